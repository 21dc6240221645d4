/** From the facts of all sources to the day's row of each bottom line. Pure. */
import { type Assessed, assess, colourOf } from '../../domain/signals/assess.ts'
import {
  type Colour,
  type Counter,
  counters,
  type Fact,
  type Family,
  families,
  type Raised,
  type SignalIndex,
  type Signalled,
} from '../../domain/signals/signal.ts'
import { audienceOf, cooperating } from '../../platform/contract/role.ts'

export const audienceOfRisk = (family: Family): number => audienceOf([...cooperating[family], 'government'])

export interface Standing {
  readonly family: Family
  readonly points: number
  readonly colour: Colour
  readonly decided: Raised | null
  readonly signals: Readonly<Record<string, number>>
  readonly counts: Readonly<Record<Counter, number>>
  readonly assessed: Assessed
}

/** What sources said of one facility, taken together. */
export type Said = readonly Pick<Signalled, 'facts' | 'counts'>[]

/** @param before colour of each bottom line until now */
export function stand(
  { rules, signals }: SignalIndex,
  said: Said,
  before: Readonly<Partial<Record<Family, Colour>>>,
): Standing[] {
  return families.map((family) => {
    const facts: Fact[] = said.flatMap((one) => one.facts.filter((fact) => fact.family === family))
    const assessed = assess(signals, facts)
    const counts = Object.fromEntries(
      counters.map((name) => [name, said.reduce((sum, one) => sum + (one.counts[family]?.[name] ?? 0), 0)]),
    ) as Record<Counter, number>
    return {
      family,
      ...{ points: assessed.points, decided: assessed.decided, counts, assessed },
      colour: colourOf(rules, assessed, before[family] ?? 'blue'),
      signals: bySignal(assessed),
    }
  })
}

function bySignal({ parts }: Assessed): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { fact, points } of parts) sums[fact.signal] = (sums[fact.signal] ?? 0) + points
  return sums
}
