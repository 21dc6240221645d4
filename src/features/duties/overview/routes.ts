/** All units of the reach and all duties that are judged, at once, most missed first. */
import { Type } from 'typebox'
import { formatDay, parseDay } from '../../../domain/calendar/day.ts'
import { serve } from '../../../platform/endpoint.ts'
import { pageOf, readCursor } from '../../../platform/page.ts'
import { catalogue, judged } from '../catalogue.ts'
import type { Counts, OverviewDuty } from '../contract.ts'
import { readOverview } from '../contract.ts'
import { sees } from '../eyes.ts'
import { count, noCounts, showHead, showUnit } from '../present.ts'
import { evidenceInBulk, factsOf } from '../queries.ts'
import { lastDay, type RuledDuty, type UnitFacts } from '../rules.ts'
import { earliest, judgedWindows, latest, type Standing, standing } from '../standing.ts'
import { type DutyCounts, uncounted } from './uncounted.ts'

const yearDays = 365
const pageSize = 50
/** How bad it stands: missed within the year, then due, then the number of the unit. */
const listKey = Type.Object({ missed: Type.Integer(), due: Type.Integer(), id: Type.Integer() })
type Key = { missed: number; due: number; id: number }

const keyOf = (row: Row): Key => ({
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
  const year = { from: now - yearDays + 1, until: now + 1 }
  const others = await uncounted(call, rules, rules.duties.filter(fits), units, year)
  const byDuty = [...duties, ...others.duties].map(({ duty }) => ({
    ...{ duty: duty.id, now: noCounts(), recent: noCounts() },
  }))
  const rows = units
    .flatMap((unit, index) => {
      const own = others.duties.map((duty) => others.counts(unit, duty))
      return rowOf(table, index, [...countsOf(table, index, now), ...own], byDuty)
    })
    .sort((a, b) => compare(keyOf(a), keyOf(b)))
  const totals = { now: noCounts(), recent: noCounts() }
  for (const row of byDuty) {
    add(totals.now, row.now)
    add(totals.recent, row.recent)
  }
  const rest = after === null ? rows : rows.filter((row) => compare(after, keyOf(row)) < 0)
  const { items, next } = pageOf(rest.slice(0, limit + 1), limit, keyOf)
  const named = await others.named(items.map(({ unit }) => unit))
  return {
    today,
    duties: [...duties, ...others.duties].map(({ duty }) => showHead(duty)),
    units: rows.length,
    ...totals,
    byDuty,
    items: items.map(({ index, unit, now: present, recent }) => ({
      ...{ unit: showUnit(unit), territory: unit.territory, now: present, recent },
      duties: [...namedOf(table, index, now, days), ...(named.get(unit.id) ?? [])],
    })),
    next,
  }
})

/** One unit's figures; what it holds is named only where it is shown. */
interface Row extends DutyCounts {
  readonly index: number
  readonly unit: UnitFacts
}

/** @param own counts of each duty, in the order of `byDuty`, to which they are added; none where the unit has nothing */
function rowOf(
  table: Standing,
  index: number,
  own: readonly (DutyCounts | null)[],
  byDuty: readonly DutyCounts[],
): Row[] {
  const unit = table.units[index]
  if (!unit || own.every((one) => one === null)) return []
  const counts = { now: noCounts(), recent: noCounts() }
  own.forEach((one, at) => {
    for (const to of [counts, byDuty[at]]) {
      if (!one || !to) continue
      add(to.now, one.now)
      add(to.recent, one.recent)
    }
  })
  return [{ index, unit, ...counts }]
}

/** Of each counted duty of a unit; null where it owed none of its windows. */
const countsOf = (table: Standing, index: number, now: number): (DutyCounts | null)[] =>
  table.duties.map((_duty, at) => {
    const counts = { now: noCounts(), recent: noCounts() }
    let owed = false
    table.statuses(index, at)?.forEach((status, window) => {
      if (status === 'not-owed') return
      owed = true
      count((table.windows[at]?.[window]?.until ?? 0) > now ? counts.now : counts.recent, status)
    })
    return owed ? counts : null
  })

function namedOf(
  table: Standing,
  index: number,
  now: number,
  days: readonly (readonly { from: string; to: string }[])[],
): OverviewDuty[] {
  return table.duties.flatMap(({ duty }, at) => {
    const shown: OverviewDuty = { duty: duty.id, now: null, recent: [] }
    table.statuses(index, at)?.forEach((status, window) => {
      const named = days[at]?.[window]
      if (!named || status === 'not-owed') return
      if ((table.windows[at]?.[window]?.until ?? 0) > now) shown.now = status
      else shown.recent.push({ ...named, status })
    })
    return shown.now !== null || shown.recent.length > 0 ? [shown] : []
  })
}

const statusNames = Object.keys(noCounts()) as (keyof Counts)[]

function add(to: Counts, from: Counts): void {
  for (const name of statusNames) to[name] += from[name]
}
