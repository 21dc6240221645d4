/** Kinds of task that duties open: what runs, what runs out, and what was missed. */
import { taskKind } from '../../../platform/contract/task.ts'

const cell = '/duties/{unit}/{duty}/{from}'
/** Where a running window is done: `{duty}` is its id, words stand in `title` and `period`. */
export const windowTask = taskKind(
  'duty.window',
  { zh: '按期履职：{title}（{period}）{reminder}', en: 'Duty: {titleEn} ({periodEn}){reminderEn}' },
  cell,
)
/** The same for a self-check by a checklist: it opens the place where the check begins. */
export const checkTask = taskKind(
  'duty.check',
  { zh: '按期自查：{title}（{period}）{reminder}', en: 'Check: {titleEn} ({periodEn}){reminderEn}' },
  '/activities?unit={unit}&checklist={checklist}',
)
export const missedTask = taskKind(
  'duty.missed',
  { zh: '逾期未做：{title}（{period}）', en: 'Missed: {titleEn} ({periodEn})' },
  cell,
)
export const digestTask = taskKind(
  'duty.digest',
  { zh: '另有 {count} 项逾期职责待督办', en: '{count} more missed duties to follow up' },
  '/duties',
)
const row = '/duties/{unit}?duty={duty}'
/** What an event brought about: `{what}` is its subject. */
export const triggerTask = taskKind(
  'duty.trigger',
  { zh: '限时履职：{title}：{what}{reminder}', en: 'Due: {titleEn}: {what}{reminderEn}' },
  row,
)
export const triggerLateTask = taskKind(
  'duty.trigger-late',
  { zh: '逾期未做：{title}：{what}', en: 'Late: {titleEn}: {what}' },
  row,
)
/** A register that holds only for some days more, and one that does not hold. */
export const registerTask = taskKind(
  'duty.register',
  { zh: '即将失效：{title}{reminder}', en: 'Runs out soon: {titleEn}{reminderEn}' },
  row,
)
export const registerBrokenTask = taskKind(
  'duty.register-broken',
  { zh: '未保持：{title}（自{since}起）', en: 'Not kept: {titleEn} (since {since})' },
  row,
)
/** What a post is told of when something was missed. */
export const missedTasks = [missedTask, triggerLateTask, registerBrokenTask] as const
export const tasks = [windowTask, checkTask, ...missedTasks, triggerTask, registerTask, digestTask] as const
