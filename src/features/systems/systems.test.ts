/** The register over HTTP on real PostgreSQL: draft, issue, read, replace, review, withdraw; who may not; who owes it. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openSystemsRoom } from '../../../test/systems-room.ts'
import { newId } from '../../platform/id.ts'
import { workFor } from '../../platform/jobs/run.ts'
import * as contract from './contract.ts'
import { tendSystems } from './jobs.ts'

let room: Awaited<ReturnType<typeof openSystemsRoom>>
let unitId: number
beforeAll(async () => {
  room = await openSystemsRoom()
  unitId = room.unitId
})
afterAll(() => room.app.close())
afterEach(() => room.app.setNow(null))

const tend = () => workFor(room.app.platform, unitId, (work) => tendSystems(work, unitId))
const open = (tasks: readonly { state: string; username: string | null }[]) =>
  tasks.filter((task) => task.state === 'open').map((task) => task.username)

/** Writes the next edition and issues it. */
const next = async (id: string, over: object) => {
  const director = await room.as('director.xitong')
  const { version } = await room.read(director, id)
  const edited = await director.call(contract.editDraft, {
    params: { unitId, id },
    body: { version, ...(await room.draft('director.xitong', over)) },
  })
  expect(edited.status, JSON.stringify(edited.problem)).toBe(200)
  const done = await director.call(contract.issueDraft, {
    params: { unitId, id },
    body: { version: edited.body.version },
  })
  expect(done.status, JSON.stringify(done.problem)).toBe(200)
}

describe('from a draft to an issued edition', () => {
  let id = ''

  test('an officer drafts it, and may not issue it', async () => {
    const made = await room.drafted('officer1.xitong', { fileId: null, readers: [] })
    expect(made.status, JSON.stringify(made.problem)).toBe(201)
    id = made.body.id
    const officer = await room.as('officer1.xitong')
    const refused = await officer.call(contract.issueDraft, { params: { unitId, id }, body: { version: 1 } })
    expect(refused.status).toBe(403)
    const detail = await room.read(officer, id)
    expect(detail).toMatchObject({ state: 'draft', number: 1, version: 1, coverage: null, readers: null })
    expect(await room.tasks(id, 'system.read')).toEqual([])
  })

  test('issuing says all that is missing; the draft is completed; a photo is no text of a system', async () => {
    const director = await room.as('director.xitong')
    const ask = { params: { unitId, id }, body: { version: 1 } }
    const early = await director.call(contract.issueDraft, ask)
    expect(early.status).toBe(422)
    expect(early.problem.detail).toBe('发布前请补充：制度正文文件、须阅读的岗位。')

    const edit = async (over: object) =>
      director.call(contract.editDraft, {
        params: { unitId, id },
        body: { version: 1, ...(await room.draft('director.xitong', over)) },
      })
    const photo = await room.document('director.xitong', 'image/jpeg')
    expect((await edit({ fileId: photo })).problem.type).toBe('/problems/system-file-kind')
    const elsewhere = await edit({ readers: ['chief'] })
    expect(elsewhere.problem.type).toBe('/problems/system-reader-elsewhere')
    expect((await edit({ fileId: await room.document('officer1.xitong') })).problem.type).toBe(
      '/problems/file-not-claimable',
    )
    expect((await edit({})).body).toEqual({ number: 1, version: 2 })
    const stale = await edit({ title: '旧页面上的修改' })
    expect(stale.problem.type).toBe('/problems/changed-meanwhile')
    expect(stale.problem.detail).toContain('草拟制度')
  })

  test('issued, everybody who must read has one task of their own', async () => {
    const director = await room.as('director.xitong')
    const done = await director.call(contract.issueDraft, { params: { unitId, id }, body: { version: 2 } })
    expect(done.status, JSON.stringify(done.problem)).toBe(200)
    const tasks = await room.tasks(id, 'system.read')
    expect(open(tasks)).toEqual(['doctor.xitong', 'officer1.xitong', 'officer2.xitong'])
    expect(tasks[0]?.details).toEqual({ title: '消防安全管理制度', number: 1 })
    const detail = await room.read(director, id)
    expect(detail).toMatchObject({ state: 'issued', coverage: { must: 3, read: 0 }, unread: false })
    expect(detail.readers?.map((one) => one.readAt)).toEqual([null, null, null])
    expect(detail.editions[0]?.file?.name).toBe('消防安全管理制度.pdf')
    expect(detail.timeline.map((entry) => entry.action)).toEqual(['system.drafted', 'system.drafted', 'system.issued'])
  })

  test('confirming counts once, however often it is tapped, and ends just this person’s task', async () => {
    const officer = await room.as('officer1.xitong')
    expect((await room.read(officer, id)).mine).toEqual({ owes: true, readAt: null })
    const first = await room.confirm('officer1.xitong', id)
    expect(first.status, JSON.stringify(first.problem)).toBe(200)
    room.app.setNow(new Date(Date.now() + 60_000))
    const again = await room.confirm('officer1.xitong', id)
    expect(again.body).toEqual(first.body)
    expect((await room.actions(id)).filter((action) => action === 'system.read')).toHaveLength(1)
    expect(open(await room.tasks(id, 'system.read'))).toEqual(['doctor.xitong', 'officer2.xitong'])
    expect((await room.tasks(id, 'system.read')).find((task) => task.username === 'officer1.xitong')?.state).toBe(
      'done',
    )
    const seen = await room.read(officer, id)
    expect(seen).toMatchObject({ mine: { owes: false, readAt: first.body.readAt }, coverage: { must: 3, read: 1 } })
    expect(seen.readers, 'who has not read is for who leads').toBeNull()
  })

  test('who is not asked cannot confirm, and a leader elsewhere cannot issue', async () => {
    expect((await room.confirm('canteen.xitong', id)).problem.type).toBe('/problems/system-not-asked-to-read')
    expect((await room.confirm('officer1.songmo', id)).status).toBe(403)
    const deputy = await room.as('deputy.xitong')
    const ask = { params: { unitId, id }, body: { version: 3, number: 1, reason: '试' } }
    expect((await deputy.call(contract.withdrawEdition, ask)).problem.type).toBe('/problems/system-wrong-post')
    expect((await room.read(deputy, id)).readers).toHaveLength(3)
    const fire = await room.as('fire.xitong')
    expect((await fire.call(contract.listSystems, {})).status).toBe(403)
  })
})

