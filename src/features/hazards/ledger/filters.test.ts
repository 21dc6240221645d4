/**
 * Filters over HTTP, over random hazards: each list is what reading every row would give, its count is its length, and
 * groups and board count the same hazards.
 */
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../../../../test/harness.ts'
import { type HazardRoom, openHazardRoom } from '../../../../test/hazard-room.ts'
import { grade } from '../../../platform/contract/grade.ts'
import { family } from '../../../platform/contract/role.ts'
import { type HazardFilter, type HazardRow, hazardSource, listHazards, readHazard } from '../contract.ts'
import { hazardState, isOpen } from '../loop/contract.ts'
import { groupHazards, grouping, readBoard } from './groups/contract.ts'

let room: HazardRoom
let guidance: Client
let people: string[]
const places = ['伙房', '配电室', '二监区楼道', '伙房冷库']

beforeAll(async () => {
  room = await openHazardRoom()
  guidance = await room.as('guidance.lanan')
  people = await Promise.all(['officer1.xitong', 'officer2.xitong', 'director.xitong'].map(room.idOf))
  const two = sql`(select array_agg(id order by id) from unit where kind = 'facility' and territory like
    (select left(territory, 4) from unit where id = ${room.unitId}) || '%')`
  await sql`
    insert into hazard (unit_id, id, audience, year, number, family, state, grade, place, object, finding, note, basis,
      source, reported_by, opened_at, due_at, interim, measure, money_fen, responsible_id, deadline, planned_deadline,
      contingency, check_due_at, check_held, listed_unit, listed_until, listed_reason, listed_by, listed_at, rectifiers, verified_by, verified_at)
    select (${two})[1 + n % 2], gen_random_uuid(), 255, 2025, n, (${[...family.terms]}::text[])[1 + (n * 7) % 5],
      (${[...hazardState.terms]}::text[])[1 + (n * 5) % 8],
      case when (n * 5) % 8 = 0 then null else (array['general','general','major'])[1 + n % 3] end,
      (${places}::text[])[1 + n % 4], '灭火器' || n % 3, '压力不足', '', '[]',
      (${[...hazardSource.terms]}::text[])[1 + n % ${hazardSource.terms.length}::integer], ${people[0]},
      timestamptz '2025-01-01 00:30+08' + n * interval '1 day', now() + (n - 90) * interval '9 hours', '专人看守',
      '更换', 100, (${people}::uuid[])[1 + n % 3], '2026-01-01',
      '2026-01-01', '备用', case when major then now() + (n % 2 - 0.5) * interval '2 days' end, case when major then n % 4 > 0 end, case when shown then ${room.unitId}::integer end,
      case when shown then date '2026-02-01' end, case when shown then '督办' end,
      case when shown then ${people[0]}::uuid end, case when shown then now() end, '{}',
      ${await room.idOf('chief.xitong')}, timestamptz '2025-06-01 12:00+08' + n * interval '1 day'
    from generate_series(1, 180) n
    cross join lateral (select (n * 5) % 8 < 6 as open) s
    cross join lateral (select open and (n * 5) % 8 <> 0 and n % 3 = 2 as major, open and n % 7 = 0 as shown) m`.execute(
    room.app.owner,
  )
  // Asked of every third; of these some are the same come back, some another, some open at the same time.
  await sql`
    insert into hazard_repeat (unit_id, hazard_id, earlier_id, audience, kind, reasons, asked_at, answer, reason, answered_by, answered_at)
    select h.unit_id, h.id, e.id, 255, case when h.number % 2 = 0 then 'repeat' else 'duplicate' end, '{same-item}', now(),
      a.answer, '不同对象', case when a.answer is not null then ${people[0]}::uuid end, case when a.answer is not null then now() end
    from hazard h join hazard e on e.unit_id = h.unit_id and e.year = 2025 and e.number = h.number - 2
    cross join lateral (select (array['same','same','different',null])[1 + h.number / 6 % 4] as answer) a
    where h.year = 2025 and h.number % 3 = 0`.execute(room.app.owner)
}, 60_000)
afterAll(() => room.app.close())

const pageOf = (query: HazardFilter, cursor: string | null, who: Client) =>
  who.call(listHazards, { query: { ...query, limit: 70, ...(cursor ? { cursor } : {}) } })

async function rowsOf(query: HazardFilter, who = guidance): Promise<HazardRow[]> {
  const rows: HazardRow[] = []
  for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
    const { body, status }: Awaited<ReturnType<typeof pageOf>> = await pageOf(query, cursor, who)
    expect(status, JSON.stringify(body)).toBe(200)
    rows.push(...body.items)
    cursor = body.next
  }
  return rows
}

const some = (terms: readonly string[]) =>
  fc.option(
    fc.subarray([...terms], { minLength: 1, maxLength: Math.min(3, terms.length) }).map((list) => list.join(',')),
    { nil: undefined },
  )
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined, freq: 3 })
const day = fc.integer({ min: 0, max: 200 }).map((n) => new Date(Date.UTC(2025, 0, n)).toISOString().slice(0, 10))

const filters = () =>
  fc.record({
    family: some(family.terms),
    grade: some(grade.terms),
    state: some(['open', ...hazardState.terms]),
    source: some(hazardSource.terms),
    overdue: maybe(fc.constant(true)),
    listed: maybe(fc.constant(true)),
    repeat: maybe(fc.constant(true)),
    lapsed: maybe(fc.constant(true)),
    responsible: maybe(fc.constantFrom(...people, 'none')),
    placeIs: maybe(fc.constantFrom(...places)),
    place: maybe(fc.constantFrom('伙房', '楼道', '冷库 伙', '室')),
    text: maybe(fc.constantFrom('灭火器', '灭火器1', '压力')),
    openedFrom: maybe(day),
    openedTo: maybe(day),
    sort: maybe(fc.constantFrom('due', '-due', 'opened', '-opened', 'grade') as fc.Arbitrary<HazardFilter['sort']>),
  })

