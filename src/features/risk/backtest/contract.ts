/**
 * The back-test (回测): what the index would have said before what happened, against simpler rules. Thresholds are chosen
 * on the first half of the days and judged on the second; whatever comes out is shown.
 */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../../platform/contract/endpoint.ts'
import { family, type Role } from '../../../platform/contract/role.ts'
import { Day, Nullable } from '../../../platform/contract/schema.ts'
import { vocabulary } from '../../../platform/contract/vocabulary.ts'

export const backtesters = ['chief', 'deputy', 'guidance', 'auditor'] as const satisfies readonly Role[]

/** What an alarm ought to come before. */
export const outcome = vocabulary('outcome', {
  incident: { zh: '事故和险情', en: 'Incidents and near misses' },
  outside: { zh: '外来检查发现的重大隐患', en: 'Major hazards found from outside' },
  both: { zh: '以上任一', en: 'Either' },
})

export const predictor = vocabulary('predictor', {
  colour: { zh: '风险等级（橙色及以上）', en: 'Risk colour (orange or worse)' },
  index: { zh: '风险指数', en: 'Risk index' },
  open: { zh: '未销号隐患数', en: 'Open hazards' },
  overdue: { zh: '超期隐患数', en: 'Overdue hazards' },
})

const Share = Nullable(Type.Object({ estimate: Type.Number(), lower: Type.Number(), upper: Type.Number() }))

const Figures = Type.Object({
  alarms: Type.Integer(),
  right: Type.Integer(),
  outcomes: Type.Integer(),
  caught: Type.Integer(),
  /** Right alarms of all; caught outcomes of all; 95 % by Wilson. */
  precision: Share,
  recall: Share,
  /** Days, of caught outcomes. */
  medianLead: Nullable(Type.Number()),
  falsePerFacilityMonth: Type.Number(),
  inAlarm: Type.Number(),
})

export const readBacktest = endpoint({
  name: 'risk.backtest',
  method: 'GET',
  path: '/api/risk-backtest',
  may: backtesters,
  title: { zh: '预警模型回测', en: 'Back-test of the early-warning model' },
  query: Type.Object(
    {
      outcome: Type.Optional(outcome.schema),
      family: Type.Optional(family.schema),
      /** Days for which an alarm stands. */
      horizon: Type.Optional(Type.Integer({ minimum: 7, maximum: 120, default: 30 })),
      /** False alarms a facility and month that are put up with, in hundredths. */
      budget: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 50 })),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    /** Days with an index, of how many facilities; null where there are none. */
    days: Nullable(Type.Object({ from: Day, half: Day, to: Day })),
    facilities: Type.Integer(),
    /** Days of outcomes in each half. */
    outcomes: Type.Object({ first: Type.Integer(), second: Type.Integer() }),
    predictors: Type.Array(
      Type.Object({
        predictor: predictor.schema,
        /** Chosen on the first half; of the colour, as the catalogue has it. Null: nothing to choose from. */
        threshold: Nullable(Type.Number()),
        tuned: Type.Boolean(),
        first: Figures,
        second: Figures,
        /** Area under the curve on the second half: 0.5 tells nothing. */
        area: Nullable(Type.Number()),
        /** The second half at every threshold, the lowest first. */
        curve: Type.Array(
          Type.Object({
            ...{ threshold: Type.Number(), precision: Nullable(Type.Number()), recall: Nullable(Type.Number()) },
            falsePerFacilityMonth: Type.Number(),
          }),
        ),
      }),
    ),
  }),
})
export type Backtest = Static<typeof readBacktest.reply>
