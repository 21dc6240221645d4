/** Accounts and posts over HTTP: three administrations that check each other, and nobody who grants to himself. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { client, startApp, type TestApp } from '../../../../test/harness.ts'
import { signIn } from '../../identity/contract.ts'
import { listUnits, readPeople } from '../units/contract.ts'
import * as contract from './contract.ts'

let app: TestApp
let today: string
beforeAll(async () => {
  app = await startApp()
  today = app.platform.clock.day(app.platform.clock.now())
})
afterAll(() => app.close())

const unitId = async (name: string): Promise<number> =>
  (await app.owner.selectFrom('unit').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
const accountId = async (username: string): Promise<string> =>
  (await app.owner.selectFrom('account').select('id').where('username', '=', username).executeTakeFirstOrThrow()).id
const postOf = async (username: string) =>
  app.owner
    .selectFrom('position')
    .selectAll()
    .where('account_id', '=', await accountId(username))
    .executeTakeFirstOrThrow()

/** A new account of the city bureau, without posts. */
async function newcomer(username: string): Promise<string> {
  const system = await app.as('system.lanan')
  const body = { unitId: await unitId('澜安市公安局'), username, name: '卓启航' }
  const opened = await system.call(contract.openAccount, { body })
  expect(opened.status).toBe(201)
  return opened.body.id
}

async function grant(as: string, account: string, unit: string, role: contract.PostRow['role'], more: object = {}) {
  const granter = await app.as(as)
  const body = { accountId: account, unitId: await unitId(unit), role, title: '试', since: today, until: null, ...more }
  return granter.call(contract.grantPost, { body })
}

describe('accounts', () => {
  test('a new account signs in with the password shown once, and the journal holds no password', async () => {
    const system = await app.as('system.lanan')
    const body = { unitId: await unitId('溪桐县看守所'), username: 'zhuo.qihang', name: '卓启航' }
    const opened = await system.call(contract.openAccount, { body, key: 'open-zhuo-qihang' })
    expect(opened.body.temporaryPassword).toMatch(/^[a-z0-9]{4}(-[a-z0-9]{4}){3}$/)
    const session = await client(app.url, '').call(signIn, {
      body: { username: 'zhuo.qihang', password: opened.body.temporaryPassword },
    })
    expect(session.body).toEqual({ stage: 'password' })

    // The same request again must not open a second account, nor show the password again.
    const again = await system.call(contract.openAccount, { body, key: 'open-zhuo-qihang' })
    expect(again.problem.type).toBe('/problems/already-done')
    const kept = JSON.stringify(await app.owner.selectFrom('journal').select('payload').execute())
    const replies = JSON.stringify(await app.owner.selectFrom('idempotency').select('reply').execute())
    expect(kept + replies).not.toContain(opened.body.temporaryPassword)

    const taken = await system.call(contract.openAccount, { body })
    expect(taken.problem.type).toBe('/problems/username-taken')
  })

  test('the list searches by name and user name, filters and stays inside the territory', async () => {
    const security = await app.as('security.cenning')
    const all = await security.call(contract.listAccounts, { query: { limit: 200 } })
    expect(all.body.items.length).toBeGreaterThan(30)
    expect(all.body.items.every((one) => !one.username.endsWith('.lanan'))).toBe(true)
    const found = await security.call(contract.listAccounts, { query: { q: 'DIRECTOR.ceN' } })
    expect(found.body.items.map((one) => [one.username, one.roles])).toEqual([['director.cenning', ['director']]])
    const doctors = await security.call(contract.listAccounts, { query: { role: 'doctor' } })
    expect(doctors.body.items.every((one) => one.roles.includes('doctor'))).toBe(true)
    const elsewhere = await accountId('officer1.lanan')
    expect((await security.call(contract.readAccount, { params: { accountId: elsewhere } })).status).toBe(404)
  })

  test('stopping an account ends its sessions; restoring does not revive them; closing is for good', async () => {
    const system = await app.as('system.lanan')
    const id = await accountId('officer2.songmo')
    const officer = await app.as('officer2.songmo')
    const set = (state: 'active' | 'suspended' | 'closed', version: number) =>
      system.call(contract.setAccountState, { params: { accountId: id }, body: { state, reason: '离岗', version } })
    expect((await set('suspended', 1)).body).toEqual({ version: 2 })
    expect((await officer.call(listUnits)).status).toBe(401)
    expect((await set('active', 1)).problem.type).toBe('/problems/changed-meanwhile')
    expect((await set('active', 2)).status).toBe(200)
    expect((await officer.call(listUnits)).status).toBe(401)
    expect((await set('closed', 3)).status).toBe(200)
    expect((await set('active', 4)).problem.type).toBe('/problems/account-not-active')
  })

  test('nobody stops his own account or issues his own password', async () => {
    const system = await app.as('system.lanan')
    const id = await accountId('system.lanan')
    const state = { state: 'suspended', reason: '试', version: 1 } as const
    const stopped = await system.call(contract.setAccountState, { params: { accountId: id }, body: state })
    expect(stopped.problem.type).toBe('/problems/not-on-oneself')
    const issued = await system.call(contract.issuePassword, { params: { accountId: id }, body: { reason: '试' } })
    expect(issued.problem.type).toBe('/problems/not-on-oneself')
  })
})

