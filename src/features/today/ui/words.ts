/** Words of Today, the list and the month. */
import { dictionary } from '../../../web/words/words.ts'

export const todayWords = dictionary({
  title: { zh: '今日待办', en: 'Today' },
  doneToday: { zh: '今天已办结 {count} 项', en: { one: '{count} done today', other: '{count} done today' } },
  month: { zh: '月历', en: 'Calendar' },
  tonight: { zh: '今晚出事会怎样', en: 'If it happened tonight' },
  all: { zh: '全部待办', en: 'All tasks' },
  scope: { zh: '职责范围内全部待办', en: 'All tasks in my scope' },
  more: { zh: '查看全部 {count} 项', en: 'See all {count}' },
  named: { zh: '指定由我办理', en: 'Named to me' },
  nothing: { zh: '没有待办事项', en: 'Nothing to do' },
  nothingHint: {
    zh: '没有逾期、到期或等您办理的事项。有新任务会自动出现在这里。',
    en: 'Nothing is late, due or waiting for you. New tasks appear here by themselves.',
  },
  calmToday: { zh: '没有逾期，今天没有到期事项。', en: 'Nothing is late or due today.' },
  unknownPlace: { zh: '请在对应台账中办理', en: 'Do it in its ledger' },

  task: { zh: '事项', en: 'Task' },
  unit: { zh: '单位', en: 'Unit' },
  due: { zh: '期限', en: 'Due' },
  holder: { zh: '办理岗位', en: 'Post' },
  state: { zh: '状态', en: 'State' },
  whose: { zh: '范围', en: 'Whose' },
  closed: { zh: '办结', en: 'Closed' },
  none: { zh: '没有符合条件的待办', en: 'No tasks match' },
  noneHint: { zh: '可以换一个状态或范围再看。', en: 'Try another state or scope.' },

  monthTitle: { zh: '待办月历', en: 'Calendar' },
  before: { zh: '上个月', en: 'Previous month' },
  after: { zh: '下个月', en: 'Next month' },
  toToday: { zh: '回到今天', en: 'Today' },
  dayLabel: {
    zh: '{date}，待办 {open} 项，逾期 {late} 项，已办结 {done} 项',
    en: '{date}: {open} to do, {late} late, {done} done',
  },
  open: { zh: '{count} 项', en: { one: '{count} task', other: '{count} tasks' } },
  late: { zh: '逾期 {count}', en: '{count} late' },
  done: { zh: '办结 {count}', en: '{count} done' },
  emptyDay: { zh: '这一天没有待办', en: 'Nothing on this day' },
  emptyDayHint: { zh: '用方向键移动日期，翻页键换月。', en: 'Arrow keys move by day, Page Up and Down by month.' },
})

export const feedWords = dictionary({
  subscribe: { zh: '订阅到手机日历', en: 'Subscribe' },
  title: { zh: '日历订阅', en: 'Calendar subscription' },
  what: {
    zh: '把待办期限同步到手机或电脑的日历中，到期前提醒。日历里只显示事项类别和时间，不含人员、部位等内容。',
    en: 'Deadlines in the calendar of your phone or computer, with a reminder. It shows kinds and times only, no names or places.',
  },
  never: { zh: '目前没有订阅链接。', en: 'There is no link at present.' },
  since: { zh: '现有链接生成于 {date}。', en: 'The present link was made on {date}.' },
  key: {
    zh: '任何拿到链接的人都能看到您的待办期限，请勿转发。链接只显示这一次；如有遗失，重新生成即可，旧链接随即失效。',
    en: 'Whoever has the link sees your deadlines; do not pass it on. It is shown only now. Make a new one if it is lost: the old one ends at once.',
  },
  make: { zh: '生成链接', en: 'Make a link' },
  remake: { zh: '重新生成', en: 'Make a new link' },
  revoke: { zh: '停用链接', en: 'Revoke' },
  revokeTitle: { zh: '停用日历订阅链接？', en: 'Revoke the calendar link?' },
  revokeWhat: {
    zh: '已订阅的日历不再更新，其中的事项可能要手动删除。',
    en: 'Calendars that subscribed are no longer updated; their entries may have to be removed by hand.',
  },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  link: { zh: '订阅链接', en: 'Link' },
  close: { zh: '关闭', en: 'Close' },
})
