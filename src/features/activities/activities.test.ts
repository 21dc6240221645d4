/** A fire self-check over HTTP on real PostgreSQL: answers kept one by one, finishing, one event with its findings. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, startApp, type TestApp } from '../../../test/harness.ts'
import { routes as platformRoutes, reactions } from '../../entry/rooms.ts'
import { reaction } from '../../platform/endpoint.ts'
import { checkTask } from '../duties/tasks/contract.ts'
import { listChecklists, readChecklist } from './checklists/contract.ts'
import * as contract from './contract.ts'

const checklist = 'fire-self-check'
let app: TestApp
let officer: Client
let doctor: Client
let unitId: number
const events: { findings: contract.Finding[] }[] = []

beforeAll(async () => {
  const seen = reaction(contract.activityDone, async (_, __, payload) => {
    events.push(payload)
  })
  app = await startApp({ rooms: { routes: platformRoutes, reactions: [seen, ...reactions] } })
  officer = await app.as('officer1.xitong')
  doctor = await app.as('doctor.xitong')
  const unit = await app.owner
    .selectFrom('unit')
    .select('id')
    .where('name', '=', '溪桐县看守所')
    .executeTakeFirstOrThrow()
  unitId = unit.id
})
afterAll(() => app.close())

const open = (who: Client, over: object = {}) =>
  who.call(contract.openActivity, { body: { unitId, checklist, plannedFor: null, participants: ['王建国'], ...over } })
const read = (who: Client, id: string) => who.call(contract.readActivity, { params: { unitId, id } })
const put = (who: Client, id: string, item: string, over: object = {}) =>
  who.call(contract.answerItem, {
    params: { unitId, id, item },
    body: { verdict: 'pass', note: '', files: [], replaces: 0, ...over },
  })
const cancel = async (who: Client, id: string) => {
  const { version } = (await read(who, id)).body
  return who.call(contract.cancelActivity, { params: { unitId, id }, body: { version, reason: '误开' } })
}
const finish = async (who: Client, id: string) => {
  const { version } = (await read(who, id)).body
  return who.call(contract.finishActivity, {
    params: { unitId, id },
    body: { version, participants: ['王建国', '李秀英'] },
  })
}

/** A photo as the file room keeps it, sent by the account. */
async function photo(username: string, sha256: string): Promise<string> {
  const account = await app.owner
    .selectFrom('account')
    .select('id')
    .where('username', '=', username)
    .executeTakeFirstOrThrow()
  const id = crypto.randomUUID()
  await app.owner
    .insertInto('file')
    .values({
      unit_id: unitId,
      id,
      sha256,
      size: 1000,
      type: 'image/jpeg',
      name: 'photo.jpg',
      uploaded_by: account.id,
      uploaded_at: new Date(),
    })
    .execute()
  return id
}

describe('checklists', () => {
  test('are listed and read', async () => {
    const list = await officer.call(listChecklists)
    const fire = list.body.items.find((one) => one.id === checklist)
    expect([fire?.version, fire?.kind, fire?.clause]).toEqual([1, 'self-check', 'F2'])
    const whole = await officer.call(readChecklist, { params: { checklist } })
    expect(whole.body.items).toHaveLength(fire?.items ?? -1)
    expect((await officer.call(readChecklist, { params: { checklist: 'no-such' } })).status).toBe(404)
  })
})