describe('posts', () => {
  test('the security administrator grants, and what the holder may then do follows at once', async () => {
    const id = await newcomer('grant.one')
    expect((await grant('security.lanan', id, '澜安市看守所', 'officer')).status).toBe(201)
    const security = await app.as('security.lanan')
    const detail = await security.call(contract.readAccount, { params: { accountId: id } })
    expect(detail.body.account.roles).toEqual(['officer'])
    expect(detail.body.posts.map((post) => [post.unitName, post.role, post.term])).toEqual([
      ['澜安市看守所', 'officer', 'current'],
    ])
  })

  test.each([
    ['a role the unit does not have', '溪桐县看守所', 'chief', {}, 'role-unfit'],
    ['an end before the start', '溪桐县看守所', 'officer', { until: '2000-01-01' }, 'dates-unfit'],
    ['a unit elsewhere', '岑宁市拘留所', 'officer', {}, 'forbidden'],
  ] as const)('refused: %s', async (_what, unit, role, more, slug) => {
    const id = await newcomer(`refused.${slug}`)
    expect((await grant('security.lanan', id, unit, role, more)).problem.type).toBe(`/problems/${slug}`)
  })

  test('three administrations and the working lines never meet in one account', async () => {
    const id = await newcomer('three.in.one')
    expect((await grant('security.lanan', id, '澜安市公安局', 'audit')).status).toBe(201)
    for (const [unit, role] of [
      ['澜安市公安局', 'system'],
      ['澜安市公安局', 'security'],
      ['澜安市看守所', 'officer'],
      ['澜安市消防救援支队', 'department'],
    ] as const)
      expect((await grant('security.lanan', id, unit, role)).problem.type).toBe('/problems/posts-of-other-line')
    const other = await newcomer('two.departments')
    expect((await grant('security.lanan', other, '澜安市消防救援支队', 'department')).status).toBe(201)
    expect((await grant('security.lanan', other, '溪桐县消防救援大队', 'department')).status).toBe(201)
    const mixed = await grant('security.lanan', other, '澜安市住房和城乡建设局', 'department')
    expect(mixed.problem.type).toBe('/problems/posts-of-other-line')
  })

  test('nobody grants to himself or ends his own post', async () => {
    const own = await accountId('security.lanan')
    const granted = await grant('security.lanan', own, '溪桐县公安局', 'security')
    expect(granted.problem.type).toBe('/problems/not-to-oneself')
    const post = await postOf('security.lanan')
    const security = await app.as('security.lanan')
    const ended = await security.call(contract.endPost, {
      params: { positionId: post.id },
      body: { until: today, reason: '试', version: 1 },
    })
    expect(ended.problem.type).toBe('/problems/not-to-oneself')
  })

  test('a post ends today or later, once, and its right with it', async () => {
    const post = await postOf('officer1.jiyang')
    const security = await app.as('security.cenning')
    const end = (until: string, version: number) =>
      security.call(contract.endPost, { params: { positionId: post.id }, body: { until, reason: '调离', version } })
    expect((await end('2020-01-01', 1)).problem.type).toBe('/problems/dates-unfit')
    expect((await end(today, 1)).body).toEqual({ version: 2 })
    expect((await end(today, 1)).problem.type).toBe('/problems/changed-meanwhile')
    expect((await end(today, 2)).problem.type).toBe('/problems/ended-already')
    const officer = await app.as('officer1.jiyang')
    expect((await officer.call(readPeople, { params: { unitId: post.unit_id } })).status).toBe(403)
  })

  test('a post granted by mistake is taken back the same day', async () => {
    const id = await newcomer('by.mistake')
    const granted = await grant('security.lanan', id, '澜安市看守所', 'doctor')
    const security = await app.as('security.lanan')
    const ended = await security.call(contract.endPost, {
      params: { positionId: granted.body.id },
      body: { until: today, reason: '授错', version: 1 },
    })
    expect(ended.status).toBe(200)
  })

  test('two who take each other’s post away at once do not both succeed', async () => {
    const second = await newcomer('second.security')
    expect((await grant('security.region', second, '岚川自治区公安厅', 'security')).status).toBe(201)
    const posts = [await postOf('security.region'), await postOf('second.security')] as const
    const [one, other] = [await app.as('security.region'), await app.as('second.security')]
    const body = { until: today, reason: '轮岗', version: 1 }
    const answers = await Promise.all([
      one.call(contract.endPost, { params: { positionId: posts[1].id }, body }),
      other.call(contract.endPost, { params: { positionId: posts[0].id }, body }),
    ])
    expect(answers.map((answer) => answer.status).filter((status) => status === 200)).toHaveLength(1)
    const left = await app.owner
      .selectFrom('position')
      .select('id')
      .where('unit_id', '=', posts[0].unit_id)
      .where('role', '=', 'security')
      .where('until', 'is', null)
      .execute()
    expect(left).toHaveLength(1)
    // Whoever is left goes on in the other tests as security.region.
    await app.owner.updateTable('position').set({ until: null, version: 1 }).where('id', '=', posts[0].id).execute()
  })

  test('no administration is left without a holder', async () => {
    const security = await app.as('security.region')
    const end = async (username: string) => {
      const post = await postOf(username)
      const body = { until: today, reason: '轮岗', version: post.version }
      return security.call(contract.endPost, { params: { positionId: post.id }, body })
    }
    // The region's reaches the city, so the city's own may go; nobody stands above the region's.
    expect((await end('audit.cenning')).status).toBe(200)
    expect((await end('audit.region')).problem.type).toBe('/problems/last-administrator')

    const system = await app.as('system.region')
    const last = await accountId('security.region')
    const body = { state: 'suspended', reason: '试', version: 1 } as const
    const stopped = await system.call(contract.setAccountState, { params: { accountId: last }, body })
    expect(stopped.problem.type).toBe('/problems/last-administrator')
    const next = await newcomer('next.security')
    expect((await grant('security.region', next, '岚川自治区公安厅', 'security')).status).toBe(201)
    expect((await system.call(contract.setAccountState, { params: { accountId: last }, body })).status).toBe(200)
  })
})
