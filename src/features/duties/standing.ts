/** How windows stand: many units in bulk for overviews and the nightly job, one unit with reasons for its own page. */
import type { Day } from '../../domain/calendar/day.ts'
import { type Bulk, evaluate } from '../../domain/compliance/bulk.ts'
import { type Explained, explain } from '../../domain/compliance/counted.ts'
import type { RuledWindow } from '../../domain/compliance/editions.ts'
import { shortfalls, type Want, type Work } from '../../domain/compliance/evidence.ts'
import { type WindowStatus, windowStatuses } from '../../domain/compliance/status.ts'
import type { Bunch } from './queries.ts'
import {
  appliesTo,
  concernedDays,
  type DutyRule,
  type RuledDuty,
  rulesOver,
  type UnitFacts,
  windowsIn,
} from './rules.ts'

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
      if (!of || !one || concernedDays(one, of).length === 0) return null
      const first = unit * bulk.width + (bulk.offset[duty] ?? 0)
      return Array.from(
        bulk.status.subarray(first, first + (windows[duty]?.length ?? 0)),
        (code) => windowStatuses[code] ?? 'missed',
      )
    },
  }
}

/** Work that counts, as columns: one row for each duty a piece satisfies, at its own unit and at the bureau over it. */
function columns(units: readonly UnitFacts[], duties: readonly RuledDuty[], bunches: readonly Bunch[]) {
  const subjects = subjectsOf(units)
  const periods = duties.map(wantsOver)
  const rows: { subject: number[]; duty: number[]; day: number[]; recorded: number[]; meant: number[] } = {
    ...{ subject: [], duty: [], day: [], recorded: [], meant: [] },
  }
  for (const bunch of bunches) {
    // Whether it counts does not hang on where, and on when only where a setting changed what is wanted.
    const work: Work = { ...bunch.alike, id: '', day: 0, recorded: 0, makesUp: null }
    periods.forEach((list, index) => {
      for (const { from, until, want } of list) {
        if (shortfalls(work, want).length > 0) continue
        bunch.units.forEach((unit, piece) => {
          const meant = bunch.meant[piece] ?? 0
          if (meant < from || meant >= until) return
          for (const subject of subjects.get(unit) ?? []) {
            rows.subject.push(subject)
            rows.duty.push(index)
            rows.day.push(bunch.days[piece] ?? 0)
            rows.recorded.push(bunch.recorded[piece] ?? 0)
            rows.meant.push(meant)
          }
        })
      }
    })
  }
  return {
    subject: Int32Array.from(rows.subject),
    duty: Int16Array.from(rows.duty),
    day: Int32Array.from(rows.day),
    recorded: Int32Array.from(rows.recorded),
    meant: Int32Array.from(rows.meant),
  }
}

/** Where the work of a unit counts: at itself, and at the bureau it answers to. */
function subjectsOf(units: readonly UnitFacts[]): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>()
  const add = (unit: number, index: number) => {
    const list = found.get(unit)
    if (list) list.push(index)
    else found.set(unit, [index])
  }
  units.forEach((unit, index) => {
    add(unit.id, index)
    for (const facility of unit.facilities) add(facility, index)
  })
  return found
}

/** What is wanted when: one stretch, unless a setting changed it. */
function wantsOver({ editions }: RuledDuty): readonly { from: Day; until: Day; want: Want }[] {
  const spans = rulesOver(editions).flatMap(({ from, until, rule: { want } }) => (want ? [{ from, until, want }] : []))
  const wants = new Set(spans.map(({ want }) => want))
  const [only] = wants
  return wants.size === 1 && only
    ? [{ from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY, want: only }]
    : spans
}

/** One duty of one unit, each window with what satisfied it and what is missing, by the rule of that window. */
export function explained(
  unit: UnitFacts,
  duty: RuledDuty,
  windows: readonly RuledWindow<DutyRule>[],
  works: readonly Work[],
  now: Day,
): readonly Explained[] {
  const applies = appliesTo(duty, unit)
  return [...Map.groupBy(windows, ({ rule }) => rule.want)].flatMap(([want, list]) =>
    want === null ? [] : explain(list, want, works, unit.operating, applies, now),
  )
}
