import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { accountNamed, givePassword, journalOf, type KnownAccount } from '../../../../test/accounts.ts'
import { type Browser, browser } from '../../../../test/browser.ts'
import { type Client, startApp, type TestApp } from '../../../../test/harness.ts'
import { newId } from '../../../platform/id.ts'
import {
  accountSecurity,
  accountSessions,
  endAccountSessions,
  resetFactors,
  unlockAccount,
} from '../contract/security.ts'
import { endMySession, me, mySessions, signIn, signOutEverywhere } from '../contract.ts'

import { jobs } from '../jobs.ts'

const password = 'seven brass kettles sing'
const reason = '本人到场申请'

let app: TestApp
let officer: KnownAccount
let admin: Client
let adminAccount: KnownAccount
/** A security administrator whose territory does not hold the officer's facility. */
let elsewhere: Client

beforeAll(async () => {
  app = await startApp()
  const posts = await app.owner
    .selectFrom('position')
    .innerJoin('account', 'account.id', 'position.account_id')
    .innerJoin('unit', 'unit.id', 'position.unit_id')
    .select(['account.username', 'position.role', 'unit.territory'])
    .orderBy('unit.id')
    .execute()
  const found = posts.find((one) => one.role === 'officer' && one.territory.length === 6)
  const overAll = posts.find((one) => one.role === 'security' && one.territory.length === 2)
  const other = posts.find((one) => one.role === 'security' && !found?.territory.startsWith(one.territory))
  if (!found || !overAll) throw new Error('the seeded region lacks an officer in a county or a security administrator')
  officer = await accountNamed(app, found.username)
  adminAccount = await accountNamed(app, overAll.username)
  admin = await app.as(overAll.username)
  if (other) elsewhere = await app.as(other.username)
  else {
    const far = await app.owner
      .selectFrom('unit')
      .select('id')
      .where('kind', '=', 'bureau')
      .where('territory', 'not like', `${found.territory.slice(0, 4)}%`)
      .where('territory', '<>', found.territory.slice(0, 2))
      .executeTakeFirstOrThrow()
    const stranger = await app.owner
      .selectFrom('account')
      .selectAll()
      .where('unit_id', '=', far.id)
      .executeTakeFirstOrThrow()
    await app.owner.updateTable('position').set({ role: 'security' }).where('account_id', '=', stranger.id).execute()
    elsewhere = await app.as(stranger.username)
  }
})
beforeEach(async () => {
  await app.owner.deleteFrom('sign_in_failure').execute()
  await givePassword(app, officer, password)
})
afterAll(() => app.close())

async function signedIn(): Promise<Browser> {
  const visitor = browser(app.url)
  expect((await visitor.call(signIn, { body: { username: officer.username, password } })).status).toBe(200)
  return visitor
}

const found = async (client: Client, query: Record<string, unknown> = {}) =>
  (await client.call(accountSecurity, { query: { search: officer.username, ...query } })).body.items

describe('a person’s own sessions', () => {
  test('are listed and ended one by one, or all at once', async () => {
    const [phone, desk] = [await signedIn(), await signedIn()]
    const items = (await desk.call(mySessions)).body.items
    expect(items.filter((one) => one.current)).toHaveLength(1)
    const other = items.find((one) => !one.current)?.id ?? ''
    expect((await desk.call(endMySession, { params: { id: other } })).status).toBe(204)
    expect((await desk.call(endMySession, { params: { id: other } })).status).toBe(404)
    expect((await phone.call(me)).status).toBe(401)
    const third = await signedIn()
    expect((await desk.call(signOutEverywhere)).status).toBe(204)
    expect([(await desk.call(me)).status, (await third.call(me)).status]).toEqual([401, 401])
  })

  test('of another person are not there', async () => {
    const visitor = await signedIn()
    const foreign = await app.owner
      .selectFrom('session')
      .select('id')
      .where('account_id', '=', adminAccount.id)
      .executeTakeFirstOrThrow()
    expect((await visitor.call(endMySession, { params: { id: foreign.id } })).status).toBe(404)
    expect((await admin.call(me)).status).toBe(200)
  })
})