const plain = (filter: Record<string, unknown>): HazardFilter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as HazardFilter

const among = (list: string | undefined, value: string | null): boolean =>
  list === undefined || (value !== null && list.split(',').includes(value))

const regionDay = (instant: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date(instant))

/** The filter as a person would read it. */
const fits = (row: HazardRow, filter: HazardFilter): boolean =>
  among(filter.family, row.family) &&
  among(filter.grade, row.grade) &&
  (among(filter.state, row.state) || (among(filter.state, 'open') && isOpen(row.state))) &&
  among(filter.source, row.origin) &&
  (!filter.overdue || row.overdue) &&
  (!filter.listed || row.listed) &&
  (!filter.repeat || row.repeat) &&
  (!filter.lapsed || row.lapsed) &&
  (filter.responsible === undefined || (row.responsible?.id ?? 'none') === filter.responsible) &&
  (filter.placeIs === undefined || row.place.zh === filter.placeIs) &&
  (filter.place ?? '').split(' ').every((part) => row.place.zh.includes(part)) &&
  (filter.text === undefined || `${row.object.zh}${row.finding.zh}`.includes(filter.text)) &&
  (filter.openedFrom === undefined || regionDay(row.openedAt) >= filter.openedFrom) &&
  (filter.openedTo === undefined || regionDay(row.openedAt) <= filter.openedTo)

test('filters combine: the list is what a reader of every row would find, and the count is its length', async () => {
  const every = await rowsOf({})
  expect(every).toHaveLength(180)
  for (const mark of ['repeat', 'lapsed'] as const) {
    const marked = every.filter((row) => row[mark]).length
    expect(marked, mark).toBeGreaterThan(5)
    expect(marked, mark).toBeLessThan(60)
  }
  await fc.assert(
    fc.asyncProperty(filters(), async (asked) => {
      const filter = plain(asked)
      const rows = await rowsOf(filter)
      const expected = every.filter((row) => fits(row, filter)).map((row) => row.id)
      expect(rows.map((row) => row.id).toSorted()).toEqual(expected.toSorted())
      const { body } = await guidance.call(listHazards, { query: { ...filter, total: true, limit: 1 } })
      expect(body.total).toEqual({ count: rows.length, more: false })
    }),
    { numRuns: 60 },
  )
}, 120_000)

test('groups and the board count what the list shows', async () => {
  await fc.assert(
    fc.asyncProperty(filters(), fc.constantFrom(...grouping.terms), async (asked, by) => {
      const { sort: _, ...filter } = plain(asked)
      const rows = await rowsOf(filter)
      const { body } = await guidance.call(groupHazards, { query: { ...filter, by } })
      const keyOf = (row: HazardRow): string =>
        ({
          unit: String(row.unitId),
          family: row.family,
          state: row.state,
          responsible: row.responsible?.id ?? 'none',
          place: `${row.unitId} ${row.place.zh}`,
        })[by]
      const counted = Map.groupBy(rows, keyOf)
      const told = new Map(body.items.map((one) => [by === 'place' ? `${one.unit?.id} ${one.key}` : one.key, one]))
      expect([...told.keys()].toSorted()).toEqual([...counted.keys()].toSorted())
      for (const [key, group] of counted)
        expect(told.get(key), key).toMatchObject({
          count: group.length,
          major: group.filter((row) => row.grade === 'major').length,
          overdue: group.filter((row) => row.overdue).length,
        })
      const board = (await guidance.call(readBoard, { query: filter })).body.columns
      for (const column of board) {
        const here = rows.filter((row) => row.state === column.state)
        expect(column.count, column.state).toBe(here.length)
        const oldest = here.toSorted((a, b) => a.openedAt.localeCompare(b.openedAt)).slice(0, 20)
        expect(column.cards.map((card) => card.openedAt)).toEqual(oldest.map((row) => row.openedAt))
      }
      expect(board.reduce((sum, column) => sum + column.count, 0)).toBe(rows.filter((row) => isOpen(row.state)).length)
    }),
    { numRuns: 40 },
  )
}, 120_000)

test('what waits for me is what I may do, as the hazard itself says', async () => {
  for (const username of ['director.xitong', 'chief.xitong', 'officer1.xitong', 'guidance.lanan']) {
    const who = await room.as(username)
    const every = (await rowsOf({ state: 'planned,submitted,approved' }, who)).slice(0, 40)
    for (const made of ['approve', 'close', 'start'] as const) {
      const waiting = new Set((await rowsOf({ awaits: made }, who)).map((row) => row.id))
      const found = new Set((await rowsOf({ awaits: made, text: '灭火器' }, who)).map((row) => row.id))
      expect(found, `${username} ${made}`).toEqual(waiting)
      for (const { unitId, id } of every) {
        const { body } = await who.call(readHazard, { params: { unitId, id } })
        const offered = body.offers.some((offer) => offer.move === made && offer.refused === null)
        expect(waiting.has(id), `${username} ${made} ${body.state} ${body.grade}`).toBe(offered)
      }
    }
  }
}, 120_000)

test('a filter that cannot be read is refused', async () => {
  for (const query of [{ family: 'fire,water' }, { state: 'open,' }, { openedFrom: '2026-02-30' }, { source: '' }])
    expect((await guidance.call(listHazards, { query: query as HazardFilter })).status, JSON.stringify(query)).toBe(422)
  const elsewhere = await (await room.as('director.songmo')).call(groupHazards, {
    query: { by: 'state', unit: room.unitId },
  })
  expect(elsewhere.status).toBe(403)
})
