/** What a region may change about the loop. The words stand in the schema, so that the screen of settings can show them. */
import { Type } from 'typebox'
import { setting } from '../../../platform/settings.ts'
import { hazardState, standardLimits, stepHours } from './contract.ts'

const Hours = (zh: string, en: string) => Type.Integer({ minimum: 1, maximum: 720, zh, en })
const step = (state: keyof typeof stepHours) =>
  Type.Object(
    {
      general: Hours('一般隐患（小时）', 'General hazard (hours)'),
      major: Hours('重大隐患（小时）', 'Major hazard (hours)'),
    },
    { additionalProperties: false, ...hazardState.words[state] },
  )

export const stepHoursSetting = setting(
  'hazards.stepHours',
  { zh: '隐患各环节办理时限', en: 'Time for each step of a hazard' },
  Type.Object(
    {
      reported: step('reported'),
      graded: step('graded'),
      planned: step('planned'),
      submitted: step('submitted'),
    },
    { additionalProperties: false },
  ),
  stepHours,
)

const closed = { additionalProperties: false } as const
export const limitsSetting = setting(
  'hazards.limits',
  { zh: '隐患延期与临时管控检查', en: 'Extensions and checks of interim controls' },
  Type.Object(
    {
      extension: Type.Object(
        {
          times: Type.Integer({ minimum: 0, maximum: 10, zh: '最多次数', en: 'At most so many' }),
          days: Type.Integer({ minimum: 0, maximum: 730, zh: '累计最多天数', en: 'Days in all' }),
          decideHours: Hours('答复时限（小时）', 'Decided within (hours)'),
        },
        { ...closed, zh: '延期', en: 'Extension' },
      ),
      checks: Type.Object(
        {
          held: Hours('上次在控时（小时）', 'After they held (hours)'),
          failed: Hours('上次失效时（小时）', 'After they failed (hours)'),
        },
        { ...closed, zh: '重大隐患临时管控检查间隔', en: 'Interim controls of a major hazard checked again' },
      ),
    },
    closed,
  ),
  standardLimits,
)

export const settings = [stepHoursSetting, limitsSetting] as const
