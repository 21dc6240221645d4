/** Delegation: by the holder of a post, or for him by the security administrator. */
import { problems, refuse } from '../../../platform/contract/problem.ts'
import { type Call, type Served, type SignedIn, serve } from '../../../platform/endpoint.ts'
import { postsOfOtherLine } from '../accounts/contract.ts'
import * as accounts from '../accounts/queries.ts'
import { audienceOfUnit, checkActive } from '../accounts/rules.ts'
import * as contract from './contract.ts'
import * as queries from './queries.ts'
import * as rules from './rules.ts'

type AnyCall = SignedIn<Call<unknown, unknown, unknown>>

/** The post, and in which quality the actor may let somebody act for its holder. */
async function postToDelegate(call: AnyCall, positionId: string) {
  const post = await accounts.findPost(call.tx, positionId, call.today)
  if (!post) throw refuse(problems.notFound, {})
  if (post.accountId === call.actor.accountId) return { post, by: 'holder' as const }
  const keeps = call.actor.posts.some((one) => one.role === 'security' && one.units.includes(post.unitId))
  if (!keeps) throw refuse(problems.forbidden, {})
  return { post, by: 'security' as const }
}

async function aboutDelegation(call: AnyCall, delegation: { id: string; unitId: number }) {
  const unit = await accounts.standOf(call.tx, delegation.unitId)
  if (!unit) throw refuse(problems.notFound, {})
  const subject = { type: 'delegation', id: delegation.id }
  return { unitId: delegation.unitId, subject, audience: audienceOfUnit(unit) }
}

const readMine = serve(contract.readMine, async ({ tx, actor, now, today }) => ({
  posts: await accounts.postsOf(tx, actor.accountId, today),
  delegations: await queries.delegationsOf(tx, actor.accountId, now),
}))

const listDelegations = serve(contract.listDelegations, async ({ tx, now, today, params }) => {
  if (!(await accounts.findAccount(tx, params.accountId, today))) throw refuse(problems.notFound, {})
  return { items: await queries.delegationsOf(tx, params.accountId, now) }
})

const listDeputies = serve(contract.listDeputies, async (call) => {
  const { post } = await postToDelegate(call, call.params.positionId)
  return { items: await queries.deputiesFor(call.tx, call.scope, post, call.query.q, call.today) }
})

const delegatePost = serve(
  contract.delegatePost,
  async (call) => {
    const { tx, body, actor, now, today, newId, record, language, platform } = call
    const { post, by } = await postToDelegate(call, body.positionId)
    const since = new Date(body.since)
    const until = new Date(body.until)
    const { accountId: toAccountId, reason } = body
    const dayOf = platform.clock.day
    rules.checkDelegation({ post, toAccountId, since, until, by, actorId: actor.accountId, now, dayOf })
    const account = await accounts.findAccount(tx, toAccountId, today)
    if (!account) throw refuse(problems.notFound, {})
    checkActive(account, language)
    const id = newId()
    const about = await aboutDelegation(call, { id, unitId: post.unitId })
    const { audience } = about
    await queries.insertDelegation(tx, {
      id,
      positionId: post.id,
      unitId: post.unitId,
      accountId: account.id,
      since,
      until,
      reason,
      audience,
    })
    await record(contract.delegated, about, {
      positionId: post.id,
      accountId: account.id,
      since: since.toISOString(),
      until: until.toISOString(),
      reason,
    })
    return { id }
  },
  { delegation_separation: postsOfOtherLine },
)

const revokeDelegation = serve(contract.revokeDelegation, async (call) => {
  const { tx, params, body, actor, now, record } = call
  const delegation = await queries.lockDelegation(tx, params.delegationId, now)
  if (!delegation) throw refuse(problems.notFound, {})
  // Whoever gave it or holds it may end it, and the security administrator of the unit.
  const own = [delegation.holderId, delegation.accountId].includes(actor.accountId)
  const keeps = actor.posts.some((one) => one.role === 'security' && one.units.includes(delegation.unitId))
  if (!own && !keeps) throw refuse(problems.forbidden, {})
  rules.checkRevoke(delegation)
  await queries.updateRevoked(tx, delegation.id, now)
  const { positionId, accountId } = delegation
  const about = await aboutDelegation(call, delegation)
  await record(contract.delegationRevoked, about, { positionId, accountId, reason: body.reason })
  return null
})

export const routes: readonly Served[] = [readMine, listDelegations, listDeputies, delegatePost, revokeDelegation]
