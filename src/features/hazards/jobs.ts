/** What the hazard ledger does when other rooms record something. */
import { type Reaction, reaction, type SignedIn, type Work } from '../../platform/endpoint.ts'
import { activityDone } from '../activities/contract.ts'
import { audienceOfFamily, openHazard } from './loop/opening.ts'
import { shareFiles } from './queries.ts'

/** Each finding of finished work becomes a hazard with all that the record knows; nothing is typed again. */
const openFromActivity = reaction(activityDone, async (work, about, payload) => {
  const { actor } = work
  if (payload.findings.length === 0) return
  if (!actor) throw new Error('work is recorded by a person')
  const by: SignedIn<Work> = { ...work, actor }
  const { unitId, findings } = payload
  for (const finding of findings) {
    const { family } = finding
    const photos = finding.files.map((file) => file.id)
    if (photos.length > 0) await shareFiles(work.tx, unitId, photos, audienceOfFamily(family))
    await openHazard(by, {
      unitId,
      id: work.newId(),
      family,
      place: finding.place,
      placeId: null,
      object: finding.object,
      finding: finding.finding,
      note: finding.note,
      basis: finding.basis,
      suggestedGrade: finding.suggestedGrade,
      source: { kind: 'activity', activityId: about.subject.id, item: finding.itemId },
      photos: finding.files,
    })
  }
})

export const reactions: readonly Reaction[] = [openFromActivity]
