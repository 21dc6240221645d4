/** Between the form and the contract: only what differs from what holds now is a change. */
import type { TermOf } from '../../../../platform/contract/vocabulary.ts'
import type { cadence, DutyHead } from '../../contract.ts'
import type { Changes } from '../../settings/contract.ts'

export interface SettingValues {
  readonly every?: TermOf<typeof cadence>
  readonly atLeast?: number
  readonly recordWithinDays?: number
  readonly withinHours?: number
  /** Days as typed. */
  readonly remindDays?: readonly string[]
  readonly reviewed?: boolean
  readonly effective?: string | null
  readonly reason?: string
}

export function valuesOf(duty: DutyHead): Partial<SettingValues> {
  return {
    ...(duty.every === null ? {} : { every: duty.every }),
    ...(duty.atLeast === null ? {} : { atLeast: duty.atLeast }),
    ...(duty.recordWithinDays === null ? {} : { recordWithinDays: duty.recordWithinDays }),
    ...(duty.withinHours === null ? {} : { withinHours: duty.withinHours }),
    ...(duty.mode === 'counted' ? { remindDays: duty.remindDays.map(String) } : {}),
    reviewed: duty.reviewed,
  }
}

/** Whole days, each once, furthest ahead first. */
export const daysOf = (typed: readonly string[]): number[] =>
  [...new Set(typed.map(Number).filter((days) => Number.isInteger(days) && days >= 0))].sort((a, b) => b - a)

export function changesOf(duty: DutyHead, values: SettingValues): Changes {
  const changes: Changes = {}
  if (values.every !== undefined && values.every !== duty.every) changes.every = values.every
  for (const name of ['atLeast', 'recordWithinDays', 'withinHours'] as const) {
    const value = values[name]
    if (value !== undefined && value !== null && value !== duty[name]) changes[name] = value
  }
  const days = values.remindDays && daysOf(values.remindDays)
  if (days && days.join() !== duty.remindDays.join()) changes.remindDays = days
  if (values.reviewed !== undefined && values.reviewed !== duty.reviewed) changes.reviewed = values.reviewed
  return changes
}
