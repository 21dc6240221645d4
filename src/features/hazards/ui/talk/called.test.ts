/** Who is meant by an @. */
import { describe, expect, test } from 'vitest'
import { calledIn, labelOf } from './called.ts'

const reader = (id: string, name: string, title = '民警', unit = '溪桐县看守所') => ({
  id,
  name,
  title,
  unit: { zh: unit, en: unit },
})
const all = [
  reader('1', '王建'),
  reader('2', '王建国'),
  reader('3', '李宁', '所长'),
  reader('4', '李宁', '民警'),
  reader('5', '赵一'),
  reader('6', '赵一'),
]

describe('calledIn', () => {
  const cases: [string, string[]][] = [
    ['请看一下', []],
    ['@王建国 请看', ['2']],
    ['@王建 请看', ['1']],
    ['@王建国@王建 两位', ['1', '2']],
    ['@王建国 @王建国', ['2']],
    ['@张三 不在名单', []],
    ['邮箱 a@b.c', []],
  ]
  test.each(cases)('%s', (text, ids) => expect(calledIn(text, all)).toEqual(ids))
})

test('two of one name are told apart by their posts, and by number where these are alike too', () => {
  expect(new Set(all.map((one) => labelOf(one, all))).size).toBe(all.length)
  for (const one of all) expect(calledIn(`@${labelOf(one, all)} 请看`, all)).toEqual([one.id])
})
