/** Sets of days as sorted, disjoint, non-touching half-open spans. Set algebra for operating periods, attributes, breaches. */
import type { Day } from './day.ts'

export interface Span {
  readonly from: Day
  /** First day outside; Infinity where it has no end. */
  readonly until: Day
}

export const always: readonly Span[] = [{ from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY }]

/** Sorts, drops empty spans, joins those that overlap or touch. */
export function normalise(spans: readonly Span[]): readonly Span[] {
  const sorted = spans.filter((span) => span.from < span.until).toSorted((a, b) => a.from - b.from)
  const joined: Span[] = []
  for (const span of sorted) {
    const last = joined.at(-1)
    if (last && span.from <= last.until)
      joined[joined.length - 1] = { from: last.from, until: Math.max(last.until, span.until) }
    else joined.push(span)
  }
  return joined
}

export function intersect(a: readonly Span[], b: readonly Span[]): readonly Span[] {
  const common: Span[] = []
  let i = 0
  let j = 0
  for (let one = a[i], other = b[j]; one && other; one = a[i], other = b[j]) {
    const from = Math.max(one.from, other.from)
    const until = Math.min(one.until, other.until)
    if (from < until) common.push({ from, until })
    if (one.until < other.until) i++
    else j++
  }
  return common
}

export const union = (a: readonly Span[], b: readonly Span[]): readonly Span[] => normalise([...a, ...b])

export function complement(spans: readonly Span[]): readonly Span[] {
  const gaps: Span[] = []
  let from = Number.NEGATIVE_INFINITY
  for (const span of spans) {
    if (from < span.from) gaps.push({ from, until: span.from })
    from = span.until
  }
  if (from < Number.POSITIVE_INFINITY) gaps.push({ from, until: Number.POSITIVE_INFINITY })
  return gaps
}

export const subtract = (a: readonly Span[], b: readonly Span[]): readonly Span[] => intersect(a, complement(b))

/** Number of days of the set inside [from, until). */
export function daysWithin(spans: readonly Span[], from: Day, until: Day): number {
  let days = 0
  for (const span of spans) {
    const length = Math.min(span.until, until) - Math.max(span.from, from)
    if (length > 0) days += length
  }
  return days
}

export const covers = (spans: readonly Span[], at: Day): boolean =>
  spans.some((span) => span.from <= at && at < span.until)
