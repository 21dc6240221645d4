/** The simulated year without a database: the same from one seed, nothing ahead of now, every path legal, words varied. */
import { describe, expect, it } from 'vitest'
import { hazardReported } from '../../../features/hazards/contract.ts'
import { transitions } from '../../../features/hazards/loop/contract.ts'
import { warningEvents, warningSubject } from '../../../features/warnings/contract.ts'
import { policy } from '../../../platform/policy.ts'
import { personOf } from '../people.ts'
import { registerOf } from '../places.ts'
import { planned, postsOf } from '../planned.ts'
import { randomOf } from '../random.ts'
import { fullRegion } from '../region/full.ts'
import type { Region } from '../seed.ts'
import { daysBefore } from '../simulator/days.ts'
import { latentOf } from '../simulator/latent.ts'
import { planted } from '../simulator/parameters.ts'
import { type Book, idsOf } from './book.ts'
import { peopleOf, type Setting } from './desks.ts'
import { yearOf } from './write.ts'

const now = new Date('2031-06-18T15:20:00+08:00')
const seed = 'a year'
const plan = fullRegion()

function settingOf(pastDays: number): Setting {
  const newId = idsOf(randomOf('ids of a test'))
  const units = new Map(planned(plan).map(({ key }, at) => [key, at + 1]))
  const nameOf = personOf()
  const accounts = postsOf(planned(plan)).map(({ unit, role, title, username }) => ({
    ...{ id: newId(0), positionId: newId(0), username, name: nameOf(username), role, title },
    ...{ unitId: units.get(unit.key) ?? 0, unitName: unit.unit.name, unitNameEn: unit.unit.nameEn },
  }))
  const facilities = plan.facilities.map((one) => ({ ...one, id: units.get(`facility.${one.slug}`) ?? 0 }))
  const region: Region = { plan, units, accounts, facilities, scope: { units: [...units.values()], audience: 1023 } }
  return {
    ...{ region, policy: policy(), seed, days: daysBefore(now, '2031-06-18', 'Asia/Shanghai', pastDays) },
    photos: [{ sha256: 'a'.repeat(64), size: 1, width: 1, height: 1 }],
    papers: new Map([['消防安全管理制度', { sha256: 'b'.repeat(64), size: 1 }]]),
    places: new Map(facilities.map((one) => [one.slug, registerOf(one, () => newId(0))])),
  }
}

const setting = settingOf(366)
const people = peopleOf(setting.region)
const books = new Map(setting.region.facilities.map((one) => [one.slug, yearOf(setting, people, one)]))
const rowsOf = (table: string) => [...books.values()].flatMap((book) => book.tables.get(table) ?? [])
const entries = [...books.values()].flatMap((book) => book.entries)

const plain = ({ tables, entries: said }: Book) => JSON.stringify([[...tables], said])

