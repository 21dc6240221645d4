/** What the hazard ledger does when other rooms record something. */

import type { PayloadOf } from '../../platform/contract/event.ts'
import { type About, type Reaction, reaction, type SignedIn, type Work } from '../../platform/endpoint.ts'
import { activityDone } from '../activities/contract.ts'
import { scanEvents } from '../places/scan/contract.ts'
import { audienceOfFamily, openHazard } from './loop/opening.ts'
import { shareFiles } from './queries.ts'
import { askAboutRepeat } from './repeats/asking.ts'
import { talkReactions } from './talk/jobs.ts'

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

/** A report by code, confirmed or made by somebody of the house, is a hazard at its place with all that was sent. */
async function openFromScan(work: Work, about: About, payload: PayloadOf<typeof scanEvents.confirmed>): Promise<void> {
  const { actor } = work
  if (!actor) throw new Error('a report by code is taken up by a person')
  const { hazardId, placeId, place, family, object, finding, note, suggestedGrade, photos } = payload
  const plain = (text: string) => ({ zh: text, en: null })
  const ids = photos.map((photo) => photo.id)
  await shareFiles(work.tx, about.unitId, ids, audienceOfFamily(family))
  await openHazard(
    { ...work, actor },
    {
      unitId: about.unitId,
      id: hazardId,
      family,
      ...{ place: plain(place), placeId, object: plain(object), finding: plain(finding) },
      ...{ note, basis: [], suggestedGrade, photos },
      source: { kind: 'scan', activityId: null, item: null },
    },
  )
}

export const reactions: readonly Reaction[] = [
  openFromActivity,
  reaction(scanEvents.confirmed, openFromScan),
  reaction(scanEvents.reported, openFromScan),
  askAboutRepeat,
  ...talkReactions,
]
