/**
 * Chance that can be had again: xoshiro128** (Blackman and Vigna, 2018) seeded through splitmix32 over a text, so that
 * every facility, hazard and name has a stream of its own and none depends on what was drawn elsewhere.
 *
 * Invariants: the same seed gives the same stream on every machine; `int(n)` is in [0, n); `weighted` never chooses a
 * weight of 0.
 */
export interface Random {
  /** In [0, 1), 32 bits. */
  next(): number
  /** Whole, in [0, n). */
  int(n: number): number
  /** True with probability `p`. */
  chance(p: number): boolean
  pick<T>(from: readonly T[]): T
  /** One of `from` by weights of at least 0, not all 0. */
  weighted<T>(from: readonly T[], weight: (one: T) => number): T
  /** A new order. */
  shuffle<T>(list: readonly T[]): T[]
  /** Mean 0, deviation 1 (Box and Muller). */
  normal(): number
  /** Of how many things happen where `mean` are expected (Knuth; for small means). */
  poisson(mean: number): number
  /** Waiting time of a memoryless thing. */
  exponential(mean: number): number
}

function seeds(text: string): [number, number, number, number] {
  let state = 2_166_136_261
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 16_777_619)
  const next = () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return mixed ^ (mixed >>> 15)
  }
  return [next(), next(), next(), next()]
}

const turned = (x: number, by: number): number => (x << by) | (x >>> (32 - by))

/** @param seed names the stream */
export function randomOf(seed: string): Random {
  let [a, b, c, d] = seeds(seed)
  const next = (): number => {
    const result = Math.imul(turned(Math.imul(b, 5), 7), 9)
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = turned(d, 11)
    return (result >>> 0) / 4_294_967_296
  }
  const int = (n: number): number => Math.floor(next() * n)
  const weighted = <T>(from: readonly T[], weight: (one: T) => number): T => {
    const weights = from.map(weight)
    let left = next() * weights.reduce((sum, one) => sum + one, 0)
    const found = from.find((_one, at) => {
      left -= weights[at] ?? 0
      return left < 0 && (weights[at] ?? 0) > 0
    })
    const last = found ?? from.findLast((_one, at) => (weights[at] ?? 0) > 0)
    if (last === undefined) throw new RangeError('nothing to choose from')
    return last
  }
  const shuffle = <T>(list: readonly T[]): T[] => {
    const order = list.map((one) => ({ one, at: next() }))
    return order.sort((x, y) => x.at - y.at).map(({ one }) => one)
  }
  return {
    next,
    int,
    weighted,
    shuffle,
    chance: (p) => next() < p,
    pick(from) {
      const one = from[int(from.length)]
      if (one === undefined) throw new RangeError('nothing to choose from')
      return one
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    poisson(mean) {
      const limit = Math.exp(-mean)
      let product = next()
      let count = 0
      for (; product > limit; count++) product *= next()
      return count
    },
    exponential: (mean) => -mean * Math.log(1 - next()),
  }
}
