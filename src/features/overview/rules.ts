/** From rows of the days to what an overview says. Pure. */
import { gains, gravest, type Part } from '../../domain/signals/assess.ts'
import { type Colour, colours, type Family, families, type SignalIndex, worse } from '../../domain/signals/signal.ts'
import { type Audience, audienceOf, cooperating, type FacilityType } from '../../platform/contract/role.ts'
import { fillBoth, type Text } from '../../platform/contract/text.ts'
import type { Cell, Change, FacilityRow, Tally, Worst } from './contract.ts'

/** The bottom lines whose index somebody may read at all. */
export const familiesFor = (reads: number): Family[] =>
  families.filter((family) => (audienceOf([...cooperating[family], 'government' satisfies Audience]) & reads) !== 0)

export interface Stood {
  readonly unit: number
  readonly family: Family
  readonly points: number
  readonly colour: Colour
  readonly decided: Colour | null
  readonly signals: Readonly<Record<string, number>>
  readonly open: number
  readonly overdue: number
  readonly major: number
  readonly due: number
  readonly done: number
  readonly missed: number
}

export const lineKey = (unit: number, family: string): string => `${unit} ${family}`

const rank = (colour: Colour): number => colours.indexOf(colour)

/** What adds most; of equals the first by name, so that the answer is the same every time. */
const heaviest = (signals: Readonly<Record<string, number>>): string | null =>
  Object.entries(signals).reduce<[string, number] | null>(
    (best, [id, points]) =>
      best === null || points > best[1] || (points === best[1] && id < best[0]) ? [id, points] : best,
    null,
  )?.[0] ?? null

export function cellOf(
  now: Stood,
  dayBefore: Stood | undefined,
  weekBefore: Stood | undefined,
  trend: Cell['trend'],
): Cell {
  const then = (one: Stood | undefined) => (one ? { points: one.points, colour: one.colour } : null)
  const { family, points, colour, decided, open, overdue, major, due, done, missed, signals } = now
  return {
    ...{ family, points, colour, decided, open, overdue, major, due, done, missed, trend },
    ...{ most: heaviest(signals), dayBefore: then(dayBefore), weekBefore: then(weekBefore) },
  }
}

export interface Named {
  readonly id: number
  readonly name: string
  readonly nameEn: string
  readonly type: FacilityType
  readonly territory: string
}

export const facilityRow = ({ id, name, nameEn, type, territory }: Named, cells: Cell[]): FacilityRow => ({
  ...{ unitId: id, name: { zh: name, en: nameEn }, type, territory, cells },
  colour: cells.reduce<Colour>((worst, cell) => worse(worst, cell.colour), 'blue'),
  points: cells.reduce((most, { points }) => Math.max(most, points), 0),
})

/** Worst colour first, then the highest index, then all of them together. */
export function worstFirst(a: FacilityRow, b: FacilityRow): number {
  const all = ({ cells }: FacilityRow) => cells.reduce((sum, { points }) => sum + points, 0)
  return rank(b.colour) - rank(a.colour) || b.points - a.points || all(b) - all(a) || a.unitId - b.unitId
}

/** @param shown bottom lines in the order of the plan */
export function tallyOf(rows: readonly FacilityRow[], shown: readonly Family[]): Tally {
  const none = () => ({ blue: 0, yellow: 0, orange: 0, red: 0 })
  const since = () => ({ rose: 0, fell: 0, points: 0 })
  const byFamily = new Map(shown.map((family) => [family, { family, colours: none(), open: 0, overdue: 0, major: 0 }]))
  const tally: Tally = {
    ...{ facilities: rows.length, colours: none(), families: [...byFamily.values()], sum: 0, highest: 0 },
    ...{ open: 0, overdue: 0, major: 0, done: 0, missed: 0, sinceDay: since(), sinceWeek: since() },
  }
  for (const row of rows) {
    tally.colours[row.colour] += 1
    tally.highest = Math.max(tally.highest, row.points)
    for (const cell of row.cells) {
      const own = byFamily.get(cell.family)
      if (own) {
        own.colours[cell.colour] += 1
        for (const name of ['open', 'overdue', 'major'] as const) own[name] += cell[name]
      }
      tally.sum += cell.points
      for (const name of ['open', 'overdue', 'major', 'done', 'missed'] as const) tally[name] += cell[name]
      moved(tally.sinceDay, cell, cell.dayBefore)
      moved(tally.sinceWeek, cell, cell.weekBefore)
    }
  }
  return tally
}

