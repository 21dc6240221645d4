/** Words of the security administrator's page. */
import { dictionary } from '../../../../web/words/words.ts'

export const securityWords = dictionary({
  title: { zh: '会话与锁定', en: 'Sessions and locks' },
  note: {
    zh: '辖区内账号的登录情况。解除锁定、强制退出、重置二次验证均记入该账号所在单位的日志。',
    en: 'Sign-ins of the accounts in your territory. What you do here is recorded with the unit of the account.',
  },
  search: { zh: '姓名或用户名', en: 'Name or user name' },
  locked: { zh: '登录失败', en: 'Failures' },
  onlyLocked: { zh: '近期多次失败', en: 'Many failures lately' },
  name: { zh: '姓名', en: 'Name' },
  username: { zh: '用户名', en: 'User name' },
  unit: { zh: '单位', en: 'Unit' },
  state: { zh: '登录', en: 'Sign-in' },
  sessions: { zh: '在线', en: 'Sessions' },
  factors: { zh: '二次验证', en: 'Second factor' },
  noFactors: { zh: '未启用', en: 'None' },
  last: { zh: '最近登录', en: 'Last sign-in' },
  never: { zh: '从未', en: 'Never' },
  suspended: { zh: '已停用', en: 'Suspended' },
  closed: { zh: '已注销', en: 'Closed' },
  waiting: { zh: '锁定至 {at}', en: 'Locked until {at}' },
  failing: { zh: '失败 {count} 次', en: '{count} failures' },
  fine: { zh: '正常', en: 'Fine' },
  none: { zh: '没有符合条件的账号', en: 'No accounts match' },
  noneHint: { zh: '可以清除筛选，或换个说法查找。', en: 'Clear the filters, or try other words.' },

  unlock: { zh: '解除锁定', en: 'Lift the lock' },
  unlockTitle: { zh: '解除 {name} 的锁定？', en: 'Lift the lock of {name}?' },
  unlockLead: {
    zh: '失败次数清零，可立即登录。请先核实是本人操作。',
    en: 'Failures are set to nought and signing in works at once. Make sure first that it was the person.',
  },
  reset: { zh: '重置二次验证', en: 'Reset second factor' },
  resetTitle: { zh: '重置 {name} 的二次验证？', en: 'Reset the second factor of {name}?' },
  resetLead: {
    zh: '动态口令、通行密钥和恢复码全部作废，登录只验证密码，须本人重新设置。请先当面核实身份。',
    en: 'Authenticator apps, passkeys and recovery codes become void; the password alone lets in until new ones are set up. Verify the person face to face first.',
  },
  ended: { zh: '没有登录的设备', en: 'Not signed in anywhere' },
  end: { zh: '强制退出', en: 'Sign out' },
  endTitle: { zh: '强制退出该设备？', en: 'Sign that device out?' },
  endAll: { zh: '全部退出', en: 'Sign out everywhere' },
  endAllTitle: { zh: '让 {name} 从所有设备退出？', en: 'Sign {name} out everywhere?' },
  endLead: {
    zh: '未提交的内容保留在其设备上，重新登录后可继续。',
    en: 'What was not sent stays on the device and goes on after signing in.',
  },
  devices: { zh: '登录设备', en: 'Signed-in devices' },
  comma: { zh: '、', en: ', ' },
})
