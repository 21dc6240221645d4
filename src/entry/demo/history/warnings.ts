/**
 * Warnings of the year, by the rules that open, raise and ease them in the running system: what a colour that changed
 * brings about, who answers or does not, how it climbs, and how it ends. Drawn from a stream of its own, and nothing
 * follows from it but what an unanswered warning adds to the index: hazards go their way with or without it.
 */
import type { Day } from '../../../domain/calendar/day.ts'
import type { Step } from '../../../domain/responsibility/ladder.ts'
import { type Colour, colours, type Fact, type Family } from '../../../domain/signals/signal.ts'
import { riskChanged, riskSubject } from '../../../features/risk/contract.ts'
import { audienceOfRisk, changeOf, type Standing } from '../../../features/risk/rules.ts'
import { type WarningColour, warningEvents, warningSubject, warningTasks } from '../../../features/warnings/contract.ts'
import { wordsOf } from '../../../features/warnings/following.ts'
import { dueAt, follow, numberOf, worstOf } from '../../../features/warnings/rules.ts'
import { answerHours, warningFrom } from '../../../features/warnings/settings.ts'
import { unansweredFact } from '../../../features/warnings/signals/source.ts'
import { audience, family as families } from '../../../platform/contract/role.ts'
import type { TaskKind } from '../../../platform/contract/task.ts'
import { randomOf } from '../random.ts'
import { hour, minute, whenAtWork } from '../simulator/days.ts'
import { diligenceOn, reliability } from '../simulator/latent.ts'
import { warnings as odds } from '../simulator/parameters.ts'
import { expand } from '../words/expand.ts'
import { answeredAbove, answeredBelow, falseAlarms, handled } from '../words/warnings.ts'
import { idsOf, type Person, type Row } from './book.ts'
import type { Desk } from './desk.ts'

export interface Warnings {
  /** What waits longer than it may, for the index of a day's end. */
  unanswered(end: Date): Fact[]
  /** A colour that has changed by the end of a day. */
  follow(day: Day, from: Colour, standing: Standing): void
}

interface Rung {
  readonly step: Step
  readonly unitId: number
  readonly person: Person
  /** Share of warnings it answers in time. */
  readonly answers: (day: Day, of: Family) => number
}

interface Live {
  readonly id: string
  readonly family: Family
  readonly audience: number
  readonly number: string
  readonly row: Row
  /** Counts openings and rises: what was planned before is void after. */
  turn: number
  tasks: Row[]
  answeredBy: Person | null
}

const from = warningFrom.standard as WarningColour
const hoursOf = answerHours.standard as Readonly<Record<WarningColour, number>>
const lately = 30 * 24 * hour
const promised: Readonly<Record<WarningColour, number>> = { red: 3, orange: 7, yellow: 14 }
const iso = (at: number): string => new Date(at).toISOString()
const rank = (colour: unknown): number => colours.indexOf(colour as Colour)
const raised = ({ row }: Live): boolean => rank(row.present) >= rank(from)

function ladderOf({ staff, bureau, unitId, latent, facility }: Desk, seed: string): readonly Rung[] {
  const above = (key: string) => {
    const share = odds.answers.above * reliability(seed, key)
    return () => share
  }
  const own = above(`bureau.${facility.ownedBy}`)
  const { director, deputy, chief, guidance, guidanceKey, regionGuidance } = staff
  const rung = (step: Step, person: Person, at: number, answers: Rung['answers']) => ({
    ...{ step, person, unitId: at, answers },
  })
  return [
    rung('director', director, unitId, (day, of) => odds.answers.below * diligenceOn(latent, day, of)),
    rung('deputy', deputy, bureau, own),
    rung('chief', chief, bureau, own),
    rung(regionGuidance ? 'city' : 'region', guidance, guidance.unitId, above(guidanceKey)),
    ...(regionGuidance ? [rung('region', regionGuidance, regionGuidance.unitId, above('guidance.region'))] : []),
  ]
}

