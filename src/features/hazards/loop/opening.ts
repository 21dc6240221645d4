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

/** What stands where: its number, who found it, when, and when it is overdue. */
interface Entering {
  readonly year: number
  readonly number: number
  readonly by: string
  readonly at: Date
  readonly dueAt: Date
}

/** The row of the ledger as it enters. */
export function enteringRow(found: Found, { year, number, by, at, dueAt }: Entering) {
  const { place, object, finding } = found
  return {
    unit_id: found.unitId,
    id: found.id,
    audience: audienceOfFamily(found.family),
    year,
    number,
    family: found.family,
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
    opened_at: at,
    due_at: dueAt,
  }
}

/** What its first event says. */
export const enteringEvent = (found: Found, { year, number }: Pick<Entering, 'year' | 'number'>) => ({
  number: printed(year, number),
  family: found.family,
  place: found.place,
  placeId: found.placeId,
  object: found.object,
  finding: found.finding,
  note: found.note,
  basis: [...found.basis],
  suggestedGrade: found.suggestedGrade,
  source: found.source,
  ...(found.entry ? { entry: found.entry } : {}),
})

export async function openHazard(work: SignedIn<Work>, found: Found): Promise<string> {
  const { unitId, id, family, object } = found
  const audience = audienceOfFamily(family)
  const by = work.actor.accountId
  const year = Number(work.today.slice(0, 4))
  const number = await takeNumber(work.tx, unitId, year)
  const entering = { before: null, after: fresh, restarts: true, limits: standardLimits }
  const dueAt = await handOn(work, { unitId, id, audience, object: object.zh, ...entering })
  await insertHazard(work.tx, enteringRow(found, { year, number, by, at: work.now, dueAt: dueAt ?? work.now }))
  await insertPhotos(work.tx, { unitId, id, audience }, found.photos, { moment: 'found', by, at: work.now })
  await work.record(
    hazardReported,
    { unitId, subject: { type: hazardSubject, id }, files: found.photos.map((photo) => photo.sha256), audience },
    enteringEvent(found, { year, number }),
  )
  return printed(year, number)
}
