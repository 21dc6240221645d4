/**
 * The windows of a counted duty across editions of the catalogue. An edition never changes a window under the feet of
 * those who work in it: it takes effect at the first boundary, on or after its day, that both the old and the new
 * cadence share. So windows still partition time, and each is judged by one rule from its first day to its last.
 */
import type { Day } from '../calendar/day.ts'
import { boundaryFrom, type Cadence, monthsOf, windowAt, windowNumber } from '../calendar/window.ts'

/** At least `atLeast` in each window of the cadence. */
export interface CountedRule {
  readonly cadence: Cadence
  readonly atLeast: number
  /** Days after a window's end within which work done inside it may still be recorded on time. */
  readonly recordWithin: number
}

export interface Edition<R extends CountedRule = CountedRule> {
  /** Effective day. */
  readonly from: Day
  /** Null: the duty is withdrawn. */
  readonly rule: R | null
}

export interface RuledWindow<R extends CountedRule = CountedRule> {
  readonly from: Day
  readonly until: Day
  readonly rule: R
}

export interface Segment<R extends CountedRule = CountedRule> {
  readonly start: Day
  readonly rule: R | null
}

const coarser = (a: CountedRule | null, b: CountedRule | null): Cadence | null => {
  if (!a || !b) return (a ?? b)?.cadence ?? null
  return monthsOf[a.cadence] > monthsOf[b.cadence] ? a.cadence : b.cadence
}

/** Which rule is in force from when; starts are strictly ascending. */
export function segments<R extends CountedRule>(editions: readonly Edition<R>[]): readonly Segment<R>[] {
  const found: Segment<R>[] = []
  for (const edition of editions.toSorted((a, b) => a.from - b.from)) {
    // What was announced but has not begun on that day never begins.
    while ((found.at(-1)?.start ?? Number.NEGATIVE_INFINITY) > edition.from) found.pop()
    const before = found.at(-1)?.rule ?? null
    const cadence = coarser(before, edition.rule)
    if (cadence === null) continue
    const start = boundaryFrom(cadence, edition.from)
    if (found.at(-1)?.start === start) found.pop()
    found.push({ start, rule: edition.rule })
  }
  return found
}

/** Every window that touches [from, until), in order. */
export function windowsOf<R extends CountedRule>(
  editions: readonly Edition<R>[],
  from: Day,
  until: Day,
): readonly RuledWindow<R>[] {
  const ruled = segments(editions)
  const windows: RuledWindow<R>[] = []
  ruled.forEach(({ start, rule }, index) => {
    if (!rule) return
    const end = Math.min(ruled[index + 1]?.start ?? Number.POSITIVE_INFINITY, until)
    let number = windowNumber(rule.cadence, Math.max(start, from))
    // Each window begins where the one before ends.
    for (let window = windowAt(rule.cadence, number); window.from < end; ) {
      windows.push({ from: window.from, until: window.until, rule })
      window = { from: window.until, until: windowAt(rule.cadence, ++number).until }
    }
  })
  return windows
}
