/** What a region decides about its warnings: the colour at which they open is its budget of false alarms. */
import { Type } from 'typebox'
import { setting } from '../../platform/settings.ts'
import { warningColour } from './contract.ts'

export const warningFrom = setting(
  'warnings.from',
  { zh: '从哪一级起发出预警', en: 'Colour from which warnings open' },
  warningColour.schema,
  'orange',
)

const Hours = Type.Integer({ minimum: 1, maximum: 720 })
/** Hours to answer; when they are over, the next rung of the ladder hears of it and has as long again. */
export const answerHours = setting(
  'warnings.answer-hours',
  { zh: '多少小时内须回应，逾期逐级上报', en: 'Hours to answer, before the next level is told' },
  Type.Object({ yellow: Hours, orange: Hours, red: Hours }),
  { yellow: 24, orange: 12, red: 2 },
)

export const settings = [warningFrom, answerHours] as const
