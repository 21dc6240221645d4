/** Duties of a unit, one window, one activity: each with its reasons. */
import { type Day, formatDay, parseDay } from '../../domain/calendar/day.ts'
import { covers, type Span } from '../../domain/calendar/span.ts'
import { startOfDay } from '../../domain/calendar/zone.ts'
import { isLate } from '../../domain/compliance/counted.ts'
import { isNearMiss, shortfalls } from '../../domain/compliance/evidence.ts'
import { problems, refuse } from '../../platform/contract/problem.ts'
import { type Served, serve, type Work } from '../../platform/endpoint.ts'
import { Invalid } from '../../platform/problems.ts'
import { type Catalogue, catalogue, judged } from './catalogue.ts'
import * as contract from './contract.ts'
import { sees, seesAll } from './eyes.ts'
import { overview } from './overview/routes.ts'
import { showEvidence, showHead, showOwing, showShortfall, showStanding, showUnit, showWindow } from './present.ts'
import { evidenceById, evidenceOf, factsOf, windowSubject } from './queries.ts'
import { spansOfUnits } from './registers/queries.ts'
import { registerStanding } from './registers/standing.ts'
import {
  concernedDays,
  concerns,
  lastDay,
  owedElsewhere,
  owesOn,
  type RuledDuty,
  type UnitFacts,
  windowsIn,
} from './rules.ts'
import { settingRoutes } from './settings/routes.ts'
import { earliest, explained, judgedWindows, latest } from './standing.ts'
import { climbedRungs } from './tasks/queries.ts'
import { triggersOfUnit } from './triggers/of-unit.ts'

const longestDays = 3 * 366

async function unitOf({ tx, platform }: Work, unitId: number): Promise<UnitFacts> {
  const [unit] = await factsOf(tx, [unitId], platform.config.timeZone)
  if (!unit) throw refuse(problems.notFound, {})
  return unit
}

/** Evidence of this unit, and of a bureau's facilities, meant for any of the windows. */
const worksOf = (work: Work, { id, facilities }: UnitFacts, from: Day, until: Day) =>
  evidenceOf(work.tx, { ...work.scope, units: [id, ...facilities] }, from, until)

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
  const seen = rules.duties.filter(({ standard }) => sees(call.scope, standard))
  const own = seen.filter((one) => concernedDays(one, unit).length > 0)
  const windows = judgedWindows(own, from, to + 1)
  const works = await worksOf(call, unit, earliest(windows, from), latest(windows, to + 1))
  const now = parseDay(today)
  const asked = { from, until: to + 1 }
  const standings = seesAll(call.scope) ? await standingsOf(call, unit, rules, asked) : none
  const triggers = seesAll(call.scope) ? await triggersOfUnit(call, unit, own, momentsOf(call, asked)) : none
  return {
    unit: showUnit(unit),
    from: formatDay(from),
    to: formatDay(to),
    today,
    operating: unit.operating.map((span) => ({
      from: formatDay(span.from),
      to: Number.isFinite(span.until) ? formatDay(span.until - 1) : null,
    })),
    duties: own.flatMap((duty, index) => {
      const its = windows[index] ?? []
      const found = explained(unit, duty, its, works, now)
      // A setting moved it to other units, and none of these windows is from before or after.
      if (!concerns(duty.duty, unit) && found.every(({ status }) => status === 'not-owed')) return []
      return {
        ...showHead(duty.duty),
        ...showOwing(unit, duty, now),
        windows: found.map((one, at) => showWindow(one, ruleOf(its, at))),
        standing: standings.get(duty.duty.id) ?? null,
        triggers: triggers.get(duty.duty.id) ?? null,
      }
    }),
    elsewhere: seen.filter(({ duty }) => owedElsewhere(duty, unit)).map(({ duty }) => showHead(duty)),
  }
})

const none: ReadonlyMap<string, never> = new Map<string, never>()

const momentsOf = ({ platform }: Work, { from, until }: Span) => ({
  from: startOfDay(platform.config.timeZone, formatDay(from)),
  until: startOfDay(platform.config.timeZone, formatDay(until)),
})

/** How the unit's continuous duties stand, by id; without those not owed today or whose register is not kept. */
async function standingsOf(work: Work, unit: UnitFacts, { duties, from }: Catalogue, asked: Span) {
  const spans = await spansOfUnits(work.tx, { ...work.scope, units: [unit.id] })
  return new Map(
    duties.flatMap((duty) => {
      const standing = registerStanding(unit, duty, from, spans, asked, parseDay(work.today))
      return standing ? [[duty.duty.id, showStanding(standing, asked)] as const] : []
    }),
  )
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
  if (!window || window.from !== from || concernedDays(duty, unit).length === 0 || !sees(scope, duty.standard))
    throw refuse(problems.notFound, {})
  const now = parseDay(today)
  const works = await worksOf(call, unit, window.from, window.until)
  const [one] = explained(unit, duty, [window], works, now)
  if (!one) throw refuse(problems.notFound, {})
  const shown = showWindow(one, window)
  const named = new Set([...one.counted, ...one.late, ...one.refused.map(({ id }) => id)])
  const climbed = await climbedRungs(tx, scope, unit.id, windowSubject(duty.duty.id, from), call.platform.clock)
  return {
    unit: showUnit(unit),
    today,
    // What that window wanted, whatever was changed since.
    duty: {
      ...showHead({ ...duty.duty, want: window.rule.want, per: window.rule.per }),
      ...showOwing(unit, duty, now),
      windows: [shown],
      standing: null,
      triggers: null,
    },
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
  const over =
    unit.kind === 'facility' && unit.ownerId !== null
      ? await factsOf(tx, [unit.ownerId], call.platform.config.timeZone)
      : []
  const satisfies = []
  const not = []
  for (const duty of judged(await catalogue(tx, today))) {
    const [window] = windowsIn(duty, meant, meant + 1)
    // At the facility, or where it is counted once over all, at the bureau above it.
    const who = [unit, ...over].find((one) => covers(concernedDays(duty, one), meant))
    if (!who) continue
    const want = window?.rule.want ?? duty.want
    const why = want ? shortfalls(piece, want) : []
    const { id, title, clause } = duty.duty
    if (why.length === 0 && window && owesOn(who, duty, meant))
      satisfies.push({
        ...{ duty: id, title, clause, from: formatDay(window.from), to: lastDay(window) },
        inTime: !isLate(piece.day, piece.recorded, window.until, window.rule.recordWithin),
      })
    else if (why.length === 0 || isNearMiss(why))
      not.push({ duty: id, title, clause, why: why.map(showShortfall), notOwed: !owesOn(who, duty, meant) })
  }
  return { evidence: showEvidence(piece), satisfies, not }
})

export const routes: readonly Served[] = [overview, ofActivity, ofUnit, oneWindow, ...settingRoutes]
