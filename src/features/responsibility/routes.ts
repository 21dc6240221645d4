/** The register over HTTP: a reach on a day, the same as a sheet, one facility over time. */
import { buffer } from 'node:stream/consumers'
import { Type } from 'typebox'
import { formatDay, parseDay } from '../../domain/calendar/day.ts'
import { startOfDay } from '../../domain/calendar/zone.ts'
import { daysVacant, lanes, lanesOf } from '../../domain/responsibility/lanes.ts'
import { problems, refuse } from '../../platform/contract/problem.ts'
import { type Call, type Served, type SignedIn, serve } from '../../platform/endpoint.ts'
import { pageOf, readCursor } from '../../platform/page.ts'
import { lineOf } from '../../platform/responsible/line.ts'
import { tableType, writeTables } from '../../platform/spreadsheet/write.ts'
import * as contract from './contract.ts'
import { pendingOn } from './handover/queries.ts'
import { nameOf, type Pending, postOf, rowOf } from './present.ts'
import { facilitiesOf } from './queries.ts'
import { type Asked, checkDays, chosen, vacancies } from './rules.ts'
import { registerTable } from './sheet.ts'

const pageSize = 100
const mostYears = 10
const After = Type.Object({ unitId: Type.Integer() })

type AnyCall = SignedIn<Call<unknown, unknown, unknown>>
interface Filter extends Asked {
  readonly on?: string
  readonly facilityType?: string
  readonly territory?: string
}

/** Of the reach, not settled on that day. */
async function pendingHandOvers({ tx, now, platform }: AnyCall, on: string): Promise<Pending> {
  const found = await pendingOn(tx, on, startOfDay(platform.config.timeZone, on, 1), now)
  return new Map(found.map(({ unitId, role, id, late }) => [`${unitId} ${role}`, { unitId, id, late }]))
}

/** Every facility of the reach that worked on the day, and the day. */
async function registerOn(call: AnyCall, filter: Filter) {
  checkDays(filter.on)
  const on = filter.on ?? call.today
  const day = parseDay(on)
  const units = await facilitiesOf(call.tx, call.scope, filter.facilityType)
  const book = await lineOf(call.tx, units, on, on, call.platform.config.timeZone)
  const pending = await pendingHandOvers(call, on)
  const rows = book.facilities.flatMap(({ id }) => {
    const standing = book.on(id, day)
    return standing?.territory.startsWith(filter.territory ?? '') ? [rowOf(book, standing, pending)] : []
  })
  return { on, rows, handOvers: pending.size }
}

const register = serve(contract.readRegister, async (call) => {
  const { cursor, limit = pageSize, ...filter } = call.query
  const { on, rows, handOvers } = await registerOn(call, filter)
  const found = chosen(rows, filter)
  const after = readCursor(After, cursor)
  const start = after ? found.findIndex((row) => row.unitId === after.unitId) + 1 : 0
  const page = pageOf(found.slice(start, start + limit + 1), limit, ({ unitId }) => ({ unitId }))
  return { on, facilities: rows.length, vacant: vacancies(rows), handOvers, found: found.length, ...page }
})

const exported = serve(contract.exportRegister, async (call) => {
  const { language = call.language, ...filter } = call.query
  const { on, rows } = await registerOn(call, filter)
  const found = chosen(rows, filter)
  const bytes = await buffer(writeTables([registerTable(found, language)], 'xlsx'))
  const unitId = call.actor.posts[0]?.unitId ?? call.scope.units[0] ?? 0
  const about = { unitId, subject: { type: 'responsibility-export', id: call.newId() } }
  await call.record(contract.registerExported, about, { on, filter: { ...filter }, count: found.length })
  const name = encodeURIComponent(`${{ zh: '责任台账', en: 'Responsibility register' }[language]} ${on}.xlsx`)
  call.reply.headers({ 'content-disposition': `attachment; filename*=UTF-8''${name}`, 'cache-control': 'no-store' })
  call.reply.type(tableType.xlsx)
  return bytes
})

const facility = serve(contract.readFacility, async (call) => {
  const { unitId } = call.params
  call.mustReach(unitId)
  checkDays(call.query.on, call.query.from, call.query.until)
  const on = call.query.on ?? call.today
  const day = parseDay(on)
  const from = call.query.from ? parseDay(call.query.from) : day - 365
  const until = call.query.until ? parseDay(call.query.until) : Math.max(day, from) + 1
  if (until <= from || until - from > mostYears * 366) throw refuse(contract.spanUnfit, { years: mostYears })
  const [first, last] = [Math.min(from, day), Math.max(until, day)].map(formatDay) as [string, string]
  const book = await lineOf(call.tx, [unitId], first, last, call.platform.config.timeZone)
  const unit = book.unit(unitId)
  if (unit?.kind !== 'facility') throw refuse(problems.notFound, {})
  const standing = book.on(unitId, day)
  const pending = await pendingHandOvers(call, on)
  const drawn = lanesOf(book, unitId, from, until)
  return {
    ...{ unitId, unit: { zh: unit.name, en: unit.nameEn }, on, from: formatDay(from), until: formatDay(until) },
    row: standing ? rowOf(book, standing, pending) : null,
    above: (standing?.above ?? []).map((level) => ({
      bureau: nameOf(book, level.bureauId) ?? { zh: '', en: '' },
      first: postOf(book, level.chief),
      direct: postOf(book, level.deputy),
    })),
    guidance: (standing?.guidance ?? []).map((one) => postOf(book, one)),
    lanes: lanes.map((lane) => ({
      lane,
      stretches: drawn[lane].map((one) => ({
        ...{ from: formatDay(one.from), until: formatDay(one.until), post: postOf(book, one.held) },
      })),
      vacantDays: daysVacant(drawn[lane]),
    })),
    moves: unit.past.map((place) => ({
      ...{ until: formatDay(place.until), owner: nameOf(book, place.ownerId), territory: place.territory },
    })),
  }
})

export const routes: readonly Served[] = [register, exported, facility]
