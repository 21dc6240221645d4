/** Between the form and the contract: only what differs from what holds now is a change. */
import type { TermOf } from '../../../../platform/contract/vocabulary.ts'
import type { cadence, DutyHead, per } from '../../contract.ts'
import type { Changes } from '../../settings/contract.ts'

export interface SettingValues {
  readonly every?: TermOf<typeof cadence>
  readonly atLeast?: number
  readonly recordWithinDays?: number
  readonly withinHours?: number
  /** Days as typed. */
  readonly remindDays?: readonly string[]
  readonly per?: TermOf<typeof per>
  /** In hundredths. */
  readonly attendance?: number
  readonly reviewed?: boolean
  readonly effective?: string | null
  readonly reason?: string
}

/** What follows an event that is still to come reminds nobody yet. */
export const mayRemind = ({ mode, toCome }: DutyHead): boolean => mode !== 'triggered' || !toCome
/** A bureau's duty may be counted once over all its facilities, or at each of them. */
export const mayCountElsewhere = ({ mode, ower }: DutyHead): boolean =>
  mode === 'counted' && (ower === 'bureau' || ower === 'leader')
const perOf = ({ perFacility }: DutyHead) => (perFacility ? 'facility' : 'ower')
/** In hundredths; null where nobody is counted. */
export const attendanceOf = ({ wants }: DutyHead): number | null => {
  const share = wants?.attendance ?? null
  return share === null ? null : Math.round(share * 100)
}

export function valuesOf(duty: DutyHead): Partial<SettingValues> {
  return {
    ...(duty.every === null ? {} : { every: duty.every }),
    ...(duty.atLeast === null ? {} : { atLeast: duty.atLeast }),
    ...(duty.recordWithinDays === null ? {} : { recordWithinDays: duty.recordWithinDays }),
    ...(duty.withinHours === null ? {} : { withinHours: duty.withinHours }),
    ...(mayRemind(duty) ? { remindDays: duty.remindDays.map(String) } : {}),
    ...(mayCountElsewhere(duty) ? { per: perOf(duty) } : {}),
    ...(attendanceOf(duty) === null ? {} : { attendance: attendanceOf(duty) ?? 0 }),
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
  if (values.per !== undefined && values.per !== perOf(duty)) changes.per = values.per
  const { attendance } = values
  if (attendance !== undefined && attendance !== null && attendance !== attendanceOf(duty))
    changes.attendance = attendance / 100
  if (values.reviewed !== undefined && values.reviewed !== duty.reviewed) changes.reviewed = values.reviewed
  return changes
}
