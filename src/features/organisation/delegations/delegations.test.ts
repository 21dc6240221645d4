/** Delegation over HTTP: who may let whom act, for how long, and that the journal names both. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../../../test/harness.ts'
import { readJournal } from '../journal/contract.ts'
import { readPeople } from '../units/contract.ts'
import * as contract from './contract.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const day = 24 * 3_600_000
const inDays = (days: number) => new Date(app.platform.clock.now().getTime() + days * day).toISOString()
const accountId = async (username: string): Promise<string> =>
  (await app.owner.selectFrom('account').select('id').where('username', '=', username).executeTakeFirstOrThrow()).id
const postOf = async (username: string) =>
  app.owner
    .selectFrom('position')
    .selectAll()
    .where('account_id', '=', await accountId(username))
    .executeTakeFirstOrThrow()

async function delegate(as: string, holder: string, to: string, more: object = {}) {
  const giver = await app.as(as)
  const body = {
    positionId: (await postOf(holder)).id,
    accountId: await accountId(to),
    since: inDays(0),
    until: inDays(7),
    reason: '出差',
    ...more,
  }
  return giver.call(contract.delegatePost, { body })
}

describe('delegation', () => {
  test('the acting holder reaches what the holder reaches, until it is revoked; the journal names both', async () => {
    const bureau = (await postOf('deputy.xitong')).unit_id
    const acting = await app.as('officer1.xitong')
    const reach = async () => (await acting.call(readPeople, { params: { unitId: bureau } })).status
    expect(await reach()).toBe(403)
    const made = await delegate('deputy.xitong', 'deputy.xitong', 'officer1.xitong')
    expect(made.status).toBe(201)
    expect(await reach()).toBe(200)

    const mine = await acting.call(contract.readMine)
    expect(mine.body.delegations).toMatchObject([{ holderName: '祝承安', accountName: '岳青禾', term: 'current' }])
    const params = { delegationId: made.body.id }
    expect((await acting.call(contract.revokeDelegation, { params, body: { reason: '返岗' } })).status).toBe(204)
    expect(await reach()).toBe(403)
    const again = await acting.call(contract.revokeDelegation, { params, body: { reason: '返岗' } })
    expect(again.problem.type).toBe('/problems/not-found')

    const auditor = await app.as('auditor.lanan')
    const entries = await auditor.call(readJournal, { query: { subjectType: 'delegation' } })
    expect(entries.body.items[0]).toMatchObject({
      action: 'delegation.revoked',
      name: '岳青禾',
      title: '副局长（分管监管）',
      onBehalfOf: '祝承安',
    })
    expect(entries.body.items[1]).toMatchObject({ action: 'delegation.made', name: '祝承安', onBehalfOf: null })
  })

  test.each([
    ['to oneself', 'director.songmo', {}, 'not-to-oneself'],
    ['for more than a year', 'officer1.songmo', { until: () => inDays(400) }, 'dates-unfit'],
    ['backwards', 'officer1.songmo', { until: () => inDays(-1) }, 'dates-unfit'],
    ['to somebody out of sight', 'officer1.cenning', {}, 'not-found'],
  ] as const)('refused: %s', async (_what, to, more, slug) => {
    const dates = Object.fromEntries(Object.entries(more).map(([name, value]) => [name, value()]))
    const refused = await delegate('director.songmo', 'director.songmo', to, dates)
    expect(refused.problem.type).toBe(`/problems/${slug}`)
  })

  test('nobody gives away the post of another; the security administrator may arrange it', async () => {
    expect((await delegate('officer1.jiyang', 'director.jiyang', 'officer2.jiyang')).status).toBe(403)
    expect((await delegate('security.cenning', 'director.jiyang', 'officer2.jiyang')).status).toBe(201)
    expect((await delegate('security.lanan', 'director.weichuan', 'officer1.weichuan')).status).toBe(404)
  })

  test('no administration is delegated, and no line crossed', async () => {
    const refused = await delegate('security.region', 'audit.lanan', 'audit.cenning')
    expect(refused.problem.type).toBe('/problems/administration-stays')
    const crossed = await delegate('security.region', 'director.xitong', 'fire.xitong')
    expect(crossed.problem.type).toBe('/problems/posts-of-other-line')
  })

  test('those who could act are offered: of the same line, in sight, without the holder', async () => {
    const director = await app.as('director.treatment')
    const params = { positionId: (await postOf('director.treatment')).id }
    const offered = await director.call(contract.listDeputies, { params, query: {} })
    expect(offered.body.items.map((one) => one.name).sort()).toEqual(['蓝凌霄', '晏桂芳', '席正浩', '顾婉清'].sort())
    const fire = await app.as('fire.xitong')
    const own = { positionId: (await postOf('fire.xitong')).id }
    expect((await fire.call(contract.listDeputies, { params: own, query: {} })).body.items).toEqual([])
  })
})
