/**
 * What the security administrator (安全管理员) may do about sign-ins: see sessions and locks, end sessions, lift a lock,
 * reset second factors. Each with a reason, each recorded with the account's unit.
 */
import { Type } from 'typebox'
import { endpoint } from '../../../platform/contract/endpoint.ts'
import { Id, Instant, Nullable, Page, PageQuery, UnitId, Words } from '../../../platform/contract/schema.ts'
import { ownAccount } from './problems.ts'
import { Session } from './session.ts'
import { factorKind } from './words.ts'

const strict = { additionalProperties: false } as const
const Reason = Words(500)
const security = ['security'] as const
const OfAccount = Type.Object({ id: Id })

export const accountSecurity = endpoint({
  name: 'identity.accountSecurity',
  method: 'GET',
  path: '/api/security/accounts',
  may: security,
  title: { zh: '会话与锁定', en: 'Sessions and locks' },
  query: Type.Object({
    ...PageQuery,
    /** Part of the name or of the user name. */
    search: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    /** Only accounts that must wait before the next attempt. */
    locked: Type.Optional(Type.Boolean()),
  }),
  reply: Page(
    Type.Object({
      id: Id,
      username: Type.String(),
      name: Type.String(),
      unitId: UnitId,
      unitName: Type.String(),
      unitNameEn: Type.String(),
      state: Type.String(),
      sessions: Type.Integer(),
      lastSignInAt: Nullable(Instant),
      factors: Type.Array(factorKind.schema),
      failures: Type.Integer(),
      lockedUntil: Nullable(Instant),
    }),
  ),
})

export const accountSessions = endpoint({
  name: 'identity.accountSessions',
  method: 'GET',
  path: '/api/security/accounts/:id/sessions',
  may: security,
  title: { zh: '该账号的登录设备', en: 'Sessions of an account' },
  params: OfAccount,
  reply: Type.Object({ items: Type.Array(Session) }),
})

export const endAccountSessions = endpoint({
  name: 'identity.endAccountSessions',
  method: 'POST',
  path: '/api/security/accounts/:id/sessions/end',
  may: security,
  title: { zh: '强制退出', en: 'Sign an account out' },
  params: OfAccount,
  /** Without `sessionId`: every session of the account. */
  body: Type.Object({ reason: Reason, sessionId: Type.Optional(Id) }, strict),
  reply: Type.Object({ ended: Type.Integer() }),
})

export const unlockAccount = endpoint({
  name: 'identity.unlockAccount',
  method: 'POST',
  path: '/api/security/accounts/:id/unlock',
  may: security,
  title: { zh: '解除锁定', en: 'Lift the lock' },
  params: OfAccount,
  body: Type.Object({ reason: Reason }, strict),
})

export const resetFactors = endpoint({
  name: 'identity.resetFactors',
  method: 'POST',
  path: '/api/security/accounts/:id/factors/reset',
  may: security,
  title: { zh: '重置二次验证', en: 'Reset second factors' },
  params: OfAccount,
  body: Type.Object({ reason: Reason }, strict),
  reply: Type.Object({ removed: Type.Integer() }),
  problems: [ownAccount],
})
