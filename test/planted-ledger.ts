/**
 * A ledger as a city's guidance department keeps it: 500 rows of four facilities on two sheets with different heads,
 * titles, merged cells, footers, days in many forms; and 40 mistakes of 16 kinds, each known by sheet, row and column.
 */
import type { FindingKind } from '../src/features/hazards/spreadsheets/contract/findings.ts'
import type { TestCell, TestSheet } from './workbook.ts'

export const facilityNames = ['溪桐县看守所', '澜安市看守所', '松陌县拘留所', '澜安市强制隔离戒毒所'] as const

const heads = {
  no: '序号',
  unit: '监所名称',
  found: '检查日期',
  family: '领域',
  place: '具体部位',
  finding: '存在问题',
  grade: '隐患级别',
  measure: '整改措施',
  money: '整改资金（万元）',
  responsible: '责任人',
  deadline: '整改时限',
  state: '是否整改',
  closed: '销号时间',
  verifier: '复查人',
} as const
type Field = keyof typeof heads
type Line = Record<Field, TestCell>

const first: readonly Field[] = Object.keys(heads) as Field[]
/** The second half of the year was kept by somebody else. */
const second: readonly Field[] = [
  ...(['no', 'found', 'unit', 'place', 'finding', 'family', 'grade', 'responsible', 'measure'] as const),
  ...(['deadline', 'money', 'state', 'closed', 'verifier'] as const),
]
const otherHeads: Readonly<Partial<Record<Field, string>>> = {
  unit: '单位',
  found: '发现时间',
  family: '隐患类别',
  place: '地点',
  finding: '隐患内容',
  grade: '等级',
  deadline: '完成时限',
  money: '所需资金(元)',
  state: '销号情况',
  closed: '完成时间',
  verifier: '验收人',
}

const subjects: readonly (readonly [string, string, string])[] = [
  ['消防', '干粉灭火器压力不足', '更换灭火器并逐具检查'],
  ['消防安全', '疏散指示灯不亮', '更换灯具，测试备用电源'],
  ['建筑安全', '外墙瓷砖松动', '设置警戒，铲除后重贴'],
  ['房屋', '屋面渗水，吊顶发霉', '重做防水层'],
  ['食品安全', '留样记录不全', '补记并培训留样人员'],
  ['伙房卫生', '冷藏柜温度偏高', '维修冷藏柜，每日记录温度'],
  ['重大疫情', '入所体检表缺项', '补检并核对在押人员名册'],
  ['防疫', '隔离室无独立通风', '加装排风扇'],
  ['安防', '周界报警器误报', '调整探头角度并测试'],
  ['内外部袭击', '防冲撞桩损坏', '更换防冲撞桩'],
]
const places = ['一监区', '二监区', '三监区', '伙房', '配电室', '会见楼', '医务室', '大门', '备勤楼', '岗楼']

const pad = (value: number) => String(value).padStart(2, '0')
const serial = (month: number, day: number) => Date.UTC(2025, month - 1, day) / 86_400_000 + 25_569

/** The same day as five people write it. */
function dayCell(month: number, day: number, at: number): TestCell {
  const forms: readonly TestCell[] = [
    `2025年${month}月${day}日`,
    `2025.${month}.${day}`,
    { day: serial(month, day) },
    `${month}月${day}日`,
    `2025-${pad(month)}-${pad(day)}`,
  ]
  return forms[at % forms.length] ?? null
}

function lineOf(at: number): Line {
  const [family, finding, measure] = subjects[at % subjects.length] ?? ['', '', '']
  const month = at < 250 ? 1 + (at % 6) : 7 + (at % 4)
  const day = 1 + (at % 20)
  const closed = at % 3 !== 0
  return {
    no: (at % 250) + 1,
    unit: facilityNames[Math.floor(at / 10) % 4] ?? '',
    found: dayCell(month, day, at),
    family,
    place: `${places[Math.floor(at / 10) % places.length]}${1 + Math.floor(at / 50)}层${1 + (at % 9)}号`,
    finding: `${finding}（第${at + 1}次检查）`,
    grade: at % 25 === 0 ? '重大' : at % 4 === 0 ? null : '一般隐患',
    measure,
    money: at % 5 === 0 ? '无' : at < 250 ? (at % 7) / 10 : 300 * (1 + (at % 9)),
    responsible: at % 2 === 0 ? '褚广平' : '翁沛霖、席启明',
    deadline: at % 11 === 0 ? '立行立改' : dayCell(month + 1, day, at + 1),
    state: closed ? (at < 250 ? '是' : '已销号') : at < 250 ? '否' : '整改中',
    closed: closed ? dayCell(month, day + 5, at + 2) : null,
    verifier: closed ? '耿景和' : null,
  }
}

interface Mistake {
  /** Index of the row, 0 to 499. Those from 250 on stand on the second sheet, where no cell is merged. */
  readonly at: number
  readonly field: Field
  readonly value: TestCell
  readonly kind: FindingKind
}

const long = '墙体开裂'.repeat(140)
const planted = (kind: FindingKind, field: Field, rows: readonly (readonly [number, TestCell])[]): Mistake[] =>
  rows.map(([at, value]) => ({ at, field, value, kind }))

