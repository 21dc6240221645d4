/** What a region may change about reports by code. */
import { Type } from 'typebox'
import { setting } from '../../../platform/settings.ts'

const Count = (most: number, zh: string, en: string) => Type.Integer({ minimum: 1, maximum: most, zh, en })

/** A visiting hall shares one address of a mobile network among many people; a code is scanned by a queue of visitors. */
export const scanLimits = setting(
  'scan.limits',
  { zh: '不登录扫码上报的次数限制', en: 'How often people without an account may report by code' },
  Type.Object(
    {
      codeHour: Count(500, '每个二维码每小时', 'Per code and hour'),
      addressHour: Count(500, '每个网络地址每小时', 'Per network address and hour'),
      unitDay: Count(5000, '每个监所每天', 'Per facility and day'),
    },
    { additionalProperties: false },
  ),
  { codeHour: 20, addressHour: 10, unitDay: 200 },
)

export const answerHours = setting(
  'scan.answerHours',
  { zh: '扫码上报核实时限（小时）', en: 'Time to confirm a report by code (hours)' },
  Type.Integer({ minimum: 1, maximum: 168, zh: '小时', en: 'Hours' }),
  24,
)

export const settings = [scanLimits, answerHours] as const
