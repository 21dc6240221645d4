/** Why the room refuses, in words that say what to do instead. */
import { problem } from '../../../platform/contract/problem.ts'

export const activityProblems = {
  wrongState: problem<{ move: string; state: string; allowed: string }>(
    'activity-state',
    409,
    { zh: '当前状态不能这样操作', en: 'Not possible in its present state' },
    {
      zh: '该活动“{state}”，不能{move}；只有“{allowed}”时可以。',
      en: 'It is “{state}” and cannot be {move}; that needs “{allowed}”.',
    },
  ),
  alreadyRunning: problem<{ by: string; at: string; id: string }>(
    'activity-running',
    409,
    { zh: '已有一次正在进行', en: 'One is already under way' },
    {
      zh: '{by} 于 {at} 开始的同一检查尚未完成。请接着做，或先撤销它并说明原因。',
      en: 'The same check, begun by {by} at {at}, is not finished. Continue it, or cancel it with a reason first.',
    },
  ),
  unknownItem: problem<{ item: string }>(
    'activity-item-unknown',
    422,
    { zh: '检查表中没有这一项', en: 'No such item on this checklist' },
    {
      zh: '本次检查表不含“{item}”。请刷新页面后重试。',
      en: 'This checklist has no item “{item}”. Reload the page and try again.',
    },
  ),
  incomplete: problem<{
    count: number
    gaps: readonly { item: string; object: string; kind: string; gap: string }[]
    list: string
  }>(
    'activity-incomplete',
    422,
    { zh: '还有 {count} 项没有完成', en: '{count} items are not complete' },
    { zh: '请先补齐：{list}。', en: 'Complete these first: {list}.' },
  ),
  notYours: problem<{ unit: string }>(
    'activity-not-a-facility',
    422,
    { zh: '只能在监所开展', en: 'Only at a facility' },
    {
      zh: '“{unit}”不是监所，不能按此检查表自查。',
      en: '“{unit}” is not a facility; this checklist does not serve there.',
    },
  ),
  editionEdited: problem<{ checklist: string; version: number }>(
    'checklist-edited-in-place',
    409,
    { zh: '检查表改了内容却没有换版本号', en: 'The checklist was edited without a new version' },
    {
      zh: '“{checklist}”第 {version} 版已经使用过，其内容不得改动。请系统管理员把文件中的 version 加一后重启。',
      en: 'Edition {version} of “{checklist}” has been used and must stay as it was. Have the system administrator raise its version and restart.',
    },
  ),
  missingFields: problem<{ list: string; fields: readonly string[] }>(
    'activity-fields-missing',
    422,
    { zh: '还有内容没有填写', en: 'Something is not filled in' },
    { zh: '请补填：{list}。', en: 'Fill in: {list}.' },
  ),
  notYet: problem<{ day: string; today: string }>(
    'activity-not-yet',
    422,
    { zh: '日期还没到', en: 'That day has not come' },
    {
      zh: '{day} 还没到（今天是 {today}），不能登记为已完成；可以先安排。',
      en: '{day} has not come (today is {today}), so it cannot be recorded as done; plan it instead.',
    },
  ),
  makesUpLater: problem<{ day: string; done: string }>(
    'activity-makes-up',
    422,
    { zh: '补做日期有误', en: 'That is no earlier day' },
    {
      zh: '补的是以前应做的工作，{day} 应早于实际完成日 {done}。',
      en: 'It makes up for earlier work: {day} must lie before {done}, the day it was done.',
    },
  ),
  tooMany: problem<{ present: number; expected: number }>(
    'activity-attendance',
    422,
    { zh: '到场人数多于应到人数', en: 'More came than were expected' },
    {
      zh: '应到 {expected} 人，到场 {present} 人。请核对。',
      en: '{present} came where {expected} were expected. Check the figures.',
    },
  ),
  byChecklist: problem<{ kind: string }>(
    'activity-by-checklist',
    422,
    { zh: '须按检查表开展', en: 'This goes by a checklist' },
    { zh: '“{kind}”须按检查表逐项开展，不能只填表。', en: '“{kind}” goes item by item by a checklist, not by a form.' },
  ),
  notYourFamily: problem<{ family: string }>(
    'activity-family',
    422,
    { zh: '不属于本部门负责的领域', en: 'Not a family of your department' },
    {
      zh: '“{family}”不在您的职责领域内，请由主管部门登记。',
      en: '“{family}” is not a family in which you have a say; leave it to those who have.',
    },
  ),
} as const

/** What a record may lack or contradict. */
export const recordProblems = [
  activityProblems.missingFields,
  activityProblems.notYet,
  activityProblems.makesUpLater,
  activityProblems.tooMany,
  activityProblems.notYourFamily,
  activityProblems.byChecklist,
]
