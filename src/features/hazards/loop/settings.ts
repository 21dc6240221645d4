/** What a region may change about the loop. The words stand in the schema, so that the screen of settings can show them. */
import { Type } from 'typebox'
import { setting } from '../../../platform/settings.ts'
import { hazardState, stepHours } from './contract.ts'

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

export const settings = [stepHoursSetting] as const
