/** Duties over HTTP, in the seeded region: the page of a unit, one window, one activity, and the overview of leaders. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addFacility } from '../../../test/fixture.ts'
import { type Client, startApp, type TestApp } from '../../../test/harness.ts'
import type { PayloadOf } from '../../platform/contract/event.ts'
import { newId } from '../../platform/id.ts'
import { workFor } from '../../platform/jobs/run.ts'
import { activityDone } from '../activities/contract.ts'
import { changeUnit, readUnit } from '../organisation/units/contract.ts'
import { getToday } from '../today/contract.ts'
import { readDuties, readEvidence, readOverview, readWindow } from './contract.ts'
import { openRunning, rollForward } from './jobs.ts'

const noon = (day: string) => new Date(`${day}T12:00:00+08:00`)

let app: TestApp
let officer: Client
let xitong: number
let bureau: number

const unitOf = async (username: string) =>
  (await app.owner.selectFrom('account').select('unit_id').where('username', '=', username).executeTakeFirstOrThrow())
    .unit_id

beforeAll(async () => {
  app = await startApp()
  app.setNow(noon('2031-03-10'))
  xitong = await unitOf('officer1.xitong')
  bureau = await unitOf('chief.xitong')
  officer = await app.as('officer1.xitong')
})
afterAll(() => app.close())

type Done = PayloadOf<typeof activityDone>

/** What the activities room records when work is finished. @returns its id */
async function done(unitId: number, over: Partial<Done>, id: string = newId()): Promise<string> {
  await workFor(app.platform, unitId, (work) =>
    work.record(
      activityDone,
      { unitId, subject: { type: 'activity', id } },
      {
        ...{ unitId, kind: 'drill', checklist: null, clause: null, family: 'fire', title: '演练', day: work.today },
        ...{ makesUp: null, makesUpReason: null, participants: [], parties: [], by: ['officer'], attendance: null },
        ...{ minutes: null, counts: null, findings: [] },
        ...{ place: '操场', summary: '', followUp: '', scenario: '', evaluation: '' },
        ...over,
      },
    ),
  )
  return id
}

const duties = async (who: Client, unitId: number, query: { from?: string; to?: string } = {}) =>
  (await who.call(readDuties, { params: { unitId }, query })).body

describe('the page of a unit', () => {
  test('names every duty that could concern it, owed or not and why, with basis and who is to do it', async () => {
    const body = await duties(officer, xitong)
    expect(body).toMatchObject({ from: '2031-01-01', to: '2031-12-31', today: '2031-03-10' })
    const by = (id: string) => body.duties.find((duty) => duty.id === id)
    expect(body.duties.length).toBeGreaterThan(25)
    expect(by('fire-self-check')).toMatchObject({ owing: 'owed', every: 'month', reviewed: false, mode: 'counted' })
    expect(by('fire-self-check')?.windows).toHaveLength(12)
    expect(by('building-check')?.basis.zh).toContain('半年一次为本产品默认')
    expect(by('building-check')?.reviewed).toBe(false)
    expect(by('appraisal-notice')).toMatchObject({ mode: 'triggered', owing: 'not-kept-yet', windows: [] })
    expect(by('food-worker-certificates')).toMatchObject({
      ...{ mode: 'continuous', owing: 'not-kept-yet', windows: [], standing: null },
    })
    const [owed, other] = [by('joint-fire-drill'), by('joint-fire-drill-without-squadron')].toSorted((a) =>
      a?.owing === 'owed' ? -1 : 1,
    )
    expect([owed?.owing, other?.owing]).toEqual(['owed', 'not-owed'])
    expect(other?.why.zh).toContain('武警驻所')
    expect(by('leader-hearing')).toBeUndefined()
  })

  test('a bureau has its own, and says which are counted at each of its facilities', async () => {
    const body = await duties(await app.as('chief.xitong'), bureau)
    expect(body.duties.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['epidemic-plan-review', 'joint-defence-drill', 'leader-hearing']),
    )
    expect(body.elsewhere.map(({ id }) => id)).toEqual(['one-day-director'])
  })

  test('refuses days that make no span, and units out of reach', async () => {
    const wrong = await officer.call(readDuties, {
      params: { unitId: xitong },
      query: { from: '2031-02-01', to: '2031-01-01' },
    })
    expect(wrong.status).toBe(422)
    const elsewhere = await officer.call(readDuties, { params: { unitId: await unitOf('officer1.jiyang') } })
    expect(elsewhere.status).toBe(403)
  })
})

