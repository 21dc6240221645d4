/** The five indices of a facility, with every reason. */
import { formatDay, parseDay } from '../../domain/calendar/day.ts'
import { families } from '../../domain/signals/signal.ts'
import { problems, refuse } from '../../platform/contract/problem.ts'
import { type Served, serve } from '../../platform/endpoint.ts'
import { readRisk } from './contract.ts'
import { indexRules } from './index-rules.ts'
import { showGains, showPart } from './present.ts'
import { daysOf, facilityOf, newestEntry, saidOf } from './queries.ts'
import { stand } from './rules.ts'

const trendDays = 90
const week = 7

const read = serve(readRisk, async ({ tx, scope, today, params }) => {
  const { unitId } = params
  const unit = await facilityOf(tx, scope, unitId)
  if (!unit) throw refuse(problems.notFound, {})
  const index = indexRules()
  const now = parseDay(today)
  const days = await daysOf(tx, scope, unitId, formatDay(now - trendDays - week))
  const said = (await saidOf(tx, scope, [unitId])).map((one) => ({
    ...{ facts: one.facts, counts: { [one.family]: one.counts } },
  }))
  const standings = stand(index, said, {})
  return {
    unit: {
      ...{ id: unit.id, name: unit.name, nameEn: unit.name_en },
      ...{ type: unit.facility_type ?? '', territory: unit.territory },
    },
    today,
    asOf: await newestEntry(tx, unitId),
    thresholds: { ...index.rules.colours },
    reviewed: index.rules.reviewed,
    // A department sees the bottom lines it cooperates in, and no row of the others.
    indices: families.flatMap((family) => {
      const rows = days.get(family)
      const standing = standings.find((one) => one.family === family)
      const [newest] = rows ?? []
      if (!rows || !newest || !standing) return []
      const on = (day: number) => rows.find((row) => parseDay(row.day) <= day) ?? null
      return [
        {
          ...{ family, points: standing.points, colour: newest.colour as typeof standing.colour },
          ...{ decided: standing.decided, weekAgo: on(now - week)?.points ?? null },
          trend: Array.from({ length: trendDays }, (_, at) => on(now - trendDays + 1 + at)?.points ?? null),
          ...standing.counts,
          parts: standing.assessed.parts.map((part) => showPart(index, part)),
          gains: showGains(index, standing),
        },
      ]
    }),
  }
})

export const routes: readonly Served[] = [read]
