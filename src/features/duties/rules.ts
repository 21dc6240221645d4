/**
 * The catalogue applied: whom a duty concerns, which rule holds when once the settings are laid over the file, and when a
 * unit operated and had which attributes. Days are numbers (src/domain/calendar).
 */
import { type Day, formatDay, parseDay } from '../../domain/calendar/day.ts'
import { intersect, normalise, type Span } from '../../domain/calendar/span.ts'
import { type Window, windowOf } from '../../domain/calendar/window.ts'
import { type CountedRule, type Edition, type RuledWindow, windowsOf } from '../../domain/compliance/editions.ts'
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
}

export interface Setting {
  readonly duty: string
  readonly number: number
  readonly effective: Day
  readonly changes: Changes
}

/** A duty of the catalogue with everything that settings made of it. */
export interface RuledDuty {
  /** As it stands today. */
  readonly duty: Duty
  readonly standard: Duty
  /** Of a counted duty that can be judged; otherwise empty. */
  readonly editions: readonly Edition[]
  readonly want: Want | null
}

/** The unit at which evidence is looked for. */
export const subjectOf = (duty: Pick<Duty, 'of' | 'per'>): UnitKind =>
  duty.per === 'facility' ? 'facility' : duty.of === 'leader' ? 'bureau' : duty.of

export const concerns = (duty: Duty, unit: Pick<UnitFacts, 'kind' | 'department'>): boolean =>
  subjectOf(duty) === unit.kind && (unit.kind !== 'department' || duty.department === unit.department)

/** It is this unit's own business, counted at each of its facilities. */
export const owedElsewhere = (duty: Duty, unit: Pick<UnitFacts, 'kind' | 'department'>): boolean =>
  duty.per === 'facility' &&
  (duty.of === 'leader' ? 'bureau' : duty.of) === unit.kind &&
  unit.kind !== 'facility' &&
  (duty.of !== 'department' || duty.department === unit.department)

const countedRule = (duty: Duty): CountedRule | null =>
  duty.rule.kind === 'counted'
    ? { cadence: duty.rule.every, atLeast: duty.rule.atLeast, recordWithin: duty.rule.recordWithinDays }
    : null

export function changed(duty: Duty, changes: Changes): Duty {
  const { every, atLeast, recordWithinDays, withinHours, remindDays, reviewed } = changes
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
  return { ...duty, rule, remindDays: remindDays ?? duty.remindDays, reviewed: reviewed ?? duty.reviewed }
}

/** Fields of a change that mean nothing for the duty. */
export function unfit(duty: Duty, changes: Changes): string | null {
  const counted = ['every', 'atLeast', 'recordWithinDays']
  const given = Object.keys(changes)
  const wrong = given.find((name) =>
    counted.includes(name)
      ? duty.rule.kind !== 'counted'
      : name === 'withinHours'
        ? duty.rule.kind !== 'triggered'
        : name === 'remindDays' && duty.rule.kind !== 'counted',
  )
  return wrong ?? null
}

/**
 * @param from first day from which the file counts
 * @param settings of all duties, in the order they were made
 */
export function ruled(duty: Duty, from: Day, settings: readonly Setting[], today: Day): RuledDuty {
  const editions: Edition[] = [{ from, rule: countedRule(duty) }]
  const own = settings
    .filter((setting) => setting.duty === duty.id)
    .toSorted((a, b) => a.effective - b.effective || a.number - b.number)
  let next = duty
  let present = duty
  for (const setting of own) {
    next = changed(next, setting.changes)
    editions.push({ from: setting.effective, rule: countedRule(next) })
    if (setting.effective <= today) present = next
  }
  const judged = duty.rule.kind === 'counted' && duty.want !== null
  return { duty: present, standard: duty, editions: judged ? editions : [], want: duty.want }
}

export const windowsIn = (duty: RuledDuty, from: Day, until: Day): readonly RuledWindow[] =>
  duty.editions.length === 0 ? [] : windowsOf(duty.editions, from, until)

/**
 * When a duty applied to a unit. Windows that ended before the unit was entered here are not judged: of them the
 * system knows nothing, and "missed" would be an accusation without ground.
 */
export function appliesTo(duty: RuledDuty, unit: UnitFacts): readonly Span[] {
  if (!concerns(duty.duty, unit)) return []
  const applies = appliesWhen(duty.duty.applies, unit.attributes)
  if (unit.keptSince === null || duty.standard.rule.kind !== 'counted') return applies
  const from = windowOf(duty.standard.rule.every, unit.keptSince).from
  return intersect(applies, [{ from, until: Number.POSITIVE_INFINITY }])
}

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
