/** The book of who was answerable (domain/responsibility), read for many facilities in one query. */
import { sql } from 'kysely'
import { type Day, parseDay } from '../../domain/calendar/day.ts'
import { type Acting, Book, type LineUnit, type Tenure } from '../../domain/responsibility/book.ts'
import type { Tx } from '../database/pool.ts'

interface Dated<Until = string | null> {
  readonly since: string
  readonly until: Until
}
interface Found {
  readonly units: readonly (Omit<LineUnit, 'openedOn' | 'closedOn' | 'past'> & {
    readonly openedOn: string
    readonly closedOn: string | null
    readonly past: readonly (Pick<LineUnit, 'ownerId' | 'territory'> & { readonly until: string })[]
  })[]
  readonly tenures: readonly (Omit<Tenure, keyof Dated> & Dated)[]
  readonly acting: readonly (Omit<Acting, keyof Dated> & Dated<string>)[]
}

const dayOrNull = (text: string | null): Day | null => (text === null ? null : parseDay(text))

/**
 * @param units facilities of the transaction's scope; others are left out
 * @param first the book answers for days from this one, `YYYY-MM-DD`
 * @param last to this one
 */
export async function lineOf(
  tx: Tx,
  units: readonly number[],
  first: string,
  last: string,
  timeZone: string,
): Promise<Book> {
  const { rows } = await sql<{ line: Found }>`select app.line_of(${`{${units.join(',')}}`}::integer[], ${first}::date,
    ${last}::date, ${timeZone}) as line`.execute(tx)
  const { units: stood, tenures, acting } = rows[0]?.line ?? { units: [], tenures: [], acting: [] }
  return new Book(
    stood.map((unit) => ({
      ...unit,
      openedOn: parseDay(unit.openedOn),
      closedOn: dayOrNull(unit.closedOn),
      past: unit.past.map((place) => ({ ...place, until: parseDay(place.until) })),
    })),
    tenures.map((one) => ({ ...one, since: parseDay(one.since), until: dayOrNull(one.until) })),
    acting.map((one) => ({ ...one, since: parseDay(one.since), until: parseDay(one.until) })),
  )
}
