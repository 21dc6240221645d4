/** Duties of a unit, one window, one activity: each with its reasons. */
import { type Day, formatDay, parseDay } from '../../domain/calendar/day.ts'
import { intersect, type Span } from '../../domain/calendar/span.ts'
import { isLate } from '../../domain/compliance/counted.ts'
import { isNearMiss, shortfalls } from '../../domain/compliance/evidence.ts'
import { problems, refuse } from '../../platform/contract/problem.ts'
import { type Served, serve, type Work } from '../../platform/endpoint.ts'
import { Invalid } from '../../platform/problems.ts'
import { type Catalogue, catalogue, judged } from './catalogue.ts'
import * as contract from './contract.ts'
import { overview } from './overview/routes.ts'
import { showEvidence, showHead, showOwing, showShortfall, showStanding, showUnit, showWindow } from './present.ts'
import { evidenceById, evidenceOf, factsOf, windowSubject } from './queries.ts'
import { spansOf } from './registers/queries.ts'
import { registerOf, stand } from './registers/rules.ts'
import { concerns, lastDay, owedElsewhere, type RuledDuty, type UnitFacts, windowsIn } from './rules.ts'
import { settingRoutes } from './settings/routes.ts'
import { earliest, explained, judgedWindows, latest, owedDays, owesOn } from './standing.ts'
import { climbedRungs } from './tasks/queries.ts'

const longestDays = 3 * 366

async function unitOf({ tx, platform }: Work, unitId: number): Promise<UnitFacts> {
  const [unit] = await factsOf(tx, [unitId], platform.config.timeZone)
  if (!unit) throw refuse(problems.notFound, {})
  return unit
}

/** Evidence of this unit alone, meant for any of the windows. */
const worksOf = (work: Work, unitId: number, from: Day, until: Day) =>
  evidenceOf(work.tx, { ...work.scope, units: [unitId] }, from, until)

const ofUnit = serve(contract.readDuties, async (call) => {
  const { params, query, today } = call
  call.mustReach(params.unitId)
  const from = parseDay(query.from ?? `${today.slice(0, 4)}-01-01`)
  const to = parseDay(query.to ?? `${today.slice(0, 4)}-12-31`)
  if (to < from || to - from > longestDays)
    throw new Invalid([
      {
        pointer: '/query/to',
        detail: call.language === 'zh' ? '应在起始日之后、三年以内' : 'must follow from within three years',
      },
    ])
  const unit = await unitOf(call, params.unitId)
  const rules = await catalogue(call.tx, today)
  const own = rules.duties.filter(({ duty }) => concerns(duty, unit))
  const windows = judgedWindows(own, from, to + 1)
  const works = await worksOf(call, unit.id, earliest(windows, from), latest(windows, to + 1))
  const now = parseDay(today)
  const standings = await standingsOf(call, unit, rules, { from, until: to + 1 })
  return {
    unit: showUnit(unit),
    from: formatDay(from),
    to: formatDay(to),
    today,
    operating: unit.operating.map((span) => ({
      from: formatDay(span.from),
      to: Number.isFinite(span.until) ? formatDay(span.until - 1) : null,
    })),
    duties: own.map((duty, index) => {
      const its = windows[index] ?? []
      return {
        ...showHead(duty.duty),
        ...showOwing(unit, duty, now),
        windows: explained(unit, duty, its, works, now).map((one, at) => showWindow(one, ruleOf(its, at))),
        standing: standings.get(duty.duty.id) ?? null,
      }
    }),
    elsewhere: rules.duties.filter(({ duty }) => owedElsewhere(duty, unit)).map(({ duty }) => showHead(duty)),
  }
})

