/** Every counted duty of the catalogue at its edges: what counts, what does not and why, and when it is owed. */
import { describe, expect, test } from 'vitest'
import { type Day, formatDay, parseDay } from '../../domain/calendar/day.ts'
import { windowOf } from '../../domain/calendar/window.ts'
import type { Work } from '../../domain/compliance/evidence.ts'
import { policy } from '../../platform/policy.ts'
import {
  type changed,
  datedAttributes,
  operatingOf,
  type RuledDuty,
  ruled,
  subjectOf,
  type UnitFacts,
  windowsIn,
} from './rules.ts'
import { explained } from './standing.ts'

const day = parseDay
const { duties, dutiesFrom } = policy()
const rule = (id: string, today = '2028-06-15'): RuledDuty => {
  const duty = duties.find((one) => one.id === id)
  if (!duty) throw new Error(`the catalogue has no ${id}`)
  return ruled(duty, day(dutiesFrom), [], day(today))
}

const everything = { kitchen: true, gas: true, boiler: true, squadron: true }

function unitFor(duty: RuledDuty, over: Partial<UnitFacts> & { has?: object; openedOn?: string } = {}): UnitFacts {
  const kind = subjectOf(duty.duty)
  const days = { openedOn: over.openedOn ?? '2010-01-01', closedOn: null }
  // A duty for those without a squadron concerns a unit that has none.
  const has = over.has ?? (duty.duty.id.endsWith('without-squadron') ? {} : everything)
  return {
    ...{
      id: 1,
      kind,
      department: null,
      name: '甲',
      nameEn: 'A',
      ownerId: 2,
      territory: '990101',
      keptSince: null,
      facilities: [],
    },
    operating: operatingOf(kind, days, [days]),
    attributes: datedAttributes({ ...has }, [], 'custody'),
    ...over,
  }
}

/** Work that is exactly what the duty wants, done on a day. */
function fitting({ want }: RuledDuty, on: string, over: Partial<Work> = {}): Work {
  return {
    id: `work on ${on}`,
    kind: want?.kinds[0] ?? '',
    family: want?.family ?? null,
    checklist: want?.checklist?.[0] ?? null,
    participants: want?.participants ?? [],
    attendance: want?.attendance ?? null,
    by: want?.by?.slice(0, 1) ?? [],
    minutes: want?.minutes ?? null,
    day: day(on),
    recorded: day(on),
    makesUp: null,
    ...over,
  }
}

const judge = (duty: RuledDuty, unit: UnitFacts, works: readonly Work[], from: Day, until: Day, now: string) =>
  explained(unit, duty, windowsIn(duty, from, until), works, day(now))

const counted = duties.filter((duty) => duty.rule.kind === 'counted' && duty.want !== null)