function moved(into: Tally['sinceDay'], cell: Cell, before: Cell['dayBefore']): void {
  if (!before) return
  into.points += cell.points - before.points
  if (rank(cell.colour) > rank(before.colour)) into.rose += 1
  if (rank(cell.colour) < rank(before.colour)) into.fell += 1
}

/** Codes of the cities and counties in which rows stand, inside a territory. */
export const codesInside = (rows: readonly FacilityRow[], territory: string): string[] =>
  [...new Set(rows.flatMap(({ territory: at }) => [4, 6].flatMap((n) => (at.length >= n ? [at.slice(0, n)] : []))))]
    .filter((code) => code.length > territory.length && code.startsWith(territory))
    .sort()

const mostChanges = 60

/** What moved since the day before: colours first, worst first, then the largest steps. */
export function changesOf(now: readonly Stood[], before: ReadonlyMap<string, Stood>): Change[] {
  return now
    .flatMap((one): Change[] => {
      const was = before.get(lineKey(one.unit, one.family))
      if (!was || (was.points === one.points && was.colour === one.colour)) return []
      const [signal, by] = grewMost(was, one)
      return [
        {
          ...{ unitId: one.unit, family: one.family, from: was.colour, to: one.colour },
          ...{ before: was.points, points: one.points, signal, by },
        },
      ]
    })
    .sort((a, b) => weight(b) - weight(a) || b.points - a.points || a.unitId - b.unitId)
    .slice(0, mostChanges)
}

const weight = ({ from, to, before, points }: Change): number =>
  (from === to ? 0 : 1e6 + 1e4 * Math.max(rank(to), rank(from))) + Math.abs(points - before)

function grewMost(was: Stood, one: Stood): [string | null, number] {
  const up = one.points >= was.points ? 1 : -1
  const names = new Set([...Object.keys(was.signals), ...Object.keys(one.signals)])
  let best: [string | null, number] = [null, 0]
  for (const name of [...names].sort()) {
    const by = (one.signals[name] ?? 0) - (was.signals[name] ?? 0)
    if (by * up > best[1] * up) best = [name, by]
  }
  return best
}

/** The lines that stand worst, of which the page says why. */
export const worstLines = (rows: readonly FacilityRow[], most: number) =>
  rows
    .flatMap((row) => row.cells.map((cell) => ({ unit: row.unitId, ...cell })))
    .filter(({ points, colour }) => points > 0 || colour !== 'blue')
    .sort((a, b) => rank(b.colour) - rank(a.colour) || b.points - a.points || a.unit - b.unit)
    .slice(0, most)

/** @param parts of the line, as far as they are kept; null: the day is past */
export function worstOf(
  { rules, signals }: SignalIndex,
  line: { unit: number; family: Family; points: number },
  parts: readonly Part[] | null,
): Worst {
  const about = { unitId: line.unit, family: line.family }
  const [first] = parts ? gravest(parts) : []
  if (!parts || !first) return { ...about, reason: null, gain: null }
  const known = parts.reduce((sum, { points }) => sum + points, 0)
  const [best] = gains(rules, signals, { points: known, parts }, 1)
  return {
    ...about,
    reason: told(signals, first),
    // Only the gravest facts are kept: where some are missing what remains is not known to the point.
    gain: best ? { reason: told(signals, best.part), to: known === line.points ? known - best.points : null } : null,
  }
}

function told(signals: SignalIndex['signals'], { fact, points, decides }: Part) {
  const signal = signals.get(fact.signal)
  const both = (text: Text) => fillBoth(text, fact.details)
  const unknown = { zh: fact.signal, en: fact.signal }
  return {
    words: both(signal?.words ?? unknown),
    action: both(signal?.action ?? unknown),
    path: fact.path,
    points,
    decides,
  }
}

/** What a signal is called where no single record is meant: its words up to the record's name. */
export function signalName({ zh, en }: Text): Text {
  const short = (text: string) => text.split(/[：:（({]/)[0]?.trim() ?? text
  return { zh: short(zh), en: short(en) }
}
