/** The overview over HTTP, held against a recount of the rows it is made from. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../../test/harness.ts'
import { formatDay, parseDay } from '../../domain/calendar/day.ts'
import { type Colour, colours, families } from '../../domain/signals/signal.ts'
import { reportHazard } from '../hazards/contract.ts'
import { exportOverview, readHistory, readOverview, readYear } from './contract.ts'

let app: TestApp
let today: string
interface Row {
  unit_id: number
  family: (typeof families)[number]
  day: string
  points: number
  colour: Colour
  open: number
  overdue: number
  major: number
  done: number
  missed: number
  signals: Record<string, number>
}
let rows: Row[]

/** A hundred days of made-up standing for the eight facilities, with holes, through the tables' own constraints. */
async function fillDays() {
  const { owner } = app
  const base = await owner.selectFrom('risk_day').selectAll().where('day', '=', today).execute()
  let state = 11
  const random = (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  const made = base.flatMap((row) =>
    Array.from({ length: 100 }, (_, back) => back + 1)
      .filter(() => random(10) > 1)
      .map((back) => {
        const open = random(9)
        const points = random(80)
        const colour = points >= 60 ? 'red' : points >= 35 ? 'orange' : points >= 15 ? 'yellow' : 'blue'
        const repeat = random(3)
        return {
          ...row,
          ...{ day: formatDay(parseDay(today) - back), points, colour, decided: null, open },
          ...{ overdue: Math.min(open, 1), major: random(2) && open ? 1 : 0, done: random(30), missed: random(4) },
          signals: JSON.stringify({
            'hazard-general': points - repeat,
            ...(repeat > 0 ? { 'hazard-repeat': repeat } : {}),
          }),
        }
      }),
  )
  await owner.insertInto('risk_day').values(made).execute()
  rows = (await owner.selectFrom('risk_day').selectAll().execute()) as unknown as Row[]
}

beforeAll(async () => {
  app = await startApp()
  today = app.platform.clock.day(app.platform.clock.now())
  await fillDays()
})
afterAll(() => app.close())

const on = (unit: number, family: string, day: string): Row | undefined =>
  rows
    .filter((row) => row.unit_id === unit && row.family === family && row.day <= day)
    .sort((a, b) => (a.day < b.day ? 1 : -1))[0]
const back = (days: number, from = today) => formatDay(parseDay(from) - days)
const worst = (of: readonly Colour[]) => colours[Math.max(...of.map((one) => colours.indexOf(one)))]
const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0)

test('the long answer travels compressed, to whoever takes it so', async () => {
  const leader = await app.as('guidance.region')
  const short = await leader.call(readOverview, {})
  const plain = await leader.call(readOverview, { headers: { 'accept-encoding': 'gzip;q=0, identity' } })
  expect([short, plain].map(({ headers }) => headers.get('content-encoding'))).toEqual(['gzip', null])
  expect(short.headers.get('vary')).toBe('accept-encoding')
  expect(short.body).toEqual(plain.body)
})

describe.each([0, 1, 8, 40])('%i days ago', (ago) => {
  test('every number is that of the rows, gaps filled by the last before', async () => {
    const day = back(ago)
    const { body, status } = await (await app.as('guidance.region')).call(readOverview, { query: { day } })
    expect(status).toBe(200)
    expect(body.facilities.length).toBe(8)
    for (const { unitId, cells, colour, points } of body.facilities) {
      const own = families.map((family) => on(unitId, family, day) as Row)
      expect(cells.map((cell) => [cell.family, cell.points, cell.colour, cell.open, cell.major])).toEqual(
        own.map((row) => [row.family, row.points, row.colour, row.open, row.major]),
      )
      expect(cells.map(({ dayBefore }) => dayBefore?.points)).toEqual(
        families.map((family) => on(unitId, family, back(1, day))?.points),
      )
      expect(cells.map(({ trend }) => trend)).toEqual(
        families.map((family) =>
          Array.from({ length: 16 }, (_, at) => on(unitId, family, back(30 - 2 * at, day))?.points ?? null),
        ),
      )
      expect(colour).toBe(worst(own.map((row) => row.colour)))
      expect(points).toBe(Math.max(...own.map((row) => row.points)))
    }
    const all = body.facilities.flatMap(({ unitId }) => families.map((family) => on(unitId, family, day) as Row))
    expect(body.total).toMatchObject({
      ...{ facilities: 8, open: sum(all.map((row) => row.open)), overdue: sum(all.map((row) => row.overdue)) },
      ...{ major: sum(all.map((row) => row.major)), done: sum(all.map((row) => row.done)) },
      sinceDay: {
        points: sum(all.map((row) => row.points - (on(row.unit_id, row.family, back(1, day))?.points ?? 0))),
      },
    })
    const colourRank = body.facilities.map((row) => colours.indexOf(row.colour))
    expect(colourRank).toEqual(colourRank.toSorted((a, b) => b - a))
    const moved = all.filter((row) => {
      const was = on(row.unit_id, row.family, back(1, day))
      return was && (was.points !== row.points || was.colour !== row.colour)
    })
    expect(body.changes.length).toBe(moved.length)
  })
})

test('a city, a county and one bottom line are cut from the same', async () => {
  const guidance = await app.as('guidance.region')
  const whole = (await guidance.call(readOverview)).body
  for (const { code, tally } of whole.divisions) {
    const { body } = await guidance.call(readOverview, { query: { territory: code } })
    expect(body.total).toEqual(tally)
    expect(body.path.at(-1)?.code).toBe(code)
  }
  const { body } = await guidance.call(readOverview, { query: { family: 'food' } })
  expect(body.facilities.every(({ cells }) => cells.length === 1 && cells[0]?.family === 'food')).toBe(true)
})

