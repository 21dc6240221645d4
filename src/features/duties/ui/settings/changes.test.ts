/** Only what differs is sent, so that a setting says what somebody changed and nothing else. */
import { expect, test } from 'vitest'
import type { DutyHead } from '../../contract.ts'
import { changesOf, daysOf, valuesOf } from './changes.ts'

const duty: DutyHead = {
  id: 'fire-training',
  clause: 'F4',
  family: 'fire',
  title: { zh: '消防安全教育培训', en: 'Fire-safety education and training' },
  mode: 'counted',
  ower: 'facility',
  department: null,
  perFacility: false,
  every: 'half-year',
  atLeast: 1,
  recordWithinDays: 3,
  withinHours: null,
  on: null,
  toCome: null,
  register: null,
  wants: null,
  lead: [],
  cooperating: [],
  remindDays: [30, 7],
  ladder: [],
  basis: { zh: '方案', en: 'The plan' },
  reviewed: false,
}

test('what was not touched is no change', () => {
  expect(changesOf(duty, valuesOf(duty))).toEqual({})
})

test('what was touched is, as the contract wants it', () => {
  const values = { ...valuesOf(duty), every: 'quarter' as const, remindDays: ['7', '14', '7', 'x'], reviewed: true }
  expect(changesOf(duty, values)).toEqual({ every: 'quarter', remindDays: [14, 7], reviewed: true })
  expect(changesOf(duty, { ...valuesOf(duty), remindDays: [] })).toEqual({ remindDays: [] })
})

test('a triggered duty offers hours and no cadence', () => {
  const values = valuesOf({ ...duty, mode: 'triggered', every: null, atLeast: null, withinHours: 24 })
  expect(values).not.toHaveProperty('every')
  expect(values.withinHours).toBe(24)
  expect(values.remindDays).toEqual(['30', '7'])
  const toCome = { zh: '尚待提供', en: 'To come' }
  expect(valuesOf({ ...duty, mode: 'triggered', toCome })).not.toHaveProperty('remindDays')
})

test('days are whole, once, furthest first', () => {
  expect(daysOf(['2', '10', '2', '-1', '1.5'])).toEqual([10, 2])
})
