import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDay } from '../calendar/day.ts'
import { bodyOf } from './body.ts'
import { readDay, serialDay, yearIn } from './dates.ts'
import { harmless, unharmed } from './formula.ts'
import { addressOf, columnLetters, type Sheet, unmerged, words } from './grid.ts'
import { hazardHeads } from './hazard-heads.ts'
import { guessHead, plainHead } from './heads.ts'
import { moneyUnit, readMoney } from './money.ts'
import { editDistance, nearest } from './nearest.ts'

const grid = (rows: readonly (readonly string[])[], merges: readonly string[] = [], name = '台账'): Sheet => ({
  name,
  rows: rows.flatMap((row, at) =>
    row.every((text) => text === '')
      ? []
      : [{ number: at + 1, cells: row.map((text) => (text === '' ? undefined : words(text))) }],
  ),
  merges: merges.map((reference) => {
    const [from, to] = reference.split(':').map((one) => addressOf(one))
    return { top: from?.row ?? 0, left: from?.column ?? 0, bottom: to?.row ?? 0, right: to?.column ?? 0 }
  }),
})

const fieldsOf = (sheet: Sheet) => {
  const head = guessHead(sheet, hazardHeads)
  return { row: head?.row, fields: head?.columns.map((column) => column.field) }
}

describe('heads', () => {
  test('no word of the table means two fields', () => {
    const seen = new Map<string, string>()
    for (const { field, is } of hazardHeads)
      for (const word of is) {
        expect([word, seen.get(plainHead(word)) ?? field]).toEqual([word, field])
        seen.set(plainHead(word), field)
      }
    expect(seen.size).toBeGreaterThan(200)
  })

  test.each([
    [
      '序号 监所名称 存在问题 具体部位 整改措施 责任人 整改时限 是否整改',
      [null, 'unit', 'finding', 'place', 'measure', 'responsible', 'deadline', 'state'],
    ],
    ['检查日期 地点 问题描述 级别 领域 备注', ['found', 'place', 'finding', 'grade', 'family', 'note']],
    [
      '隐患内容 整改资金(万元) 完成时限 销号情况 验收人 销号时间',
      ['finding', 'money', 'deadline', 'state', 'verifier', 'closed'],
    ],
    [
      '发现的主要安全隐患问题 隐患所在部位 负责整改的责任人 要求完成的时限',
      ['finding', 'place', 'responsible', 'deadline'],
    ],
    ['Finding Place Deadline', ['finding', 'place', 'deadline']],
  ])('%s', (line, fields) => {
    expect(fieldsOf(grid([line.split(' ')])).fields).toEqual(fields)
  })

  test('below titles, in two lines, merged: the lower line counts, the upper one helps', () => {
    const sheet = grid(
      [
        ['溪桐县看守所2026年安全隐患排查整改台账'],
        ['填报单位：溪桐县看守所', '', '', '', '', '填报日期：2026年4月1日'],
        ['序号', '隐患', '', '整改落实', '', ''],
        ['', '内容', '部位', '措施', '责任人', '完成时限'],
        ['1', '灭火器失效', '一监区', '更换', '卓启航', '2026.4.1'],
      ],
      ['A1:F1', 'A3:A4', 'B3:C3', 'D3:F3'],
    )
    expect(fieldsOf(sheet)).toEqual({
      row: 4,
      fields: [null, 'finding', 'place', 'measure', 'responsible', 'deadline'],
    })
  })

  test('no head, no guess', () => {
    expect(
      guessHead(
        grid([
          ['甲', '乙'],
          ['丙', '丁'],
        ]),
        hazardHeads,
      ),
    ).toBeNull()
  })
})

test('rows below the head: merges filled; footers, sections, repeated heads and blanks left out', () => {
  const sheet = grid(
    [
      ['单位', '隐患内容', '部位', '责任人'],
      ['一、消防安全', '', '', ''],
      ['溪桐县看守所', '灭火器失效', '一监区', '甲'],
      ['', '应急灯不亮', '二监区', '乙'],
      [],
      ['单位', '隐患内容', '部位', '责任人'],
      ['青禾县看守所', '线路老化', '伙房', '丙'],
      ['合计', '3', '', ''],
      ['填表人：丁', '', '审核：戊', ''],
    ],
    ['A2:D2', 'A3:A4'],
  )
  const { rows, left } = bodyOf(
    sheet,
    1,
    new Map([
      [1, '单位'],
      [2, '隐患内容'],
      [3, '部位'],
      [4, '责任人'],
    ]),
  )
  expect(left).toEqual({ footers: 2, heads: 1, sections: 1 })
  expect(rows.map((row) => [row.row, row.cells[0]?.text, row.cells[1]?.text, row.section])).toEqual([
    [3, '溪桐县看守所', '灭火器失效', '一、消防安全'],
    [4, '溪桐县看守所', '应急灯不亮', '一、消防安全'],
    [7, '青禾县看守所', '线路老化', '一、消防安全'],
  ])
  expect(unmerged(sheet).rows).toHaveLength(sheet.rows.length)
})

