/** The overview as a sheet: a facility a row, worst first, each bottom line with its colour and index. */

import type { Family } from '../../platform/contract/role.ts'
import { facilityType, family } from '../../platform/contract/role.ts'
import type { Language, Text } from '../../platform/contract/text.ts'
import type { Table } from '../../platform/spreadsheet/write.ts'
import { colour } from '../risk/contract.ts'
import type { FacilityRow } from './contract.ts'

const words = {
  sheet: { zh: '总览', en: 'Overview' },
  facility: { zh: '监所', en: 'Facility' },
  type: { zh: '类型', en: 'Type' },
  city: { zh: '市', en: 'City' },
  county: { zh: '县（区）', en: 'County' },
  worst: { zh: '最差等级', en: 'Worst colour' },
  index: { zh: '{family}指数', en: '{family}: index' },
  level: { zh: '{family}等级', en: '{family}: colour' },
  open: { zh: '未销号隐患', en: 'Open hazards' },
  overdue: { zh: '超期隐患', en: 'Overdue hazards' },
  major: { zh: '重大隐患', en: 'Major hazards' },
  done: { zh: '近一年已履职（次）', en: 'Duties done, a year' },
  missed: { zh: '近一年未履职（次）', en: 'Duties missed, a year' },
} as const satisfies Record<string, Text>

export function overviewTable(
  rows: readonly FacilityRow[],
  families: readonly Family[],
  divisions: ReadonlyMap<string, Text>,
  language: Language,
): Table {
  const t = (key: keyof typeof words, name = '') => words[key][language].replace('{family}', name)
  const place = (code: string, length: number) =>
    code.length >= length ? (divisions.get(code.slice(0, length))?.[language] ?? '') : ''
  const counts = ['open', 'overdue', 'major', 'done', 'missed'] as const
  return {
    sheet: t('sheet'),
    head: [
      ...[t('facility'), t('type'), t('city'), t('county'), t('worst')],
      ...families.flatMap((one) => [t('level', family.words[one][language]), t('index', family.words[one][language])]),
      ...counts.map((name) => t(name)),
    ],
    widths: [26, 16, 12, 12, 10, ...families.flatMap(() => [12, 12]), 12, 12, 12, 16, 16],
    rows: rows.map((row) => [
      ...[row.name[language], facilityType.words[row.type][language], place(row.territory, 4), place(row.territory, 6)],
      colour.words[row.colour][language],
      ...families.flatMap((one) => {
        const cell = row.cells.find((each) => each.family === one)
        return cell ? [colour.words[cell.colour][language], cell.points] : [null, null]
      }),
      ...counts.map((name) => row.cells.reduce((sum, cell) => sum + cell[name], 0)),
    ]),
  }
}