describe.each(counted.map((duty) => [duty.id, duty.title.zh]))('%s %s', (id) => {
  const duty = rule(id)
  const every = duty.duty.rule.kind === 'counted' ? duty.duty.rule.every : 'month'
  const grace = duty.duty.rule.kind === 'counted' ? duty.duty.rule.recordWithinDays : 0
  const unit = unitFor(duty)
  // 31 January lies in a window of each cadence, and is the last day of one of them.
  const window = windowOf(every, day('2028-01-31'))
  const last = formatDay(window.until - 1)
  const first = formatDay(window.until)
  const shut = formatDay(window.until + grace)

  test('counts on the last day of its window, and not for it on the day after', () => {
    const at = (on: string) => judge(duty, unit, [fitting(duty, on)], window.from, window.until + 1, shut)
    expect(at(last).map(({ status }) => status)).toEqual(['done', 'due'])
    expect(at(first).map(({ status }) => status)).toEqual(['missed', 'done'])
    const january = judge(duty, unit, [fitting(duty, '2028-01-31')], window.from, window.until, shut)
    expect(january[0]?.counted).toEqual(['work on 2028-01-31'])
  })

  test('may be recorded a few days late; done for the window after it, it is made up and never green', () => {
    const one = (over: Partial<Work>, on = last) =>
      judge(duty, unit, [fitting(duty, on, over)], window.from, window.until, shut)[0]?.status
    expect(one({ recorded: window.until + grace - 1 })).toBe('done')
    expect(one({ recorded: window.until + grace })).toBe('made-up')
    expect(one({ makesUp: window.from }, first)).toBe('made-up')
  })

  test('is due until it can no longer be recorded, then missed', () => {
    const at = (now: string) => judge(duty, unit, [], window.from, window.until, now)[0]
    expect(at(formatDay(window.from - 1))?.status).toBe('ahead')
    expect(at(last)).toMatchObject({ status: 'due', missing: 1 })
    expect(at(formatDay(window.until + grace - 1))?.status).toBe('due')
    expect(at(shut)?.status).toBe('missed')
  })

  test('a unit that opens in the second half of the window is excused, in the first half it owes', () => {
    const half = Math.ceil((window.until - window.from) / 2)
    const opened = (openedOn: string) =>
      judge(duty, unitFor(duty, { openedOn }), [], window.from, window.until, shut)[0]?.status
    expect(opened(formatDay(window.from + half + 1))).toBe('excused')
    expect(opened(formatDay(window.from + half - 1))).toBe('missed')
  })

  test('says of what is missing in a piece of work of its kind', () => {
    const { want } = duty
    if (!want) throw new Error('a counted duty without evidence')
    const refused = (over: Partial<Work>) => {
      const [found] = judge(duty, unit, [fitting(duty, last, over)], window.from, window.until, shut)
      expect(found?.status).toBe('missed')
      return found?.refused.flatMap(({ why }) => why.map(({ lacks }) => lacks))
    }
    expect(refused({ kind: 'meeting' })).toEqual([])
    if (want.family) expect(refused({ family: null })).toEqual([])
    if (want.checklist) expect(refused({ checklist: null })).toEqual([])
    if (want.participants) expect(refused({ participants: [] })).toEqual(['participants'])
    if (want.attendance) {
      expect(refused({ attendance: want.attendance - 0.01 })).toEqual(['attendance'])
      expect(refused({ attendance: null })).toEqual(['attendance'])
    }
    if (want.by) expect(refused({ by: ['deputy'] })).toEqual(['by'])
  })

  test('a unit it does not concern does not owe it', () => {
    const other = { ...unit, kind: unit.kind === 'facility' ? ('bureau' as const) : ('facility' as const) }
    expect(judge(duty, other, [], window.from, window.until, shut)[0]?.status).toBe('not-owed')
  })
})

describe('the half-year turns', () => {
  const drill = rule('joint-fire-drill')
  const parties = ['fire-department', 'squadron']
  const of = (on: string, participants: readonly string[]) => fitting(drill, on, { participants })
  const year = (works: readonly Work[], now = '2029-01-10', unit = unitFor(drill)) =>
    judge(drill, unit, works, day('2028-01-01'), day('2029-01-01'), now)

  test('30 June is of the first half, 1 July of the second', () => {
    expect(year([of('2028-06-30', parties)]).map(({ status }) => status)).toEqual(['done', 'missed'])
    expect(year([of('2028-07-01', parties)]).map(({ status }) => status)).toEqual(['missed', 'done'])
  })

  test('a drill without the resident squadron does not count and says so; run again with it, it counts', () => {
    const without = of('2028-03-04', ['fire-department'])
    expect(year([without], '2028-03-05')[0]).toMatchObject({
      status: 'due',
      missing: 1,
      refused: [{ id: without.id, why: [{ lacks: 'participants', missing: ['squadron'] }] }],
    })
    const again = of('2028-03-11', parties)
    expect(year([without, again], '2028-03-11')[0]).toMatchObject({ status: 'done', counted: [again.id] })
  })

  test('where no squadron resides, the drill with the fire department counts', () => {
    const alone = rule('joint-fire-drill-without-squadron')
    const unit = unitFor(alone)
    const work = fitting(alone, '2028-03-04')
    expect(judge(alone, unit, [work], day('2028-01-01'), day('2028-07-01'), '2028-07-10')[0]?.status).toBe('done')
    expect(year([], '2029-01-10', unit).map(({ status }) => status)).toEqual(['not-owed', 'not-owed'])
  })

  test('a squadron that comes mid-half-year changes the duty from the half it mostly stands in', () => {
    // Nothing resided until 1 May 2028: two thirds of the first half.
    const attributes = datedAttributes(
      { squadron: true },
      [{ name: 'squadron', until: day('2028-05-01'), value: null }],
      'custody',
    )
    const unit = { ...unitFor(drill), attributes }
    expect(year([], '2029-01-10', unit).map(({ status }) => status)).toEqual(['not-owed', 'missed'])
    const alone = rule('joint-fire-drill-without-squadron')
    expect(
      judge(alone, unit, [], day('2028-01-01'), day('2029-01-01'), '2029-01-10').map(({ status }) => status),
    ).toEqual(['missed', 'not-owed'])
  })
})

