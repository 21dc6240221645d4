/** Warnings as a sheet: a warning a row, with what was said and done, and the hours each level held it. */
import { offsetAt } from '../../../domain/calendar/zone.ts'
import { family, type Role, roles } from '../../../platform/contract/role.ts'
import type { Language, Text } from '../../../platform/contract/text.ts'
import type { Table, Written } from '../../../platform/spreadsheet/write.ts'
import { colour } from '../../risk/contract.ts'
import {
  answerers,
  type DoneRecord,
  doneKind,
  type Warning,
  type WarningRow,
  warningColour,
  warningOutcome,
  warningState,
} from '../contract.ts'
import type { Stretch } from '../rules.ts'

const words = {
  sheet: { zh: '预警', en: 'Warnings' },
  number: { zh: '编号', en: 'Number' },
  unit: { zh: '监所', en: 'Facility' },
  family: { zh: '领域', en: 'Bottom line' },
  colour: { zh: '等级', en: 'Colour' },
  present: { zh: '现在等级', en: 'Colour now' },
  points: { zh: '指数', en: 'Index' },
  state: { zh: '状态', en: 'State' },
  reasons: { zh: '发出时的原因', en: 'Why it was opened' },
  opened: { zh: '发出时间', en: 'Opened' },
  holder: { zh: '由谁回应', en: 'Who answers' },
  due: { zh: '回应时限', en: 'Answer by' },
  answeredAt: { zh: '回应时间', en: 'Answered' },
  answeredBy: { zh: '回应人', en: 'Answered by' },
  answer: { zh: '回应内容', en: 'Answer' },
  doneBy: { zh: '承诺完成', en: 'To be done by' },
  outcome: { zh: '解除方式', en: 'Closed as' },
  closedAt: { zh: '解除时间', en: 'Closed' },
  closedBy: { zh: '解除人', en: 'Closed by' },
  closing: { zh: '做了什么或为何误报', en: 'What was done, or why a false alarm' },
  record: { zh: '佐证记录', en: 'Record that shows it' },
  held: { zh: '{role}持有（小时）', en: 'Held by {role} (hours)' },
} as const satisfies Record<string, Text>

const heads = [
  ...(['number', 'unit', 'family', 'colour', 'present', 'points', 'state', 'reasons', 'opened', 'holder'] as const),
  ...(['due', 'answeredAt', 'answeredBy', 'answer', 'doneBy', 'outcome', 'closedAt', 'closedBy', 'closing'] as const),
  'record' as const,
]
const widths = [12, 26, 14, 8, 10, 8, 12, 48, 18, 32, 18, 18, 12, 40, 12, 12, 18, 12, 40, 40]

export interface Exported {
  readonly row: WarningRow
  readonly reasons: Warning['reasons']
  readonly answer: { readonly text: string; readonly by: string } | null
  readonly closing: { readonly text: string; readonly by: string } | null
  readonly record: DoneRecord | null
  readonly held: readonly Stretch[]
}

const hour = 3_600_000

/** Wall-clock time of the region. */
const minuteIn = (timeZone: string, at: string): string => {
  const moment = new Date(at)
  return new Date(moment.getTime() + offsetAt(timeZone, moment)).toISOString().slice(0, 16).replace('T', ' ')
}

/** One decimal; nothing where the level never had it. */
function hoursOf(held: readonly Stretch[], role: Role): Written {
  const own = held.filter((one) => one.role === role)
  if (own.length === 0) return null
  return Math.round((own.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / hour) * 10) / 10
}

export function warningsTable(found: readonly Exported[], language: Language, timeZone: string): Table {
  const at = (moment: string | null): Written => moment && minuteIn(timeZone, moment)
  const lines = ({ row, reasons, answer, closing, record, held }: Exported): readonly Written[] => {
    const holder = [row.holder.unit[language], roles[row.holder.role][language]]
    return [
      ...[row.number, row.unit[language], family.words[row.family][language]],
      ...[warningColour.words[row.colour][language], colour.words[row.present][language], row.points],
      ...[warningState.words[row.state][language], reasons.map((one) => one.words[language]).join('\n')],
      ...[at(row.openedAt), (language === 'zh' ? holder : holder.reverse()).join(language === 'zh' ? ' ' : ', ')],
      ...[at(row.answerDueAt), at(row.answeredAt), answer?.by ?? null, answer?.text ?? null],
      row.doneBy === null ? null : { day: row.doneBy },
      ...[row.outcome && warningOutcome.words[row.outcome][language], at(row.closedAt)],
      ...[closing?.by ?? null, closing?.text ?? null],
      record && `${doneKind.words[record.kind][language]} ${record.words[language]}`,
      ...answerers.map((role) => hoursOf(held, role)),
    ]
  }
  return {
    sheet: words.sheet[language],
    head: [
      ...heads.map((head) => words[head][language]),
      ...answerers.map((role) => words.held[language].replace('{role}', roles[role][language])),
    ],
    widths: [...widths, ...answerers.map(() => 14)],
    rows: found.map(lines),
  }
}