test('row-level security keeps the tables to their unit, whatever a query asks for', async () => {
  const id = await room.issued()
  const elsewhere = await room.unitNamed('松陌县拘留所')
  let seen: unknown[] = ['not asked']
  await workFor(room.app.platform, elsewhere, async ({ tx }) => {
    seen = [
      ...(await tx.selectFrom('system_register').select('id').where('id', '=', id).execute()),
      ...(await tx.selectFrom('system_edition').select('number').where('system_id', '=', id).execute()),
      ...(await tx.selectFrom('system_reading').select('number').where('system_id', '=', id).execute()),
    ]
  })
  expect(seen).toEqual([])
})

describe('who must read follows the posts', () => {
  test('a new holder owes it at once and has a task after the night; who left owes nothing', async () => {
    const id = await room.issued({ title: '值班备勤制度' })
    await room.confirm('officer1.xitong', id)
    const newcomer = await room.idOf('canteen.xitong')
    await room.app.owner
      .insertInto('position')
      .values({
        id: newId(),
        account_id: newcomer,
        unit_id: unitId,
        role: 'officer',
        title: '管教民警',
        since: room.app.platform.clock.day(new Date()),
      })
      .execute()
    const canteen = await room.as('canteen.xitong')
    expect((await room.read(canteen, id)).mine.owes).toBe(true)
    expect((await room.read(await room.as('director.xitong'), id)).coverage).toEqual({ must: 4, read: 1 })
    expect(open(await room.tasks(id, 'system.read'))).not.toContain('canteen.xitong')

    await tend()
    await tend()
    const after = open(await room.tasks(id, 'system.read'))
    expect(after).toEqual(['doctor.xitong', 'officer2.xitong', 'canteen.xitong'])

    await room.app.owner
      .updateTable('position')
      .set({ until: '2026-01-01' })
      .where('account_id', '=', await room.idOf('doctor.xitong'))
      .execute()
    await tend()
    const tasks = await room.tasks(id, 'system.read')
    expect(tasks.find((task) => task.username === 'doctor.xitong')?.state).toBe('dropped')
    expect((await room.read(await room.as('director.xitong'), id)).coverage).toEqual({ must: 3, read: 1 })
    await room.app.owner
      .updateTable('position')
      .set({ until: null })
      .where('account_id', '=', await room.idOf('doctor.xitong'))
      .execute()
    await room.app.owner
      .deleteFrom('position')
      .where('account_id', '=', newcomer)
      .where('role', '=', 'officer')
      .execute()
  })

  test('unread by me lists just that', async () => {
    const id = await room.issued({ title: '交接班制度', readers: ['doctor'] })
    const doctor = await room.as('doctor.xitong')
    const unread = async () => {
      const { items } = (await doctor.call(contract.listSystems, { query: { unread: true } })).body
      return items.map((item) => item.id)
    }
    expect(await unread()).toContain(id)
    await room.confirm('doctor.xitong', id)
    expect(await unread()).not.toContain(id)
    const officer = await room.as('officer1.xitong')
    const others = (await officer.call(contract.listSystems, { query: { unread: true } })).body.items
    expect(others.map((item) => item.id)).not.toContain(id)
  })
})

