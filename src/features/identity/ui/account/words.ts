/** Words of the account page. */
import { dictionary } from '../../../../web/words/words.ts'

export const accountWords = dictionary({
  title: { zh: '我的账号', en: 'My account' },
  username: { zh: '用户名', en: 'User name' },
  posts: { zh: '职务', en: 'Positions' },
  acting: { zh: '（代 {name}）', en: ' (for {name})' },
  none: { zh: '无', en: 'None' },

  password: { zh: '密码', en: 'Password' },
  passwordLead: {
    zh: '修改后，其他设备上的登录会立即退出。',
    en: 'Changing it signs your other devices out at once.',
  },
  changePassword: { zh: '修改密码', en: 'Change password' },
  passwordChanged: { zh: '密码已修改，其他设备已退出。', en: 'Password changed; other devices are signed out.' },
  current: { zh: '当前密码', en: 'Current password' },
  next: { zh: '新密码', en: 'New password' },
  nextHint: {
    zh: '至少 12 个字符，可以用一句好记的话。不要含用户名。',
    en: 'At least twelve characters; a sentence you remember does well. Leave your user name out.',
  },
  again: { zh: '再输一次新密码', en: 'New password again' },
  needed: { zh: '请填写', en: 'Fill this in' },
  differ: { zh: '两次输入不一致', en: 'The two do not match' },
  cancel: { zh: '取消', en: 'Cancel' },
  save: { zh: '保存', en: 'Save' },

  factors: { zh: '二次验证', en: 'Second factor' },
  factorsLead: {
    zh: '登录时除密码外再验证一次。密码泄露，别人也进不来。',
    en: 'Asked for after the password. A stolen password alone opens nothing.',
  },
  factorsRequired: { zh: '管理员账号须至少保留一种。', en: 'Administrators must keep at least one.' },
  noFactors: { zh: '尚未启用', en: 'Not set up' },
  added: { zh: '添加于 {at}', en: 'Added {at}' },
  used: { zh: '最近使用 {at}', en: 'Last used {at}' },
  neverUsed: { zh: '尚未使用', en: 'Not used yet' },
  addTotp: { zh: '添加动态口令', en: 'Add an authenticator app' },
  addPasskey: { zh: '添加通行密钥', en: 'Add a passkey' },
  noPasskeys: {
    zh: '当前访问地址不能使用通行密钥，须通过域名和 https 访问。',
    en: 'Passkeys do not work at this address; they need a host name and https.',
  },
  name: { zh: '名称', en: 'Name' },
  nameHint: { zh: '便于日后辨认，如“值班手机”。', en: 'To know it by later, such as “duty phone”.' },
  phone: { zh: '我的手机', en: 'My phone' },
  thisDevice: { zh: '本机', en: 'This device' },
  go: { zh: '下一步', en: 'Next' },
  scan: {
    zh: '用手机验证器（支持 TOTP 的任意应用）扫描二维码，再输入显示的 6 位数字。',
    en: 'Scan this with any authenticator app that knows TOTP, then type the six digits it shows.',
  },
  qr: { zh: '动态口令二维码', en: 'QR code of the authenticator secret' },
  secret: { zh: '不能扫码时，手动输入：', en: 'If you cannot scan, type this in:' },
  code: { zh: '动态口令', en: 'Code' },
  confirm: { zh: '验证并启用', en: 'Confirm' },
  cancelled: {
    zh: '没有完成，请重试或换一种方式。',
    en: 'It was not finished. Try again or choose another way.',
  },
  rename: { zh: '改名', en: 'Rename' },
  remove: { zh: '移除', en: 'Remove' },
  removeTitle: { zh: '移除“{name}”？', en: 'Remove “{name}”?' },
  removeLead: {
    zh: '移除后不能再用它登录，可以重新添加。',
    en: 'It will no longer let you in. It can be added again.',
  },
  removeLast: {
    zh: '这是最后一种。移除后登录只验证密码，恢复码一并作废。',
    en: 'This is the last one: from then on the password alone lets you in, and recovery codes are void.',
  },

  codes: { zh: '恢复码', en: 'Recovery codes' },
  codesLeft: {
    zh: '还剩 {left} 个。手机不在身边时凭它登录，每个只能用一次。',
    en: '{left} left. They let you in without your phone, each once.',
  },
  codesFew: { zh: '所剩不多，请重新生成。', en: 'Few are left: make new ones.' },
  newCodes: { zh: '重新生成', en: 'Make new codes' },
  newCodesTitle: { zh: '重新生成恢复码？', en: 'Make new recovery codes?' },
  newCodesLead: { zh: '原有的恢复码立即作废。', en: 'The old ones are void at once.' },

  sessions: { zh: '登录设备', en: 'Where I am signed in' },
  sessionsLead: {
    zh: '有不认识的设备，请立即退出并修改密码。',
    en: 'If you do not know one of these, sign it out and change your password.',
  },
  thisOne: { zh: '本机', en: 'This device' },
  since: { zh: '{at} 登录', en: 'signed in {at}' },
  seen: { zh: '最近使用 {at}', en: 'last used {at}' },
  end: { zh: '退出', en: 'Sign out' },
  endTitle: { zh: '退出该设备？', en: 'Sign that device out?' },
  endLead: { zh: '该设备须重新登录才能使用。', en: 'It has to sign in again.' },
  endAll: { zh: '退出所有设备', en: 'Sign out everywhere' },
  endAllTitle: { zh: '退出所有设备？', en: 'Sign out everywhere?' },
  endAllLead: { zh: '包括本机。之后须重新登录。', en: 'This device too. You have to sign in again.' },
})
