/**
 * Keeps indices true: asks sources again, in the transaction of the write that changed something, and lays what they say
 * beside what the others said before. A colour that changes is an event.
 */
import type { Colour } from '../../domain/signals/signal.ts'
import type { Work } from '../../platform/endpoint.ts'
import type { SignalSource } from '../../platform/signals.ts'
import { riskChanged, riskSubject } from './contract.ts'
import { indexRules } from './index-rules.ts'
import { type Kept, keep, keptOf, lockFacilities } from './queries.ts'
import { audienceOfRisk, changeOf, digest, type Standing, stand } from './rules.ts'

/**
 * @param units any; those that are no open facility are left out
 * @param sources the ones to ask again
 */
export async function refresh(work: Work, units: readonly number[], sources: readonly SignalSource[]): Promise<void> {
  const { tx, now, today, platform } = work
  const facilities = await lockFacilities(tx, units, today)
  if (facilities.length === 0) return
  const index = indexRules()
  const asked = { tx, units: facilities, now, today, timeZone: platform.config.timeZone }
  const fresh: Kept[] = []
  for (const source of sources)
    for (const [unitId, said] of await source.find(asked))
      fresh.push({ unitId, source: source.name, digests: digest(index, said), changesAt: said.changesAt })
  const freshOf = Map.groupBy(fresh, ({ unitId }) => unitId)
  const names = sources.map(({ name }) => name)
  const kept = await keptOf(tx, facilities, today, names)
  const days: { unitId: number; standing: Standing }[] = []
  const changed: { unitId: number; from: Colour; standing: Standing }[] = []
  for (const unitId of facilities) {
    const { colours = {}, digests = [] } = kept.get(unitId) ?? {}
    const all = [...digests, ...(freshOf.get(unitId) ?? []).flatMap((one) => one.digests)]
    for (const standing of stand(index, all, colours)) {
      days.push({ unitId, standing })
      const from = colours[standing.family] ?? 'blue'
      if (from !== standing.colour) changed.push({ unitId, from, standing })
    }
  }
  await keep(tx, today, fresh, days, index.rules.version, kept)
  for (const { unitId, from, standing } of changed) {
    const { family } = standing
    await work.record(
      riskChanged,
      { unitId, subject: { type: riskSubject, id: `${unitId} ${family}` }, audience: audienceOfRisk(family) },
      changeOf(from, standing),
    )
  }
}
