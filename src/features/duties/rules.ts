/**
 * The catalogue applied: whom a duty concerns, which rule holds when once the settings are laid over the file, and when a
 * unit operated and had which attributes. Days are numbers (src/domain/calendar).
 */
import { type Day, formatDay, parseDay } from '../../domain/calendar/day.ts'
import { always, covers, intersect, normalise, type Span } from '../../domain/calendar/span.ts'
import { type Window, windowOf } from '../../domain/calendar/window.ts'
import {
  type CountedRule,
  type Edition,
  type RuledWindow,
  segments,
  windowsOf,
} from '../../domain/compliance/editions.ts'
import type { Want } from '../../domain/compliance/evidence.ts'
import { type Attributes, appliesWhen } from '../../domain/compliance/predicate.ts'
import type { Duty } from '../../domain/policy/duty.ts'
import type { Department, UnitKind } from '../../platform/contract/role.ts'
import type { Changes } from './settings/contract.ts'

/** What a duty may ask of a unit. */
export interface UnitFacts {
  readonly id: number
  readonly kind: UnitKind
  readonly department: Department | null
  readonly name: string
  readonly nameEn: string
  readonly ownerId: number | null
  readonly territory: string
  /** When it operated: of a bureau, while a facility answered to it. */
  readonly operating: readonly Span[]
  readonly attributes: Attributes
  /** The day on which it was entered here; null where its journal does not say. */
  readonly keptSince: Day | null
  /** Of a bureau: the facilities that answer to it. Work done there counts for what the bureau owes once over all. */
  readonly facilities: readonly number[]
}

export interface Setting {
  readonly duty: string
  readonly number: number
  readonly effective: Day
  readonly changes: Changes
}

/** What holds in a window: how often, at which units it is counted, and what counts. */
export interface DutyRule extends CountedRule {
  readonly per: Duty['per']
  readonly want: Want | null
}

/** A duty of the catalogue with everything that settings made of it. */
export interface RuledDuty {
  /** As it stands today. */
  readonly duty: Duty
  readonly standard: Duty
  /** Of a counted duty that can be judged; otherwise empty. */
  readonly editions: readonly Edition<DutyRule>[]
  /** Of a triggered duty whose events rooms have: hours within which it is due, and from which day on. */
  readonly within: readonly { readonly from: Day; readonly hours: number }[]
  /** The kinds of unit at which evidence is looked for, and on which days. */
  readonly subjects: readonly { readonly kind: UnitKind; readonly days: readonly Span[] }[]
  readonly want: Want | null
}

/** The unit at which evidence is looked for. */
export const subjectOf = (duty: Pick<Duty, 'of' | 'per'>): UnitKind =>
  duty.per === 'facility' ? 'facility' : duty.of === 'leader' ? 'bureau' : duty.of

type Kind = Pick<UnitFacts, 'kind' | 'department'>
const isItsDepartment = (duty: Duty, unit: Kind): boolean =>
  unit.kind !== 'department' || duty.department === unit.department

/** Today. */
export const concerns = (duty: Duty, unit: Kind): boolean =>
  subjectOf(duty) === unit.kind && isItsDepartment(duty, unit)

/** Days on which evidence of the duty is looked for at the unit: a setting may move it from a bureau to its facilities. */
export const concernedDays = ({ subjects, standard }: RuledDuty, unit: Kind): readonly Span[] =>
  isItsDepartment(standard, unit) ? (subjects.find(({ kind }) => kind === unit.kind)?.days ?? []) : []

/** It is this unit's own business, counted at each of its facilities. */
export const owedElsewhere = (duty: Duty, unit: Pick<UnitFacts, 'kind' | 'department'>): boolean =>
  duty.per === 'facility' &&
  (duty.of === 'leader' ? 'bureau' : duty.of) === unit.kind &&
  unit.kind !== 'facility' &&
  (duty.of !== 'department' || duty.department === unit.department)

const countedRule = ({ rule, per, want }: Duty): DutyRule | null =>
  rule.kind === 'counted'
    ? { cadence: rule.every, atLeast: rule.atLeast, recordWithin: rule.recordWithinDays, per, want }
    : null

/** From when to when each rule holds. */
export function rulesOver(editions: readonly Edition<DutyRule>[]): readonly (Span & { readonly rule: DutyRule })[] {
  const ruled = segments(editions)
  return ruled.flatMap(({ start, rule }, index) =>
    rule ? [{ from: start, until: ruled[index + 1]?.start ?? Number.POSITIVE_INFINITY, rule }] : [],
  )
}

export function subjectsOf(duty: Duty, editions: readonly Edition<DutyRule>[]): RuledDuty['subjects'] {
  if (editions.length === 0) return [{ kind: subjectOf(duty), days: always }]
  const spans = Map.groupBy(rulesOver(editions), ({ rule }) => subjectOf({ of: duty.of, per: rule.per }))
  // Counted at one kind of unit all along, as nearly every duty is: no day needs to be cut out.
  return [...spans].map(([kind, days]) => ({ kind, days: spans.size === 1 ? always : normalise(days) }))
}

export function changed(duty: Duty, changes: Changes): Duty {
  const { every, atLeast, recordWithinDays, withinHours, remindDays, reviewed, per, attendance } = changes
  const rule =
    duty.rule.kind === 'counted'
      ? {
          ...duty.rule,
          every: every ?? duty.rule.every,
          atLeast: atLeast ?? duty.rule.atLeast,
          recordWithinDays: recordWithinDays ?? duty.rule.recordWithinDays,
        }
      : duty.rule.kind === 'triggered'
        ? { ...duty.rule, withinHours: withinHours ?? duty.rule.withinHours }
        : duty.rule
  const want = duty.want && attendance !== undefined ? { ...duty.want, attendance } : duty.want
  return {
    ...{ ...duty, rule, want, per: per ?? duty.per },
    ...{ remindDays: remindDays ?? duty.remindDays, reviewed: reviewed ?? duty.reviewed },
  }
}

