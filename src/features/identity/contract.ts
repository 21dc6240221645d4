/**
 * Identity: signing in, what a session still owes, passwords, second factors, sessions.
 *
 * A sign-in goes through stages. `POST /api/session` checks the password and answers with the stage of the new session:
 * `second-factor` (give one, `giveSecondFactor`), `password` (the first one must be changed, `changePassword`),
 * `enrol-second-factor` (an administrator must add one, `startTotp` or `passkeyOptions`), `full`. Each of those
 * endpoints answers with the next stage; `GET /api/me` tells it at any time. Until `full` nothing else is open.
 *
 * OpenID Connect, where it is set up: `startOidc` answers with the address to go to; the provider sends the browser
 * back to the page `oidcPage` of the web app, which hands its whole query string to `finishOidc`.
 */
import { Type } from 'typebox'
import { endpoint } from '../../platform/contract/endpoint.ts'
import { role, unitKind } from '../../platform/contract/role.ts'
import { Id, Instant, Nullable, UnitId, Words } from '../../platform/contract/schema.ts'
import { languages } from '../../platform/contract/text.ts'
import * as problem from './contract/problems.ts'
import { Session } from './contract/session.ts'
import { factorKind, secondFactor, stage } from './contract/words.ts'

/** Page of the web app to which an OpenID Connect provider sends the browser back. */
export const oidcPage = '/sign-in/oidc'

const owing = ['password', 'second-factor', 'enrol-second-factor'] as const
const enrolling = ['enrol-second-factor'] as const
const strict = { additionalProperties: false } as const
const Stage = Type.Object({ stage: stage.schema })
const Name = Words(60)
/** Longer ones are refused before they are hashed. */
const Password = Type.String({ minLength: 1, maxLength: 256 })
/** JSON as the browser's WebAuthn interface gives and takes it; its content is checked by the ceremony. */
const Ceremony = Type.Record(Type.String({ maxLength: 64 }), Type.Unknown(), { maxProperties: 32 })

// ── signing in ───────────────────────────────────────────────────────────────────────────────────────────────────

/** What the sign-in page offers. */
export const signInOptions = endpoint({
  name: 'identity.signInOptions',
  method: 'GET',
  path: '/api/session/options',
  may: 'anyone',
  title: { zh: '登录方式', en: 'Ways to sign in' },
  reply: Type.Object({
    demo: Type.Boolean(),
    oidc: Type.Boolean(),
    /** False: nothing is here yet, and the system is to be set up first. */
    begun: Type.Boolean(),
  }),
})

export const signIn = endpoint({
  name: 'identity.signIn',
  method: 'POST',
  path: '/api/session',
  may: 'anyone',
  title: { zh: '登录', en: 'Sign in' },
  body: Type.Object({ username: Type.String({ minLength: 1, maxLength: 64 }), password: Password }, strict),
  reply: Stage,
  form: 'secret',
  limit: 8 * 1024,
  problems: [problem.wrongCredentials, problem.tooManyAttempts, problem.accountSuspended],
})

export const startOidc = endpoint({
  name: 'identity.startOidc',
  method: 'POST',
  path: '/api/session/oidc/start',
  may: 'anyone',
  title: { zh: '统一身份认证登录', en: 'Sign in through the identity provider' },
  reply: Type.Object({ url: Type.String() }),
  form: 'secret',
  problems: [problem.oidcNotSetUp, problem.oidcUnreachable],
})

export const finishOidc = endpoint({
  name: 'identity.finishOidc',
  method: 'POST',
  path: '/api/session/oidc',
  may: 'anyone',
  title: { zh: '完成统一身份认证登录', en: 'Finish signing in through the identity provider' },
  body: Type.Object({ query: Type.String({ minLength: 1, maxLength: 8192 }) }, strict),
  reply: Stage,
  form: 'secret',
  limit: 16 * 1024,
  problems: [
    problem.oidcNotSetUp,
    problem.oidcUnreachable,
    problem.oidcRefused,
    problem.oidcStale,
    problem.oidcUnknownAccount,
    problem.accountSuspended,
  ],
})

export const secondFactorOptions = endpoint({
  name: 'identity.secondFactorOptions',
  method: 'POST',
  path: '/api/session/second-factor/options',
  may: 'signed-in',
  stages: ['second-factor'],
  title: { zh: '准备使用通行密钥', en: 'Prepare a passkey' },
  reply: Type.Object({ challengeId: Id, options: Ceremony }),
  form: 'secret',
  problems: [problem.noSuchFactor, problem.passkeyImpossible],
})

