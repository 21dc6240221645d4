import { afterAll, beforeAll, expect, test } from 'vitest'
import { addFacility, addPost } from '../../../test/fixture.ts'
import { type Client, startApp, type TestApp } from '../../../test/harness.ts'
import { audience } from '../../platform/contract/role.ts'
import { taskKind } from '../../platform/contract/task.ts'
import { newId } from '../../platform/id.ts'
import { getCalendar, getFeed, getToday, issueFeed, listTasks, revokeFeed } from './contract.ts'
import { routes } from './routes.ts'

const kind = taskKind('test.verify', { zh: '隐患待验收：{object}', en: 'Verify: {object}' }, '/hazards/{unit}/{id}')
const now = new Date('2026-03-05T13:00:00Z') // 21:00 in the region

let app: TestApp
let mine: number
let other: number
let me: string
let officer: Client
let director: Client

beforeAll(async () => {
  app = await startApp({ rooms: { routes, reactions: [], taskKinds: [kind] } })
  app.setNow(now)
  mine = await addFacility(app, '98', '甲所')
  other = await addFacility(app, '97', '乙所')
  me = await addPost(app, 'today.officer', mine, 'officer')
  const colleague = await addPost(app, 'today.colleague', mine, 'officer')
  await addPost(app, 'today.director', mine, 'director')
  officer = await app.as('today.officer')
  director = await app.as('today.director')
  await add('late', '2026-03-04T10:00:00Z')
  await add('named late', '2026-03-05T12:00:00Z', { account: me })
  await add('today', '2026-03-05T15:59:00Z')
  await add('week', '2026-03-05T16:00:00Z')
  await add('later', '2026-03-20T10:00:00Z')
  await add('done', '2026-03-03T10:00:00Z', { closed: '2026-03-05T01:00:00Z' })
  await add('for the director', '2026-03-05T14:00:00Z', { role: 'director' })
  await add('named to another', '2026-03-05T14:00:00Z', { account: colleague })
  await add('elsewhere', '2026-03-05T14:00:00Z', { unit: other })
})
afterAll(() => app.close())

async function add(
  object: string,
  due: string,
  how: { unit?: number; role?: string; account?: string; closed?: string } = {},
) {
  const unit = how.unit ?? mine
  await app.owner
    .insertInto('task')
    .values({
      unit_id: unit,
      id: newId(),
      holder_id: unit,
      role: how.role ?? 'officer',
      account_id: how.account ?? null,
      kind: kind.name,
      subject_type: 'hazard',
      subject_id: newId(),
      details: JSON.stringify({ object }),
      opened_at: new Date('2026-03-01T00:00:00Z'),
      due_at: new Date(due),
      state: how.closed ? 'done' : 'open',
      closed_at: how.closed ? new Date(how.closed) : null,
      closed_by: how.closed ? me : null,
      audience: audience.police,
    })
    .execute()
}

const objects = (items: readonly { title: { zh: string } }[]) => items.map(({ title }) => title.zh.split('：')[1])

test('today: mine alone, by when it is due', async () => {
  const { body } = await officer.call(getToday)
  expect(body.day).toBe('2026-03-05')
  expect(objects(body.late.items)).toEqual(['late', 'named late'])
  expect(body.late.items.map(({ named }) => named)).toEqual([false, true])
  expect(objects(body.today.items)).toEqual(['today'])
  expect(objects(body.week.items)).toEqual(['week'])
  expect(objects(body.later.items)).toEqual(['later'])
  expect([body.late.count, body.today.count, body.week.count, body.later.count, body.done]).toEqual([2, 1, 1, 1, 1])
  const [first] = body.late.items
  expect(first).toMatchObject({ unitId: mine, unitName: { zh: '甲所' }, dueOn: '2026-03-04', state: 'open' })
  expect(first?.path).toMatch(new RegExp(`^/hazards/${mine}/[0-9a-f-]{36}$`))
  expect(objects((await director.call(getToday)).body.today.items)).toEqual(['for the director'])
  expect((await app.nobody.call(getToday)).status).toBe(401)
})

