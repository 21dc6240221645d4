/** Words of remarks and followers. */
import { dictionary } from '../../../../web/words/words.ts'

export const talkWords = dictionary({
  talk: { zh: '留言', en: 'Remarks' },
  none: { zh: '还没有留言。', en: 'No remarks yet.' },
  write: {
    zh: '写留言，输入 @ 可提到能看到这条隐患的同志',
    en: 'Write a remark; @ calls on people who may read this hazard',
  },
  label: { zh: '留言内容', en: 'Remark' },
  send: { zh: '发送', en: 'Send' },
  queued: { zh: '没有网络，已存在本机，联网后自动发送。', en: 'No connection; kept on this device and sent later.' },
  nobody: { zh: '没有这个人', en: 'Nobody of that name' },
  called: { zh: '提到：{names}', en: 'Called on: {names}' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  withdrawConsequence: {
    zh: '撤回后不再显示，责任日志中仍有记录。',
    en: 'It is no longer shown here; the journal keeps it.',
  },
  follow: { zh: '关注', en: 'Follow' },
  following: { zh: '已关注', en: 'Following' },
  followers: {
    zh: '{count} 人关注：{names}',
    en: { one: 'Followed by {names}', other: 'Followed by {count}: {names}' },
  },
  followHint: { zh: '有进展时进入您的今日待办', en: 'Each step comes into your Today' },
  calls: {
    zh: '有人请您看这条隐患，或您关注的隐患有进展。',
    en: 'Somebody calls on you here, or a hazard you follow moved on.',
  },
  noted: { zh: '已阅知', en: 'Noted' },
  listMark: { zh: '、', en: ', ' },
})
