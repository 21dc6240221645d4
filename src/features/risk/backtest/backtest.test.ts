/** The back-test over HTTP, on a made-up year in which the index knows what the counts do not. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../../../test/harness.ts'
import { formatDay, parseDay } from '../../../domain/calendar/day.ts'
import { newId } from '../../../platform/id.ts'
import { readBacktest } from './contract.ts'

let app: TestApp
const now = new Date('2031-06-01T12:00:00+08:00')
const today = parseDay('2031-06-01')
const days = 300
beforeAll(async () => {
  app = await startApp()
  app.setNow(now)
})
afterAll(() => app.close())

const read = async (query: object = {}, who = 'guidance.region') => {
  const { status, body } = await (await app.as(who)).call(readBacktest, { query })
  expect(status).toBe(200)
  return body
}

test('without history it says so', async () => {
  await app.owner.deleteFrom('risk_day').execute()
  expect(await read()).toMatchObject({ days: null, facilities: 0, predictors: [] })
})

test('thresholds come from the first half, figures from the second', async () => {
  const facilities = await app.owner
    .selectFrom('unit')
    .select('id')
    .where('kind', '=', 'facility')
    .where('territory', 'like', '99%')
    .orderBy('id')
    .execute()
  const rows = []
  const incidents = []
  for (const [at, { id }] of facilities.entries()) {
    // Two incidents, each after ten days of a high index; open hazards rise and fall without regard to them.
    const bad = [60 + at * 5, 200 + at * 5]
    for (let day = 0; day < days; day++) {
      const high = bad.some((one) => day >= one - 10 && day < one)
      const open = (day * 7 + at * 13) % 20
      rows.push({
        ...{ unit_id: id, family: 'fire', day: formatDay(today - days + 1 + day), audience: 1, points: high ? 50 : 5 },
        ...{ colour: high ? 'orange' : 'blue', decided: null, signals: '{}', open, overdue: open % 3, major: 0 },
        ...{ due: 0, done: 0, missed: 0 },
      })
    }
    for (const day of bad)
      incidents.push({
        ...{
          unit_id: id,
          id: newId(),
          audience: 1,
          family: 'fire',
          severity: 'near-miss',
          place: '厨房',
          summary: '起火',
        },
        ...{ occurred_at: new Date(`${formatDay(today - days + 1 + day)}T10:00:00+08:00`), recorded_at: now },
      })
  }
  await app.owner.insertInto('risk_day').values(rows).execute()
  await app.owner.insertInto('incident').values(incidents).execute()
  const found = await read({ outcome: 'incident', budget: 20 })
  expect(found).toMatchObject({
    ...{ days: { from: formatDay(today - days + 1), half: formatDay(today - days + 151), to: '2031-06-01' } },
    ...{ facilities: facilities.length, outcomes: { first: facilities.length, second: facilities.length } },
  })
  const by = new Map(found.predictors.map((one) => [one.predictor, one]))
  expect(by.get('index')).toMatchObject({
    ...{ threshold: 50, tuned: true },
    second: { outcomes: facilities.length, caught: facilities.length, precision: { estimate: 1 }, medianLead: 10 },
  })
  expect(by.get('colour')).toMatchObject({ threshold: 2, tuned: false, second: { caught: facilities.length } })
  expect(by.get('index')?.area).toBeGreaterThan(0.6)
  // What knows nothing is shown as it is.
  expect(by.get('open')?.second.precision?.estimate ?? 0).toBeLessThan(0.6)
  expect(by.get('open')?.area).toBeLessThan(by.get('index')?.area ?? 0)
})

test('a chief sees what their own facilities say', async () => {
  expect(await read({}, 'chief.xitong')).toMatchObject({ facilities: 1 })
  expect(await read({ family: 'food' }, 'chief.xitong')).toMatchObject({ facilities: 0 })
})
