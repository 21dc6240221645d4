/** Words of the pages of duties. */
import { dictionary } from '../../../web/words/words.ts'

export const dutyWords = dictionary({
  duties: { zh: '职责要求', en: 'Duties' },
  ofUnit: { zh: '{unit}的职责要求', en: 'Duties of {unit}' },
  overview: { zh: '职责完成总览', en: 'Overview of duties' },
  year: { zh: '{year}年', en: '{year}' },
  yearBefore: { zh: '上一年', en: 'Year before' },
  yearAfter: { zh: '下一年', en: 'Year after' },
  thisYear: { zh: '本年', en: 'This year' },
  asOf: { zh: '截至 {day}', en: 'As of {day}' },
  general: { zh: '综合', en: 'All families' },
  others: { zh: '由其他单位对本单位履行', en: 'Owed by others at this unit' },
  duty: { zh: '职责', en: 'Duty' },
  atLeast: { zh: '{every}至少 {count} 次', en: '{every}, at least {count}' },
  unreviewed: { zh: '默认值，尚未审定', en: 'Default, not yet confirmed' },

  // Cells: the short word of each status.
  done: { zh: '已完成', en: 'Done' },
  due: { zh: '待完成', en: 'Due' },
  'made-up': { zh: '已补做', en: 'Made up' },
  missed: { zh: '未做', en: 'Missed' },
  ahead: { zh: '未开始', en: 'Ahead' },
  excused: { zh: '免责', en: 'Excused' },
  'not-owed': { zh: '不适用', en: 'Not owed' },
  daysLeft: { zh: '剩 {count} 天', en: { one: '{count} day left', other: '{count} days left' } },
  lastDay: { zh: '今天截止', en: 'Last day' },
  recordLeft: { zh: '补录剩 {count} 天', en: { one: '{count} day to record', other: '{count} days to record' } },
  recordLast: { zh: '补录今天截止', en: 'Last day to record' },
  lacking: { zh: '差 {count} 次', en: '{count} missing' },

  gridHelp: {
    zh: '方向键移动，回车查看该周期的依据。',
    en: 'Arrow keys move; Enter shows what stands behind a window.',
  },
  legend: { zh: '图例', en: 'Legend' },
  notCounted: { zh: '不按周期计次的职责', en: 'Duties that are not counted by period' },
  notCountedHint: {
    zh: '由事件引起，须在时限内完成；或须时时保持。',
    en: 'They follow an event and are due within a time, or must hold at all times.',
  },
  heldNow: { zh: '保持有效', en: 'Holds' },
  brokenNow: { zh: '未保持', en: 'Does not hold' },
  nothingInForce: { zh: '没有登记执行中的制度（自 {day} 起）', en: 'No rules in force on record (since {day})' },
  brokenSince: { zh: '自 {day} 起未按期复审', en: 'Review overdue since {day}' },
  runsOutOn: { zh: '如不复审，{day} 起失效', en: 'Runs out on {day} unless reviewed' },
  heldShare: { zh: '所选年度至今保持率 {share}%', en: 'Held {share}% of the year chosen, so far' },
  noTriggers: { zh: '所选年度没有引起这项职责的事件', en: 'Nothing brought it about in the year chosen' },
  triggersMore: { zh: '另有 {count} 次未列出', en: '{count} more are not listed' },
  happenedAt: { zh: '{what} · {at}', en: '{what} · {at}' },
  dueBy: { zh: '{at} 前完成', en: 'Due by {at}' },
  doneBy: { zh: '{what} · {at}', en: '{what} · {at}' },
  peopleSettled: { zh: '{done}/{all} 人', en: '{done} of {all} people' },
  lateMinutes: { zh: '逾期 {count} 分钟', en: { one: '{count} minute late', other: '{count} minutes late' } },
  lateHours: { zh: '逾期 {count} 小时', en: { one: '{count} hour late', other: '{count} hours late' } },
  lateDays: { zh: '逾期 {count} 天', en: { one: '{count} day late', other: '{count} days late' } },
  onEvent: { zh: '事件发生后 {count} 小时内', en: { one: 'Within {count} hour', other: 'Within {count} hours' } },
  onEventDays: { zh: '事件发生后 {count} 天内', en: { one: 'Within {count} day', other: 'Within {count} days' } },
  always: { zh: '时时保持', en: 'At all times' },
  notOwed: { zh: '不适用于本单位（{count} 项）', en: 'Do not apply to this unit ({count})' },
  elsewhere: { zh: '按所辖监所逐一计算的职责', en: 'Duties counted at each facility in reach' },
  elsewhereHint: {
    zh: '由本单位履行，在每个监所分别计次；点开看各所情况。',
    en: 'This unit owes them, once for each facility. Open one to see how each facility stands.',
  },
  by: { zh: '由{who}履行', en: 'Owed by: {who}' },

  // Empty
  noneTitle: { zh: '{year}年没有需要评判的职责', en: 'No duties are judged in {year}' },
  noneHint: {
    zh: '该年早于本系统开始记录的日期，或单位当年尚未运行。请切换到其他年份。',
    en: 'It lies before records began here, or the unit was not operating. Choose another year.',
  },
  nothingHere: { zh: '本单位没有直接承担的职责', en: 'This unit owes nothing by itself' },
  nothingHereHint: {
    zh: '可在总览中查看所辖监所的完成情况。',
    en: 'The overview shows how the facilities in its reach stand.',
  },

  windowPanel: { zh: '该周期的完成情况', en: 'What stands behind this window' },
  past: { zh: '此前各周期', en: 'Windows before' },

  // Stats
  statMissed: { zh: '逾期未做', en: 'Missed' },
  statDue: { zh: '本期待完成', en: 'Due now' },
  statDone: { zh: '按时完成', en: 'Done in time' },
  statMadeUp: { zh: '逾期补做', en: 'Made up late' },
})
