/**
 * The risk index of one facility and bottom line (五类风险指数): the sum of what each fact adds.
 *
 *   raw(fact) = ⌊points · (1 + (times − 1) · min(days / grows.days, 1))⌋
 *   facts of one signal, raw falling: the k-th (from 0) adds ⌊raw · nextᵏ⌋
 *   index = the sum of all of them
 *
 * Invariants, each tested as a property:
 * 1. Additive: what the parts add sums exactly to the index; every part names its record.
 * 2. Monotone: a further fact, a longer one, or one of unknown length never lowers the index or mends the colour.
 * 3. The order of facts is irrelevant.
 * 4. Facts that decide a colour hold it whatever the points.
 * 5. A colour rises at once and falls only below `fallsBelow` of its threshold (hysteresis), so that it never flickers.
 *
 * Time: n log n in the facts of one facility. Source: additive explained scores; this product's design.
 */
import { type Colour, colours, type Fact, type Raised, type Signal, type SignalRules, worse } from './signal.ts'

export interface Part<F extends Fact = Fact> {
  readonly fact: F
  /** What it adds to the index. */
  readonly points: number
  /** The colour it decides alone. */
  readonly decides: Raised | null
}

export interface Assessed<F extends Fact = Fact> {
  readonly points: number
  /** The worst colour that one fact decides; null where none does. */
  readonly decided: Raised | null
  /** What adds most first. */
  readonly parts: readonly Part<F>[]
}

/** What a fact is worth by itself. */
export function rawPoints({ points, grows }: Signal, days: number | null): number {
  if (grows === null) return points
  const share = days === null ? 1 : Math.min(Math.max(days, 0) / grows.days, 1)
  return Math.floor(points * (1 + (grows.times - 1) * share))
}

/** By id, for as many facilities as there are. */
export const signalsById = (rules: SignalRules): ReadonlyMap<string, Signal> =>
  new Map(rules.signals.map((signal) => [signal.id, signal]))

/** @param facts of one facility and one family */
export function assess<F extends Fact>(signals: ReadonlyMap<string, Signal>, facts: readonly F[]): Assessed<F> {
  const parts: Part<F>[] = []
  let total = 0
  let decided: Colour = 'blue'
  for (const [id, list] of Map.groupBy(facts, (fact) => fact.signal)) {
    const signal = signals.get(id)
    if (!signal) throw new Error(`policy/signals.yaml knows no signal ${id}`)
    const raw = list
      .map((fact) => ({ fact, points: rawPoints(signal, fact.days) }))
      .sort((a, b) => b.points - a.points || (a.fact.subject.id < b.fact.subject.id ? -1 : 1))
    raw.forEach(({ fact, points }, rank) => {
      const added = Math.floor(points * signal.next ** rank)
      total += added
      parts.push({ fact, points: added, decides: signal.decides })
    })
    if (signal.decides !== null) decided = worse(decided, signal.decides)
  }
  return { points: total, decided: decided === 'blue' ? null : decided, parts: gravest(parts) }
}

/** What adds most first; a fact that decides a colour stands before all that only add points. */
export const gravest = <F extends Fact>(parts: readonly Part<F>[]): Part<F>[] =>
  parts.toSorted((a, b) => gravity(b) - gravity(a) || (a.fact.subject.id < b.fact.subject.id ? -1 : 1))

const gravity = ({ points, decides }: Part): number => points + (decides === null ? 0 : 1e6 * colours.indexOf(decides))

/** @param before the colour it had, from which it falls only with some distance */
export function colourOf(
  rules: SignalRules,
  { points, decided }: Pick<Assessed, 'points' | 'decided'>,
  before: Colour,
): Colour {
  let colour: Colour = decided ?? 'blue'
  for (const one of ['yellow', 'orange', 'red'] as const) {
    const first = rules.colours[one]
    const kept = colours.indexOf(before) >= colours.indexOf(one)
    if (points >= (kept ? first * rules.fallsBelow : first)) colour = worse(colour, one)
  }
  return colour
}

export interface Gain<F extends Fact = Fact> {
  readonly part: Part<F>
  /** By how much the index falls once the record is settled. */
  readonly points: number
  /** The colour it then has. */
  readonly colour: Colour
}

/**
 * Which record settled lowers the index most (做什么最管用): each looked at alone, those first that mend the colour.
 * A record may stand behind several facts (an overdue hazard that came back): settling it removes all of them.
 */
export function gains<F extends Fact>(
  rules: SignalRules,
  signals: ReadonlyMap<string, Signal>,
  { points, parts }: Pick<Assessed<F>, 'points' | 'parts'>,
  most: number,
): Gain<F>[] {
  const facts = parts.map(({ fact }) => fact)
  const records = Map.groupBy(parts, ({ fact }) => `${fact.subject.type} ${fact.subject.id}`)
  return [...records]
    .flatMap(([key, own]) => {
      const [part] = own
      if (!part) return []
      const left = assess(
        signals,
        facts.filter((fact) => `${fact.subject.type} ${fact.subject.id}` !== key),
      )
      return [{ part, points: points - left.points, colour: colourOf(rules, left, 'blue') }]
    })
    .sort((a, b) => colours.indexOf(a.colour) - colours.indexOf(b.colour) || b.points - a.points)
    .slice(0, most)
}