describe('a newer edition', () => {
  const states = async (id: string) =>
    (await room.read(await room.as('director.xitong'), id)).editions.map((one) => `${one.number} ${one.state}`)

  test('supersedes the earlier one by itself and is read anew', async () => {
    const id = await room.issued()
    await room.confirm('officer1.xitong', id)
    await next(id, { title: '消防安全管理制度（修订）' })
    expect(await states(id)).toEqual(['2 issued', '1 superseded'])
    const detail = await room.read(await room.as('officer1.xitong'), id)
    expect(detail).toMatchObject({
      title: '消防安全管理制度（修订）',
      number: 2,
      mine: { owes: true, readAt: null },
      coverage: { must: 3, read: 0 },
    })
    expect(detail.editions[1]?.readings).toBe(1)
    const tasks = await room.tasks(id, 'system.read')
    expect(open(tasks)).toEqual(['doctor.xitong', 'officer1.xitong', 'officer2.xitong'])
    expect((await room.confirm('officer2.xitong', id, 1)).problem.type).toBe('/problems/system-not-now')
    expect(await room.actions(id)).toContain('system.superseded')
  })

  test('with a later effective day leaves the earlier one in force until then', async () => {
    const id = await room.issued()
    const day = room.app.platform.clock.day(new Date(Date.now() + 10 * 86_400_000))
    await next(id, { effectiveOn: day })
    expect(await states(id)).toEqual(['2 issued', '1 issued'])
    await tend()
    expect(await states(id)).toEqual(['2 issued', '1 issued'])
    room.app.setNow(new Date(Date.now() + 10 * 86_400_000))
    await tend()
    expect(await states(id)).toEqual(['2 issued', '1 superseded'])
  })

  test('an open draft changes nothing that is in force', async () => {
    const id = await room.issued()
    const officer = await room.as('officer1.xitong')
    const edited = await officer.call(contract.editDraft, {
      params: { unitId, id },
      body: { version: 2, ...(await room.draft('officer1.xitong', { title: '新稿' })) },
    })
    expect(edited.body).toEqual({ number: 2, version: 3 })
    expect(await room.read(officer, id)).toMatchObject({ title: '消防安全管理制度', number: 1, state: 'issued' })
    expect(await states(id)).toEqual(['2 draft', '1 issued'])
  })
})

