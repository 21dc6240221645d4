/** What a region may change about hand-overs. */
import { Type } from 'typebox'
import { setting } from '../../../platform/settings.ts'

const Days = (most: number, zh: string, en: string) => Type.Integer({ minimum: 1, maximum: most, zh, en })

/** The plan names no days. Shorter absences leave the matters with the holder. */
export const handOverDays = setting(
  'responsibility.handOver',
  { zh: '交接', en: 'Hand-overs' },
  Type.Object(
    {
      days: Days(30, '须在几天内确认', 'Acknowledged within (days)'),
      actingDays: Days(90, '代理满几天须办交接', 'Acting for so many days is handed over'),
    },
    { additionalProperties: false },
  ),
  { days: 3, actingDays: 3 },
)
