/** From the facts of all sources to the day's row of each bottom line. Pure. */
import { assess, colourOf, gravest, type Part } from '../../domain/signals/assess.ts'
import {
  type Colour,
  type Counter,
  type Counts,
  counters,
  type Family,
  families,
  type Raised,
  type SignalIndex,
  type Signalled,
  worse,
} from '../../domain/signals/signal.ts'
import { audienceOf, cooperating } from '../../platform/contract/role.ts'

export const audienceOfRisk = (family: Family): number => audienceOf([...cooperating[family], 'government'])

/** What one source adds to one bottom line. Signals belong to one source each, so that sums of sources add up. */
export interface Digest {
  readonly family: Family
  readonly decided: Raised | null
  /** Signal → points. */
  readonly signals: Readonly<Record<string, number>>
  readonly counts: Counts
  /** What adds most first: all of them where a source was just asked, the gravest where it is kept. */
  readonly parts: readonly Part[]
}

export interface Standing {
  readonly family: Family
  readonly points: number
  readonly colour: Colour
  readonly decided: Raised | null
  readonly signals: Readonly<Record<string, number>>
  readonly counts: Readonly<Record<Counter, number>>
  readonly parts: readonly Part[]
}

const reasonsTold = 5

/** What is told of a colour that changed. */
export const changeOf = (from: Colour, { family, colour, points, decided, parts }: Standing) => ({
  ...{ family, from, to: colour, points, decided },
  reasons: parts.slice(0, reasonsTold).map((part) => ({
    ...{ signal: part.fact.signal, points: part.points },
    subject: { ...part.fact.subject },
    path: part.fact.path,
    details: { ...part.fact.details },
  })),
})

/** One for each bottom line. */
export const digest = ({ signals }: SignalIndex, { facts, counts }: Pick<Signalled, 'facts' | 'counts'>): Digest[] =>
  families.map((family) => {
    const { parts, decided } = assess(
      signals,
      facts.filter((fact) => fact.family === family),
    )
    const sums: Record<string, number> = {}
    for (const { fact, points } of parts) sums[fact.signal] = (sums[fact.signal] ?? 0) + points
    return { family, decided, signals: sums, counts: counts[family] ?? {}, parts }
  })

/** @param before colour of each bottom line until now */
export function stand(
  { rules }: SignalIndex,
  digests: readonly Digest[],
  before: Readonly<Partial<Record<Family, Colour>>>,
): Standing[] {
  return families.map((family) => {
    const own = digests.filter((one) => one.family === family)
    const signals: Record<string, number> = Object.assign({}, ...own.map((one) => one.signals))
    const points = Object.values(signals).reduce((sum, one) => sum + one, 0)
    const colour = own.reduce<Colour>((worst, { decided }) => worse(worst, decided ?? 'blue'), 'blue')
    const decided = colour === 'blue' ? null : colour
    const counts = Object.fromEntries(
      counters.map((name) => [name, own.reduce((sum, one) => sum + (one.counts[name] ?? 0), 0)]),
    ) as Record<Counter, number>
    return {
      ...{ family, points, decided, signals, counts },
      colour: colourOf(rules, { points, decided }, before[family] ?? 'blue'),
      parts: gravest(own.flatMap((one) => one.parts)),
    }
  })
}
