/** Grouping keeps every hazard once, and brings together what is said in other words. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupAlike } from './group.ts'

const of = (family: string, object: string, finding: string) => ({ family, object, finding })

test('the same trouble in other words is one kind, and the largest comes first', () => {
  const groups = groupAlike([
    of('fire', '晾衣绳', '晾衣绳拴在喷淋管上'),
    of('fire', '会议室窗帘', '窗帘没有阻燃标识'),
    of('fire', '晾衣绳', '晾衣绳拴在喷淋管道上'),
    of('fire', '晾衣绳索', '绳索拴在喷淋管上'),
    of('food', '晾衣绳', '晾衣绳拴在喷淋管上'),
  ])
  expect(groups.map((group) => group.length)).toEqual([3, 1, 1])
  expect(groups[0]?.[0]?.finding).toBe('晾衣绳拴在喷淋管上')
})

test('every hazard stands in exactly one group of its family', () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          family: fc.constantFrom('fire', 'food'),
          object: fc.string({ unit: fc.constantFrom('灭', '火', '器', '栓'), maxLength: 4 }),
          finding: fc.string({ unit: fc.constantFrom('坏', '漏', '缺', '旧'), maxLength: 5 }),
        }),
      ),
      (said) => {
        const groups = groupAlike(said)
        expect(new Set(groups.flat()).size).toBe(said.length)
        expect(groups.flat()).toHaveLength(said.length)
        for (const group of groups) expect(new Set(group.map((one) => one.family)).size).toBe(1)
      },
    ),
  ))
