/** Hand-overs over HTTP: opened by posts and delegations, frozen, signed by two, recorded for who cannot sign. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../../../test/harness.ts'
import { reportHazard } from '../../hazards/contract.ts'
import { endPost, grantPost } from '../../organisation/accounts/contract.ts'
import { delegatePost, revokeDelegation } from '../../organisation/delegations/contract.ts'
import { listTasks } from '../../today/contract.ts'
import { readRegister } from '../contract.ts'
import * as contract from './contract.ts'
import { tendRegion } from './jobs.ts'

let app: TestApp
const day = 24 * 3_600_000
let now = new Date('2026-06-15T02:00:00Z')
const later = (days: number) => {
  now = new Date(now.getTime() + days * day)
  app.setNow(now)
}
const today = () => app.platform.clock.day(now)
const inDays = (days: number) => new Date(now.getTime() + days * day).toISOString()

beforeAll(async () => {
  app = await startApp()
  app.setNow(now)
})
afterAll(() => app.close())

const post = (username: string) =>
  app.owner
    .selectFrom('position')
    .innerJoin('account', 'account.id', 'position.account_id')
    .select(['position.id', 'position.version', 'position.account_id', 'position.unit_id'])
    .where('username', '=', username)
    .orderBy('position.since', 'desc')
    .executeTakeFirstOrThrow()

async function report(as: string, finding: string): Promise<string> {
  const officer = await app.as(as)
  const { unit_id } = await post(as)
  const body = {
    ...{ unitId: unit_id, family: 'fire' as const, place: '一监区', object: '灭火器', finding, note: '', basis: '' },
    ...{ suggestedGrade: null, files: [] },
  }
  return (await officer.call(reportHazard, { body })).body.id
}

async function end(security: string, of: string, until = today()): Promise<void> {
  const held = await post(of)
  const body = { until, reason: '调任', version: held.version }
  const ended = await (await app.as(security)).call(endPost, { params: { positionId: held.id }, body })
  expect(ended.status).toBe(200)
}

const handOvers = async (as: string, query: object = {}) =>
  (await (await app.as(as)).call(contract.listHandOvers, { query })).body.items
const tasksOf = async (as: string) =>
  (await (await app.as(as)).call(listTasks, { query: {} })).body.items.filter(({ kind }) =>
    kind.startsWith('hand-over.'),
  )

describe('a chief leaves and another comes', () => {
  let one: contract.HandOverRow
  const params = () => ({ unitId: one.unitId, id: one.id })
  const read = async (as: string) => (await app.as(as)).call(contract.readHandOver, { params: params() })
  const matters = async (as: string, query: object = {}) =>
    (await (await app.as(as)).call(contract.listMatters, { params: params(), query })).body.items

  test('what is open is frozen when the post ends; it waits for a receiver', async () => {
    await report('officer1.xitong', '压力不足')
    await report('officer1.xitong', '锈蚀')
    await end('security.lanan', 'chief.xitong')
    const found = await handOvers('guidance.lanan')
    expect(found).toHaveLength(1)
    one = found[0] as contract.HandOverRow
    expect(one).toMatchObject({
      kind: 'succession',
      role: 'chief',
      state: 'waiting',
      incoming: null,
      effectiveOn: today(),
    })
    const { counts } = (await read('guidance.lanan')).body
    expect(counts.find(({ kind }) => kind === 'hazard')?.count).toBe(2)
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(one.total)
    // What comes afterwards is no part of it.
    await report('officer1.xitong', '丢失')
    expect((await matters('guidance.lanan', { kind: 'hazard' })).map(({ words }) => words.zh)).toEqual([
      expect.stringContaining('一监区 灭火器：压力不足'),
      expect.stringContaining('一监区 灭火器：锈蚀'),
    ])
  })

  test('the register shows the gap and the hand-over', async () => {
    const { items, handOvers: count } = (await (await app.as('guidance.lanan')).call(readRegister)).body
    const row = items.find(({ unit }) => unit.zh === '溪桐县看守所')
    expect([row?.gaps, row?.first.handOver?.id, count]).toEqual([['first'], one.id, 1])
    const asked = await (await app.as('guidance.lanan')).call(readRegister, { query: { wanted: 'handOver' } })
    expect(asked.body.found).toBe(1)
  })

  test('granted again, the new chief is the receiver and has the task', async () => {
    const { account_id } = await post('officer1.jiyang')
    const { unit_id } = await post('chief.xitong')
    const granted = await (await app.as('security.region')).call(grantPost, {
      body: { accountId: account_id, unitId: unit_id, role: 'chief', title: '局长', since: today(), until: null },
    })
    expect(granted.status).toBe(201)
    expect((await read('guidance.lanan')).body).toMatchObject({ state: 'open', incoming: { id: account_id } })
    const tasks = await tasksOf('officer1.jiyang')
    expect(tasks.map(({ kind, path }) => [kind, path])).toEqual([
      ['hand-over.receive', `/responsibility/hand-overs/${one.unitId}/${one.id}`],
    ])
    expect(tasks[0]?.title.zh).toContain('溪桐县公安局局长')
  })

  test('who left has no post and signs all the same; nobody signs for both', async () => {
    const outgoing = await app.as('chief.xitong')
    expect((await read('chief.xitong')).body.may).toEqual(['give'])
    expect(await handOvers('chief.xitong', { view: 'mine' })).toHaveLength(1)
    const version = 2
    const both = await outgoing.call(contract.receiveHandOver, {
      params: params(),
      body: { ordinals: null, note: '', version },
    })
    expect(both.problem.type).toBe('/problems/hand-over-not-yours')
    const stale = await outgoing.call(contract.giveHandOver, { params: params(), body: { note: '', version: 1 } })
    expect(stale.problem.type).toBe('/problems/changed-meanwhile')
    const given = await outgoing.call(contract.giveHandOver, {
      params: params(),
      body: { note: '已当面说明', version },
    })
    expect(given.body).toEqual({ state: 'given', version: 3 })
  })

  test('received item by item, with remarks, until nothing is left', async () => {
    const incoming = await app.as('officer1.jiyang')
    const receive = (ordinals: number[] | null, note: string, version: number) =>
      incoming.call(contract.receiveHandOver, { params: params(), body: { ordinals, note, version } })
    expect((await receive([999], '', 3)).problem.type).toBe('/problems/matter-unknown')
    expect((await receive([1], '已现场查看', 3)).body).toEqual({ state: 'given', version: 4 })
    expect((await read('officer1.jiyang')).body.received).toBe(1)
    expect((await receive(null, '全部接收', 4)).body).toEqual({ state: 'settled', version: 5 })
    const list = await matters('officer1.jiyang')
    expect(list).toHaveLength(one.total)
    expect(list.map(({ note }) => note)).toEqual(['已现场查看', ...list.slice(1).map(() => '全部接收')])
    expect(await tasksOf('officer1.jiyang')).toEqual([])
    expect((await receive(null, '', 5)).problem.type).toBe('/problems/hand-over-not-now')
    const { rows } = await sql<{ action: string }>`select action from journal where unit_id = ${one.unitId}
      and subject_type = 'hand-over' and subject_id = ${one.id} order by seq`.execute(app.owner)
    expect(rows.map(({ action }) => action)).toEqual([
      ...[
        'hand-over.opened',
        'hand-over.receiver-named',
        'hand-over.given',
        'hand-over.received',
        'hand-over.received',
      ],
    ])
  })

  test('the database itself lets nobody drop or change what was frozen, or sign for both', async () => {
    const attempt = (text: string) =>
      app.platform.pool.db.transaction().execute(async (tx) => {
        await sql`select set_config('app.units', ${`{${one.unitId}}`}, true), set_config('app.audience', '1', true)`.execute(
          tx,
        )
        await sql.raw(text).execute(tx)
      })
    await expect(attempt('delete from hand_over_matter')).rejects.toThrow(/permission denied/)
    await expect(attempt(`update hand_over_matter set details = '{}'`)).rejects.toThrow(/permission denied/)
    await expect(attempt('update hand_over set total = 0')).rejects.toThrow(/permission denied/)
    await expect(attempt('update hand_over set incoming_id = outgoing_id')).rejects.toThrow(/hand_over_two/)
  })
})

describe('an acting leader', () => {
  const give = async (days: number) => {
    const [deputy, officer] = [await post('deputy.songmo'), await post('officer1.songmo')]
    const body = {
      positionId: deputy.id,
      accountId: officer.account_id,
      since: inDays(0),
      until: inDays(days),
      reason: '学习',
    }
    return (await (await app.as('deputy.songmo')).call(delegatePost, { body })).body.id
  }

  test('for a day or two nothing is handed over', async () => {
    const id = await give(2)
    expect(await handOvers('chief.songmo')).toEqual([])
    await (await app.as('deputy.songmo')).call(revokeDelegation, {
      params: { delegationId: id },
      body: { reason: '返岗' },
    })
    expect(await handOvers('chief.songmo')).toEqual([])
  })

  test('longer, it is handed over, and handed back when it is over', async () => {
    const delegationId = await give(7)
    const [first] = await handOvers('chief.songmo')
    expect(first).toMatchObject({ kind: 'acting', role: 'deputy', state: 'open' })
    expect((await tasksOf('officer1.songmo')).map(({ kind }) => kind)).toEqual(['hand-over.receive'])
    expect((await tasksOf('deputy.songmo')).map(({ kind }) => kind)).toEqual(['hand-over.give'])
    later(1)
    await (await app.as('deputy.songmo')).call(revokeDelegation, { params: { delegationId }, body: { reason: '返岗' } })
    const back = (await handOvers('chief.songmo')).find(({ kind }) => kind === 'return')
    expect([back?.outgoing.id, back?.incoming?.id]).toEqual([first?.incoming?.id, first?.outgoing.id])
    await tendRegion(app.platform)
    expect(await handOvers('chief.songmo')).toHaveLength(2)
  })

  test('a superior records why somebody does not sign; one of the two cannot', async () => {
    const [, acting] = [0, (await handOvers('chief.songmo')).find(({ kind }) => kind === 'acting')]
    const params = { unitId: acting?.unitId ?? 0, id: acting?.id ?? '' }
    const excuse = async (as: string) =>
      (await app.as(as)).call(contract.excuseHandOver, { params, body: { reason: '住院', version: 1 } })
    expect((await excuse('deputy.songmo')).problem.type).toBe('/problems/hand-over-not-yours')
    expect((await excuse('chief.songmo')).body).toEqual({ state: 'given', version: 2 })
    const read = (await (await app.as('auditor.lanan')).call(contract.readHandOver, { params })).body
    expect(read.given).toMatchObject({ note: '住院', excusedBy: expect.any(String) })
    expect((await tasksOf('deputy.songmo')).map(({ kind }) => kind)).toEqual(['hand-over.receive'])
  })
})

describe('by its day', () => {
  test('a post that ends on a day named before is handed over then, once, and nobody’s successor is guessed', async () => {
    const until = app.platform.clock.day(new Date(now.getTime() + 2 * day))
    await end('security.cenning', 'director.jiyang', until)
    expect(await handOvers('chief.jiyang')).toEqual([])
    await tendRegion(app.platform)
    expect(await handOvers('chief.jiyang')).toEqual([])
    later(2)
    await tendRegion(app.platform)
    await tendRegion(app.platform)
    const [found, ...more] = await handOvers('chief.jiyang')
    expect(more).toEqual([])
    expect(found).toMatchObject({ role: 'director', state: 'waiting', effectiveOn: until })
  })

  test('a superior names a receiver who works there, and no other', async () => {
    const [found] = await handOvers('chief.jiyang')
    const params = { unitId: found?.unitId ?? 0, id: found?.id ?? '' }
    const chief = await app.as('chief.jiyang')
    const name = async (username: string) =>
      chief.call(contract.nameReceiver, { params, body: { accountId: (await post(username)).account_id, version: 1 } })
    expect((await name('officer2.weichuan')).problem.type).toBe('/problems/receiver-unfit')
    expect((await name('director.jiyang')).problem.type).toBe('/problems/receiver-unfit')
    expect((await name('officer2.jiyang')).body).toEqual({ state: 'open', version: 2 })
    expect((await tasksOf('officer2.jiyang')).map(({ kind }) => kind)).toEqual(['hand-over.receive'])
  })

  test('overdue, it is told once to whoever stands above, until it is settled', async () => {
    later(5)
    await tendRegion(app.platform)
    await tendRegion(app.platform)
    const urged = (await tasksOf('deputy.jiyang')).filter(({ kind }) => kind === 'hand-over.late')
    expect(urged.map(({ title }) => title.zh)).toEqual(['督促完成霁阳县看守所所长的交接（已超期）'])
    const [found] = await handOvers('chief.jiyang')
    const params = { unitId: found?.unitId ?? 0, id: found?.id ?? '' }
    const act = { params, body: { note: '', version: 2 } }
    expect((await (await app.as('director.jiyang')).call(contract.giveHandOver, act)).body.state).toBe('given')
    const receive = { params, body: { ordinals: null, note: '', version: 3 } }
    expect((await (await app.as('officer2.jiyang')).call(contract.receiveHandOver, receive)).body.state).toBe('settled')
    expect(await tasksOf('deputy.jiyang')).toEqual([])
  })

  test('overdue hand-overs are found as such, and pages hold each once', async () => {
    const late = await handOvers('auditor.region', { view: 'late' })
    expect(late.length).toBeGreaterThan(0)
    const auditor = await app.as('auditor.region')
    const seen: string[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const { body } = await auditor.call(contract.listHandOvers, {
        query: { limit: 1, ...(cursor ? { cursor } : {}) },
      })
      seen.push(...body.items.map(({ id }) => id))
      cursor = body.next
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength((await handOvers('auditor.region')).length)
  })
})
