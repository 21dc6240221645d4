/** What is counted by the thousand in SQL says the same as what is explained one by one, on a year of happenings. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSystemsRoom } from '../../../../test/systems-room.ts'
import { parseDay } from '../../../domain/calendar/day.ts'
import { newId } from '../../../platform/id.ts'
import { readDuties, readOverview } from '../contract.ts'

let room: Awaited<ReturnType<typeof openSystemsRoom>>
beforeAll(async () => {
  room = await openSystemsRoom()
})
afterAll(() => room.app.close())

const hour = 3_600_000
const now = new Date('2031-04-10T12:00:00+08:00')
const [from, to] = ['2030-04-11', '2031-04-10']
const start = new Date(`${from}T00:00:00+08:00`).getTime()

/** Hours since the year began and until answer and end: at the deadline, around it, long after, or not at all. */
const after = fc.option(fc.oneof(fc.constantFrom(0, 23, 24, 25, 335, 336, 337), fc.integer({ min: 0, max: 4000 })))
const happened = fc.record({
  at: fc.oneof(fc.integer({ min: 0, max: 8600 }), fc.integer({ min: 8500, max: 8771 })),
  answered: after,
  ended: after,
})

test('a facility in use, one that closed and one that opened within the year', async () => {
  room.app.setNow(now)
  const { owner } = room.app
  const facilities = await owner
    .selectFrom('unit')
    .select('id')
    .where('kind', '=', 'facility')
    .where('territory', 'like', '9901%')
    .orderBy('id')
    .limit(3)
    .execute()
  const [used, closed, opened] = facilities.map(({ id }) => id)
  await owner
    .updateTable('unit')
    .set({ closed_on: '2030-12-24' })
    .where('id', '=', closed ?? 0)
    .execute()
  await owner
    .updateTable('unit')
    .set({ opened_on: '2030-07-15' })
    .where('id', '=', opened ?? 0)
    .execute()
  // A limit that was changed within the year: each happening is judged by that of its own day.
  const person = await owner.selectFrom('person').select('id').limit(1).executeTakeFirstOrThrow()
  await owner
    .insertInto('duty_setting')
    .values({
      ...{ duty: 'hazard-grading', number: 1, effective: '2030-10-01', changes: JSON.stringify({ withinHours: 336 }) },
      ...{ reason: '改为十四天', changed_by: person.id, changed_at: now },
    })
    .execute()
  const event = { 'hazard-grading': 'hazard.reported', 'system-reading': 'system.issued' } as const
  const rows = Object.entries(event).flatMap(([duty, name]) =>
    [used, closed, opened].flatMap((unit, index) =>
      fc.sample(happened, { numRuns: 200, seed: 7 + index }).map(({ at, answered, ended }) => {
        const moment = (hours: number | null) => (hours === null ? null : new Date(start + (at + hours) * hour))
        return {
          ...{ unit_id: unit ?? 0, duty, subject_id: newId(), part: 0, event: name, title: '灭火器', owing: [] },
          ...{ at: new Date(start + at * hour), answered_at: moment(answered), ended_at: moment(ended) },
        }
      }),
    ),
  )
  await owner.deleteFrom('duty_trigger').execute()
  await owner.insertInto('duty_trigger').values(rows).execute()

  const region = await room.as('guidance.region')
  for (const duty of Object.keys(event)) {
    const { body } = await region.call(readOverview, { query: { duty, limit: 200 } })
    const seen = new Set<string>()
    for (const unitId of [used, closed, opened]) {
      const row = body.items.find(({ unit }) => unit.id === unitId)
      const page = await region.call(readDuties, { params: { unitId: unitId ?? 0 }, query: { from, to } })
      const explained = page.body.duties.find(({ id }) => id === duty)?.triggers
      if (!explained) throw new Error(`nothing follows at ${unitId}`)
      const { waiting, late, excused, 'on-time': onTime, 'done-late': doneLate } = explained.counts
      expect(row?.recent).toMatchObject({ done: onTime, 'made-up': doneLate, missed: late, excused })
      expect(row?.now.due).toBe(waiting > 0 ? 1 : 0)
      for (const [status, times] of Object.entries(explained.counts)) if (times > 0) seen.add(status)
      const named = row?.duties[0]?.recent ?? []
      expect(named).toHaveLength(12)
      expect(named.map((one) => parseDay(one.from))).toEqual(
        named.map((one) => parseDay(one.from)).sort((a, b) => a - b),
      )
    }
    expect([...seen].sort()).toEqual(['done-late', 'excused', 'late', 'on-time', 'waiting'])
  }
})
