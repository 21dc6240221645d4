/** All units of the reach and all duties that are judged, at once, most missed first. */
import { Type } from 'typebox'
import { formatDay, parseDay } from '../../../domain/calendar/day.ts'
import { serve } from '../../../platform/endpoint.ts'
import { pageOf, readCursor } from '../../../platform/page.ts'
import { catalogue, judged } from '../catalogue.ts'
import type { Counts, OverviewDuty, OverviewRow } from '../contract.ts'
import { readOverview } from '../contract.ts'
import { sees } from '../eyes.ts'
import { count, noCounts, showHead, showUnit } from '../present.ts'
import { evidenceInBulk, factsOf } from '../queries.ts'
import { lastDay, type RuledDuty } from '../rules.ts'
import { earliest, judgedWindows, latest, type Standing, standing } from '../standing.ts'
import { uncounted } from './uncounted.ts'

const yearDays = 365
const pageSize = 50
/** How bad it stands: missed within the year, then due, then the number of the unit. */
const listKey = Type.Object({ missed: Type.Integer(), due: Type.Integer(), id: Type.Integer() })
type Key = { missed: number; due: number; id: number }

const keyOf = (row: OverviewRow): Key => ({
  missed: row.recent.missed + row.now.missed,
  due: row.now.due,
  id: row.unit.id,
})
const compare = (a: Key, b: Key): number => b.missed - a.missed || b.due - a.due || a.id - b.id

export const overview = serve(readOverview, async (call) => {
  const { tx, scope, query, today, platform } = call
  const limit = query.limit ?? pageSize
  const after = readCursor(listKey, query.cursor)
  const now = parseDay(today)
  const rules = await catalogue(tx, today)
  const fits = ({ duty, standard }: RuledDuty) =>
    (query.family === undefined || duty.family === query.family) &&
    (query.duty === undefined || duty.id === query.duty) &&
    sees(scope, standard)
  const duties = judged(rules).filter(fits)
  const city = query.city ?? ''
  const units = (await factsOf(tx, scope.units, platform.config.timeZone)).filter(
    (unit) => unit.operating.length > 0 && unit.territory.startsWith(city),
  )
  const windows = judgedWindows(duties, now - yearDays + 1, now + 1)
  const works = await evidenceInBulk(tx, scope, earliest(windows, now), latest(windows, now + 1))
  const table = standing(units, duties, windows, works, now)
  const days = windows.map((list) => list.map((one) => ({ from: formatDay(one.from), to: lastDay(one) })))
  const others = await uncounted(call, rules, rules.duties.filter(fits), { from: now - yearDays + 1, until: now + 1 })
  const byDuty = [...duties, ...others.duties].map(({ duty }) => ({
    ...{ duty: duty.id, now: noCounts(), recent: noCounts() },
  }))
  const rows = units
    .map((unit, index) => others.addTo(rowOf(table, index, now, byDuty, days), unit, byDuty.slice(duties.length)))
    .filter((row) => row.duties.length > 0)
    .sort((a, b) => compare(keyOf(a), keyOf(b)))
  const totals = { now: noCounts(), recent: noCounts() }
  for (const row of byDuty) {
    add(totals.now, row.now)
    add(totals.recent, row.recent)
  }
  const rest = after === null ? rows : rows.filter((row) => compare(after, keyOf(row)) < 0)
  return {
    today,
    duties: [...duties, ...others.duties].map(({ duty }) => showHead(duty)),
    units: rows.length,
    ...totals,
    byDuty,
    ...pageOf(rest.slice(0, limit + 1), limit, keyOf),
  }
})

export type DutyCounts = { readonly now: Counts; readonly recent: Counts }

/** One unit's row; what it holds is added to the counts of each duty on the way. */
function rowOf(
  table: Standing,
  index: number,
  now: number,
  byDuty: readonly DutyCounts[],
  days: readonly (readonly { from: string; to: string }[])[],
): OverviewRow {
  const unit = table.units[index]
  if (!unit) throw new Error('a row without its unit')
  const counts = { now: noCounts(), recent: noCounts() }
  const duties: OverviewDuty[] = []
  table.duties.forEach(({ duty }, at) => {
    const statuses = table.statuses(index, at)
    if (statuses === null) return
    const shown: OverviewDuty = { duty: duty.id, now: null, recent: [] }
    statuses.forEach((status, window) => {
      const of = table.windows[at]?.[window]
      const named = days[at]?.[window]
      if (!of || !named || status === 'not-owed') return
      const running = of.until > now
      for (const where of [counts, byDuty[at]]) if (where) count(running ? where.now : where.recent, status)
      if (running) shown.now = status
      else shown.recent.push({ ...named, status })
    })
    if (shown.now !== null || shown.recent.length > 0) duties.push(shown)
  })
  return { unit: showUnit(unit), territory: unit.territory, ...counts, duties }
}

function add(to: Counts, from: Counts): void {
  for (const name of Object.keys(to) as (keyof Counts)[]) to[name] += from[name]
}
