/**
 * Who was answerable when: for each post of a facility's line the spans of a time in which the same people held it, gaps
 * as spans without holders. Made by asking the book once between any two days on which something changed, so that a lane
 * says on every day exactly what the register says on that day.
 */
import type { Day } from '../calendar/day.ts'
import type { Answerable, Book, Standing } from './book.ts'

export const lanes = ['first', 'direct', 'director', 'territorial'] as const
export type Lane = (typeof lanes)[number]

export interface Stretch {
  readonly from: Day
  /** First day outside. */
  readonly until: Day
  readonly held: Answerable
}

const same = (a: Answerable, b: Answerable): boolean => signOf(a) === signOf(b)
const signOf = ({ unitId, holders }: Answerable): string =>
  `${unitId} ${holders.map((one) => `${one.positionId} ${one.acting.map(({ personId, since }) => `${personId}@${since}`)}`)}`

/** @param until first day outside; days on which the facility did not work stand in no stretch */
export function lanesOf(book: Book, facilityId: number, from: Day, until: Day): Readonly<Record<Lane, Stretch[]>> {
  const drawn: Record<Lane, Stretch[]> = { first: [], direct: [], director: [], territorial: [] }
  const turns = [from, ...book.turns.filter((day) => from < day && day < until), until]
  for (const [n, day] of turns.slice(0, -1).entries()) {
    const end = turns[n + 1] ?? until
    const standing = book.on(facilityId, day)
    if (standing) for (const lane of lanes) add(drawn[lane], day, end, standing[lane])
  }
  return drawn
}

function add(stretches: Stretch[], from: Day, until: Day, held: Answerable): void {
  const last = stretches.at(-1)
  if (last && last.until === from && same(last.held, held))
    stretches[stretches.length - 1] = { from: last.from, until, held }
  else stretches.push({ from, until, held })
}

/** Posts of the line that nobody held: by lane, as the register counts them. */
export const gapsOf = (standing: Standing): readonly Lane[] =>
  lanes.filter((lane) => standing[lane].holders.length === 0)

export const daysVacant = (stretches: readonly Stretch[]): number =>
  stretches.reduce((days, { from, until, held }) => (held.holders.length === 0 ? days + until - from : days), 0)