export const giveSecondFactor = endpoint({
  name: 'identity.giveSecondFactor',
  method: 'POST',
  path: '/api/session/second-factor',
  may: 'signed-in',
  stages: ['second-factor'],
  title: { zh: '二次验证', en: 'Second factor' },
  body: Type.Union([
    Type.Object({ kind: Type.Literal('totp'), code: Type.String({ minLength: 6, maxLength: 12 }) }, strict),
    Type.Object({ kind: Type.Literal('recovery'), code: Type.String({ minLength: 8, maxLength: 40 }) }, strict),
    Type.Object({ kind: Type.Literal('passkey'), challengeId: Id, response: Ceremony }, strict),
  ]),
  reply: Stage,
  form: 'secret',
  limit: 32 * 1024,
  problems: [problem.wrongSecondFactor, problem.tooManyAttempts, problem.challengeGone, problem.nothingOwed],
})

export const signOut = endpoint({
  name: 'identity.signOut',
  method: 'DELETE',
  path: '/api/session',
  may: 'signed-in',
  stages: owing,
  title: { zh: '退出登录', en: 'Sign out' },
})

// ── me ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const Post = Type.Object({
  id: Id,
  role: role.schema,
  title: Type.String(),
  unitId: UnitId,
  unitName: Type.String(),
  unitNameEn: Type.String(),
  unitKind: unitKind.schema,
  /** Whom the person acts for, where the post is held by delegation. */
  actingFor: Nullable(Type.String()),
  /** Units this post reaches. */
  units: Type.Array(UnitId),
})

/** `posts` is empty until the stage is `full`; what a post may is said by `may` of each endpoint's contract. */
export const me = endpoint({
  name: 'identity.me',
  method: 'GET',
  path: '/api/me',
  may: 'signed-in',
  stages: owing,
  title: { zh: '我是谁', en: 'Who I am' },
  reply: Type.Object({
    accountId: Id,
    sessionId: Id,
    username: Type.String(),
    name: Type.String(),
    language: Type.Unsafe<(typeof languages)[number]>({ type: 'string', enum: languages }),
    stage: stage.schema,
    /** Second factors that can be given now. */
    factors: Type.Array(secondFactor.schema),
    posts: Type.Array(Post),
    /** Milliseconds by which the demo's clock stands ahead; null outside of demo mode. */
    demoClock: Nullable(Type.Integer()),
  }),
})

export const setLanguage = endpoint({
  name: 'identity.setLanguage',
  method: 'PATCH',
  path: '/api/me',
  may: 'signed-in',
  title: { zh: '更改界面语言', en: 'Change my language' },
  body: Type.Object({ language: Type.Unsafe<(typeof languages)[number]>({ type: 'string', enum: languages }) }, strict),
})

export const changePassword = endpoint({
  name: 'identity.changePassword',
  method: 'PUT',
  path: '/api/me/password',
  may: 'signed-in',
  stages: ['password'],
  title: { zh: '修改密码', en: 'Change my password' },
  body: Type.Object({ current: Password, next: Password }, strict),
  reply: Stage,
  form: 'secret',
  limit: 8 * 1024,
  problems: [
    problem.wrongPassword,
    problem.passwordTooShort,
    problem.passwordCommon,
    problem.passwordHoldsName,
    problem.passwordSame,
    problem.tooManyAttempts,
  ],
})

// ── second factors ───────────────────────────────────────────────────────────────────────────────────────────────

export const factors = endpoint({
  name: 'identity.factors',
  method: 'GET',
  path: '/api/me/factors',
  may: 'signed-in',
  stages: enrolling,
  title: { zh: '我的二次验证方式', en: 'My second factors' },
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        id: Id,
        kind: factorKind.schema,
        name: Type.String(),
        createdAt: Instant,
        usedAt: Nullable(Instant),
      }),
    ),
    recoveryCodesLeft: Type.Integer(),
    /** The account must keep at least one. */
    required: Type.Boolean(),
    /** Passkeys need a host name (not an address) and https, or localhost. */
    passkeysPossible: Type.Boolean(),
  }),
})

/** `recoveryCodes` come with the first factor and are shown this once. */
const Added = Type.Object({ id: Id, stage: stage.schema, recoveryCodes: Nullable(Type.Array(Type.String())) })

export const startTotp = endpoint({
  name: 'identity.startTotp',
  method: 'POST',
  path: '/api/me/factors/totp',
  may: 'signed-in',
  stages: enrolling,
  title: { zh: '添加动态口令', en: 'Add an authenticator app' },
  body: Type.Object({ name: Name }, strict),
  reply: Type.Object({ id: Id, secret: Type.String(), uri: Type.String() }),
  status: 201,
  form: 'secret',
  problems: [problem.tooManyFactors],
})