test('what stands worst today says why, and what helps most', async () => {
  const { body } = await (await app.as('guidance.region')).call(readOverview)
  expect(body.worst.length).toBeGreaterThan(0)
  for (const { unitId, family, reason, gain } of body.worst) {
    const cell = body.facilities.find((row) => row.unitId === unitId)?.cells.find((one) => one.family === family)
    expect(reason?.words.zh).toMatch(/^[^{}]+$/)
    expect(reason?.path).toMatch(/^\//)
    expect(gain?.to ?? 0).toBeLessThan(cell?.points ?? 0)
  }
  const past = (await (await app.as('guidance.region')).call(readOverview, { query: { day: back(8) } })).body
  expect(past.worst.every(({ reason }) => reason === null)).toBe(true)
})

test('the weeks of a year are those of the rows', async () => {
  const guidance = await app.as('guidance.region')
  const { body } = await guidance.call(readYear)
  const units = [...new Set(rows.map((row) => row.unit_id))]
  expect(body.weeks.length).toBe(15)
  for (const week of body.weeks) {
    const all = units.map((unit) => families.flatMap((family) => on(unit, family, week.day) ?? []))
    const held = all.filter((own) => own.length > 0)
    expect(week).toMatchObject({
      ...{ open: sum(all.flat().map((row) => row.open)), missed: sum(all.flat().map((row) => row.missed)) },
      repeats: held.filter((own) => own.some((row) => 'hazard-repeat' in row.signals)).length,
    })
    expect(week.colours.red).toBe(held.filter((own) => worst(own.map((row) => row.colour)) === 'red').length)
  }
})

test('one facility over a year, with the days its colour changed', async () => {
  const unit = rows[0]?.unit_id ?? 0
  const { body } = await (await app.as('guidance.region')).call(readHistory, { params: { unitId: unit } })
  expect(body.families.map(({ family }) => family)).toEqual([...families])
  for (const { family, points, changes } of body.families) {
    expect(points.length).toBe(365)
    expect(points.at(-1)).toBe(on(unit, family, today)?.points)
    expect(points.at(-30)).toBe(on(unit, family, back(29))?.points)
    for (const { day, from, to } of changes) {
      expect(on(unit, family, back(1, day))?.colour).toBe(from)
      expect(on(unit, family, day)?.colour).toBe(to)
    }
  }
})

describe('who sees what', () => {
  test('a department its bottom lines, a director his facility, a government its territory', async () => {
    const market = (await (await app.as('market.xitong')).call(readOverview)).body
    expect(market.families).toEqual(['fire', 'food'])
    expect(market.facilities.every(({ cells }) => cells.length === 2)).toBe(true)
    const director = (await (await app.as('director.xitong')).call(readOverview)).body
    expect(director.facilities.map(({ name }) => name.zh)).toEqual(['溪桐县看守所'])
    const region = (await (await app.as('guidance.region')).call(readOverview)).body
    const county = (await (await app.as('government.xitong')).call(readOverview)).body
    const home = director.facilities[0]?.territory ?? ''
    expect(county.facilities.map(({ unitId }) => unitId).sort()).toEqual(
      region.facilities
        .filter(({ territory }) => territory.startsWith(home))
        .map(({ unitId }) => unitId)
        .sort(),
    )
  })

  test('a day to come is refused; a sheet is recorded', async () => {
    const guidance = await app.as('guidance.region')
    const refused = await guidance.call(readOverview, { query: { day: back(-1) } })
    expect([refused.status, refused.problem.type]).toEqual([422, '/problems/overview-day-to-come'])
    const sheet = await guidance.call(exportOverview, { query: { language: 'zh' } })
    expect(sheet.status).toBe(200)
    expect(sheet.headers.get('content-type')).toContain('spreadsheetml')
    const entry = await app.owner
      .selectFrom('journal')
      .select('payload')
      .where('action', '=', 'overview.exported')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(String(entry.payload))).toMatchObject({ day: today, count: 8 })
  })
})

test('the age of major hazards open now is that of the ledger; of a past day nothing is said', async () => {
  const ask = async (query: object) =>
    (await (await app.as('guidance.region')).call(readOverview, { query })).body.majorAges
  expect(await ask({})).toBeNull()
  const officer = await app.as('officer2.xitong')
  const { id: unitId } = await app.owner
    .selectFrom('unit')
    .select('id')
    .where('name', '=', '溪桐县看守所')
    .executeTakeFirstOrThrow()
  const told = { unitId, family: 'fire' as const, place: '厨房', placeId: null, finding: '泄漏', note: '', basis: '' }
  for (const object of ['燃气管道', '燃气阀门', '配电箱'])
    await officer.call(reportHazard, { body: { ...told, object, suggestedGrade: null, files: [] } })
  const now = app.platform.clock.now().getTime()
  // 3, 10 and 40 days and a little.
  for (const [object, days] of Object.entries({ 燃气管道: 3, 燃气阀门: 10, 配电箱: 40 }))
    await app.owner
      .updateTable('hazard')
      .set({
        ...{ grade: 'major', interim: '专人看守', opened_at: new Date(now - days * 86_400_000 - 60_000) },
        ...{ check_due_at: new Date(now), check_held: true },
      })
      .where('object', '=', object)
      .execute()
  expect(await ask({})).toEqual({ oldest: 40, median: 10 })
  expect(await ask({ family: 'food' })).toBeNull()
  expect(await ask({ day: back(8) })).toBeNull()
})
