/**
 * Keeps indices true: asks sources again, in the transaction of the write that changed something, and lays what they say
 * beside what the others said before. A colour that changes is an event.
 */
import { type Colour, type Family, families } from '../../domain/signals/signal.ts'
import type { Work } from '../../platform/endpoint.ts'
import type { SignalSource } from '../../platform/signals.ts'
import { riskChanged, riskSubject } from './contract.ts'
import { indexRules } from './index-rules.ts'
import { coloursOn, facilitiesAmong, keepDays, keepSaid, lockRisk, type SaidRow, saidOf } from './queries.ts'
import { audienceOfRisk, type Standing, stand } from './rules.ts'

const reasonsTold = 5

/**
 * @param units any; those that are no open facility are left out
 * @param sources the ones to ask again
 */
export async function refresh(work: Work, units: readonly number[], sources: readonly SignalSource[]): Promise<void> {
  const { tx, now, today, platform } = work
  const facilities = await facilitiesAmong(tx, units, today)
  if (facilities.length === 0) return
  await lockRisk(tx, facilities)
  const index = indexRules()
  const fresh: SaidRow[] = []
  const asked = { tx, units: facilities, now, today, timeZone: platform.config.timeZone }
  for (const source of sources) {
    const found = await source.find(asked)
    for (const [unitId, said] of found)
      for (const family of families)
        fresh.push({
          ...{ unitId, source: source.name, family, changesAt: said.changesAt },
          facts: said.facts.filter((fact) => fact.family === family),
          counts: said.counts[family] ?? {},
        })
  }
  const asking = new Set(sources.map(({ name }) => name))
  const kept = (await saidOf(tx, work.scope, facilities)).filter(({ source }) => !asking.has(source))
  const said = Map.groupBy([...kept, ...fresh], ({ unitId }) => unitId)
  const before = await coloursOn(tx, facilities, today)
  await keepSaid(tx, fresh, index.rules.version)
  const rows: { unitId: number; standing: Standing }[] = []
  const changed: { unitId: number; from: Colour; standing: Standing }[] = []
  for (const unitId of facilities) {
    const had = Object.fromEntries((before.get(unitId) ?? []).map(({ family, colour }) => [family, colour])) as Partial<
      Record<Family, Colour>
    >
    const together = (said.get(unitId) ?? []).map((one) => ({ facts: one.facts, counts: { [one.family]: one.counts } }))
    for (const standing of stand(index, together, had)) {
      rows.push({ unitId, standing })
      const from = had[standing.family] ?? 'blue'
      if (from !== standing.colour) changed.push({ unitId, from, standing })
    }
  }
  await keepDays(tx, today, rows)
  for (const { unitId, from, standing } of changed) {
    const { family, colour, points, decided, assessed } = standing
    await work.record(
      riskChanged,
      { unitId, subject: { type: riskSubject, id: `${unitId} ${family}` }, audience: audienceOfRisk(family) },
      {
        ...{ family, from, to: colour, points, decided },
        reasons: assessed.parts.slice(0, reasonsTold).map((part) => ({
          ...{ signal: part.fact.signal, points: part.points },
          subject: { ...part.fact.subject },
          details: { ...part.fact.details },
        })),
      },
    )
  }
}