test('the list pages without gaps, and shows the whole scope when asked', async () => {
  const seen: (string | undefined)[] = []
  let cursor: string | undefined
  do {
    const { body } = await officer.call(listTasks, { query: { limit: 2, ...(cursor ? { cursor } : {}) } })
    seen.push(...objects(body.items))
    cursor = body.next ?? undefined
  } while (cursor)
  expect(seen).toEqual(['late', 'named late', 'today', 'week', 'later'])
  const ask = async (query: object) => objects((await officer.call(listTasks, { query })).body.items)
  expect((await ask({ whose: 'scope' })).toSorted()).toEqual(
    ['for the director', 'late', 'later', 'named late', 'named to another', 'today', 'week'].toSorted(),
  )
  expect(await ask({ state: 'done' })).toEqual(['done'])
  expect(await ask({ dueFrom: '2026-03-05', dueTo: '2026-03-05' })).toEqual(['named late', 'today'])
  expect(await ask({ unitId: other, whose: 'scope' })).toEqual([])
  expect((await officer.call(listTasks, { query: { cursor: 'x' } })).status).toBe(400)
})

test('a month by days of the region', async () => {
  const { body } = await officer.call(getCalendar, { query: { month: '2026-03' } })
  expect([body.from, body.days.length]).toEqual(['2026-02-23', 42])
  const of = (day: string) => body.days.find((one) => one.day === day)
  expect(of('2026-03-05')).toMatchObject({ open: 2, late: 1, done: 0 })
  expect(of('2026-03-03')).toMatchObject({ open: 0, late: 0, done: 1 })
  expect(objects(of('2026-03-06')?.items ?? [])).toEqual(['week'])
  expect((await officer.call(getCalendar, { query: { month: '2026-13' } })).status).toBe(422)
})

/** Content lines, unfolded (RFC 5545, section 3.1). */
const linesOf = (text: string) => text.replace(/\r\n[ \t]/g, '').split('\r\n')

async function issue(client: Client) {
  const { body, status } = await client.call(issueFeed)
  expect(status).toBe(201)
  const path = new URL(body.url).pathname
  return { path, read: () => fetch(`${app.url}${path}`) }
}

test('the secret link gives a calendar that others can read, and nothing sensitive', async () => {
  expect((await officer.call(getFeed)).body.createdAt).toBeNull()
  const feed = await issue(officer)
  expect((await officer.call(getFeed)).body.createdAt).toBe(now.toISOString())
  const response = await feed.read()
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  const text = await response.text()
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const lines = linesOf(text)
  expect(lines.slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0'])
  expect(lines.filter((line) => line === 'BEGIN:VEVENT').length).toBe(5)
  expect(lines).toContain('SUMMARY:到期：隐患待验收')
  expect(lines).toContain('DTSTART:20260305T152900Z')
  expect(lines).toContain('DTEND:20260305T155900Z')
  expect(lines).toContain('TRIGGER:-P1D')
  expect(text).not.toMatch(/named|甲所|director|elsewhere/)
  const uids = (of: string[]) => of.filter((line) => line.startsWith('UID:'))
  expect(new Set(uids(lines)).size).toBe(5)
  expect(uids(linesOf(await (await feed.read()).text()))).toEqual(uids(lines))
})

test('a new link ends the old one, revoking ends both, and only a hash is kept', async () => {
  const first = await issue(officer)
  const second = await issue(officer)
  expect((await first.read()).status).toBe(404)
  expect((await second.read()).status).toBe(200)
  const rows = await app.owner.selectFrom('calendar_feed').selectAll().execute()
  expect(rows.length).toBe(1)
  expect(JSON.stringify(rows)).not.toContain(second.path.slice('/api/calendar/'.length, -'.ics'.length))
  expect((await officer.call(revokeFeed)).status).toBe(204)
  expect((await second.read()).status).toBe(404)
  expect((await officer.call(revokeFeed)).status).toBe(204)
  const entries = await app.owner
    .selectFrom('journal')
    .select('action')
    .where('unit_id', '=', mine)
    .orderBy('seq')
    .execute()
  expect(entries.map(({ action }) => action)).toEqual([
    'calendar.issued',
    'calendar.issued',
    'calendar.issued',
    'calendar.revoked',
  ])
  expect((await fetch(`${app.url}/api/calendar/short.ics`)).status).toBe(422)
})

test('the link ends with the post: nothing of the former unit is read', async () => {
  const feed = await issue(director)
  expect(linesOf(await (await feed.read()).text())).toContain('BEGIN:VEVENT')
  await app.owner
    .updateTable('position')
    .set({ until: '2026-03-05' })
    .where('role', '=', 'director')
    .where('unit_id', '=', mine)
    .execute()
  expect(linesOf(await (await feed.read()).text())).not.toContain('BEGIN:VEVENT')
})