describe('a self-check', () => {
  let id = ''

  test('starts with the items this facility is asked; gas is left out and says why', async () => {
    const opened = await open(officer)
    expect(opened.status, JSON.stringify(opened.problem)).toBe(201)
    id = opened.body.id
    const { body } = await read(officer, id)
    expect(body.state).toBe('started')
    expect(body.sheet?.items.map((one) => one.id)).toContain('boiler-inspection')
    expect(body.omitted).toEqual([
      expect.objectContaining({ item: 'gas-valves', lacks: ['kitchen', 'gas'] }),
      expect.objectContaining({ item: 'gas-detector', lacks: ['gas'] }),
    ])
    expect(body.counts).toEqual({ items: body.sheet?.items.length, passed: 0, failed: 0, notApplicable: 0 })
  })

  test('a second start is pointed to the first', async () => {
    const again = await open(doctor)
    expect(again.status).toBe(409)
    expect(again.problem.type).toBe('/problems/activity-running')
    expect(again.problem.details?.id).toBe(id)
  })

  test('two starting at the same moment get one activity', async () => {
    await cancel(officer, id)
    const both = await Promise.all([open(officer), open(doctor)])
    expect(both.map((one) => one.status).sort()).toEqual([201, 409])
    id = both.find((one) => one.status === 201)?.body.id ?? ''
  })

  test('each answer is kept; the same again changes nothing; a lost reply repeats', async () => {
    const key = 'answer-key-0001'
    const asking = {
      params: { unitId, id, item: 'control-duty' },
      body: { verdict: 'pass' as const, note: '', files: [], replaces: 0 },
      key,
    }
    const first = await officer.call(contract.answerItem, asking)
    expect(first.body.version).toBe(1)
    expect((await officer.call(contract.answerItem, asking)).body).toEqual(first.body)
    expect((await put(officer, id, 'control-duty')).body.version).toBe(1)
    expect((await put(officer, id, 'control-duty', { note: '两人在岗' })).body.version).toBe(2)
  })

  test('somebody else’s newer answer is not overwritten unseen', async () => {
    const late = await put(doctor, id, 'control-duty', { verdict: 'fail', note: '只有一人', replaces: 1 })
    expect(late.status).toBe(409)
    expect(late.problem.type).toBe('/problems/changed-meanwhile')
    expect(late.problem.detail).toContain('合格')
    expect((await put(doctor, id, 'control-duty', { verdict: 'fail', note: '只有一人', replaces: 2 })).status).toBe(200)
    expect((await put(officer, id, 'control-duty', { note: '两人在岗', replaces: 3 })).status).toBe(200)
  })

  test('an item that is not on the sheet is refused', async () => {
    expect((await put(officer, id, 'gas-valves')).problem.type).toBe('/problems/activity-item-unknown')
    expect((await put(officer, id, 'nonsense')).status).toBe(422)
  })

  test('finishing early names what is missing', async () => {
    await put(officer, id, 'cell-keys', { verdict: 'fail' })
    await put(officer, id, 'exit-doors')
    await put(officer, id, 'sprinklers', { verdict: 'not-applicable' })
    const early = await finish(officer, id)
    expect(early.status).toBe(422)
    const gaps = early.problem.details?.gaps as { item: string; kind: string }[]
    const kindOf = (item: string) => gaps.find((gap) => gap.item === item)?.kind
    expect(kindOf('cell-keys')).toBe('evidence')
    expect(kindOf('exit-doors')).toBe('photo')
    expect(kindOf('sprinklers')).toBe('reason')
    expect(kindOf('corridors')).toBe('unanswered')
    expect(kindOf('control-duty')).toBeUndefined()
  })

  test('a batch answers the rest; photos of another sender are refused', async () => {
    const { sheet } = (await read(officer, id)).body
    const stolen = await photo('doctor.xitong', 'f'.repeat(64))
    expect((await put(officer, id, 'exit-doors', { files: [stolen] })).status).toBe(422)
    const answers = []
    for (const [at, one] of (sheet?.items ?? []).entries()) {
      if (one.id === 'control-duty') continue
      const files = one.photo === 'always' ? [await photo('officer1.xitong', at.toString(16).padStart(64, '0'))] : []
      const failed = one.id === 'cell-keys'
      answers.push({
        item: one.id,
        verdict: failed ? ('fail' as const) : ('pass' as const),
        note: failed ? '三监区备用钥匙不在指定位置' : '',
        files,
        replaces: 1,
      })
    }
    const batch = await officer.call(contract.answerItems, { params: { unitId, id }, body: { answers } })
    expect(batch.status).toBe(200)
    expect(batch.body.items).toHaveLength(answers.length)
  })

  test('finishing records one event with its findings and closes the month’s task', async () => {
    const done = await finish(officer, id)
    expect(done.status).toBe(200)
    expect(done.body.counts.failed).toBe(1)
    expect(events).toHaveLength(1)
    expect(events[0]?.findings).toEqual([
      expect.objectContaining({
        itemId: 'cell-keys',
        note: '三监区备用钥匙不在指定位置',
        suggestedGrade: 'major',
        clause: 'F2',
        files: [],
      }),
    ])
    const task = await app.owner
      .selectFrom('task')
      .select(['state', 'closed_by'])
      .where('unit_id', '=', unitId)
      .where('kind', '=', checkTask.name)
      .where(sql<boolean>`details ->> 'duty' = ${checklist}`)
      .executeTakeFirstOrThrow()
    expect(task.state).toBe('done')
    expect(task.closed_by).not.toBeNull()
    const entry = await app.owner
      .selectFrom('journal')
      .select(['payload', 'files'])
      .where('unit_id', '=', unitId)
      .where('action', '=', 'activity.done')
      .executeTakeFirstOrThrow()
    expect(entry.files.split(',').length).toBeGreaterThan(5)
    expect(JSON.parse(entry.payload)).toMatchObject({ participants: ['王建国', '李秀英'], family: 'fire' })
  })

  test('what is done stays done, by the API and by the database', async () => {
    expect((await put(officer, id, 'corridors', { verdict: 'fail', note: 'x' })).problem.type).toBe(
      '/problems/activity-state',
    )
    expect((await finish(officer, id)).status).toBe(409)
    expect((await cancel(officer, id)).problem.detail).toContain('已完成')
    await expect(
      app.owner
        .updateTable('activity')
        .set({ participants: ['别人'] })
        .where('id', '=', id)
        .execute(),
    ).rejects.toMatchObject({ constraint: 'activity_frozen' })
    await expect(
      app.owner.updateTable('activity_answer').set({ verdict: 'pass' }).where('activity_id', '=', id).execute(),
    ).rejects.toMatchObject({ constraint: 'activity_frozen' })
    await expect(app.owner.deleteFrom('activity_answer').where('activity_id', '=', id).execute()).rejects.toMatchObject(
      { constraint: 'activity_frozen' },
    )
  })
})