describe('review', () => {
  const days = (n: number) => room.app.platform.clock.day(new Date(Date.now() + n * 86_400_000))
  const reviews = async (id: string) =>
    (await room.tasks(id, 'system.review')).map((task) => `${task.role} ${task.state}`)

  test('is asked of the director 30 days ahead, and ends by the deed', async () => {
    const id = await room.issued({ reviewOn: days(40) })
    await tend()
    expect(await reviews(id)).toEqual([])
    room.app.setNow(new Date(Date.now() + 11 * 86_400_000))
    await tend()
    await tend()
    expect(await reviews(id)).toEqual(['director open'])
    const director = await room.as('director.xitong')
    const due = (await director.call(contract.listSystems, { query: { review: 'due' } })).body.items
    expect(due.find((item) => item.id === id)).toMatchObject({ review: 'due' })

    const review = (reviewOn: string) =>
      director.call(contract.reviewSystem, { params: { unitId, id }, body: { version: 2, reviewOn, note: '内容适用' } })
    expect((await review(days(5))).problem.type).toBe('/problems/system-review-past')
    expect((await review(days(400))).status).toBe(200)
    expect(await reviews(id)).toEqual(['director done'])
    await tend()
    expect(await reviews(id)).toEqual(['director done'])
    expect((await room.read(director, id)).reviewOn).toBe(days(400))
  })

  test('is done by a newer edition too', async () => {
    const id = await room.issued({ reviewOn: days(20) })
    await tend()
    expect(await reviews(id)).toEqual(['director open'])
    await next(id, { reviewOn: days(300) })
    expect(await reviews(id)).toEqual(['director done'])
    await tend()
    expect(await reviews(id)).toEqual(['director done'])
  })

  test('is dropped with what is withdrawn, which needs a reason', async () => {
    const id = await room.issued({ reviewOn: days(20) })
    await tend()
    expect(await reviews(id)).toEqual(['director open'])
    const director = await room.as('director.xitong')
    const ask = (reason: string) => ({ params: { unitId, id }, body: { version: 2, number: 1, reason } })
    expect((await director.call(contract.withdrawEdition, ask(' '))).problem.type).toBe(
      '/problems/system-reason-required',
    )
    expect((await director.call(contract.withdrawEdition, ask('与上级新规重复'))).status).toBe(200)
    expect(await reviews(id)).toEqual(['director dropped'])
    expect(open(await room.tasks(id, 'system.read'))).toEqual([])
    expect(await room.read(director, id)).toMatchObject({ state: 'withdrawn', coverage: null })
  })
})

test('a bureau keeps systems of its own, issued by its leaders', async () => {
  const deputy = await room.as('deputy.xitong')
  const bureau = await room.unitNamed('溪桐县公安局')
  const told = await room.draft('deputy.xitong', { readers: ['chief', 'deputy'], kind: 'security', family: null })
  const fileId = await room.document('deputy.xitong', 'application/pdf', bureau)
  const made = await deputy.call(contract.draftSystem, { body: { unitId: bureau, ...told, fileId } })
  expect(made.status, JSON.stringify(made.problem)).toBe(201)
  const done = await deputy.call(contract.issueDraft, {
    params: { unitId: bureau, id: made.body.id },
    body: { version: 1 },
  })
  expect(done.status).toBe(200)
  expect(await room.read(deputy, made.body.id, bureau)).toMatchObject({ coverage: { must: 2, read: 0 }, unread: true })
  const units = (await deputy.call(contract.listKeepers, {})).body.items
  expect(units.find((unit) => unit.id === bureau)?.mayDraft).toBe(true)
  expect(units.find((unit) => unit.id === unitId)?.mayDraft).toBe(false)
})

test('the list pages by cursor, filters, and the search finds a title', async () => {
  const director = await room.as('director.xitong')
  const mark = `留样四十八小时${Date.now()}`
  const id = await room.issued({ title: `${mark}制度`, summary: mark, kind: 'food', family: 'food' })
  const all = (await director.call(contract.listSystems, { query: { limit: 200 } })).body.items.map((item) => item.id)
  const paged: string[] = []
  let cursor: string | undefined
  do {
    const reply = await director.call(contract.listSystems, { query: { limit: 2, ...(cursor ? { cursor } : {}) } })
    paged.push(...reply.body.items.map((item) => item.id))
    cursor = reply.body.next ?? undefined
  } while (cursor)
  expect(paged.length).toBeGreaterThan(4)
  expect(paged).toEqual(all)
  const found = async (query: contract.SystemFilter) =>
    (await director.call(contract.listSystems, { query })).body.items.map((item) => item.id)
  expect(await found({ text: mark })).toEqual([id])
  expect(await found({ kind: 'food', family: 'food', state: 'issued', unit: unitId })).toEqual([id])
  expect(await found({ kind: 'food', state: 'withdrawn' })).toEqual([])
  expect((await director.call(contract.listSystems, { query: { cursor: 'x' } })).status).toBe(400)
  const hits = await fetch(`${room.app.url}/api/search?q=${encodeURIComponent(mark)}`, {
    headers: { cookie: director.cookie },
  })
  expect(await hits.json()).toMatchObject({ groups: [{ kind: 'system', hits: [{ id, title: `${mark}制度` }] }] })
})