describe('the leader hears a report', () => {
  const hearing = rule('leader-hearing')
  const bureau = unitFor(hearing)
  const half = (works: readonly Work[]) =>
    judge(hearing, bureau, works, day('2028-01-01'), day('2028-07-01'), '2028-07-10')[0]

  test('whoever held the post on the day: a change of leader mid-half-year neither adds nor takes', () => {
    // Before the change the chief of then, after it the chief of now: both are the chief on the day.
    expect(half([fitting(hearing, '2028-02-10', { id: 'old', by: ['chief'] })])?.status).toBe('done')
    expect(half([fitting(hearing, '2028-06-20', { id: 'new', by: ['chief'] })])?.status).toBe('done')
    expect(half([fitting(hearing, '2028-06-20', { by: ['deputy'] })])).toMatchObject({
      status: 'missed',
      refused: [{ why: [{ lacks: 'by', wanted: ['chief'] }] }],
    })
  })

  test('a bureau owes it while a facility answers to it', () => {
    const empty = { ...bureau, operating: operatingOf('bureau', { openedOn: '2010-01-01', closedOn: null }, []) }
    expect(judge(hearing, empty, [], day('2028-01-01'), day('2028-07-01'), '2028-07-10')[0]?.status).toBe('excused')
  })
})

describe('what was before anything is kept', () => {
  const check = rule('fire-self-check')
  test('is not judged: of a facility that joined in May, April is blank and May is owed', () => {
    const unit = { ...unitFor(check), keptSince: day('2028-05-23') }
    expect(
      judge(check, unit, [], day('2028-04-01'), day('2028-06-01'), '2028-06-10').map(({ status }) => status),
    ).toEqual(['not-owed', 'missed'])
  })
  test('windows before the catalogue counts do not exist', () => {
    expect(windowsIn(check, day('2025-10-01'), day('2026-02-01')).map(({ from }) => formatDay(from))).toEqual([
      '2026-01-01',
    ])
  })
})

describe('a setting', () => {
  const settings = (effective: string, changes: Parameters<typeof changed>[1]) => [
    { duty: 'security-readiness-check', number: 1, effective: day(effective), changes },
  ]
  const duty = duties.find((one) => one.id === 'security-readiness-check')
  if (!duty) throw new Error('no readiness check')

  test('begins at the boundary both cadences share, and leaves what ran before it as it was', () => {
    const monthly = ruled(duty, day(dutiesFrom), settings('2028-05-10', { every: 'month' }), day('2028-06-01'))
    expect(windowsIn(monthly, day('2028-04-01'), day('2028-09-01')).map(({ from }) => formatDay(from))).toEqual([
      '2028-04-01',
      '2028-07-01',
      '2028-08-01',
    ])
  })

  test('shows from its day on', () => {
    const now = (today: string) =>
      ruled(duty, day(dutiesFrom), settings('2028-05-10', { reviewed: true }), day(today)).duty.reviewed
    expect([now('2028-05-09'), now('2028-05-10')]).toEqual([false, true])
  })
})
