/** How a hazard goes on its way: who does the next step when, and what comes between. All chance; the rules decide. */
import { formatDay, parseDay } from '../../../domain/calendar/day.ts'
import { hazardSubject } from '../../../features/hazards/contract.ts'
import { gradingOf } from '../../../features/hazards/grading/graded.ts'
import { type MoneyKind, moneyEvents } from '../../../features/hazards/money/contract.ts'
import { hour, whenAtWork } from '../simulator/days.ts'
import { diligenceOn, neglectOn } from '../simulator/latent.ts'
import { neglect, loop as odds, planted } from '../simulator/parameters.ts'
import { expand } from '../words/expand.ts'
import * as words from '../words/hazards.ts'
import type { Person } from './book.ts'
import { type Desk, keeperOf, photoFor } from './desk.ts'
import type { Defects } from './findings.ts'
import type { Ledger, Live } from './ledger.ts'

export interface Loop {
  /** Takes a hazard that just entered through its life. */
  begin(hazard: Live, at: number): void
}

const stateOf = ({ standing }: Live): string => standing.state

export function loopOf(desk: Desk, ledger: Ledger, defects: Defects): Loop {
  const { random, days, staff, latent, later } = desk
  const leads = new Set(['chief', 'deputy', 'guidance'])

  const grave = ({ major }: Live) => major && desk.facility.slug === planted.worst.slug

  /** Stretched where the facility is neglected; long waits are rarer than short ones. */
  const slow = (at: number, of: Live['family']) => {
    const day = days.dayAt(at)
    return (1 + (neglect.slowness - 1) * neglectOn(latent, day, of)) / (0.4 + 0.6 * diligenceOn(latent, day, null))
  }
  function next(hazard: Live, at: number, hours: number, by: Person, act: (at: number) => void): void {
    const { state } = hazard.standing
    const wait = hours * 0.55 * Math.exp(random.normal() * 0.6) * slow(at, hazard.family) * hour
    const when = whenAtWork(random, days, at + wait, leads.has(by.role))
    later(when, (now) => {
      if (hazard.standing.state === state) act(now)
    })
  }
  const say = (bank: readonly string[], hazard: Live, more: Readonly<Record<string, string | number>> = {}) =>
    expand(random, random.pick(bank), {
      ...{ place: String(hazard.row.place), measure: hazard.entry.measure.zh, n: 2 + random.int(9), family: '上次' },
      ...{ who: random.pick(staff.officers).name, ...more },
    })
  const today = (at: number) => days.text(days.dayAt(at))

  function grade(hazard: Live, at: number): void {
    if (random.chance(odds.rejected) && !hazard.major && hazard.least === null) {
      const reason = say(words.rejected, hazard)
      ledger.move(hazard, { move: 'reject', reason }, { reason }, staff.director, at)
      return
    }
    const facts = desk.gradings.facts.filter(({ family }) => family === hazard.family)
    const major = hazard.major || hazard.least === 'major'
    const chosen = major && hazard.major && random.chance(0.55) ? [random.pick(facts).id] : []
    const interim = major ? say(words.interim[hazard.family], hazard) : null
    const source = hazard.found.source.kind
    const of = { family: hazard.family, source, suggested_grade: hazard.found.suggestedGrade }
    const suggested = gradingOf(desk.gradings, of, { facts: chosen }, 'zh').suggested
    const reason = !major && suggested === 'major' ? '现场复核，影响范围小，已有可靠的临时措施，按一般隐患整改。' : ''
    const grading = gradingOf(desk.gradings, of, { facts: chosen, reason }, 'zh')
    const to = major ? 'major' : 'general'
    ledger.move(
      hazard,
      { move: 'grade', grade: to, interim, facts: chosen, suggested: grading.suggested, reason },
      { grade: to, before: null, interim, grading },
      staff.director,
      at,
      { grading, least_grade: null },
    )
    hazard.least = null
    if (major) watch(hazard, at)
    next(hazard, at, odds.planHours, staff.officers[0] ?? staff.director, (now) => plan(hazard, now))
  }

  /** Interim controls of a major hazard are looked at, week by week. */
  function watch(hazard: Live, at: number): void {
    const due = hazard.standing.control?.due
    if (due === undefined) return
    const worn = neglectOn(latent, days.dayAt(at), hazard.family)
    const when =
      worn > 0 && random.chance(worn * 0.8) ? due + (12 + random.int(90)) * hour : due - random.int(40) * hour
    later(whenAtWork(random, days, Math.max(when, at + hour), false), (now) => {
      if (hazard.standing.control === null) return
      const held = !random.chance(0.04 + worn * 0.25)
      const seen = say(held ? words.seen : words.seenBroken, hazard)
      const by = keeperOf(desk, hazard.family)
      ledger.move(
        hazard,
        { move: 'check', seen, held, interim: null },
        { held, seen, interim: null, nextAt: new Date(now + (held ? 168 : 24) * hour).toISOString() },
        by,
        now,
        { checked_at: new Date(now).toISOString(), checked_by: by.accountId },
      )
      watch(hazard, now)
    })
  }

  function plan(hazard: Live, at: number): void {
    const by = keeperOf(desk, hazard.family)
    const [low, high] = odds.planned
    const usual = Math.max(3, Math.round(hazard.entry.days * (low + random.next() * (high - low))))
    const length = grave(hazard) ? planted.worst.plannedDays : usual
    const deadline = formatDay(days.dayAt(at) + length)
    const major = hazard.standing.grade === 'major'
    const yuan = major ? 4_000 + random.int(160) * 1_000 : random.chance(0.62) ? 0 : 100 + random.int(60) * 100
    const moneySource = yuan === 0 ? null : random.pick(words.sources)
    const settled = {
      ...{ measure: say(words.measures, hazard, { who: by.name }), moneyFen: yuan * 100, responsibleId: by.accountId },
      ...{ deadline, contingency: say(words.contingency[hazard.family], hazard) },
    }
    ledger.move(hazard, { move: 'plan', plan: settled }, { ...settled, moneySource }, by, at, {
      money_source: moneySource,
    })
    if (yuan > 0) money(hazard, 'asked', yuan * 100 - hazard.asked, by, at, moneySource ?? '', true)
    const approver = major ? staff.deputy : staff.director
    next(hazard, at, odds.approveHours, approver, (now) => {
      if (random.chance(odds.returned)) {
        const reason = say(words.returned, hazard)
        ledger.move(hazard, { move: 'return', reason }, { reason }, approver, now)
        next(hazard, now, odds.planHours, by, (again) => plan(hazard, again))
        return
      }
      const note = say(words.approved, hazard)
      ledger.move(hazard, { move: 'approve' }, { note }, approver, now)
      if (yuan > 0 && random.chance(0.82))
        later(whenAtWork(random, days, now + (10 + random.int(190)) * hour, true), (paid) =>
          money(hazard, 'granted', hazard.asked - hazard.granted, staff.deputy, paid, moneySource ?? '', false),
        )
      next(hazard, now, odds.startHours, by, (started) => {
        ledger.move(hazard, { move: 'start' }, {}, by, started)
        work(hazard, by, started)
      })
    })
  }

  function money(
    hazard: Live,
    kind: MoneyKind,
    amountFen: number,
    by: Person,
    at: number,
    source: string,
    ofPlan: boolean,
  ) {
    if (amountFen <= 0) return
    const entry = desk.newId(at)
    const told = { kind, amountFen, day: today(at), source, document: '', note: '', ofPlan }
    desk.book.add('hazard_money', {
      ...{ unit_id: desk.unitId, id: entry, hazard_id: hazard.id, kind, amount_fen: amountFen, day: told.day, source },
      ...{ document: '', note: '', of_plan: ofPlan, undoes: null, by_id: by.accountId, at: new Date(at).toISOString() },
    })
    if (kind === 'asked') hazard.asked += amountFen
    if (kind === 'granted') hazard.granted += amountFen
    if (kind === 'spent') hazard.spent += amountFen
    const about = { unitId: desk.unitId, type: hazardSubject, id: hazard.id, audience: 0 }
    desk.book.record(moneyEvents.entered, about, { entry, ...told }, by, at)
  }

  function work(hazard: Live, by: Person, at: number): void {
    const deadline = hazard.standing.plan.deadline
    if (deadline === null) return
    const planned = Math.max(1, parseDay(deadline) - days.dayAt(at))
    const share = odds.work.median * Math.exp(random.normal() * odds.work.deviation)
    const worn = neglectOn(latent, days.dayAt(at), hazard.family)
    const needs =
      ((grave(hazard) ? planted.worst.slower : 1) * planned * share * (1 + worn * (neglect.slowness - 1))) /
      (0.55 + 0.45 * latent.diligence)
    const done = whenAtWork(random, days, at + Math.max(3, needs * 24) * hour, false)
    if (needs > planned && random.chance(odds.extension.asked) && hazard.standing.extended === 0)
      later(whenAtWork(random, days, days.start(parseDay(deadline) - 1) + 9 * hour, false), (now) =>
        extend(hazard, by, now),
      )
    if (needs > planned + 6 && hazard.standing.grade === 'major' && random.chance(odds.listed))
      later(whenAtWork(random, days, days.start(parseDay(deadline) + 3) + 10 * hour, true), (now) => list(hazard, now))
    later(done, (now) => {
      if (hazard.standing.state === 'rectifying') submit(hazard, by, now)
    })
  }

  function extend(hazard: Live, by: Person, at: number): void {
    const { state, asked, plan: of } = hazard.standing
    if (state !== 'rectifying' || asked !== null || of.deadline === null || of.deadline < today(at)) return
    const [low, high] = odds.extension.days
    const n = low + random.int(high - low)
    const until = formatDay(parseDay(of.deadline) + n)
    const reason = say(words.extensionWhy, hazard, { n })
    const columns = {
      asked_until: until,
      asked_reason: reason,
      asked_by: by.accountId,
      asked_at: new Date(at).toISOString(),
    }
    ledger.move(hazard, { move: 'extend', reason, until }, { deadline: of.deadline, until, reason }, by, at, columns)
    const decider = hazard.standing.grade === 'major' ? staff.deputy : staff.director
    next(hazard, at, 16, decider, (now) => {
      const waits = hazard.standing.asked
      if (!waits) return
      const before = hazard.standing.plan.deadline
      if (random.chance(odds.extension.granted) && waits.until >= today(now))
        ledger.move(
          hazard,
          { move: 'grant' },
          { deadline: before, until: waits.until, note: '同意延期。' },
          decider,
          now,
        )
      else {
        const why = say(words.deniedWhy, hazard)
        ledger.move(
          hazard,
          { move: 'deny', reason: why },
          { deadline: before, until: waits.until, reason: why },
          decider,
          now,
        )
      }
    })
  }

  function list(hazard: Live, at: number): void {
    const { standing } = hazard
    if (standing.listed || standing.state !== 'rectifying' || standing.grade !== 'major') return
    const by = random.chance(0.5) ? staff.guidance : staff.deputy
    const until = formatDay(days.dayAt(at) + 15 + random.int(20))
    const reason = say(words.listedWhy, hazard)
    ledger.move(
      hazard,
      { move: 'supervise', reason, until, unitId: by.unitId },
      { byUnit: by.unitId, until, reason },
      by,
      at,
      {
        ...{ listed_unit: by.unitId, listed_until: until, listed_reason: reason, listed_by: by.accountId },
        listed_at: new Date(at).toISOString(),
      },
    )
  }

  function submit(hazard: Live, by: Person, at: number): void {
    const { row } = hazard
    const photo = photoFor(desk, by, at, { type: hazardSubject, id: hazard.id, audience: Number(row.audience) })
    const text = say(words.done, hazard, { who: staff.director.name })
    desk.book.add('hazard_photo', {
      ...{ unit_id: desk.unitId, hazard_id: hazard.id, file_id: photo.id, sha256: photo.sha256, moment: 'rectified' },
      ...{ by_id: by.accountId, at: new Date(at).toISOString(), ordinal: 0, audience: row.audience },
    })
    const columns = { done: text, submitted_by: by.accountId, submitted_at: new Date(at).toISOString() }
    ledger.move(hazard, { move: 'submit', done: text, photos: 1 }, { done: text }, by, at, columns, [photo.sha256])
    if (hazard.granted > hazard.spent) {
      const left = Math.round(((hazard.granted - hazard.spent) * (0.78 + random.next() * 0.22)) / 100) * 100
      money(hazard, 'spent', left, by, at, String(row.money_source ?? ''), false)
    }
    const outside = hazard.standing.grade === 'major' || hazard.standing.listed !== null
    const checker = outside ? (random.chance(0.7) ? staff.deputy : staff.guidance) : staff.director
    next(hazard, at, odds.verifyHours, checker, (now) => {
      if (random.chance(latent.motions ? odds.refused.motions : odds.refused.usual)) {
        const reason = say(words.refusedWhy, hazard)
        ledger.move(hazard, { move: 'refuse', reason }, { reason }, checker, now)
        next(hazard, now, 50, by, (again) => submit(hazard, by, again))
        return
      }
      close(hazard, checker, now)
    })
  }

  function close(hazard: Live, by: Person, at: number): void {
    const note = say(words.verified, hazard)
    const columns = { verified_by: by.accountId, verified_at: new Date(at).toISOString(), verified_note: note }
    ledger.move(hazard, { move: 'close' }, { note }, by, at, columns)
    recur(hazard, at)
    if (random.chance(odds.reopened))
      later(whenAtWork(random, days, at + (100 + random.int(500)) * hour, true), (now) => reopen(hazard, now))
  }

  function reopen(hazard: Live, at: number): void {
    if (stateOf(hazard) !== 'closed') return
    const reason = say(words.reopenedWhy, hazard)
    const gone = ['done', 'submitted_by', 'submitted_at', 'verified_by', 'verified_at', 'verified_note', 'money_source']
    const columns = Object.fromEntries(gone.map((name) => [name, null]))
    ledger.move(hazard, { move: 'reopen', reason }, { reason }, staff.guidance, at, columns)
    if (stateOf(hazard) === 'graded') {
      if (hazard.standing.control) watch(hazard, at)
      next(hazard, at, odds.planHours, staff.director, (now) => plan(hazard, now))
    } else next(hazard, at, odds.gradeHours, staff.director, (now) => grade(hazard, now))
  }

  /** Mended at the surface it breaks again at the same place. */
  function recur(hazard: Live, at: number): void {
    const worn = neglectOn(latent, days.dayAt(at), hazard.family) > 0 || latent.motions
    if (!random.chance(worn ? odds.recurs.neglected : odds.recurs.usual)) return
    const [low, high] = odds.recurs.days
    const spot = desk.spots.find(({ id }) => id === hazard.found.placeId) ?? random.pick(desk.spots)
    later(at + (low + random.int(high - low)) * 24 * hour, () =>
      defects.add({ family: hazard.family, entry: hazard.entry, spot, major: hazard.major }),
    )
  }

  return {
    begin: (hazard, at) => next(hazard, at, odds.gradeHours, staff.director, (now) => grade(hazard, now)),
  }
}