describe('the security administrator', () => {
  test('sees sessions of the accounts in scope and ends them', async () => {
    const visitor = await signedIn()
    const [row] = await found(admin)
    expect(row).toMatchObject({ id: officer.id, unitId: officer.unitId, state: 'active', sessions: 1, failures: 0 })
    const params = { id: officer.id }
    const items = (await admin.call(accountSessions, { params })).body.items
    expect(items).toMatchObject([{ address: '127.0.0.1', current: false }])
    const ended = await admin.call(endAccountSessions, { params, body: { reason } })
    expect([ended.status, ended.body]).toEqual([200, { ended: 1 }])
    expect((await visitor.call(me)).status).toBe(401)
    expect((await journalOf(app, officer)).at(-1)).toMatchObject({
      action: 'identity.sessions-ended',
      payload: { sessions: 1, reason },
      account_id: adminAccount.id,
    })
  })

  test('lifts a lock, and the owner gets in at once', async () => {
    const body = { username: officer.username, password: 'not this one at all' }
    for (let n = 0; n < 6; n++) await browser(app.url).call(signIn, { body })
    const [row] = await found(admin, { locked: true })
    expect(row?.failures).toBe(5)
    expect(new Date(row?.lockedUntil ?? 0).getTime()).toBeGreaterThan(Date.now())
    expect((await admin.call(unlockAccount, { params: { id: officer.id }, body: { reason } })).status).toBe(204)
    await signedIn()
    expect(await found(admin, { locked: true })).toEqual([])
    expect((await journalOf(app, officer)).map((one) => one.action)).toContain('identity.lock-lifted')
  })

  test('resets second factors of others, not the own', async () => {
    await app.owner
      .insertInto('second_factor')
      .values({
        ...{ id: officer.id, account_id: officer.id, kind: 'totp', name: '手机', secret: Buffer.alloc(48) },
        ...{ created_at: new Date(), confirmed_at: new Date() },
      })
      .execute()
    expect((await found(admin))[0]?.factors).toEqual(['totp'])
    const reset = await admin.call(resetFactors, { params: { id: officer.id }, body: { reason } })
    expect(reset.body).toEqual({ removed: 1 })
    expect((await found(admin))[0]?.factors).toEqual([])
    const own = await admin.call(resetFactors, { params: { id: adminAccount.id }, body: { reason } })
    expect([own.status, own.problem.type]).toEqual([409, '/problems/own-account'])
  })

  test('reaches nothing outside of the territory', async () => {
    const visitor = await signedIn()
    const params = { id: officer.id }
    expect(await found(elsewhere)).toEqual([])
    const replies = [
      await elsewhere.call(accountSessions, { params }),
      await elsewhere.call(endAccountSessions, { params, body: { reason } }),
      await elsewhere.call(unlockAccount, { params, body: { reason } }),
      await elsewhere.call(resetFactors, { params, body: { reason } }),
    ]
    expect(replies.map((reply) => reply.status)).toEqual([404, 404, 404, 404])
    expect((await visitor.call(me)).status).toBe(200)
  })

  test('is nobody else', async () => {
    const director = await app.owner
      .selectFrom('position')
      .select('account_id')
      .where('role', '=', 'director')
      .executeTakeFirstOrThrow()
    const { username } = await app.owner
      .selectFrom('account')
      .select('username')
      .where('id', '=', director.account_id)
      .executeTakeFirstOrThrow()
    expect((await (await app.as(username)).call(accountSecurity)).status).toBe(403)
    expect((await app.nobody.call(accountSecurity)).status).toBe(401)
  })

  test('pages through all accounts once each', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await admin.call(accountSecurity, { query: { limit: 37, ...(cursor ? { cursor } : {}) } })
      seen.push(...page.body.items.map((one) => one.username))
      cursor = page.body.next ?? undefined
    } while (cursor)
    const all = await app.owner.selectFrom('account').select('username').execute()
    expect(seen.toSorted()).toEqual(all.map((one) => one.username).toSorted())
    expect((await admin.call(accountSecurity, { query: { cursor: 'rubbish' } })).status).toBe(400)
    expect((await admin.call(accountSecurity, { query: { search: '100%_\\' } })).body.items).toEqual([])
  })
})

test('ended sessions are forgotten after a quarter of a year, living ones stay', async () => {
  const { platform } = app
  const visitor = await signedIn()
  const old = new Date(Date.now() - 91 * 86_400_000)
  await app.owner
    .insertInto('session')
    .values({
      ...{ id: newId(), account_id: officer.id, token_hash: Buffer.alloc(32) },
      ...{ created_at: old, seen_at: old, expires_at: old, address: '127.0.0.1', agent: '' },
    })
    .execute()
  const [nightly] = jobs
  if (nightly?.kind !== 'schedule') throw new Error('the nightly job is a schedule')
  await nightly.run(platform)
  const left = await app.owner.selectFrom('session').select('expires_at').where('account_id', '=', officer.id).execute()
  expect(left.length).toBeGreaterThan(0)
  expect(left.every((row) => row.expires_at > old)).toBe(true)
  expect((await visitor.call(me)).status).toBe(200)
})

test('the app’s own role reads no password hash, counter or foreign factor', async () => {
  const { db } = app.platform.pool
  await expect(db.selectFrom('credential').selectAll().execute()).rejects.toMatchObject({ code: '42501' })
  await expect(db.selectFrom('sign_in_failure').selectAll().execute()).rejects.toMatchObject({ code: '42501' })
  expect(await db.selectFrom('second_factor').selectAll().execute()).toEqual([])
  expect(await db.selectFrom('session').selectAll().execute()).toEqual([])
})
