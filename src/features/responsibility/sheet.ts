/** The register as a sheet: a facility a row, for each post its unit, people and since when. */
import { lanes } from '../../domain/responsibility/lanes.ts'
import type { Language, Text } from '../../platform/contract/text.ts'
import type { Table } from '../../platform/spreadsheet/write.ts'
import { lane, type Post, type RegisterRow } from './contract.ts'

const words = {
  sheet: { zh: '责任台账', en: 'Responsibility register' },
  unit: { zh: '监所', en: 'Facility' },
  owner: { zh: '所属公安机关', en: 'Owning bureau' },
  since: { zh: '任职起始', en: 'Since' },
  vacant: { zh: '空缺', en: 'Vacant' },
  none: { zh: '未设单位', en: 'No such unit' },
  acting: { zh: '{name} 代理', en: 'acting: {name}' },
} as const satisfies Record<string, Text>

export function peopleOf({ unit, people }: Post, language: Language): string {
  if (people.length === 0) return words[unit ? 'vacant' : 'none'][language]
  return people
    .map(({ name, title, acting }) => {
      const others = acting.map((one) => words.acting[language].replace('{name}', one.name))
      return [name, title, ...(others.length > 0 ? [`（${others.join('、')}）`] : [])].join(' ')
    })
    .join('；')
}

export function registerTable(rows: readonly RegisterRow[], language: Language): Table {
  const t = (key: keyof typeof words) => words[key][language]
  const sinceOf = ({ people }: Post) => (people[0] ? { day: people[0].since } : null)
  return {
    sheet: t('sheet'),
    head: [t('unit'), t('owner'), ...lanes.flatMap((one) => [lane.words[one][language], t('since')])],
    widths: [24, 24, ...lanes.flatMap(() => [32, 12])],
    rows: rows.map((row) => [
      row.unit[language],
      row.owner?.[language] ?? '',
      ...lanes.flatMap((one) => [peopleOf(row[one], language), sinceOf(row[one])]),
    ]),
  }
}
