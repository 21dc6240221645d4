/** How windows stand: many units in bulk for overviews and the nightly job, one unit with reasons for its own page. */
import type { Day } from '../../domain/calendar/day.ts'
import { covers, intersect, type Span } from '../../domain/calendar/span.ts'
import { type Bulk, evaluate } from '../../domain/compliance/bulk.ts'
import { type Explained, explain } from '../../domain/compliance/counted.ts'
import type { RuledWindow } from '../../domain/compliance/editions.ts'
import { shortfalls, type Work } from '../../domain/compliance/evidence.ts'
import { type WindowStatus, windowStatuses } from '../../domain/compliance/status.ts'
import type { Bunch } from './queries.ts'
import { appliesTo, concerns, type RuledDuty, type UnitFacts, windowsIn } from './rules.ts'

export interface Standing {
  readonly units: readonly UnitFacts[]
  readonly duties: readonly RuledDuty[]
  readonly windows: readonly (readonly RuledWindow[])[]
  /** In the order of the duty's windows; null where the duty is none of this kind of unit. */
  statuses(unit: number, duty: number): readonly WindowStatus[] | null
}

/** First day of the earliest window that touches the days asked for: evidence from there on is needed. */
export const earliest = (windows: readonly (readonly RuledWindow[])[], otherwise: Day): Day =>
  windows.reduce((least, list) => Math.min(least, list[0]?.from ?? least), otherwise)

export const latest = (windows: readonly (readonly RuledWindow[])[], otherwise: Day): Day =>
  windows.reduce((most, list) => Math.max(most, list.at(-1)?.until ?? most), otherwise)

export const judgedWindows = (duties: readonly RuledDuty[], from: Day, until: Day) =>
  duties.map((duty) => windowsIn(duty, from, until))

export function standing(
  units: readonly UnitFacts[],
  duties: readonly RuledDuty[],
  windows: readonly (readonly RuledWindow[])[],
  works: readonly Bunch[],
  now: Day,
): Standing {
  const bulk: Bulk = evaluate({
    now,
    subjects: units.length,
    duties: windows,
    evidence: columns(units, duties, works),
    operating: (subject) => units[subject]?.operating ?? [],
    applies: (subject, duty) => {
      const [unit, one] = [units[subject], duties[duty]]
      return unit && one ? appliesTo(one, unit) : []
    },
  })
  return {
    units,
    duties,
    windows,
    statuses(unit, duty) {
      const [of, one] = [units[unit], duties[duty]]
      if (!of || !one || !concerns(one.duty, of)) return null
      const first = unit * bulk.width + (bulk.offset[duty] ?? 0)
      return Array.from(
        bulk.status.subarray(first, first + (windows[duty]?.length ?? 0)),
        (code) => windowStatuses[code] ?? 'missed',
      )
    },
  }
}

/** Work that counts, as columns: one row for each duty a piece satisfies. */
function columns(units: readonly UnitFacts[], duties: readonly RuledDuty[], bunches: readonly Bunch[]) {
  const subjects = new Map(units.map((unit, index) => [unit.id, index]))
  const counted = bunches.map(({ alike }) => {
    // Whether it counts does not hang on where and when.
    const work: Work = { ...alike, id: '', day: 0, recorded: 0, makesUp: null }
    return duties.flatMap(({ want }, index) => (want && shortfalls(work, want).length === 0 ? index : []))
  })
  const length = bunches.reduce((sum, bunch, at) => sum + bunch.units.length * (counted[at]?.length ?? 0), 0)
  const subject = new Int32Array(length)
  const duty = new Int16Array(length)
  const [day, recorded, meant] = [new Int32Array(length), new Int32Array(length), new Int32Array(length)]
  let row = 0
  bunches.forEach((bunch, at) => {
    for (const index of counted[at] ?? [])
      bunch.units.forEach((unit, piece) => {
        const found = subjects.get(unit)
        if (found === undefined) return
        subject[row] = found
        duty[row] = index
        day[row] = bunch.days[piece] ?? 0
        recorded[row] = bunch.recorded[piece] ?? 0
        meant[row] = bunch.meant[piece] ?? 0
        row += 1
      })
  })
  const used = <T extends Int32Array | Int16Array>(list: T): T => list.subarray(0, row) as T
  return {
    subject: used(subject),
    duty: used(duty),
    day: used(day),
    recorded: used(recorded),
    meant: used(meant),
  }
}

/** One duty of one unit, each window with what satisfied it and what is missing. */
export function explained(
  unit: UnitFacts,
  duty: RuledDuty,
  windows: readonly RuledWindow[],
  works: readonly Work[],
  now: Day,
): readonly Explained[] {
  return duty.want === null ? [] : explain(windows, duty.want, works, unit.operating, appliesTo(duty, unit), now)
}

/** Days on which the unit owes the duty. */
export const owedDays = (unit: UnitFacts, duty: RuledDuty): readonly Span[] =>
  intersect(unit.operating, appliesTo(duty, unit))

export const owesOn = (unit: UnitFacts, duty: RuledDuty, day: Day): boolean => covers(owedDays(unit, duty), day)
