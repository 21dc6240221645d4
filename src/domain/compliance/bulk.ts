/**
 * Counted duties in bulk: every subject, every duty, every window, as codes in one typed array. A property test holds
 * it to `explain`. Evidence comes as columns of work that was already found to count for its duty (`shortfalls`).
 */
import type { Day } from '../calendar/day.ts'
import { daysWithin, intersect, type Span } from '../calendar/span.ts'
import { isLate } from './counted.ts'
import type { RuledWindow } from './editions.ts'
import { judge } from './status.ts'

export interface Evidence {
  /** Index of the subject. */
  readonly subject: Int32Array
  /** Index of the duty. */
  readonly duty: Int16Array
  /** The day it was done. */
  readonly day: Int32Array
  /** The day it was recorded. */
  readonly recorded: Int32Array
  /** The day whose window it is meant for: `day`, or one it makes up for. */
  readonly meant: Int32Array
}

export interface BulkInput {
  readonly now: Day
  readonly subjects: number
  /** Windows of each duty, in order and without gaps between the first and the last. */
  readonly duties: readonly (readonly RuledWindow[])[]
  readonly evidence: Evidence
  /** When each subject operated. */
  readonly operating: (subject: number) => readonly Span[]
  /** When each duty applied to each subject. */
  readonly applies: (subject: number, duty: number) => readonly Span[]
}

export interface Bulk {
  /** Windows of all duties together: the length of one subject's row. */
  readonly width: number
  /** Where each duty's windows begin in a row. */
  readonly offset: Int32Array
  /** Codes of `windowStatuses`, subjects × width. */
  readonly status: Uint8Array
}

export function evaluate(input: BulkInput): Bulk {
  const { duties, subjects, evidence, now } = input
  const offset = new Int32Array(duties.length)
  let width = 0
  duties.forEach((windows, duty) => {
    offset[duty] = width
    width += windows.length
  })
  const inTime = new Uint16Array(subjects * width)
  const late = new Uint16Array(subjects * width)
  const lookups = duties.map(lookup)
  const { subject, duty, day, recorded, meant } = evidence
  for (let i = 0; i < subject.length; i++) {
    const of = duty[i] as number
    const at = lookups[of]?.find(meant[i] as number) ?? -1
    if (at < 0) continue
    const window = duties[of]?.[at] as RuledWindow
    const cell = (subject[i] as number) * width + (offset[of] as number) + at
    const tally = isLate(day[i] as number, recorded[i] as number, window.until, window.rule.recordWithin)
      ? late
      : inTime
    // A count never wraps round: beyond what fits it stays at the most.
    if ((tally[cell] as number) < 65_535) tally[cell] = (tally[cell] as number) + 1
  }

  const status = new Uint8Array(subjects * width)
  for (let s = 0; s < subjects; s++) {
    const operating = input.operating(s)
    let cell = s * width
    for (let d = 0; d < duties.length; d++) {
      const windows = duties[d] as readonly RuledWindow[]
      const owed = intersect(operating, input.applies(s, d))
      for (const { from, until, rule } of windows) {
        const operated = daysWithin(operating, from, until)
        const owedDays = daysWithin(owed, from, until)
        const [timely, tardy] = [inTime[cell] as number, late[cell] as number]
        status[cell++] = judge(
          from,
          until,
          until + rule.recordWithin,
          rule.atLeast,
          now,
          operated,
          owedDays,
          timely,
          tardy,
        )
      }
    }
  }
  return { width, offset, status }
}

/** From a day to the index of its window in constant time. */
function lookup(windows: readonly RuledWindow[]): { find(day: Day): number } {
  const first = windows[0]?.from ?? 0
  const table = new Int16Array(Math.max(0, (windows.at(-1)?.until ?? 0) - first)).fill(-1)
  windows.forEach((window, index) => {
    table.fill(index, window.from - first, window.until - first)
  })
  return { find: (day) => table[day - first] ?? -1 }
}
