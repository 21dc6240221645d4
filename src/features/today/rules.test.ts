import { expect, test } from 'vitest'
import { taskKind } from '../../platform/contract/task.ts'
import { discreet, partOf, pathOf } from './rules.ts'

const at = (text: string) => new Date(`${text}+08:00`)
const now = at('2026-03-05T21:00:00')

test.each([
  ['2026-03-05T20:59:59', '2026-03-05', 'late'],
  ['2026-03-05T21:00:00', '2026-03-05', 'today'],
  ['2026-03-05T23:59:59', '2026-03-05', 'today'],
  ['2026-03-06T00:00:00', '2026-03-06', 'week'],
  ['2026-03-12T23:59:59', '2026-03-12', 'week'],
  ['2026-03-13T00:00:00', '2026-03-13', 'later'],
])('due %s is %s', (due, dueOn, part) => {
  expect(partOf(at(due), dueOn, now, '2026-03-05')).toBe(part)
})

test('a calendar outside hears the kind and its numbers, no name', () => {
  const details = { object: '3号监室灭火器失效', name: '王某某', year: 2026, number: 3, month: 'March' }
  const say = (zh: string, en: string, language: 'zh' | 'en') => discreet({ zh, en }, language, details)
  expect(say('隐患待验收：{object}', 'Verify: {object}', 'zh')).toBe('隐患待验收')
  expect(say('隐患待验收：{object}', 'Verify: {object}', 'en')).toBe('Verify')
  expect(say('{year}年{number}月消防自查', 'Self-check for {month}', 'zh')).toBe('2026年3月消防自查')
  expect(say('{year}年{number}月消防自查', 'Self-check for {month}', 'en')).toBe('Self-check')
  expect(say('与“{name}”谈话（{object}）', 'Talk', 'zh')).toBe('与谈话')
})

test('a path is filled from the subject and the details', () => {
  const kind = taskKind('a', { zh: '', en: '' }, '/hazards/{unit}/{id}?from={name}')
  expect(pathOf(kind, 7, 'x', { name: '甲 乙', unit: 'other' })).toBe('/hazards/7/x?from=%E7%94%B2%20%E4%B9%99')
  expect(pathOf(undefined, 7, 'x', {})).toBeNull()
})
