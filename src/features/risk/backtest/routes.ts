/** The back-test over the last year of the reader's territory. */
import { formatDay, parseDay } from '../../../domain/calendar/day.ts'
import { type Served, serve } from '../../../platform/endpoint.ts'
import { predictor, readBacktest } from './contract.ts'
import { foundFromOutside, type HistoryRow, history, incidentsSince, type Outcome } from './queries.ts'
import { backtest, type Past } from './rules.ts'

const yearDays = 365
const standard = { horizon: 30, budget: 50 }

const read = serve(readBacktest, async ({ tx, scope, today, query, platform }) => {
  const { timeZone } = platform.config
  const { horizon = standard.horizon, budget = standard.budget } = query
  const which = query.outcome ?? 'both'
  const since = formatDay(parseDay(today) - yearDays)
  const rows = await history(tx, scope, since, query.family ?? null)
  const outcomes = [
    ...(which === 'outside' ? [] : await incidentsSince(tx, scope, since, timeZone)),
    ...(which === 'incident' ? [] : await foundFromOutside(tx, scope, since, timeZone)),
  ]
  const first = Math.min(...rows.map(({ days }) => days[0] ?? Number.POSITIVE_INFINITY))
  if (!Number.isFinite(first)) return { days: null, facilities: 0, outcomes: { first: 0, second: 0 }, predictors: [] }
  const length = parseDay(today) - first + 1
  const half = Math.floor(length / 2)
  const past = pastOf(rows, outcomes, first, length)
  const halves = { first: { from: 0, until: half }, second: { from: half, until: length } }
  const count = ({ from, until }: { from: number; until: number }) =>
    past.reduce((sum, one) => sum + one.outcomes.filter((day) => day >= from && day < until).length, 0)
  return {
    days: { from: formatDay(first), half: formatDay(first + half), to: today },
    facilities: new Set(rows.map(({ unit }) => unit)).size,
    outcomes: { first: count(halves.first), second: count(halves.second) },
    predictors: predictor.terms.map((one) => backtest(past, one, halves, horizon, budget / 100)),
  }
})

function pastOf(rows: readonly HistoryRow[], outcomes: readonly Outcome[], first: number, length: number): Past[] {
  const byFacility = Map.groupBy(outcomes, ({ unit, family }) => `${unit} ${family}`)
  return rows.map((row) => {
    const filled = (values: readonly number[]) => {
      const list = new Array<number>(length).fill(0)
      row.days.forEach((day, at) => {
        // Until the next day that was kept.
        const until = at + 1 < row.days.length ? (row.days[at + 1] ?? day) - first : length
        list.fill(values[at] ?? 0, day - first, until)
      })
      return list
    }
    return {
      facility: row.unit,
      scores: {
        ...{ colour: filled(row.colours), index: filled(row.points) },
        ...{ open: filled(row.open), overdue: filled(row.overdue) },
      },
      outcomes: [...new Set((byFacility.get(`${row.unit} ${row.family}`) ?? []).map(({ day }) => day - first))]
        .filter((day) => day >= 0 && day < length)
        .sort((a, b) => a - b),
    }
  })
}

export const backtestRoutes: readonly Served[] = [read]