describe('a drill without the required squadron', () => {
  let alone: string
  let together: string
  const read = () =>
    officer.call(readWindow, { params: { unitId: xitong, duty: 'squadron-drill', from: '2031-01-01' } })
  const taskState = async (kind = 'duty.window') =>
    (
      await app.owner
        .selectFrom('task')
        .select(['state', 'details'])
        .where('unit_id', '=', xitong)
        .where('kind', '=', kind)
        .execute()
    ).find(({ details }) => {
      const { duty, from } = details as { duty: string; from: string }
      return duty === 'squadron-drill' && from === '2031-01-01'
    })?.state

  beforeAll(async () => {
    await rollForward(app.platform)
    expect(await taskState()).toBe('open')
    alone = await done(xitong, { family: 'attack', parties: ['joint-defence'] })
  })

  test('does not count and says who was missing', async () => {
    const { body } = await read()
    expect(body.window).toMatchObject({
      ...{ status: 'due', missing: 1, from: '2031-01-01', to: '2031-06-30' },
      refused: [{ id: alone, why: [{ lacks: 'participants', missing: ['squadron'] }] }],
    })
    expect(body.evidence).toMatchObject([{ id: alone, participants: ['joint-defence'] }])
    const why = await officer.call(readEvidence, { params: { unitId: xitong, activityId: alone } })
    // The bureau owes a drill with the joint-defence units once over all its facilities: there it counts.
    expect(why.body.satisfies.map(({ duty }) => duty)).toEqual(['joint-defence-drill'])
    expect(why.body.not.map(({ duty }) => duty)).toEqual(['squadron-drill'])
    expect(await taskState()).toBe('open')
  })

  test('run again with it, it counts, and its task is closed at once', async () => {
    together = await done(xitong, { family: 'attack', parties: ['squadron'] })
    const { body } = await read()
    expect(body.window).toMatchObject({ status: 'done', missing: 0, counted: [together] })
    expect(await taskState()).toBe('done')
    const which = await officer.call(readEvidence, { params: { unitId: xitong, activityId: together } })
    expect(which.body.satisfies).toMatchObject([{ duty: 'squadron-drill', from: '2031-01-01', inTime: true }])
  })

  test('is told as not found where there is no such window, duty or activity', async () => {
    for (const params of [
      { unitId: xitong, duty: 'squadron-drill', from: '2031-02-01' },
      { unitId: xitong, duty: 'no-such-duty', from: '2031-01-01' },
      { unitId: xitong, duty: 'leader-hearing', from: '2031-01-01' },
    ])
      expect((await officer.call(readWindow, { params })).status).toBe(404)
    expect((await officer.call(readEvidence, { params: { unitId: xitong, activityId: newId() } })).status).toBe(404)
  })
})

describe('one activity may satisfy several duties', () => {
  test('a training of many on fire counts for education and for emergencies, one of few for neither', async () => {
    const full = await done(xitong, { kind: 'training', attendance: { present: 9, expected: 10 } })
    const few = await done(xitong, { kind: 'training', attendance: { present: 7, expected: 10 } })
    const of = async (activityId: string) =>
      (await officer.call(readEvidence, { params: { unitId: xitong, activityId } })).body
    expect((await of(full)).satisfies.map(({ duty }) => duty)).toEqual(['fire-training', 'emergency-training'])
    const refused = await of(few)
    expect(refused.satisfies).toEqual([])
    expect(refused.not).toMatchObject([
      { duty: 'fire-training', why: [{ lacks: 'attendance', wanted: 0.8, had: 0.7 }] },
      { duty: 'emergency-training', why: [{ lacks: 'attendance', wanted: 0.8, had: 0.7 }] },
    ])
  })

  test('the same activity told twice is one piece of evidence', async () => {
    const kept = () => app.owner.selectFrom('evidence').select('id').where('unit_id', '=', xitong).execute()
    const before = await kept()
    await done(xitong, {}, before[0]?.id)
    expect(await kept()).toHaveLength(before.length)
  })
})

describe('what a unit has', () => {
  test('decides from the day it changes; before, it is judged by what was there', async () => {
    const system = await app.as('system.lanan')
    const { unit } = (await system.call(readUnit, { params: { unitId: xitong } })).body
    expect(unit.attributes.kitchen).toBe(true)
    app.setNow(noon('2031-04-28'))
    const { kitchen, ...rest } = unit.attributes
    const changed = await system.call(changeUnit, {
      params: { unitId: xitong },
      body: { name: unit.name, nameEn: unit.nameEn, attributes: rest, reason: '食堂外包', version: unit.version },
    })
    expect(changed.status).toBe(200)
    app.setNow(noon('2031-06-10'))
    const body = await duties(officer, xitong, { from: '2031-03-01', to: '2031-05-31' })
    const check = body.duties.find(({ id }) => id === 'kitchen-hygiene-check')
    expect(check?.windows.map(({ status }) => status)).toEqual(['missed', 'missed', 'not-owed'])
    expect(check).toMatchObject({ owing: 'not-owed', why: { zh: '今天不符合适用条件：自办食堂' } })
    app.setNow(noon('2031-03-10'))
  })
})