describe('days', () => {
  const read = (text: string, year: number | null = null) => readDay(words(text), { from1904: false, year })
  const counted = (number: number, from1904 = false, dated = true) =>
    readDay({ ...words(String(number)), number, dated }, { from1904, year: null })

  test.each([
    '2026年3月5日',
    '2026.3.5',
    '2026-3-5',
    '2026/03/05',
    '2026-03-05 14:20',
    '2026年3月5日前',
    '２０２６．３．５',
    '20260305',
    '26.3.5',
    '2026年 3月 5日',
    '2026-03-05T08:00:00',
    '2026年3月5日之前',
  ])('%s', (text) => expect(read(text)).toEqual({ day: '2026-03-05', assumedYear: false }))

  test.each([
    ['3月5日', 2026, { day: '2026-03-05', assumedYear: true }],
    ['3.5', 2026, { day: '2026-03-05', assumedYear: true }],
    ['3月5日', null, { fault: 'no-year', likely: null }],
    ['2026年2月30日', null, { fault: 'impossible', likely: '2026-02-28' }],
    ['2026.15.3', null, { fault: 'impossible', likely: '2026-03-15' }],
    ['2026.13.40', null, { fault: 'impossible', likely: null }],
    ['2026年3月', null, { fault: 'no-day', likely: '2026-03-31' }],
    ['2024年2月底', null, { fault: 'no-day', likely: '2024-02-29' }],
    ['上周三', null, { fault: 'unreadable', likely: null }],
    ['于2026年3月5日检查发现', null, { fault: 'unreadable', likely: '2026-03-05' }],
  ])('%s', (text, year, said) => expect(read(text, year)).toEqual(said))

  // Day numbers published with the two systems: 1 and 61 around the day that never was, 36526 = 2000-01-01,
  // 34 years and 1462 days apart from the other system.
  test.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [60, false, null],
    [61, false, '1900-03-01'],
    [36_526, false, '2000-01-01'],
    [45_351, false, '2024-02-29'],
    [0, true, '1904-01-01'],
    [35_064, true, '2000-01-01'],
    [-1, false, null],
  ])('day number %d, 1904: %s', (number, from1904, day) => {
    const found = serialDay(number, from1904)
    expect(found === null ? null : formatDay(found)).toBe(day)
  })

  test('a number is a day where its cell shows one, or where it lies in our century', () => {
    expect(counted(46_086.6)).toEqual({ day: '2026-03-05', assumedYear: false })
    expect(counted(44_624, true)).toEqual({ day: '2026-03-05', assumedYear: false })
    expect(counted(46_086, false, false)).toEqual({ day: '2026-03-05', assumedYear: false })
    expect(counted(20_260_305, false, false)).toEqual({ day: '2026-03-05', assumedYear: false })
    expect(counted(12, false, false)).toEqual({ fault: 'unreadable', likely: null })
    expect(counted(5, false, true)).toEqual({ fault: 'impossible', likely: null })
  })

  test('every day comes back from each way of writing it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -7_000, max: 60_000 }), (at) => {
        const day = formatDay(at)
        const [y = '', m = '', d = ''] = day.split('-')
        const [month, date] = [Number(m), Number(d)]
        for (const text of [
          day,
          `${y}年${month}月${date}日`,
          `${y}.${month}.${date}`,
          `${y}/${m}/${d}`,
          `${y}${m}${d}`,
        ])
          expect(read(text)).toEqual({ day, assumedYear: false })
        expect(counted(at + 25_569)).toEqual({ day, assumedYear: false })
      }),
    )
  })

  test.each([
    [['溪桐县看守所2026年隐患台账'], 2026],
    [['2025年度'], 2025],
    [['台账-2024'], 2024],
    [['第20261号文', '一季度'], null],
  ])('the year in %s', (texts, year) => expect(yearIn(texts)).toBe(year))
})

describe('money, in fen', () => {
  test.each([
    ['3.5', '整改资金（万元）', 3_500_000],
    ['3.5万元', '资金', 3_500_000],
    ['1,200', '资金(元)', 120_000],
    ['￥500元', '', 50_000],
    ['约2万', '', 2_000_000],
    ['0.1', '万元', 100_000],
    ['无', '万元', 0],
    ['若干', '', null],
    ['-5', '', null],
    ['1e5', '', null],
  ])('%s under %s', (text, head, fen) => expect(readMoney(words(text), moneyUnit(head))).toBe(fen))
})

describe('the nearest name', () => {
  const known = ['溪桐县看守所', '青禾县看守所', '云岭市第一看守所', '云岭市拘留所']
  test.each([
    ['溪桐看守所', '溪桐县看守所'],
    ['溪洞县看守所', '溪桐县看守所'],
    ['云岭市第一 看守所', '云岭市第一看守所'],
    ['第一看守所', '云岭市第一看守所'],
    ['某某医院', null],
  ])('%s → %s', (text, name) => expect(nearest(text, known, (one) => one)).toBe(name))

  test('distances as published: kitten and sitting are three apart', () => {
    expect(editDistance('kitten', 'sitting')).toBe(3)
    expect(editDistance('', '隐患')).toBe(2)
  })
})

test('columns by letters, and back', () => {
  expect([1, 26, 27, 702, 703].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 16_384 }), (column) => {
      expect(addressOf(`${columnLetters(column)}7`)).toEqual({ row: 7, column })
    }),
  )
})

test('whatever a text is, made harmless it runs nothing and comes back', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('', '=', '+', '-', '@', "'=", "''@"), (rest, first) => {
      const text = first + rest
      expect(unharmed(harmless(text))).toBe(text.startsWith('\t') || text.startsWith('\r') ? harmless(text) : text)
      expect(harmless(text)).not.toMatch(/^\s*[=+\-@]/)
    }),
  )
})
