/** Days of the book as text, units by their names: rows of the register and of one facility's line. */
import { type Day, formatDay } from '../../domain/calendar/day.ts'
import type { Answerable, Book, Standing } from '../../domain/responsibility/book.ts'
import { gapsOf } from '../../domain/responsibility/lanes.ts'
import type { Text } from '../../platform/contract/text.ts'
import type { Post, RegisterRow } from './contract.ts'

export const nameOf = (book: Book, unitId: number | null): Text | null => {
  const unit = unitId === null ? undefined : book.unit(unitId)
  return unit ? { zh: unit.name, en: unit.nameEn } : null
}

const dayOrNull = (day: Day | null): string | null => (day === null ? null : formatDay(day))

/** Hand-overs not settled, by `unit role`. */
export type Pending = ReadonlyMap<string, NonNullable<Post['handOver']>>

export const postOf = (book: Book, { unitId, role, holders }: Answerable, pending?: Pending): Post => ({
  unit: nameOf(book, unitId),
  handOver: pending?.get(`${unitId} ${role}`) ?? null,
  people: holders.map(({ positionId, personId, name, title, since, until, acting }) => ({
    ...{ positionId, personId, name, title, since: formatDay(since), until: dayOrNull(until) },
    acting: acting.map((one) => ({ name: one.name, since: formatDay(one.since), until: formatDay(one.until) })),
  })),
})

export const rowOf = (book: Book, standing: Standing, pending: Pending): RegisterRow => ({
  unitId: standing.facilityId,
  unit: nameOf(book, standing.facilityId) ?? { zh: '', en: '' },
  owner: nameOf(book, standing.ownerId),
  first: postOf(book, standing.first, pending),
  direct: postOf(book, standing.direct, pending),
  director: postOf(book, standing.director, pending),
  territorial: postOf(book, standing.territorial, pending),
  gaps: [...gapsOf(standing)],
})