describe('the overview', () => {
  test('counts what the leader reaches, most missed first, page by page', async () => {
    app.setNow(noon('2031-04-10'))
    const guidance = await app.as('guidance.lanan')
    const all = (await guidance.call(readOverview, { query: { limit: 200 } })).body
    expect(all.items).toHaveLength(all.units)
    expect(all.units).toBeGreaterThan(5)
    const missed = all.items.map((row) => row.recent.missed + row.now.missed)
    expect(missed).toEqual(missed.toSorted((a, b) => b - a))
    expect(all.recent.missed).toBe(all.items.reduce((sum, row) => sum + row.recent.missed, 0))
    expect(all.byDuty.reduce((sum, row) => sum + row.now.due, 0)).toBe(all.now.due)
    const pages: number[] = []
    let cursor: string | undefined
    do {
      const page = (await guidance.call(readOverview, { query: { limit: 3, ...(cursor ? { cursor } : {}) } })).body
      pages.push(...page.items.map((row) => row.unit.id))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(pages).toEqual(all.items.map((row) => row.unit.id))
  })

  test('agrees with the page of a unit, window by window', async () => {
    const all = (await (await app.as('guidance.lanan')).call(readOverview, { query: { limit: 200 } })).body
    const row = all.items.find(({ unit }) => unit.id === xitong)
    const page = await duties(officer, xitong, { from: '2030-04-11', to: '2031-04-10' })
    let compared = 0
    for (const { duty, now, recent } of row?.duties ?? []) {
      const shown = page.duties.find(({ id }) => id === duty)
      if (shown?.mode === 'continuous') {
        expect(now).toBe(shown.standing?.holds ? 'done' : 'missed')
        continue
      }
      const windows = page.duties.find(({ id }) => id === duty)?.windows.filter(({ status }) => status !== 'not-owed')
      expect(windows?.map(({ status }) => status)).toEqual([
        ...recent.map(({ status }) => status),
        ...(now ? [now] : []),
      ])
      compared += windows?.length ?? 0
    }
    expect(compared).toBeGreaterThan(50)
  })

  test('narrows to a family, a duty, a city', async () => {
    const region = await app.as('guidance.region')
    const read = async (query: { family?: 'food'; duty?: string; city?: string }) =>
      (await region.call(readOverview, { query: { limit: 200, ...query } })).body
    const food = await read({ family: 'food' })
    expect(food.duties.every(({ family }) => family === 'food')).toBe(true)
    expect((await read({ duty: 'leader-hearing' })).items.every((row) => row.unit.kind === 'bureau')).toBe(true)
    const city = await read({ city: '9902' })
    expect(city.items.every((row) => row.territory.startsWith('9902'))).toBe(true)
    expect(city.units).toBeLessThan((await read({})).units)
  })
})

describe('in a region that begins', () => {
  test('what runs now has its task, with whoever is to do it', async () => {
    app.setNow(noon('2031-04-10'))
    await workFor(app.platform, xitong, openRunning)
    const rows = await app.owner
      .selectFrom('task')
      .select(['role', 'details', 'level'])
      .where('unit_id', '=', xitong)
      .where('opened_at', '=', noon('2031-04-10'))
      .execute()
    const roleOf = (duty: string) => rows.find(({ details }) => (details as { duty: string }).duty === duty)?.role
    expect(rows.every(({ level }) => level === 0)).toBe(true)
    expect([roleOf('fire-self-check'), roleOf('ward-check'), roleOf('video-patrol')]).toEqual([
      'officer',
      'doctor',
      'guidance',
    ])
  })

  test('Today tells it in words, and leads to where the check begins', async () => {
    const { body } = await officer.call(getToday)
    const items = [body.late, body.today, body.week, body.later].flatMap((part) => part.items)
    const found = items.find(({ title }) => title.zh.startsWith('按期自查：消防安全风险隐患自查（2031年4月'))
    expect(found).toMatchObject({ path: `/activities?unit=${xitong}&checklist=fire-self-check`, dueOn: '2031-04-30' })
    expect(found?.title.en).toContain('Check: Fire self-check (April 2031')
  })

  test('a unit that closes has nothing left to do', async () => {
    const unit = await addFacility(app, '990101', '溪桐县临时看管点')
    const open = async () =>
      (
        await app.owner
          .selectFrom('task')
          .select('id')
          .where('unit_id', '=', unit)
          .where('state', '=', 'open')
          .execute()
      ).length
    await rollForward(app.platform)
    expect(await open()).toBeGreaterThan(5)
    await app.owner.updateTable('unit').set({ closed_on: '2031-04-25' }).where('id', '=', unit).execute()
    app.setNow(noon('2031-04-25'))
    await rollForward(app.platform)
    expect(await open()).toBe(0)
  })
})