export const mistakes: readonly Mistake[] = [
  ...planted('missing', 'finding', [
    [3, null],
    [270, '—'],
  ]),
  ...planted('missing', 'place', [
    [17, null],
    [281, '/'],
  ]),
  ...planted('unknown-unit', 'unit', [
    [255, '溪桐看守所'],
    [266, '澜安市看守 所二'],
    [277, '松陌拘留所'],
    [288, '某某医院'],
  ]),
  ...planted('unit-elsewhere', 'unit', [
    [292, '岑宁市拘留所'],
    [301, '霁阳县看守所'],
  ]),
  ...planted('unknown-family', 'family', [
    [21, '其他'],
    [32, '廉政'],
    [303, '交通'],
  ]),
  ...planted('unknown-grade', 'grade', [
    [25, '较大'],
    [306, '三级'],
    [317, '低风险'],
  ]),
  ...planted('unknown-state', 'state', [
    [41, '见附件'],
    [319, '同上'],
  ]),
  ...planted('bad-date', 'found', [
    [47, '上周三'],
    [58, '年初'],
    [321, '国庆前'],
  ]),
  ...planted('impossible-date', 'found', [
    [61, '2025年2月30日'],
    [72, '2025.13.5'],
    [323, '2025-06-31'],
    [334, '2025年9月31日'],
  ]),
  ...planted('no-day', 'closed', [
    [83, '2025年3月'],
    [337, '2025.9'],
  ]),
  ...planted('future-date', 'found', [
    [91, '2099年3月5日'],
    [341, '2099.7.1'],
  ]),
  ...planted('date-order', 'closed', [
    [104, '2024年1月5日'],
    [344, '2025.1.2'],
    [355, '2024-12-31'],
  ]),
  ...planted('bad-money', 'money', [
    [111, '若干'],
    [122, '待定'],
    [361, '约三千'],
  ]),
  ...planted('too-long', 'finding', [[128, long]]),
  ...planted('broken-cell', 'responsible', [[365, { error: '#REF!' }]]),
  ...planted('state-contradicts', 'state', [[133, '否']]),
  // The whole row again.
  ...planted('twice-in-file', 'no', [
    [371, 370],
    [382, 380],
  ]),
]

/** Below three lines of title, two of head; the second sheet has one of each. */
const headRows = { first: 4, second: 2 } as const
/** A blank line after every fifty rows. */
const rowOf = (at: number): number => {
  const on = at % 250
  return (at < 250 ? headRows.first : headRows.second) + 1 + on + Math.floor(on / 50)
}
export const sheetNames = ['上半年', '下半年'] as const
const letterOf = (at: number, field: Field) => String.fromCharCode(65 + (at < 250 ? first : second).indexOf(field))

/** Where each mistake is to be found. `column` is null where the row as a whole is meant. */
export const expected = mistakes.map(({ at, field, kind }) => ({
  sheet: sheetNames[at < 250 ? 0 : 1],
  row: rowOf(at),
  column: kind === 'twice-in-file' ? null : letterOf(at, kind === 'state-contradicts' ? 'closed' : field),
  kind,
}))

/** @param mended without the mistakes */
function linesOf(mended: boolean): Line[] {
  const lines = Array.from({ length: 500 }, (_, at) => lineOf(at))
  if (mended) return lines
  for (const { at, field, value, kind } of mistakes) {
    const line = lines[at]
    if (!line) continue
    if (kind === 'twice-in-file') lines[at] = { ...lineOf(Number(value)), no: line.no }
    else line[field] = value
  }
  return lines
}

/** The line that stands in a row of a sheet. */
function lineAt(sheet: string, row: number): number {
  const half = sheetNames.indexOf(sheet as (typeof sheetNames)[number])
  return Array.from({ length: 250 }, (_, on) => half * 250 + on).find((at) => rowOf(at) === row) ?? -1
}

/** The row as it should have been; the facility of merged cells written out. */
export function mendedRow(sheet: string, row: number): TestCell[] {
  const line = lineOf(lineAt(sheet, row))
  return (sheet === sheetNames[0] ? first : second).map((field) => line[field])
}

export function plantedLedger(mended = false): TestSheet[] {
  const lines = linesOf(mended)
  const upper: TestCell[][] = [
    ['澜安市2025年监所安全隐患排查整改台账'],
    ['填报单位：澜安市公安局监所管理支队', null, null, null, null, null, null, '填报日期：2025年12月31日'],
    // Two lines: groups over their columns.
    first.map((field) => groups[field] ?? (inGroup(field) ? null : heads[field])),
    first.map((field) => (inGroup(field) ? heads[field] : null)),
  ]
  const merges = ['A1:N1', 'E3:G3', 'H3:L3', ...['A', 'B', 'C', 'D', 'M', 'N'].map((column) => `${column}3:${column}4`)]
  for (let at = 0; at < 250; at += 10) merges.push(`B${rowOf(at)}:B${rowOf(at + 9)}`)
  return [
    { name: sheetNames[0], rows: [...upper, ...bodyRows(lines.slice(0, 250), first, true), ...footer], merges },
    {
      name: sheetNames[1],
      rows: [
        ['2025年下半年隐患整改情况表'],
        second.map((field) => otherHeads[field] ?? heads[field]),
        ...bodyRows(lines.slice(250), second, false),
        ...footer,
      ],
      merges: ['A1:N1'],
    },
    { name: '填报说明', rows: [['一、每月5日前报送。'], ['二、重大隐患一事一报。']] },
  ]
}

/** What stands over the first column of a group. */
const groups: Readonly<Partial<Record<Field, string>>> = { place: '隐患情况', measure: '整改落实' }
const inGroup = (field: Field) => {
  const at = first.indexOf(field)
  return (at >= 4 && at <= 6) || (at >= 7 && at <= 11)
}

const footer: TestCell[][] = [[], ['合计', 250], ['填表人：阮明澈', null, null, '审核：栾立谦']]

/** @param merged the facility stands once for ten rows */
function bodyRows(lines: readonly Line[], order: readonly Field[], merged: boolean): TestCell[][] {
  return lines.flatMap((line, at) => {
    const cells = order.map((field) => (merged && field === 'unit' && at % 10 !== 0 ? null : line[field]))
    return at > 0 && at % 50 === 0 ? [[], cells] : [cells]
  })
}