export const confirmTotp = endpoint({
  name: 'identity.confirmTotp',
  method: 'POST',
  path: '/api/me/factors/totp/:id',
  may: 'signed-in',
  stages: enrolling,
  title: { zh: '确认动态口令', en: 'Confirm the authenticator app' },
  params: Type.Object({ id: Id }),
  body: Type.Object({ code: Type.String({ minLength: 6, maxLength: 12 }) }, strict),
  reply: Added,
  form: 'secret',
  problems: [problem.wrongSecondFactor, problem.challengeGone, problem.tooManyAttempts],
})

export const passkeyOptions = endpoint({
  name: 'identity.passkeyOptions',
  method: 'POST',
  path: '/api/me/factors/passkey/options',
  may: 'signed-in',
  stages: enrolling,
  title: { zh: '准备添加通行密钥', en: 'Prepare to add a passkey' },
  reply: Type.Object({ challengeId: Id, options: Ceremony }),
  form: 'secret',
  problems: [problem.tooManyFactors, problem.passkeyImpossible],
})

export const addPasskey = endpoint({
  name: 'identity.addPasskey',
  method: 'POST',
  path: '/api/me/factors/passkey',
  may: 'signed-in',
  stages: enrolling,
  title: { zh: '添加通行密钥', en: 'Add a passkey' },
  body: Type.Object({ challengeId: Id, name: Name, response: Ceremony }, strict),
  reply: Added,
  status: 201,
  form: 'secret',
  limit: 64 * 1024,
  problems: [problem.passkeyRefused, problem.passkeyKnown, problem.challengeGone],
})

export const renameFactor = endpoint({
  name: 'identity.renameFactor',
  method: 'PATCH',
  path: '/api/me/factors/:id',
  may: 'signed-in',
  title: { zh: '更改验证方式名称', en: 'Rename a second factor' },
  params: Type.Object({ id: Id }),
  body: Type.Object({ name: Name }, strict),
})

export const removeFactor = endpoint({
  name: 'identity.removeFactor',
  method: 'DELETE',
  path: '/api/me/factors/:id',
  may: 'signed-in',
  title: { zh: '移除验证方式', en: 'Remove a second factor' },
  params: Type.Object({ id: Id }),
  problems: [problem.factorRequired],
})

export const newRecoveryCodes = endpoint({
  name: 'identity.newRecoveryCodes',
  method: 'POST',
  path: '/api/me/recovery-codes',
  may: 'signed-in',
  title: { zh: '重新生成恢复码', en: 'Make new recovery codes' },
  reply: Type.Object({ codes: Type.Array(Type.String()) }),
  status: 201,
  form: 'secret',
  problems: [problem.noSuchFactor],
})

// ── sessions ─────────────────────────────────────────────────────────────────────────────────────────────────────

export const mySessions = endpoint({
  name: 'identity.mySessions',
  method: 'GET',
  path: '/api/me/sessions',
  may: 'signed-in',
  title: { zh: '我的登录设备', en: 'Where I am signed in' },
  reply: Type.Object({ items: Type.Array(Session) }),
})

export const endMySession = endpoint({
  name: 'identity.endMySession',
  method: 'DELETE',
  path: '/api/me/sessions/:id',
  may: 'signed-in',
  title: { zh: '退出该设备', en: 'Sign that device out' },
  params: Type.Object({ id: Id }),
})

/** This session too. */
export const signOutEverywhere = endpoint({
  name: 'identity.signOutEverywhere',
  method: 'DELETE',
  path: '/api/me/sessions',
  may: 'signed-in',
  title: { zh: '退出所有设备', en: 'Sign out everywhere' },
})

// ── demo ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Without `q` one account for each kind of work; with it up to twenty whose unit, post, name or user name fit. */
export const demoAccounts = endpoint({
  name: 'identity.demoAccounts',
  method: 'GET',
  path: '/api/demo/accounts',
  may: 'anyone',
  title: { zh: '演示账号', en: 'Demo accounts' },
  demo: true,
  query: Type.Object({ q: Type.Optional(Type.String({ maxLength: 100 })) }, strict),
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        username: Type.String(),
        password: Type.String(),
        name: Type.String(),
        role: role.schema,
        title: Type.String(),
        unitName: Type.String(),
        unitNameEn: Type.String(),
        tryFirst: Nullable(Type.Object({ zh: Type.String(), en: Type.String() })),
      }),
    ),
  }),
})
