/** Words of the demo's clock. */
import { dictionary } from '../../../web/words/words.ts'

export const clockWords = dictionary({
  clock: { zh: '演示时钟', en: 'Demo clock' },
  atReal: { zh: '演示时钟：现在', en: 'Demo clock: the present' },
  moved: {
    zh: '演示时钟：{when}，比真实时间快 {days} 天',
    en: { one: 'Demo clock: {when}, {count} day ahead', other: 'Demo clock: {when}, {count} days ahead' },
  },
  chip: { zh: '+{count} 天', en: { one: '+{count} day', other: '+{count} days' } },
  lead: {
    zh: '拨快时钟，看期限到来、超期和逐级提醒。只在演示中有。',
    en: 'Move it ahead and see deadlines come, pass and climb. In the demo only.',
  },
  present: { zh: '真实时间 {when}', en: 'Real time {when}' },
  plusOne: { zh: '+1 天', en: '+1 day' },
  plusSeven: { zh: '+7 天', en: '+7 days' },
  back: { zh: '回到现在', en: 'Back to now' },
  keeps: {
    zh: '拨快期间写下的记录保留当时的时间；夜间任务会马上补做一次。',
    en: 'What is recorded meanwhile keeps that time; nightly work is done at once.',
  },
  notBack: {
    zh: '已有记录写于 {when}，日志的时间不能倒退，所以不能回到现在。要重来，请停止服务，换一个数据目录再启动。',
    en: 'Something was recorded at {when}; a journal’s time cannot run backwards, so there is no way back. To begin anew, stop and start with another data folder.',
  },
  done: { zh: '演示时钟已拨到 {when}', en: 'The demo’s clock stands at {when}' },
})
