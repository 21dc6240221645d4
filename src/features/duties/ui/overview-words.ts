/** Words of the overview. */
import { dictionary } from '../../../web/words/words.ts'

export const overviewWords = dictionary({
  ofDepartment: { zh: '本部门的职责', en: 'Duties of this department' },
  units: { zh: '单位', en: 'Units' },
  unit: { zh: '单位', en: 'Unit' },
  kind: { zh: '类别', en: 'Kind' },
  place: { zh: '地区', en: 'Place' },
  family: { zh: '领域', en: 'Family' },
  byUnit: { zh: '按单位', en: 'By unit' },
  byDuty: { zh: '按职责', en: 'By duty' },
  pastYear: { zh: '近一年已结束的周期', en: 'windows that ended within a year' },
  nowNote: { zh: '本期已完成 {done}', en: '{done} done already' },
  share: { zh: '按时完成率', en: 'Done in time' },
  shareNote: { zh: '近一年，补做不计', en: 'past year, made up late not counted' },
  missed: { zh: '逾期未做', en: 'Missed' },
  due: { zh: '待完成', en: 'Due' },
  nowDone: { zh: '本期已完成', en: 'Done now' },
  worst: { zh: '未做最多', en: 'Missed most' },
  worstOne: { zh: '{duty} {count} 次', en: '{duty}: {count}' },
  more: { zh: '等 {count} 项', en: 'and {count} more' },
  recent: { zh: '近一年', en: 'Past year' },
  nowIs: { zh: '本期', en: 'Now' },
  none: { zh: '范围内没有按周期计次的职责', en: 'No counted duties in reach' },
  noneHint: {
    zh: '设立监所并填写其设施后，职责会按方案自动列出。',
    en: 'Once facilities are entered with what they have, their duties appear by the plan.',
  },
  noneFit: { zh: '没有符合条件的单位', en: 'No unit fits these filters' },
  noneFitHint: { zh: '请放宽或清除筛选条件。', en: 'Widen the filters or clear them.' },
})