describe('the year', () => {
  it('is the same from the same seed, and another from another', () => {
    const [one] = setting.region.facilities
    if (!one) throw new Error('no facility')
    const again = plain(yearOf(setting, people, one))
    expect(again).toBe(plain(books.get(one.slug) ?? yearOf(setting, people, one)))
    expect(plain(yearOf({ ...setting, seed: 'another' }, people, one))).not.toBe(again)
  })

  it('ends now: nothing happened after, and nothing before the units were there', () => {
    const begin = setting.days.start(setting.days.first)
    const times = entries.map(({ at }) => Number(at))
    expect(Math.max(...times.slice(0, 50_000))).toBeLessThanOrEqual(now.getTime())
    expect(times.filter((at) => at > now.getTime() || at < begin)).toEqual([])
    for (const [table, names] of Object.entries({
      hazard: ['opened_at', 'submitted_at', 'verified_at', 'checked_at'],
      activity: ['started_at', 'ended_at'],
      'activity sheet': ['started_at', 'ended_at'],
      file: ['uploaded_at', 'claimed_at'],
      task: ['opened_at', 'closed_at'],
      incident: ['occurred_at', 'recorded_at'],
      warning: ['opened_at', 'answered_at', 'closed_at'],
      system_reading: ['read_at'],
    }))
      for (const row of rowsOf(table))
        for (const name of names)
          if (row[name] !== null)
            expect(Date.parse(JSON.parse(JSON.stringify(row[name])))).toBeLessThanOrEqual(now.getTime())
  })

  it('walks every hazard along the table of transitions to where it stands', () => {
    const state = new Map<string, string>()
    for (const { action, subjectType, subjectId } of entries.toSorted((a, b) => Number(a.at) - Number(b.at))) {
      if (subjectType !== 'hazard') continue
      if (action === hazardReported.name) state.set(subjectId, 'reported')
      const from = state.get(subjectId)
      const moves = transitions.filter(({ event }) => event === action)
      if (moves.length === 0) continue
      const move = moves.find((one) => one.from === from)
      expect(move, `${action} from ${from}`).toBeDefined()
      state.set(subjectId, move?.to ?? '')
    }
    const hazards = rowsOf('hazard')
    expect(hazards.length).toBeGreaterThan(1_000)
    for (const row of hazards) {
      expect(row.state).toBe(state.get(String(row.id)))
      if (row.state === 'closed') expect([row.responsible_id, row.rectifiers].flat()).not.toContain(row.verified_by)
    }
    const ended = hazards.filter(({ state: at }) => at === 'closed' || at === 'rejected').length
    expect(ended / hazards.length).toBeGreaterThan(0.8)
    expect(ended / hazards.length).toBeLessThan(0.99)
  })

  it('says no finding, and uses no pattern for one, in more than 1 % of the ledger', () => {
    const hazards = rowsOf('hazard')
    const most = (of: (row: (typeof hazards)[number]) => string) =>
      Math.max(...[...Map.groupBy(hazards, of).values()].map((list) => list.length)) / hazards.length
    expect(most(({ finding }) => String(finding))).toBeLessThanOrEqual(0.01)
    expect(most(({ item, object, finding }) => `${item ?? object} ${item ? finding : ''}`)).toBeLessThanOrEqual(0.01)
  })

  it('leaves the neglected facility worst and the well-led one calm', () => {
    const standing = [...books].map(([slug, { tables }]) => {
      const last = new Map((tables.get('risk_day') ?? []).map((row) => [row.family, Number(row.points)]))
      return { slug, points: [...last.values()].reduce((sum, one) => sum + one, 0) }
    })
    const inSmall = standing.filter(({ slug }) => plan.facilities.slice(0, 8).some((one) => one.slug === slug))
    const ordered = inSmall.sort((a, b) => b.points - a.points).map(({ slug }) => slug)
    expect(ordered[0]).toBe(planted.worst.slug)
    expect(ordered.indexOf(planted.best)).toBeGreaterThan(3)
    const worst = plan.facilities.find(({ slug }) => slug === planted.worst.slug)
    if (!worst) throw new Error('the worst is not there')
    expect(latentOf(seed, worst, setting.days.first, setting.days.today).episodes).toHaveLength(1)
  })

  it('lets warnings open, climb, be answered and end by the rules of the running system', () => {
    const warnings = rowsOf('warning')
    const byState = Map.groupBy(warnings, ({ state }) => state)
    for (const state of ['open', 'answered', 'closed']) expect(byState.get(state)?.length ?? 0).toBeGreaterThan(3)
    expect(warnings.filter(({ outcome }) => outcome === 'false-alarm').length / warnings.length).toBeLessThan(0.1)
    const told = Map.groupBy(
      entries
        .filter(({ subjectType }) => subjectType === warningSubject)
        .toSorted((a, b) => Number(a.at) - Number(b.at)),
      ({ subjectId }) => subjectId,
    )
    const { opened, raised, eased, escalated, answered, closed } = warningEvents
    for (const row of warnings) {
      const own = told.get(String(row.id)) ?? []
      let state = ''
      let level = 0
      let answerer: string | null = null
      let present: unknown = 'blue'
      for (const { action, payload, accountId } of own) {
        const said = payload as Record<string, unknown>
        if (action === opened.name) expect(state).toBe('')
        else expect(['open', 'answered']).toContain(state)
        if (action === opened.name || action === raised.name) [state, level, present] = ['open', 0, said.colour]
        if (action === eased.name) present = said.colour
        if (action === escalated.name) expect([state, said.level]).toEqual(['open', ++level])
        if (action === answered.name) [state, answerer] = ['answered', accountId]
        if (action !== closed.name) continue
        state = 'closed'
        if (said.outcome !== 'handled') continue
        expect(['blue', 'yellow']).toContain(present)
        if (row.colour === 'red') expect(accountId).not.toBe(answerer)
      }
      expect([state, level]).toEqual([row.state, row.level])
      expect(row.version).toBeGreaterThanOrEqual(own.length)
      expect((row.state === 'open' && row.climb_at !== null) || row.climb_at === null).toBe(true)
    }
    // What is kept of one that goes on is the colour of the last day, from which the running system goes on.
    for (const { tables } of books.values()) {
      const last = new Map((tables.get('risk_day') ?? []).map((row) => [row.family, row.colour]))
      for (const row of tables.get('warning') ?? [])
        if (row.state !== 'closed') expect(row.present).toBe(last.get(row.family))
    }
    const orange = [...books.values()].flatMap(({ tables }) => {
      const last = new Map((tables.get('risk_day') ?? []).map((row) => [row.family, row]))
      const waiting = new Set(
        (tables.get('warning') ?? []).filter(({ state }) => state !== 'closed').map(({ family }) => family),
      )
      return [...last.values()].filter(
        ({ colour, family }) => ['orange', 'red'].includes(String(colour)) && !waiting.has(family),
      )
    })
    // Only what was called a false alarm may stand high without a warning.
    expect(orange.length).toBeLessThan(4)
  })

  it('never has the silent department come', () => {
    const { units, accounts } = setting.region
    const silent = units.get(planted.silentDepartment)
    const who = new Set(accounts.filter(({ unitId }) => unitId === silent).map(({ id }) => id))
    expect(who.size).toBe(1)
    expect(entries.filter(({ accountId }) => accountId !== null && who.has(accountId))).toEqual([])
  })
})