/** How the unit's continuous duties stand, by id; without those not owed today or whose register is not kept. */
async function standingsOf(work: Work, unit: UnitFacts, { duties, from }: Catalogue, asked: Span) {
  const now = parseDay(work.today)
  const since = { from: Math.max(from, unit.keptSince ?? from), until: Number.POSITIVE_INFINITY }
  const found = new Map<string, contract.HeldStanding>()
  for (const duty of duties) {
    const register = registerOf(duty.duty)
    if (register === null || !owesOn(unit, duty, now)) continue
    const rows = await spansOf(work.tx, unit.id, register)
    const owed = intersect(owedDays(unit, duty), [since])
    found.set(duty.duty.id, showStanding(stand(rows, owed, asked, now), asked))
  }
  return found
}

function ruleOf<T>(windows: readonly T[], at: number): T {
  const window = windows[at]
  if (!window) throw new Error('a window was explained that is not there')
  return window
}

const dutyNamed = ({ duties }: Catalogue, id: string): RuledDuty => {
  const duty = duties.find((one) => one.duty.id === id)
  if (!duty) throw refuse(problems.notFound, {})
  return duty
}

const oneWindow = serve(contract.readWindow, async (call) => {
  const { params, today, tx, scope } = call
  call.mustReach(params.unitId)
  const unit = await unitOf(call, params.unitId)
  const duty = dutyNamed(await catalogue(tx, today), params.duty)
  const from = parseDay(params.from)
  const window = windowsIn(duty, from, from + 1)[0]
  if (!window || window.from !== from || !concerns(duty.duty, unit)) throw refuse(problems.notFound, {})
  const now = parseDay(today)
  const works = await worksOf(call, unit.id, window.from, window.until)
  const [one] = explained(unit, duty, [window], works, now)
  if (!one) throw refuse(problems.notFound, {})
  const shown = showWindow(one, window)
  const named = new Set([...one.counted, ...one.late, ...one.refused.map(({ id }) => id)])
  const climbed = await climbedRungs(tx, scope, unit.id, windowSubject(duty.duty.id, from), call.platform.clock)
  return {
    unit: showUnit(unit),
    today,
    duty: { ...showHead(duty.duty), ...showOwing(unit, duty, now), windows: [shown], standing: null },
    window: shown,
    evidence: works.filter((work) => named.has(work.id)).map(showEvidence),
    climbed: climbed.flatMap((step) => {
      const rung = duty.duty.ladder[step.level - 1]
      const until = step.closedOn === null ? now : parseDay(step.closedOn)
      return rung === undefined
        ? []
        : {
            rung: rung.to,
            holder: step.holder,
            since: step.since,
            state: step.state,
            days: until - parseDay(step.since),
          }
    }),
  }
})

const ofActivity = serve(contract.readEvidence, async (call) => {
  const { params, today, tx, scope } = call
  call.mustReach(params.unitId)
  const piece = await evidenceById(tx, scope, params.unitId, params.activityId)
  if (!piece) throw refuse(problems.notFound, {})
  const unit = await unitOf(call, params.unitId)
  const meant = piece.makesUp ?? piece.day
  const mine = judged(await catalogue(tx, today)).filter(({ duty }) => concerns(duty, unit))
  const satisfies = []
  const not = []
  for (const duty of mine) {
    const why = duty.want ? shortfalls(piece, duty.want) : []
    const [window] = windowsIn(duty, meant, meant + 1)
    const { id, title, clause } = duty.duty
    if (why.length === 0 && window && owesOn(unit, duty, meant))
      satisfies.push({
        ...{ duty: id, title, clause, from: formatDay(window.from), to: lastDay(window) },
        inTime: !isLate(piece.day, piece.recorded, window.until, window.rule.recordWithin),
      })
    else if (why.length === 0 || isNearMiss(why))
      not.push({ duty: id, title, clause, why: why.map(showShortfall), notOwed: !owesOn(unit, duty, meant) })
  }
  return { evidence: showEvidence(piece), satisfies, not }
})

export const routes: readonly Served[] = [overview, ofActivity, ofUnit, oneWindow, ...settingRoutes]
