import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mayStandIn, mostLevels, placeKinds } from './kinds.ts'
import { kindOf, readLines } from './lines.ts'

const steps = (text: string) => readLines(text, null)[0]?.steps.map((step) => `${step.kind} ${step.name}`)

describe('lines as offices write them', () => {
  test.each([
    ['3 号楼 / 二层 / 201 监室', ['building 3 号楼', 'floor 二层', 'room 201 监室']],
    ['办公楼/2F/值班室/干粉灭火器', ['building 办公楼', 'floor 2F', 'room 值班室', 'equipment 干粉灭火器']],
    ['一监区 ＞ 东侧走廊', ['area 一监区', 'area 东侧走廊']],
    ['1、 食堂 / 粗加工间 / 冷柜', ['area 食堂', 'room 粗加工间', 'equipment 冷柜']],
    ['北门岗亭', ['room 北门岗亭']],
    ['锅炉房 / 燃气锅炉', ['room 锅炉房', 'equipment 燃气锅炉']],
    ['综合楼 / 二楼', ['building 综合楼', 'floor 二楼']],
    ['大棚（楼栋）/ 南段（区域）', ['building 大棚', 'area 南段']],
    ['Block A / floor 2 / Control room', ['building Block A', 'floor floor 2', 'room Control room']],
  ])('%s', (text, expected) => {
    expect(steps(text)).toEqual(expected)
  })

  test.each([
    ['3 号楼 / / 监室', 'empty-step'],
    ['灭火器（设备） / 阀门（设备）', 'misplaced'],
    [Array.from({ length: mostLevels + 1 }, () => '区').join('/'), 'too-deep'],
    ['长'.repeat(61), 'too-long'],
  ])('refused: %s', (text, fault) => {
    expect(readLines(text, null)).toEqual([{ number: 1, steps: [], fault }])
  })

  test('blank lines are skipped and numbers are those of the editor', () => {
    expect(readLines('\n办公楼\r\n\n监区', null).map((line) => line.number)).toEqual([2, 4])
  })
})

const name = fc.stringMatching(/^[一-龥A-Za-z0-9]{1,12}$/)

test('every step read stands in one that may hold it', () => {
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: mostLevels }), (names) => {
      for (const line of readLines(names.join(' / '), null)) {
        let above: (typeof placeKinds)[number] | null = null
        for (const step of line.steps) {
          expect(mayStandIn(step.kind, above)).toBe(true)
          above = step.kind
        }
        if (line.fault === null) expect(line.steps.map((step) => step.name)).toEqual(names)
      }
    }),
  )
})

test('a name has some kind wherever something may stand', () => {
  fc.assert(
    fc.property(name, fc.constantFrom(null, ...placeKinds.filter((kind) => kind !== 'equipment')), (text, above) => {
      expect(mayStandIn(kindOf(text, above), above)).toBe(true)
    }),
  )
})
