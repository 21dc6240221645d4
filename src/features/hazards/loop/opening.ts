/** Opens a hazard: number, row, photos, event, first task; by hand or from a failed check, in the caller's transaction. */
import type { Grade } from '../../../platform/contract/grade.ts'
import { audienceOf, cooperating, type Family } from '../../../platform/contract/role.ts'
import type { Text } from '../../../platform/contract/text.ts'
import type { TermOf } from '../../../platform/contract/vocabulary.ts'
import type { SignedIn, Work } from '../../../platform/endpoint.ts'
import { hazardReported, type hazardSource, hazardSubject } from '../contract.ts'
import { insertHazard, insertPhotos, takeNumber } from '../queries.ts'
import { standardLimits } from './contract.ts'
import { fresh } from './rules/standing.ts'
import { handOn } from './waiting.ts'

export interface Said {
  readonly zh: string
  readonly en: string | null
}

export interface Found {
  readonly unitId: number
  readonly id: string
  readonly family: Family
  readonly place: Said
  /** Of the register of places; a foreign key holds that it is one of the same unit. */
  readonly placeId: string | null
  readonly object: Said
  readonly finding: Said
  readonly note: string
  readonly basis: readonly Text[]
  readonly suggestedGrade: Grade | null
  readonly source: {
    readonly kind: TermOf<typeof hazardSource>
    readonly activityId: string | null
    readonly item: string | null
  }
  /** The entry of the standard hazard library it was written by. */
  readonly entry?: string | null
  readonly photos: readonly { readonly id: string; readonly sha256: string }[]
}

/** People write the number with the year before it: 2026-0007. */
export const printed = (year: number, number: number): string => `${year}-${String(number).padStart(4, '0')}`

/** Whose eyes a hazard of the family is for. */
export const audienceOfFamily = (family: Family): number => audienceOf(cooperating[family])

export async function openHazard(work: SignedIn<Work>, found: Found): Promise<string> {
  const { unitId, id, family, place, object, finding } = found
  const audience = audienceOfFamily(family)
  const by = work.actor.accountId
  const year = Number(work.today.slice(0, 4))
  const number = await takeNumber(work.tx, unitId, year)
  const entering = { before: null, after: fresh, restarts: true, limits: standardLimits }
  const dueAt = await handOn(work, { unitId, id, audience, object: object.zh, ...entering })
  await insertHazard(work.tx, {
    unit_id: unitId,
    id,
    audience,
    year,
    number,
    family,
    state: fresh.state,
    place: place.zh,
    place_id: found.placeId,
    object: object.zh,
    finding: finding.zh,
    note: found.note,
    english: finding.en === null ? null : JSON.stringify({ place: place.en, object: object.en, finding: finding.en }),
    basis: JSON.stringify(found.basis),
    suggested_grade: found.suggestedGrade,
    source: found.source.kind,
    activity_id: found.source.activityId,
    item: found.source.item,
    library_entry: found.entry ?? null,
    reported_by: by,
    opened_at: work.now,
    due_at: dueAt ?? work.now,
  })
  await insertPhotos(work.tx, { unitId, id, audience }, found.photos, { moment: 'found', by, at: work.now })
  await work.record(
    hazardReported,
    { unitId, subject: { type: hazardSubject, id }, files: found.photos.map((photo) => photo.sha256), audience },
    {
      number: printed(year, number),
      family,
      place,
      placeId: found.placeId,
      object,
      finding,
      note: found.note,
      basis: [...found.basis],
      suggestedGrade: found.suggestedGrade,
      source: found.source,
      ...(found.entry ? { entry: found.entry } : {}),
    },
  )
  return printed(year, number)
}