/** A bureau's duty may be counted once over all its facilities, or at each: elsewhere there is no such choice. */
const mayCountElsewhere = ({ of, rule }: Duty): boolean =>
  rule.kind === 'counted' && (of === 'bureau' || of === 'leader')

/** The first field of a change that means nothing for the duty; null where all fit. */
export function unfit(duty: Duty, changes: Changes): string | null {
  const counted = duty.rule.kind === 'counted'
  const fits: Readonly<Record<keyof Changes, boolean>> = {
    ...{ every: counted, atLeast: counted, recordWithinDays: counted, reviewed: true },
    withinHours: duty.rule.kind === 'triggered',
    remindDays: duty.rule.kind !== 'triggered' || duty.rule.toCome === null,
    per: mayCountElsewhere(duty),
    attendance: duty.want?.attendance !== undefined,
  }
  return (Object.keys(changes) as (keyof Changes)[]).find((name) => !fits[name]) ?? null
}

/**
 * @param from first day from which the file counts
 * @param settings of all duties, in the order they were made
 */
export function ruled(duty: Duty, from: Day, settings: readonly Setting[], today: Day): RuledDuty {
  const all: Edition<DutyRule>[] = [{ from, rule: countedRule(duty) }]
  const bound = duty.rule.kind === 'triggered' && duty.rule.answeredBy.length > 0
  const within = bound ? [{ from, hours: hoursOf(duty) }] : []
  const own = settings
    .filter((setting) => setting.duty === duty.id)
    .toSorted((a, b) => a.effective - b.effective || a.number - b.number)
  let next = duty
  let present = duty
  for (const setting of own) {
    next = changed(next, setting.changes)
    all.push({ from: setting.effective, rule: countedRule(next) })
    if (bound) within.push({ from: setting.effective, hours: hoursOf(next) })
    if (setting.effective <= today) present = next
  }
  const editions = duty.rule.kind === 'counted' && duty.want !== null ? all : []
  return {
    duty: present,
    standard: duty,
    editions,
    within,
    subjects: subjectsOf(present, editions),
    want: present.want,
  }
}

const hoursOf = ({ rule }: Duty): number => (rule.kind === 'triggered' ? rule.withinHours : 0)

export const windowsIn = (duty: RuledDuty, from: Day, until: Day): readonly RuledWindow<DutyRule>[] =>
  duty.editions.length === 0 ? [] : windowsOf(duty.editions, from, until)

/**
 * When a duty applied to a unit. Windows that ended before the unit was entered here are not judged: of them the
 * system knows nothing, and "missed" would be an accusation without ground.
 */
export function appliesTo(duty: RuledDuty, unit: UnitFacts): readonly Span[] {
  const days = concernedDays(duty, unit)
  if (days.length === 0) return []
  const applies = intersect(appliesWhen(duty.duty.applies, unit.attributes), days)
  if (unit.keptSince === null || duty.standard.rule.kind !== 'counted') return applies
  const from = windowOf(duty.standard.rule.every, unit.keptSince).from
  return intersect(applies, [{ from, until: Number.POSITIVE_INFINITY }])
}

/** Days on which the unit owes the duty. */
export const owedDays = (unit: UnitFacts, duty: RuledDuty): readonly Span[] =>
  intersect(unit.operating, appliesTo(duty, unit))

export const owesOn = (unit: UnitFacts, duty: RuledDuty, day: Day): boolean => covers(owedDays(unit, duty), day)

interface Days {
  readonly openedOn: string
  readonly closedOn: string | null
}

export const operatingDays = ({ openedOn, closedOn }: Days): Span => ({
  from: parseDay(openedOn),
  until: closedOn === null ? Number.POSITIVE_INFINITY : parseDay(closedOn),
})

/** A bureau has its duties of custody while a facility answers to it. */
export const operatingOf = (kind: UnitKind, own: Days, facilities: readonly Days[]): readonly Span[] => {
  const mine = [operatingDays(own)]
  return kind === 'bureau' ? intersect(mine, normalise(facilities.map(operatingDays))) : normalise(mine)
}

export interface PastValue {
  readonly name: string
  readonly until: Day
  readonly value: unknown
}

/**
 * Values of attributes and when each held. The present value holds since the last change; what it was before stands in
 * `past`, each until its day.
 */
export function datedAttributes(
  present: Readonly<Record<string, unknown>>,
  past: readonly PastValue[],
  type: string | null,
): Attributes {
  const names = new Set([...Object.keys(present), ...past.map(({ name }) => name)])
  const dated = new Map<string, { value: string | boolean; days: Span[] }[]>()
  for (const name of names) {
    let from = Number.NEGATIVE_INFINITY
    const values: { value: string | boolean; days: Span[] }[] = []
    const add = (value: unknown, until: Day) => {
      if (value !== null && value !== undefined && from < until)
        values.push({ value: typeof value === 'boolean' ? value : String(value), days: [{ from, until }] })
      from = until
    }
    for (const one of past.filter((each) => each.name === name).toSorted((a, b) => a.until - b.until))
      add(one.value, one.until)
    add(present[name], Number.POSITIVE_INFINITY)
    dated.set(name, values)
  }
  if (type !== null)
    dated.set('type', [{ value: type, days: [{ from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY }] }])
  return dated
}

/** Names whose value differs, with what it was. */
export const attributesThatChanged = (
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): { name: string; value: unknown }[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => before[name] !== after[name])
    .map((name) => ({ name, value: before[name] ?? null }))

export const lastDay = (window: Window): string => formatDay(window.until - 1)
