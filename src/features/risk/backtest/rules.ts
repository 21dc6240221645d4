/** From history to the back-test's figures. Pure: days are numbers, halves are of days. */
import {
  type Judged,
  judge,
  median,
  type Series,
  type Span,
  type Tried,
  thresholds,
  tuned,
} from '../../../domain/backtest/backtest.ts'
import { areaUnderCurve, wilson } from '../../../domain/backtest/scores.ts'
import type { TermOf } from '../../../platform/contract/vocabulary.ts'
import type { predictor } from './contract.ts'

/** Days of one facility and bottom line, without a gap: a day that was not kept repeats the one before it. */
export interface Past {
  readonly facility: number
  readonly scores: Readonly<Record<TermOf<typeof predictor>, readonly number[]>>
  readonly outcomes: readonly number[]
}

const mostThresholds = 40
/** Rank of orange among the colours. */
const orange = 2
/** Every so many days a score is held against what follows. */
const areaStep = 7

export const figures = (found: Judged) => ({
  ...{ alarms: found.alarms, right: found.right, outcomes: found.outcomes, caught: found.caught },
  ...{ precision: wilson(found.right, found.alarms), recall: wilson(found.caught, found.outcomes) },
  ...{ medianLead: median(found.leads), inAlarm: found.inAlarm, falsePerFacilityMonth: found.falsePerFacilityMonth },
})

const shareOf = (times: number, of: number): number | null => (of === 0 ? null : times / of)

export function backtest(
  past: readonly Past[],
  which: TermOf<typeof predictor>,
  halves: { readonly first: Span; readonly second: Span },
  horizon: number,
  budget: number,
) {
  const series: Series[] = past.map(({ facility, scores, outcomes }) => ({ facility, outcomes, score: scores[which] }))
  const on = (span: Span) => (threshold: number) => ({ threshold, ...judge(series, threshold, horizon, span) })
  const candidates = thresholds(series, halves.first, mostThresholds)
  const chosen: Tried | null =
    which === 'colour' ? on(halves.first)(orange) : tuned(candidates.map(on(halves.first)), budget)
  const threshold = chosen?.threshold ?? null
  const second = on(halves.second)
  return {
    ...{ predictor: which, threshold, tuned: which !== 'colour' },
    first: figures(chosen ?? on(halves.first)(Number.POSITIVE_INFINITY)),
    second: figures(second(threshold ?? Number.POSITIVE_INFINITY)),
    area: area(series, halves.second, horizon),
    curve: thresholds(series, halves.second, mostThresholds)
      .map(second)
      .map((one) => ({
        ...{ threshold: one.threshold, falsePerFacilityMonth: one.falsePerFacilityMonth },
        ...{ precision: shareOf(one.right, one.alarms), recall: shareOf(one.caught, one.outcomes) },
      })),
  }
}

/** Whether days before an outcome scored higher than others. */
function area(series: readonly Series[], { from, until }: Span, horizon: number): number | null {
  const scored = series.flatMap(({ score, outcomes }) =>
    Array.from({ length: Math.max(0, Math.floor((until - from - horizon) / areaStep)) }, (_, step) => {
      const day = from + step * areaStep
      return { score: score[day] ?? 0, happened: outcomes.some((one) => one > day && one <= day + horizon) }
    }),
  )
  return areaUnderCurve(scored)
}
