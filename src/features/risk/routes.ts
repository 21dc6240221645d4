/** The five indices of a facility, with every reason. */
import { formatDay, parseDay } from '../../domain/calendar/day.ts'
import { families, type Signalled } from '../../domain/signals/signal.ts'
import { problems, refuse } from '../../platform/contract/problem.ts'
import { audience } from '../../platform/contract/role.ts'
import { enter } from '../../platform/database/scope.ts'
import { type Served, serve } from '../../platform/endpoint.ts'
import { readRisk } from './contract.ts'
import { indexRules } from './index-rules.ts'
import { showGains, showPart } from './present.ts'
import { daysOf, facilityOf, newestEntry } from './queries.ts'
import { digest, stand } from './rules.ts'

const trendDays = 90
const week = 7

const read = serve(readRisk, async ({ tx, scope, now, today, params, actor, platform }) => {
  const { unitId } = params
  const unit = await facilityOf(tx, scope, unitId)
  if (!unit) throw refuse(problems.notFound, {})
  const index = indexRules()
  const day = parseDay(today)
  const days = await daysOf(tx, scope, unitId, formatDay(day - trendDays - week))
  // The index is worked out over all that is on record, whoever reads it; what a department sees is cut below.
  await enter(tx, { units: [unitId], audience: scope.audience | audience.police }, actor.accountId)
  const asked = { tx, units: [unitId], now, today, timeZone: platform.config.timeZone }
  const said: Signalled[] = []
  for (const source of platform.signals) said.push(...(await source.find(asked)).values())
  await enter(tx, scope, actor.accountId)
  const standings = stand(
    index,
    said.flatMap((one) => digest(index, one)),
    {},
  )
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
      const on = (asked: number) => rows.find((row) => parseDay(row.day) <= asked) ?? null
      return [
        {
          ...{ family, points: standing.points, colour: newest.colour as typeof standing.colour },
          ...{ decided: standing.decided, weekAgo: on(day - week)?.points ?? null },
          trend: Array.from({ length: trendDays }, (_, at) => on(day - trendDays + 1 + at)?.points ?? null),
          ...standing.counts,
          parts: standing.parts.map((part) => showPart(index, part)),
          gains: showGains(index, standing),
        },
      ]
    }),
  }
})

export const routes: readonly Served[] = [read]
