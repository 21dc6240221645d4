/**
 * What identity records, in the journal of the unit that keeps the account. Never a password, code, token or key.
 * The subject is the account.
 */
import { Type } from 'typebox'
import { event } from '../../../platform/contract/event.ts'
import { languages } from '../../../platform/contract/text.ts'
import { factorKind, secondFactor, sessionMethod } from './words.ts'

export const signedIn = event(
  'identity.signed-in',
  { zh: '登录', en: 'Signed in' },
  Type.Object({
    method: sessionMethod.schema,
    secondFactor: Type.Union([secondFactor.schema, Type.Null()]),
    address: Type.String(),
    /** Wrong passwords since the last success. */
    failuresBefore: Type.Integer(),
  }),
)

/** One entry at the fifth failure and at every doubling: an attack fills no journal. */
export const signInFailed = event(
  'identity.sign-in-failed',
  { zh: '多次登录失败', en: 'Repeated failures to sign in' },
  Type.Object({
    what: Type.Union([Type.Literal('password'), Type.Literal('second-factor')]),
    failures: Type.Integer(),
    address: Type.String(),
  }),
)

export const signedOut = event(
  'identity.signed-out',
  { zh: '退出登录', en: 'Signed out' },
  Type.Object({ sessions: Type.Integer() }),
)

export const sessionsEnded = event(
  'identity.sessions-ended',
  { zh: '强制退出', en: 'Sessions ended by the security administrator' },
  Type.Object({ sessions: Type.Integer(), reason: Type.String() }),
)

export const passwordChanged = event(
  'identity.password-changed',
  { zh: '修改密码', en: 'Changed the password' },
  Type.Object({ first: Type.Boolean(), sessionsEnded: Type.Integer() }),
)

export const factorAdded = event(
  'identity.factor-added',
  { zh: '添加二次验证', en: 'Added a second factor' },
  Type.Object({ kind: factorKind.schema, name: Type.String() }),
)

export const factorRenamed = event(
  'identity.factor-renamed',
  { zh: '更改验证方式名称', en: 'Renamed a second factor' },
  Type.Object({ kind: factorKind.schema, from: Type.String(), to: Type.String() }),
)

export const factorRemoved = event(
  'identity.factor-removed',
  { zh: '移除二次验证', en: 'Removed a second factor' },
  Type.Object({ kind: factorKind.schema, name: Type.String() }),
)

export const passkeyCopied = event(
  'identity.passkey-copied',
  { zh: '通行密钥疑被复制', en: 'A passkey seems to have been copied' },
  Type.Object({ name: Type.String() }),
)

export const recoveryCodesMade = event(
  'identity.recovery-codes-made',
  { zh: '生成恢复码', en: 'Made recovery codes' },
  Type.Object({ count: Type.Integer() }),
)

export const factorsReset = event(
  'identity.factors-reset',
  { zh: '重置二次验证', en: 'Reset second factors' },
  Type.Object({ removed: Type.Integer(), reason: Type.String() }),
)

export const lockLifted = event(
  'identity.lock-lifted',
  { zh: '解除锁定', en: 'Lifted the lock' },
  Type.Object({ failures: Type.Integer(), reason: Type.String() }),
)

export const languageChanged = event(
  'identity.language-changed',
  { zh: '更改界面语言', en: 'Changed the language' },
  Type.Object({ language: Type.Unsafe<(typeof languages)[number]>({ type: 'string', enum: languages }) }),
)
