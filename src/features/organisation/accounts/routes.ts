/** Accounts for the system administrator, posts for the security administrator; all three administrators read. */
import { Type } from 'typebox'
import { problems, refuse } from '../../../platform/contract/problem.ts'
import { roles } from '../../../platform/contract/role.ts'
import { Id } from '../../../platform/contract/schema.ts'
import { hashPassword, newTemporaryPassword, setFirstPassword } from '../../../platform/credentials.ts'
import { type Call, type Served, type SignedIn, serve } from '../../../platform/endpoint.ts'
import { changedMeanwhile } from '../../../platform/journal/changed.ts'
import { pageOf, readCursor } from '../../../platform/page.ts'
import * as contract from './contract.ts'
import * as queries from './queries.ts'
import * as rules from './rules.ts'

const pageSize = 50
const listKey = Type.Object({ name: Type.String(), id: Id })

type AnyCall = SignedIn<Call<unknown, unknown, unknown>>

async function standOf(call: AnyCall, unitId: number) {
  const unit = await queries.standOf(call.tx, unitId)
  if (!unit) throw refuse(problems.notFound, {})
  return { ...unit, audience: rules.audienceOfUnit(unit) }
}

async function aboutAccount(call: AnyCall, account: { id: string; unitId: number }) {
  const { audience } = await standOf(call, account.unitId)
  return { unitId: account.unitId, subject: { type: 'account', id: account.id }, audience }
}

const listAccounts = serve(contract.listAccounts, async ({ tx, scope, today, query }) => {
  const { cursor, limit = pageSize, ...filter } = query
  const rows = await queries.listAccounts(tx, scope, filter, today, readCursor(listKey, cursor), limit + 1)
  return pageOf(rows, limit, ({ name, id }) => ({ name, id }))
})

const readAccount = serve(contract.readAccount, async ({ tx, today, params }) => {
  const account = await queries.findAccount(tx, params.accountId, today)
  if (!account) throw refuse(problems.notFound, {})
  return { account, posts: await queries.postsOf(tx, account.id, today) }
})

const openAccount = serve(
  contract.openAccount,
  async (call) => {
    const { tx, body, now, newId, record, mustReach } = call
    mustReach(body.unitId)
    const { audience } = await standOf(call, body.unitId)
    const id = newId()
    await queries.insertAccounts(tx, [{ ...body, id, audience, createdAt: now }])
    const { username, name } = body
    await record(contract.accountOpened, await aboutAccount(call, { id, unitId: body.unitId }), { username, name })
    const temporaryPassword = newTemporaryPassword()
    await setFirstPassword(tx, id, await hashPassword(temporaryPassword), now)
    return { id, temporaryPassword }
  },
  { account_username_unique: contract.usernameTaken },
)

async function accountToChange(call: AnyCall, accountId: string) {
  const account = await queries.lockAccount(call.tx, accountId, call.today)
  if (!account) throw refuse(problems.notFound, {})
  call.mustReach(account.unitId)
  return account
}

const setAccountState = serve(contract.setAccountState, async (call) => {
  const { tx, body, params, actor, now, today, record, language } = call
  const account = await accountToChange(call, params.accountId)
  const about = await aboutAccount(call, account)
  if (account.version !== body.version)
    throw await changedMeanwhile(call, account.unitId, about.subject, contract.events)
  rules.checkState(account, body.state, actor.accountId, language)
  if (body.state !== 'active') {
    for (const post of await queries.postsOf(tx, account.id, today)) await keepOneHolder(call, post, today)
    await queries.endSessions(tx, account.id, now)
  }
  await queries.updateAccountState(tx, account.id, body.state)
  const { state: to, reason } = body
  await record(contract.accountStateChanged, about, { from: account.state, to, reason })
  return { version: account.version + 1 }
})

const issuePassword = serve(contract.issuePassword, async (call) => {
  const { tx, body, params, actor, now, record, language } = call
  const account = await accountToChange(call, params.accountId)
  if (account.id === actor.accountId) throw refuse(contract.notOnOneself, {})
  rules.checkActive(account, language)
  const temporaryPassword = newTemporaryPassword()
  await setFirstPassword(tx, account.id, await hashPassword(temporaryPassword), now)
  await record(contract.passwordIssued, await aboutAccount(call, account), { reason: body.reason })
  return { temporaryPassword }
})

/** An administration without a holder could not be given to anybody again. */
async function keepOneHolder(call: AnyCall, post: contract.PostRow, until: string): Promise<void> {
  if (post.term !== 'current' || !rules.isAdministrator(post.role)) return
  if (!(await queries.othersHold(call.tx, post, call.today, until)))
    throw refuse(contract.lastAdministrator, { role: roles[post.role][call.language] })
}

const grantPost = serve(
  contract.grantPost,
  async (call) => {
    const { tx, body, actor, today, newId, record, mustReach, language } = call
    mustReach(body.unitId)
    const account = await queries.findAccount(tx, body.accountId, today)
    if (!account) throw refuse(problems.notFound, {})
    mustReach(account.unitId)
    const unit = await standOf(call, body.unitId)
    rules.checkActive(account, language)
    rules.checkGrant(body, unit, actor.accountId, language)
    const id = newId()
    await queries.insertPosts(tx, [{ ...body, id, audience: unit.audience }])
    const about = { unitId: unit.id, subject: { type: 'position', id }, audience: unit.audience }
    const { accountId, role, title, since, until } = body
    await record(contract.postGranted, about, { accountId, role, title, since, until })
    return { id }
  },
  { position_separation: contract.postsOfOtherLine },
)

const endPost = serve(contract.endPost, async (call) => {
  const { tx, body, params, actor, today, record, mustReach } = call
  const post = await queries.lockPost(tx, params.positionId, today)
  if (!post) throw refuse(problems.notFound, {})
  mustReach(post.unitId)
  const { audience } = await standOf(call, post.unitId)
  const about = { unitId: post.unitId, subject: { type: 'position', id: post.id }, audience }
  if (post.version !== body.version) throw await changedMeanwhile(call, post.unitId, about.subject, contract.events)
  rules.checkEnd(post, body.until, actor.accountId, today)
  await keepOneHolder(call, post, body.until)
  await queries.updatePostUntil(tx, post.id, body.until)
  const { accountId, role } = post
  await record(contract.postEnded, about, { accountId, role, until: body.until, reason: body.reason })
  return { version: post.version + 1 }
})

export const routes: readonly Served[] = [
  listAccounts,
  readAccount,
  openAccount,
  setAccountState,
  issuePassword,
  grantPost,
  endPost,
]
