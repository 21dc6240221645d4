/** The overview of a reach on a day, its year, the same as a sheet, and a year of one facility. */
import { buffer } from 'node:stream/consumers'
import { type Day, formatDay, parseDay } from '../../domain/calendar/day.ts'
import { type Part, signalsById } from '../../domain/signals/assess.ts'
import type { Colour, Family } from '../../domain/signals/signal.ts'
import { problems, refuse } from '../../platform/contract/problem.ts'
import { type Call, type Served, type SignedIn, serve } from '../../platform/endpoint.ts'
import { policy } from '../../platform/policy.ts'
import { tableType, writeTables } from '../../platform/spreadsheet/write.ts'
import * as contract from './contract.ts'
import * as queries from './queries.ts'
import * as rules from './rules.ts'
import { overviewTable } from './sheet.ts'

const week = 7
const weeksShown = 53
const worstShown = 12
const yearDays = 365

type AnyCall = SignedIn<Call<unknown, unknown, unknown>>
interface Asked {
  readonly day?: string
  readonly territory?: string
  readonly family?: Family
}

function dayOf({ today }: AnyCall, { day = today }: Asked): Day {
  if (day > today) throw refuse(contract.dayToCome, { today })
  return parseDay(day)
}

/** Facilities and bottom lines that are looked at. */
async function lookAt({ tx, scope }: AnyCall, { territory = '', family }: Asked, day: Day) {
  const facilities = await queries.facilitiesOn(tx, scope, formatDay(day), territory)
  const families = rules.familiesFor(scope.audience).filter((one) => !family || one === family)
  return { facilities, lines: { scope, units: facilities.map(({ id }) => id), families } }
}

/** Every facility on the day with all its lines, worst first. */
async function standingOn(call: AnyCall, asked: Asked) {
  const { tx, scope } = call
  const day = dayOf(call, asked)
  const first = await queries.firstDay(tx, scope)
  const { facilities, lines } = await lookAt(call, asked, day)
  const stood = await queries.standings(tx, lines, [day - week, day - 1, day].map(formatDay))
  const on = (n: number) =>
    new Map(stood.filter((one) => one.n === n).map((one) => [rules.lineKey(one.unit, one.family), one]))
  const [weekBefore, dayBefore, now] = [on(1), on(2), on(3)]
  const places = contract.trendDays / contract.trendStep + 1
  const trendOf = Array.from({ length: places }, (_, at) => day - contract.trendDays + at * contract.trendStep)
  // Before the first day kept there is nothing to look up.
  const known = trendOf.filter((one) => first !== null && one >= parseDay(first))
  const trends = new Map<string, (number | null)[]>()
  const lasting = new Set<number>()
  for (const one of await queries.trends(tx, lines, known.map(formatDay))) {
    const points: (number | null)[] = Array.from({ length: places }, () => null)
    one.at.forEach((n, index) => {
      points[places - known.length + n - 1] = one.points[index] ?? null
    })
    trends.set(rules.lineKey(one.unit, one.family), points)
    if (one.lasting && known.length === places) lasting.add(one.unit)
  }
  const rows = facilities.map((facility) =>
    rules.facilityRow(
      facility,
      lines.families.flatMap((family) => {
        const key = rules.lineKey(facility.id, family)
        const found = now.get(key)
        return found ? [rules.cellOf(found, dayBefore.get(key), weekBefore.get(key), trends.get(key) ?? [])] : []
      }),
    ),
  )
  return { day, first, lines, families: lines.families, now, dayBefore, lasting, rows: rows.sort(rules.worstFirst) }
}

