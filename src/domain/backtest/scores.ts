/**
 * How well a score tells what happens from what does not: the area under the receiver operating characteristic, and
 * Wilson's interval for a share.
 *
 * Sources: Hanley and McNeil, Radiology 1982 (area as the Mann–Whitney statistic, ties count one half);
 * Wilson, JASA 1927, examples in Newcombe, Statistics in Medicine 1998. Shares lie in 0 to 1.
 */
export interface Scored {
  readonly score: number
  readonly happened: boolean
}

/** Chance that what happened scored higher than what did not. Null where either is missing. n log n. */
export function areaUnderCurve(all: readonly Scored[]): number | null {
  const rising = all.toSorted((a, b) => a.score - b.score)
  const happened = rising.filter((one) => one.happened).length
  const others = rising.length - happened
  if (happened === 0 || others === 0) return null
  let ranks = 0
  for (let first = 0; first < rising.length; ) {
    let last = first
    while (last + 1 < rising.length && rising[last + 1]?.score === rising[first]?.score) last += 1
    const rank = (first + last) / 2 + 1
    for (let at = first; at <= last; at++) if (rising[at]?.happened) ranks += rank
    first = last + 1
  }
  return (ranks - (happened * (happened + 1)) / 2) / (happened * others)
}

export interface Share {
  readonly estimate: number
  readonly lower: number
  readonly upper: number
}

const z = 1.959963984540054

/** 95 %; null of nothing. */
export function wilson(times: number, of: number): Share | null {
  if (of === 0) return null
  const share = times / of
  const centre = share + (z * z) / (2 * of)
  const reach = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  const whole = 1 + (z * z) / of
  return {
    estimate: share,
    lower: Math.max(0, (centre - reach) / whole),
    upper: Math.min(1, (centre + reach) / whole),
  }
}
