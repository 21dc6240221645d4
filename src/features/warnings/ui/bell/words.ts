/** Words of the bell. */
import { dictionary } from '../../../../web/words/words.ts'

export const bellWords = dictionary({
  title: { zh: '待回应的预警', en: 'Warnings to answer' },
  none: { zh: '没有待回应的预警', en: 'No warning to answer' },
  count: {
    zh: '{count} 条预警待回应',
    en: { one: '{count} warning to answer', other: '{count} warnings to answer' },
  },
  late: {
    zh: '{count} 条预警待回应，其中 {overdue} 条已逾期',
    en: { one: '{count} warning to answer, {overdue} late', other: '{count} warnings to answer, {overdue} late' },
  },
  all: { zh: '查看全部 {count} 条', en: 'See all {count}' },
  page: { zh: '预警台账', en: 'All warnings' },
})
