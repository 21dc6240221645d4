/** What is typed to find warnings, against words as the pages show them. */
import { expect, test } from 'vitest'
import { partsOf } from './rules.ts'

const signals = [
  {
    id: 'major-overdue',
    words: { zh: '重大隐患超期：{object}（{step}）', en: 'Major hazard overdue: {object} ({stepEn})' },
  },
  { id: 'drill-missed', words: { zh: '演练未开展：{duty}', en: 'Drill missed: {duty}' } },
]
const of = (phrase: string) => partsOf(phrase, signals)

test('marks part it as spaces do, so that a reason may be typed as it is shown', () => {
  expect(of('重大隐患超期：燃气管道（待整改）').map(({ like }) => like)).toEqual([
    ...['%重大隐患超期%', '%燃气管道%', '%待整改%'],
  ])
  expect(of('：， ')).toEqual([])
  expect(of('A '.repeat(30))).toHaveLength(10)
})

test('terms are found by their words in either language, places a record fills are no words', () => {
  expect(of('消防')[0]).toMatchObject({ families: ['fire'], signals: [] })
  expect(of('红色')[0]).toMatchObject({ colours: ['red'] })
  expect(of('Leader')[0]).toMatchObject({ roles: ['deputy'] })
  expect(of('OVERDUE')[0]).toMatchObject({ signals: ['major-overdue'] })
  expect(of('stepEn')[0]).toMatchObject({ signals: [] })
  expect(of('演练')[0]).toMatchObject({ signals: ['drill-missed'] })
})

test('marks of LIKE mean themselves', () => {
  expect(of('100%_\\')[0]?.like).toBe('%100\\%\\_\\\\%')
})
