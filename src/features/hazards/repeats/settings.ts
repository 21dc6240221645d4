/** What a region may change about repeat hazards. All are defaults of this product: the plan gives no number. */
import { Type } from 'typebox'
import { setting } from '../../../platform/settings.ts'

const Whole = (zh: string, en: string, minimum: number, maximum: number) => Type.Integer({ minimum, maximum, zh, en })

export const repeatStandard = { lookBackMonths: 12, answerHours: 72, suggestMajorFrom: 1, requireMajorFrom: 2 }

export const repeatSetting = setting(
  'hazards.repeats',
  { zh: '重复隐患', en: 'Repeat hazards' },
  Type.Object(
    {
      lookBackMonths: Whole('向前比对（个月）', 'Look back (months)', 1, 60),
      answerHours: Whole('答复时限（小时）', 'Time to answer (hours)', 1, 720),
      suggestMajorFrom: Whole('第几次重复起建议定为重大', 'Suggest major from which repeat on', 1, 20),
      requireMajorFrom: Whole('第几次重复起至少定为重大', 'Demand major from which repeat on', 1, 20),
    },
    { additionalProperties: false },
  ),
  repeatStandard,
)
