/** Search takes several ways to the newest matches: each gives what reading every row would give. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HazardRoom, openHazardRoom } from '../../../../test/hazard-room.ts'
import { enter } from '../../../platform/database/scope.ts'
import { pageOf } from './queries.ts'

let room: HazardRoom
let units: number[]

beforeAll(async () => {
  room = await openHazardRoom()
  units = (
    await room.app.owner.selectFrom('unit').select('id').where('kind', '=', 'facility').orderBy('id').execute()
  ).map((unit) => unit.id)
  // Ten years, unevenly over three facilities; a word in every row, one in a fifth, one in a hundredth, one in three rows.
  await sql`
    insert into hazard (unit_id, id, audience, year, number, family, state, place, object, finding, note, basis, source,
      reported_by, opened_at, due_at)
    select (${`{${units.slice(0, 3).join(',')}}`}::integer[])[1 + n % 7 % 3], gen_random_uuid(), 1, 2016 + n / 300, 1000 + n, 'fire',
      'reported', '监区' || n % 7 || '号', case when n % 5 = 0 then '灭火器' else '应急灯' end,
      case when n % 100 = 7 then '压力不足' else '不亮' end, case when n in (11, 1500, 2900) then '曾起火' else '' end, '[]',
      'report', (select id from person limit 1), timestamptz '2016-03-01' + n * interval '28 hours', now()
    from generate_series(1, 3000) n`.execute(room.app.owner)
  await sql`analyze hazard`.execute(room.app.owner)
})
afterAll(() => room.app.close())

const plain = { now: new Date(), me: '', zone: 'Asia/Shanghai', awaited: null }

const plainly = async (scope: readonly number[], parts: readonly string[]) =>
  (
    await room.app.owner
      .selectFrom('hazard')
      .select('id')
      .where('unit_id', 'in', [...scope])
      .where((eb) =>
        eb.and(
          parts.map(
            (part) => sql<boolean>`app.hazard_words(year, number, place, object, finding, note) like ${`%${part}%`}`,
          ),
        ),
      )
      .orderBy('opened_at', 'desc')
      .orderBy('id', 'desc')
      .execute()
  ).map((row) => row.id)

test.each([
  ['号', 'in every row'],
  ['灯', 'in most rows, one character'],
  ['灭火', 'in a fifth, two characters'],
  ['火', 'in a fifth and a few, one character'],
  ['压力不足', 'in a hundredth'],
  ['曾起火', 'in three rows of ten years'],
  ['监区3号 压力', 'two parts'],
  ['火灭', 'nowhere in this order'],
  ['2019-1999', 'a number'],
])('%s (%s): every page as if each row were read', async (text) => {
  for (const scope of [units.slice(0, 3), units.slice(1, 2), units]) {
    const expected = await plainly(scope, text.split(' '))
    const found: string[] = []
    await room.app.platform.pool.db.transaction().execute(async (tx) => {
      const seen = { units: scope, audience: 1 }
      await enter(tx, seen, null)
      for (let after = null; ; ) {
        const page = await pageOf(tx, seen, { text, ...plain }, 21, after)
        found.push(...page.map((row) => row.id))
        const last = page.at(-1)
        if (!last || page.length < 21 || found.length > 90) break
        after = { lead: 0, at: last.key_at, id: last.id }
      }
    })
    expect(found).toEqual(expected.slice(0, found.length))
    expect(found.length).toBe(Math.min(expected.length, found.length > 90 ? found.length : expected.length))
  }
})

test('outside the scope there is nothing, whatever is asked for', async () => {
  await room.app.platform.pool.db.transaction().execute(async (tx) => {
    await enter(tx, { units: units.slice(3), audience: 1 }, null)
    const all = `{${units.join(',')}}`
    const { rows } = await sql`
      select * from app.hazard_search('号', jsonb_build_object('units', ${all}::integer[]), null, null, 10)`.execute(tx)
    expect(rows).toEqual([])
    await enter(tx, { units, audience: 2 }, null)
    const others = await sql`
      select * from app.hazard_search('号', '{}', null, null, 10)`.execute(tx)
    expect(others.rows).toEqual([])
  })
})
