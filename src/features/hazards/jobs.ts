/** What the hazard ledger does when other rooms record something. */
import { type Reaction, reaction, type SignedIn, type Work } from '../../platform/endpoint.ts'
import { activityDone } from '../activities/contract.ts'
import { audienceOfFamily, openHazard } from './loop/opening.ts'
import { shareFiles } from './queries.ts'

/** Each failed item of a finished check becomes a hazard with all that the check knows; nothing is typed again. */
const openFromActivity = reaction(activityDone, async (work, about, payload) => {
  const { actor } = work
  if (payload.findings.length === 0) return
  if (!actor) throw new Error('a check is finished by a person')
  const by: SignedIn<Work> = { ...work, actor }
  const { unitId, family, findings } = payload
  await shareFiles(
    work.tx,
    unitId,
    findings.flatMap((finding) => finding.files.map((file) => file.id)),
    audienceOfFamily(family),
  )
  for (const finding of findings)
    await openHazard(by, {
      unitId,
      id: work.newId(),
      family,
      place: finding.place,
      object: finding.object,
      finding: finding.finding,
      note: finding.note,
      basis: finding.basis,
      suggestedGrade: finding.suggestedGrade,
      source: { kind: 'activity', activityId: about.subject.id, item: finding.itemId },
      photos: finding.files,
    })
})

export const reactions: readonly Reaction[] = [openFromActivity]