const read = serve(contract.readOverview, async (call) => {
  const { tx, scope, today, query } = call
  const { day, first, lines, families, now, dayBefore, lasting, rows } = await standingOn(call, query)
  const territory = query.territory ?? ''
  const named = new Map((await queries.divisions(tx)).map(({ code, name, nameEn }) => [code, { zh: name, en: nameEn }]))
  const division = (code: string) => {
    const name = named.get(code)
    return name ? [{ code, name }] : []
  }
  const index = { rules: policy().signals, signals: signalsById(policy().signals) }
  const worst = rules.worstLines(rows, worstShown)
  const said = formatDay(day) === today ? await queries.factsOf(tx, scope, worst) : null
  const partsOf = (unit: number, family: Family) =>
    said ? ((said.find((one) => one.unit === unit && one.family === family)?.parts ?? []) as Part[]) : null
  const changes = rules.changesOf([...now.values()], dayBefore)
  const spoken = new Set([
    ...rows.flatMap(({ cells }) => cells.map(({ most }) => most)),
    ...changes.map(({ signal }) => signal),
  ])
  return {
    ...{ day: formatDay(day), today, first, families, lasting: lasting.size, changes },
    majorAges: formatDay(day) === today ? await queries.majorAges(tx, lines, call.now) : null,
    thresholds: { ...index.rules.colours },
    path: [2, 4, 6].filter((n) => n <= territory.length).flatMap((n) => division(territory.slice(0, n))),
    total: rules.tallyOf(rows, families),
    divisions: rules.codesInside(rows, territory).flatMap((code) =>
      division(code).map((one) => ({
        ...one,
        tally: rules.tallyOf(
          rows.filter((row) => row.territory.startsWith(code)),
          families,
        ),
      })),
    ),
    facilities: rows.slice(0, contract.mostFacilities),
    worst: worst.map((line) => rules.worstOf(index, line, partsOf(line.unit, line.family))),
    signals: Object.fromEntries(
      index.rules.signals.filter(({ id }) => spoken.has(id)).map(({ id, words }) => [id, rules.signalName(words)]),
    ),
  }
})

const year = serve(contract.readYear, async (call) => {
  const { tx, scope, query, platform } = call
  const day = dayOf(call, query)
  const first = await queries.firstDay(tx, scope)
  const { lines } = await lookAt(call, query, day)
  const days = Array.from({ length: weeksShown }, (_, at) => day - (weeksShown - 1 - at) * week)
    .filter((one) => first !== null && one >= parseDay(first))
    .map(formatDay)
  const rows = await queries.weeks(tx, lines, days)
  return {
    weeks: rows.map(({ n, blue, yellow, orange, red, families, ...counts }) => ({
      ...{ ...counts, day: days[n - 1] ?? '', colours: { blue, yellow, orange, red } },
      families: lines.families.flatMap((family) => families.filter((one) => one.family === family)),
    })),
    incidents: await queries.incidents(tx, lines, formatDay(day - yearDays), formatDay(day), platform.config.timeZone),
  }
})

const exported = serve(contract.exportOverview, async (call) => {
  const { language = call.language, ...asked } = call.query
  const { day, rows, families } = await standingOn(call, asked)
  const named = new Map(
    (await queries.divisions(call.tx)).map(({ code, name, nameEn }) => [code, { zh: name, en: nameEn }]),
  )
  const bytes = await buffer(writeTables([overviewTable(rows, families, named, language)], 'xlsx'))
  const unitId = call.actor.posts[0]?.unitId ?? call.scope.units[0] ?? 0
  const about = { unitId, subject: { type: contract.exportSubject, id: call.newId() } }
  const on = formatDay(day)
  const filter = { territory: asked.territory ?? null, family: asked.family ?? null }
  await call.record(contract.overviewExported, about, { day: on, ...filter, count: rows.length })
  const name = encodeURIComponent(`${{ zh: '总览', en: 'Overview' }[language]} ${on}.xlsx`)
  call.reply.headers({ 'content-disposition': `attachment; filename*=UTF-8''${name}`, 'cache-control': 'no-store' })
  call.reply.type(tableType.xlsx)
  return bytes
})

const history = serve(contract.readHistory, async (call) => {
  const { tx, scope, today, params } = call
  const unit = (await queries.facilitiesOn(tx, scope, today, '')).find(({ id }) => id === params.unitId)
  if (!unit) throw refuse(problems.notFound, {})
  const from = parseDay(today) - yearDays + 1
  const rows = Map.groupBy(await queries.daysOf(tx, scope, unit.id, formatDay(from)), ({ family }) => family)
  return {
    ...{ from: formatDay(from), today },
    families: rules.familiesFor(scope.audience).flatMap((family) => {
      const own = rows.get(family)
      return own ? [{ family, ...overDays(own, from) }] : []
    }),
  }
})

/** A value for each day, gaps filled by the last before; and where the colour became another. */
function overDays(rows: readonly queries.DayRow[], from: Day) {
  const points: (number | null)[] = []
  const changes: { day: string; from: Colour; to: Colour }[] = []
  let at = 0
  let last: queries.DayRow | undefined
  for (let day = from; day < from + yearDays; day++) {
    for (let row = rows[at]; row && parseDay(row.day) <= day; row = rows[++at]) {
      if (last && last.colour !== row.colour && parseDay(row.day) >= from)
        changes.push({ day: row.day, from: last.colour, to: row.colour })
      last = row
    }
    points.push(last?.points ?? null)
  }
  return { points, changes }
}

export const routes: readonly Served[] = [read, year, exported, history]