export function warningsOf(desk: Desk, seed: string): Warnings {
  const { book, days, facility, staff, unitId } = desk
  const random = randomOf(`${seed} warnings ${facility.slug}`)
  const newId = idsOf(randomOf(`${seed} ids of warnings ${facility.slug}`))
  const ladder = ladderOf(desk, seed)
  const live = new Map<Family, Live>()
  const ended = new Map<Family, { readonly id: string; readonly at: number }>()
  const counters = new Map<number, Row>()
  /** First instant that the day in hand has not reached yet. */
  let reached = 0

  const about = (one: Live) => ({ unitId, type: warningSubject, id: one.id, audience: one.audience })
  const change = (one: Live, values: Row) => Object.assign(one.row, values, { version: Number(one.row.version) + 1 })
  const colourOf = (one: Live) => one.row.colour as WarningColour
  /** Now where the day in hand is over already, else when the year comes to it. */
  const soon = (at: number, act: (at: number) => void): void => {
    if (at < reached && at <= days.now) act(at)
    else desk.later(Math.max(at, reached), act)
  }

  function task(one: Live, kind: TaskKind, rung: Rung, at: number, due: number, more: Row = {}): void {
    const row: Row = {
      ...{ unit_id: unitId, id: newId(at), holder_id: rung.unitId, role: rung.person.role, account_id: null },
      ...{ kind: kind.name, subject_type: warningSubject, subject_id: one.id, opened_at: iso(at) },
      ...{ details: { ...wordsOf(colourOf(one), one.family), ...more }, due_at: iso(due) },
      ...{ state: 'open', closed_at: null, closed_by: null, level: 0, audience: audience.police },
    }
    one.tasks.push(row)
    book.add('task', row)
  }

  function endTasks(one: Live, state: 'done' | 'dropped', by: Person | null, at: number): void {
    for (const row of one.tasks) Object.assign(row, { state, closed_at: iso(at), closed_by: by?.accountId ?? null })
    one.tasks = []
  }

  function numbered(at: number): { year: number; number: number } {
    const year = Number(days.text(days.dayAt(at)).slice(0, 4))
    const counter = counters.get(year) ?? { unit_id: unitId, year, last: 0 }
    if (!counters.has(year)) book.add('warning_counter', counter)
    counters.set(year, counter)
    counter.last = Number(counter.last) + 1
    return { year, number: Number(counter.last) }
  }

  function begin(family: Family, at: number): Live {
    const { year, number } = numbered(at)
    const before = ended.get(family)
    const of = audienceOfRisk(family)
    const id = newId(at)
    const row: Row = {
      ...{ unit_id: unitId, id, audience: of, version: 0, year, number, family, state: 'open', colour: null },
      ...{ present: 'blue', points: 0, reasons: [], opened_at: iso(at), holder_id: 0, role: '', level: 0 },
      ...{ answer_due_at: null, climb_at: null, answer: null, answered_by: null, answered_at: null, done_by: null },
      ...{ outcome: null, closing: null, closed_by: null, closed_at: null },
      earlier_id: before && before.at >= at - lately ? before.id : null,
    }
    const one: Live = {
      ...{ id, family, audience: of, number: numberOf(year, number), row, turn: 0, tasks: [], answeredBy: null },
    }
    book.add('warning', row)
    live.set(family, one)
    return one
  }

  /** Opened or raised: who is asked, and what comes of it. */
  function ask(one: Live, rises: boolean, told: ReturnType<typeof changeOf>, at: number): void {
    const [rung] = ladder
    if (!rung) return
    const { family } = one
    const colour = worstOf(rises ? colourOf(one) : null, told.to as WarningColour)
    const due = dueAt(new Date(at), hoursOf[colour]).getTime()
    change(one, {
      ...{ colour, present: told.to, points: told.points, reasons: told.reasons, state: 'open' },
      ...{ holder_id: rung.unitId, role: rung.person.role, level: 0, answer_due_at: iso(due), climb_at: iso(due) },
    })
    endTasks(one, 'dropped', null, at)
    task(one, warningTasks.answer, rung, at, due)
    const event = rises ? warningEvents.raised : warningEvents.opened
    const payload = {
      ...{ family, colour, points: told.points, number: one.number, reasons: told.reasons },
      ...{ holderId: rung.unitId, role: rung.person.role, answerDueAt: iso(due) },
    }
    book.record(event, about(one), payload, null, at)
    one.turn++
    wait(one, 0, at)
  }

  /** One rung has its hours: it answers, or the next one hears of it. */
  function wait(one: Live, level: number, at: number): void {
    const { turn, family } = one
    const rung = ladder[level]
    if (!rung) return
    const waits = () => one.turn === turn && one.row.state === 'open'
    const end = at + hoursOf[colourOf(one)] * hour
    if (random.chance(rung.answers(days.dayAt(at), family))) {
      const share = 0.08 + random.next() * 0.84
      soon(at + Math.round((end - at) * share), (now) => waits() && answer(one, rung, level, now))
      return
    }
    soon(end + random.int(5) * minute, (now) => {
      if (!waits()) return
      const next = ladder[level + 1]
      if (!next) return void change(one, { climb_at: null })
      const again = now + hoursOf[colourOf(one)] * hour
      change(one, { holder_id: next.unitId, role: next.person.role, level: level + 1, climb_at: iso(again) })
      task(one, warningTasks.told, next, now, again, { unit: facility.name, unitEn: facility.nameEn })
      const payload = {
        ...{ family, colour: colourOf(one), points: Number(one.row.points), number: one.number },
        ...{ step: next.step, holderId: next.unitId, role: next.person.role, level: level + 1 },
      }
      book.record(warningEvents.escalated, about(one), payload, null, now)
      wait(one, level + 1, now)
    })
  }

  const said = (one: Live, bank: readonly string[], day: Day): string => {
    const [first] = one.row.reasons as ReturnType<typeof changeOf>['reasons']
    const { object, title } = first?.details ?? {}
    const what = String(object ?? title ?? `${families.words[one.family].zh}各项工作`)
    const [month, date] = days.text(day).slice(5).split('-').map(Number)
    const who = random.pick(staff.officers)?.name ?? staff.director.name
    return expand(random, random.pick(bank), {
      ...{ what, who, family: families.words[one.family].zh, day: `${month}月${date}日` },
    })
  }

  function answer(one: Live, rung: Rung, level: number, at: number): void {
    const { turn } = one
    const done = days.dayAt(at) + 1 + random.int(promised[colourOf(one)])
    const text = said(one, level === 0 ? answeredBelow : answeredAbove, done)
    const doneBy = days.text(done)
    one.answeredBy = rung.person
    endTasks(one, 'done', rung.person, at)
    change(one, {
      ...{ state: 'answered', answer: text, answered_by: rung.person.accountId, answered_at: iso(at) },
      ...{ done_by: doneBy, climb_at: null },
    })
    const closer = ladder[colourOf(one) === 'red' ? 1 : 0]
    if (closer) task(one, warningTasks.close, closer, at, days.start(done + 1) - 1000)
    book.record(warningEvents.answered, about(one), { text, doneBy }, rung.person, at)
    if (random.chance(odds.falseAlarm)) {
      const by = staff.deputy
      const when = whenAtWork(random, days, at + random.exponential(6 * hour), true)
      soon(when, (now) => one.turn === turn && end(one, 'false-alarm', by, said(one, falseAlarms, done), now))
    }
    if (!raised(one)) settle(one, at)
  }

  /** Its colour has fallen: whoever may looks at what was done, and ends it; unless it rises before. */
  function settle(one: Live, at: number): void {
    const { turn } = one
    const when = whenAtWork(random, days, at + random.exponential(odds.closeHours * hour), true)
    if (one.row.state === 'open') {
      const rung = ladder[Number(one.row.level)]
      if (rung && random.chance(odds.afterwards))
        soon(when, (now) => {
          if (one.turn === turn && one.row.state === 'open') answer(one, rung, Number(one.row.level), now)
        })
      return
    }
    soon(when, (now) => {
      if (one.turn !== turn || one.row.state !== 'answered' || raised(one)) return
      const red = colourOf(one) === 'red'
      const may = red ? [staff.deputy, staff.guidance, staff.chief] : [staff.director, staff.deputy]
      const by = may.find(({ accountId }) => accountId !== one.answeredBy?.accountId)
      if (by) end(one, 'handled', by, said(one, handled, days.dayAt(now)), now)
    })
  }

  function end(one: Live, outcome: 'handled' | 'false-alarm', by: Person, text: string, at: number): void {
    if (one.row.state === 'closed') return
    endTasks(one, 'done', by, at)
    change(one, {
      ...{ state: 'closed', outcome, closing: text, closed_by: by.accountId, closed_at: iso(at), climb_at: null },
    })
    live.delete(one.family)
    ended.set(one.family, { id: one.id, at })
    book.record(warningEvents.closed, about(one), { outcome, text }, by, at)
  }

  return {
    unanswered: (end) =>
      [...live.values()]
        .map(({ id, family, row }) => ({
          unitId,
          id,
          family,
          state: row.state,
          dueAt: new Date(String(row.answer_due_at)),
        }))
        .filter(({ state, dueAt: due }) => state === 'open' && due < end)
        .map((one) => unansweredFact(one, end)),

    follow(day, before, standing) {
      const { family } = standing
      const start = days.start(day)
      reached = days.start(day + 1)
      // By what was recorded last on that day; where nothing was, by the hours that ran out at its end.
      const last = Number(book.entries.at(-1)?.at ?? 0)
      const at = Math.min(last >= start && last < reached - 1000 ? last + 1000 : reached, days.now)
      const told = changeOf(before, standing)
      const risk = { unitId, type: riskSubject, id: `${unitId} ${family}`, audience: audienceOfRisk(family) }
      book.record(riskChanged, risk, told, null, at)
      const one = live.get(family) ?? null
      const what = follow(one && { present: one.row.present as Colour }, told.to, from)
      if (what === 'open') ask(begin(family, at), false, told, at)
      else if (one && what === 'raise') ask(one, true, told, at)
      else if (one && what !== null) {
        change(one, { present: told.to })
        if (what !== 'ease') return
        const eased = { family, colour: told.to, points: told.points }
        book.record(warningEvents.eased, about(one), eased, null, at)
        if (!raised(one)) settle(one, at)
      }
    },
  }
}
