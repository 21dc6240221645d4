/** What may not slip through: an answer while finishing, an edition edited after its use. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startApp, type TestApp } from '../../../test/harness.ts'
import * as contract from './contract.ts'

let app: TestApp
let officer: Client
let doctor: Client
let unitId: number

beforeAll(async () => {
  app = await startApp()
  officer = await app.as('officer1.songmo')
  doctor = await app.as('doctor.songmo')
  const unit = await app.owner
    .selectFrom('unit')
    .select('id')
    .where('name', '=', '松陌县拘留所')
    .executeTakeFirstOrThrow()
  unitId = unit.id
})
afterAll(() => app.close())

const begin = () =>
  officer.call(contract.openActivity, {
    body: { unitId, checklist: 'fire-self-check', plannedFor: null, participants: [] },
  })

/** Every item not applicable: whole without photos. @returns the items that a note alone can fail */
async function answerAll(id: string): Promise<string[]> {
  const { sheet } = (await officer.call(contract.readActivity, { params: { unitId, id } })).body
  if (!sheet) throw new Error('a check goes by its checklist')
  const answers = sheet.items.map((item) => ({
    item: item.id,
    verdict: 'not-applicable' as const,
    note: '停用改造中',
    files: [],
    replaces: 0,
  }))
  const kept = await officer.call(contract.answerItems, { params: { unitId, id }, body: { answers } })
  expect(kept.status).toBe(200)
  return sheet.items.filter((item) => item.photo === 'optional').map((item) => item.id)
}

test('answers and finishing at one moment: an answer counts in full or is refused', async () => {
  const id = (await begin()).body.id
  const items = await answerAll(id)
  const [done, ...late] = await Promise.all([
    officer.call(contract.finishActivity, { params: { unitId, id }, body: { version: 1, participants: [] } }),
    ...items.slice(0, 6).map((item) =>
      doctor.call(contract.answerItem, {
        params: { unitId, id, item },
        body: { verdict: 'fail', note: '现场看到损坏', files: [], replaces: 1 },
      }),
    ),
  ])
  expect(done.status).toBe(200)
  const taken = late.filter((one) => one.status === 200).length
  for (const one of late) expect([200, 409]).toContain(one.status)
  // What the event says is what the answers are, and what the ledger opened.
  const { rows } = await sql<{ failed: number; hazards: number; told: string }>`
    select (select count(*)::int from activity_answer where activity_id = ${id} and verdict = 'fail') as failed,
      (select count(*)::int from hazard where activity_id = ${id}) as hazards,
      (select payload from journal where subject_id = ${id} and action = 'activity.done') as told`.execute(app.owner)
  const told = JSON.parse(rows[0]?.told ?? '{}') as { counts: { failed: number } }
  expect([rows[0]?.failed, rows[0]?.hazards, told.counts.failed, done.body.counts.failed]).toEqual(Array(4).fill(taken))
})

test('an edition edited in place after its use is refused with the remedy', async () => {
  await app.owner.updateTable('checklist').set({ content: sql`jsonb_set(content, '{clause}', '"F1"')` }).execute()
  const refused = await begin()
  expect(refused.status).toBe(409)
  expect(refused.problem.type).toBe('/problems/checklist-edited-in-place')
  expect(refused.problem.detail).toContain('version 加一')
})
