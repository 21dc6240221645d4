/** Vocabularies of identity. */
import { vocabulary } from '../../../platform/contract/vocabulary.ts'

/** What a session still owes before anything else is open to it. */
export const stage = vocabulary('session stage', {
  full: { zh: '已登录', en: 'Signed in' },
  'second-factor': { zh: '待二次验证', en: 'Second factor to be given' },
  password: { zh: '待修改初始密码', en: 'First password to be changed' },
  'enrol-second-factor': { zh: '待设置二次验证', en: 'Second factor to be set up' },
})

export const factorKind = vocabulary('factor kind', {
  totp: { zh: '动态口令', en: 'Authenticator app' },
  passkey: { zh: '通行密钥', en: 'Passkey' },
})

/** How a second factor was given. */
export const secondFactor = vocabulary('second factor', {
  totp: { zh: '动态口令', en: 'Authenticator app' },
  passkey: { zh: '通行密钥', en: 'Passkey' },
  recovery: { zh: '恢复码', en: 'Recovery code' },
})

export const sessionMethod = vocabulary('session method', {
  password: { zh: '密码', en: 'Password' },
  oidc: { zh: '统一身份认证', en: 'Identity provider' },
})
