/** A cut of the full region on an empty database: filled by the product's own rules, and its journal whole. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type EmptyApp, startEmpty } from '../../../test/empty.ts'
import { small } from './region.ts'
import type { Region } from './seed.ts'
import { startFullDemo } from './start.ts'

let empty: EmptyApp
let region: Region | null
const told: string[] = []
const facilities = small.facilities.slice(0, 6)

beforeAll(async () => {
  empty = await startEmpty('demo')
  const cut = { plan: { ...small, facilities }, pastDays: 60, tell: (line: string) => void told.push(line) }
  region = await startFullDemo(empty.app.platform, cut)
})
afterAll(() => empty.close())

const count = async (of: string): Promise<number> => Number((await empty.look(`select count(*) as n from ${of}`))[0]?.n)

it('fills it once, and says how far it is', async () => {
  expect(region?.facilities).toHaveLength(facilities.length)
  expect(told.at(-1)).toContain('what is due today')
  expect(told.some((line) => line.startsWith('the past year: 6 of 6 facilities'))).toBe(true)
  expect(await startFullDemo(empty.app.platform)).toBeNull()
})

it('holds hazards, work, sheets answered whole, evidence, money and indices', async () => {
  for (const table of [
    'hazard',
    'activity',
    'activity_answer',
    'evidence',
    'hazard_money',
    'risk_day',
    'system_reading',
  ])
    expect(await count(table), table).toBeGreaterThan(5)
  expect(
    await count(`activity a where cardinality(items) <> (select count(*) from activity_answer w
    where w.unit_id = a.unit_id and w.activity_id = a.id)`),
  ).toBe(0)
  expect(
    await count(`activity a where not exists (select from evidence e where e.unit_id = a.unit_id and e.id = a.id)`),
  ).toBe(0)
})

it('leaves open just what is open: each step has its task, nothing that ended has one', async () => {
  const open = `task t where t.subject_type = 'hazard' and t.state = 'open'`
  expect(await count(`${open} and exists (select from hazard h where h.id = t.subject_id and h.ended)`)).toBe(0)
  expect(await count(`hazard h where not h.ended and not exists (select from ${open} and t.subject_id = h.id)`)).toBe(0)
})

it('stands in the journal as a chain for each unit, the unit itself first', async () => {
  const broken = await empty.look(`select unit_id, seq from (
    select *, lag(hash) over w as before, lag(at) over w as earlier from journal window w as (partition by unit_id order by seq)) j
    where previous <> coalesce(before, decode(repeat('00', 32), 'hex')) or at < earlier limit 5`)
  expect(broken).toEqual([])
  expect(await count(`journal where seq = 1 and action <> 'unit.opened' and action <> 'division.added'`)).toBe(0)
  expect(await count(`journal where at > now()`)).toBe(0)
})
