/**
 * Delegation (代理): the holder of a post lets another of the same line act for him, with dates and a reason; the
 * security administrator may arrange it for him. The journal names both. Administrations cannot be delegated.
 */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../../platform/contract/endpoint.ts'
import { event } from '../../../platform/contract/event.ts'
import { problem } from '../../../platform/contract/problem.ts'
import { administrators, allRoles, role } from '../../../platform/contract/role.ts'
import { Created, Id, Instant, Nullable, UnitId, Words } from '../../../platform/contract/schema.ts'
import {
  accountNotActive,
  datesUnfit,
  ended,
  notToOneself,
  PostRow,
  postsOfOtherLine,
  term,
} from '../accounts/contract.ts'

export const DelegationRow = Type.Object({
  id: Id,
  positionId: Id,
  unitId: UnitId,
  unitName: Type.String(),
  unitNameEn: Type.String(),
  role: role.schema,
  title: Type.String(),
  holderId: Id,
  holderName: Type.String(),
  accountId: Id,
  accountName: Type.String(),
  since: Instant,
  until: Instant,
  reason: Type.String(),
  revokedAt: Nullable(Instant),
  term: term.schema,
})
export type DelegationRow = Static<typeof DelegationRow>

export const administrationStays = problem(
  'administration-stays',
  409,
  { zh: '管理员职务不能委托代理', en: 'An administration cannot be delegated' },
  {
    zh: '系统、安全、审计管理员职务不得代理，请由安全管理员另行授予。',
    en: 'Ask the security administrator to grant the post instead.',
  },
)

export const delegated = event(
  'delegation.made',
  { zh: '委托代理', en: 'Post delegated' },
  Type.Object({ positionId: Id, accountId: Id, since: Instant, until: Instant, reason: Type.String() }),
)
export const delegationRevoked = event(
  'delegation.revoked',
  { zh: '撤回代理', en: 'Delegation revoked' },
  Type.Object({ positionId: Id, accountId: Id, reason: Type.String() }),
)
export const events = [delegated, delegationRevoked] as const

const OnePost = Type.Object({ positionId: Id }, { additionalProperties: false })
const OneAccount = Type.Object({ accountId: Id }, { additionalProperties: false })
const OneDelegation = Type.Object({ delegationId: Id }, { additionalProperties: false })
/** Holders of working posts, who may let another act for them. */
const workers = allRoles.filter((one) => !administrators.some((other) => other === one))

export const readMine = endpoint({
  name: 'organisation.readMyPosts',
  method: 'GET',
  path: '/api/positions/mine',
  may: 'signed-in',
  title: { zh: '我的职务与代理', en: 'My posts and delegations' },
  reply: Type.Object({ posts: Type.Array(PostRow), delegations: Type.Array(DelegationRow) }),
})

export const listDelegations = endpoint({
  name: 'organisation.listDelegations',
  method: 'GET',
  path: '/api/accounts/:accountId/delegations',
  may: administrators,
  title: { zh: '账号的代理关系', en: 'Delegations of an account: of its posts to others, of others’ posts to it' },
  params: OneAccount,
  reply: Type.Object({ items: Type.Array(DelegationRow) }),
})

export const listDeputies = endpoint({
  name: 'organisation.listDeputies',
  method: 'GET',
  path: '/api/positions/:positionId/deputies',
  may: [...workers, 'security'],
  title: { zh: '可代理此职务的人员', en: 'Who could act for the holder of a post' },
  params: OnePost,
  query: Type.Object({ q: Type.Optional(Type.String({ maxLength: 100 })) }, { additionalProperties: false }),
  reply: Type.Object({
    items: Type.Array(
      Type.Object({ accountId: Id, name: Type.String(), unitName: Type.String(), unitNameEn: Type.String() }),
    ),
  }),
})

export const delegatePost = endpoint({
  name: 'organisation.delegate',
  method: 'POST',
  path: '/api/delegations',
  may: [...workers, 'security'],
  title: { zh: '委托代理', en: 'Let another act for the holder of a post' },
  status: 201,
  body: Type.Object(
    { positionId: Id, accountId: Id, since: Instant, until: Instant, reason: Words(500) },
    { additionalProperties: false },
  ),
  reply: Created,
  problems: [notToOneself, datesUnfit, administrationStays, postsOfOtherLine, accountNotActive, ended],
})

export const revokeDelegation = endpoint({
  name: 'organisation.revokeDelegation',
  method: 'POST',
  path: '/api/delegations/:delegationId/revoke',
  may: [...workers, 'security'],
  title: { zh: '撤回代理', en: 'Revoke a delegation' },
  params: OneDelegation,
  body: Type.Object({ reason: Words(500) }, { additionalProperties: false }),
  problems: [ended],
})