describe('planning', () => {
  test('planned, then started by another, then cancelled with a reason', async () => {
    const { id } = (await open(officer, { plannedFor: '2099-01-05' })).body
    expect((await read(officer, id)).body).toMatchObject({ state: 'planned', day: '2099-01-05' })
    expect((await put(officer, id, 'corridors')).problem.detail).toContain('已安排')
    const started = await doctor.call(contract.startActivity, {
      params: { unitId, id },
      body: { version: 1, participants: [] },
    })
    expect(started.body.version).toBe(2)
    const stale = await officer.call(contract.startActivity, {
      params: { unitId, id },
      body: { version: 1, participants: [] },
    })
    expect(stale.problem.type).toBe('/problems/changed-meanwhile')
    expect(stale.problem.detail).toContain('开始活动')
    expect((await cancel(officer, id)).status).toBe(200)
    expect((await read(officer, id)).body).toMatchObject({ state: 'cancelled', reason: '误开' })
  })
})

describe('who sees what', () => {
  test('another facility finds nothing; the owner’s bureau reads and may not run', async () => {
    const other = await app.as('officer1.songmo')
    const chief = await app.as('chief.xitong')
    const first = (await officer.call(contract.listActivities, { query: {} })).body.items[0]
    expect((await other.call(contract.listActivities, { query: {} })).body.items).toEqual([])
    expect((await read(other, first?.id ?? '')).status).toBe(404)
    expect((await open(other)).status).toBe(403)
    expect((await chief.call(contract.listActivities, { query: {} })).body.items.length).toBeGreaterThan(0)
    expect((await open(chief)).status).toBe(403)
  })

  test('pages neither lose nor repeat, in both orders, through filters', async () => {
    const all = (await officer.call(contract.listActivities, { query: {} })).body.items.map((one) => one.id)
    expect(all.length).toBeGreaterThan(2)
    for (const order of ['newest', 'oldest'] as const) {
      const seen: string[] = []
      let cursor: string | null = null
      do {
        const page: { items: { id: string }[]; next: string | null } = (
          await officer.call(contract.listActivities, { query: { order, limit: 1, ...(cursor ? { cursor } : {}) } })
        ).body
        seen.push(...page.items.map((one) => one.id))
        cursor = page.next
      } while (cursor !== null)
      expect(seen).toEqual(order === 'newest' ? all : all.toReversed())
    }
    const done = await officer.call(contract.listActivities, { query: { state: 'done', checklist, unit: unitId } })
    expect(done.body.items.map((one) => one.state)).toEqual(['done'])
    expect((await officer.call(contract.listActivities, { query: { from: '2099-01-01' } })).body.items).toEqual([])
    await open(officer, { plannedFor: '2099-01-05' })
    const later = await officer.call(contract.listActivities, { query: { from: '2099-01-01', to: '2099-01-31' } })
    expect(later.body.items.map((one) => one.state)).toEqual(['planned'])
    expect((await officer.call(contract.listActivities, { query: { cursor: 'nonsense' } })).status).toBe(400)
  })
})

describe('bad input', () => {
  test.each([
    ['no body', null],
    ['unknown field', { unitId: 1, checklist, plannedFor: null, participants: [], sneaky: 1 }],
    ['a day that is none', { unitId: 1, checklist, plannedFor: '2026-02-31', participants: [] }],
    ['a blank participant', { unitId: 1, checklist, plannedFor: null, participants: ['  '] }],
  ])('%s is the caller’s fault', async (_, body) => {
    const reply = await officer.call(contract.openActivity, { body: body as never })
    expect([400, 422]).toContain(reply.status)
  })

  test('a note with U+0000 or too long is refused, not broken', async () => {
    const { id } = (await open(officer)).body
    expect((await put(officer, id, 'corridors', { note: 'a\u0000b' })).status).toBe(400)
    expect((await put(officer, id, 'corridors', { note: '长'.repeat(1001) })).status).toBe(422)
    expect((await cancel(officer, id)).status).toBe(200)
  })
})
