/** The leaders of a facility on a day whose dossiers somebody may read, by the responsibility register. */
import { type Day, formatDay } from '../../domain/calendar/day.ts'
import type { Answerable, Book, Standing } from '../../domain/responsibility/book.ts'
import type { Text } from '../../platform/contract/text.ts'
import { type HeldPost, isLeader, mayRead } from './rules.ts'

export interface Leader {
  readonly personId: string
  readonly name: string
  readonly title: string
  readonly role: string
  readonly unitId: number
  readonly unit: Text
  /** Since when the post is held; of an acting leader, acted for. */
  readonly since: Day
}

/** Chief of the owner first, then down; then the bureaus and guidance departments above. */
const postsOf = (line: Standing): readonly Answerable[] => [
  ...[line.first, line.direct, line.director],
  ...line.above.flatMap(({ chief, deputy }) => [chief, deputy]),
  ...line.guidance,
]

export function leadersOf(book: Book, line: Standing): Leader[] {
  return postsOf(line).flatMap(({ unitId, role, holders }) => {
    const unit = unitId === null ? undefined : book.unit(unitId)
    if (!unit || !isLeader(role)) return []
    const at = { role, unitId: unit.id, unit: { zh: unit.name, en: unit.nameEn } }
    return holders.flatMap((holder) => [
      { ...at, personId: holder.personId, name: holder.name, title: holder.title, since: holder.since },
      ...holder.acting.map(({ personId, name, since }) => ({ ...at, personId, name, title: holder.title, since })),
    ])
  })
}

export interface Reader {
  readonly accountId: string
  readonly posts: readonly HeldPost[]
  /** Units their posts reach. */
  readonly units: readonly number[]
}

export const readable = (all: readonly Leader[], { accountId, posts, units }: Reader): readonly Leader[] =>
  all.filter((one) => one.personId === accountId || mayRead(posts, units, one))

export const sinceOf = ({ since }: Leader): string => formatDay(since)
