/** Facts in words, and an index as its page shows it. */

import { type Gain, gains, type Part } from '../../domain/signals/assess.ts'
import type { SignalIndex } from '../../domain/signals/signal.ts'
import { fillBoth } from '../../platform/contract/text.ts'
import type { Standing } from './rules.ts'

const mostGains = 3

export function showPart({ signals }: SignalIndex, { fact, points, decides }: Part) {
  const signal = signals.get(fact.signal)
  if (!signal) throw new Error(`policy/signals.yaml knows no signal ${fact.signal}`)
  return {
    ...{
      signal: fact.signal,
      points,
      decides,
      words: fillBoth(signal.words, fact.details),
      action: { ...signal.action },
    },
    ...{ subject: { ...fact.subject }, path: fact.path, days: fact.days },
  }
}

/** @param standing with all its parts */
export const showGains = (index: SignalIndex, standing: Standing) =>
  gains(index.rules, index.signals, standing, mostGains).map(({ part, points, colour }: Gain) => ({
    ...{ part: showPart(index, part), points, colour },
  }))
