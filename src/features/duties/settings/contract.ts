/**
 * Settings of duties: the region's system administrator changes a default of the catalogue, with a reason and the day it
 * takes effect. A change never falls into a running window: it begins at the next boundary both cadences share.
 */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../../platform/contract/endpoint.ts'
import { event } from '../../../platform/contract/event.ts'
import { problem, problems } from '../../../platform/contract/problem.ts'
import { police } from '../../../platform/contract/role.ts'
import { Day, Instant, Nullable, UnitId, Words } from '../../../platform/contract/schema.ts'
import { Both, Counts, cadence, DutyHead, DutyId, per } from '../contract.ts'

/** What may be changed; only fields that are given. */
export const Changes = Type.Object(
  {
    every: Type.Optional(cadence.schema),
    atLeast: Type.Optional(Type.Integer({ minimum: 1, maximum: 31 })),
    recordWithinDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 31 })),
    withinHours: Type.Optional(Type.Integer({ minimum: 1, maximum: 8784 })),
    remindDays: Type.Optional(
      Type.Array(Type.Integer({ minimum: 0, maximum: 366 }), { maxItems: 5, uniqueItems: true }),
    ),
    /** Of a bureau's duty: once over all its facilities, or once for each. */
    per: Type.Optional(per.schema),
    /** Of a duty that wants people to attend: the least share of them. */
    attendance: Type.Optional(Type.Number({ minimum: 0.01, maximum: 1 })),
    /** The deploying authority confirms the defaults. */
    reviewed: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false, minProperties: 1 },
)
export type Changes = Static<typeof Changes>

export const DutySetting = Type.Object({
  number: Type.Integer(),
  effective: Day,
  changes: Changes,
  reason: Type.String(),
  changedBy: Type.String(),
  changedAt: Instant,
})

export const DutySettings = Type.Object({
  /** As it stands today, file and changes together. */
  duty: DutyHead,
  /** As the file has it. */
  standard: DutyHead,
  /** In the order they were made. */
  settings: Type.Array(DutySetting),
})
export type DutySettings = Static<typeof DutySettings>

export const settingsProblems = {
  inThePast: problem<{ day: string }>(
    'duty-setting-in-the-past',
    422,
    { zh: '生效日期不能早于今天', en: 'It cannot take effect in the past' },
    { zh: '“{day}”已经过去。请填今天或以后的日期。', en: '“{day}” is past. Give today or a later day.' },
  ),
  unfit: problem<{ field: string }>(
    'duty-setting-unfit',
    422,
    { zh: '这项职责没有该设置', en: 'This duty has no such setting' },
    {
      zh: '“{field}”不适用于这项职责，请去掉后再保存。',
      en: '“{field}” means nothing for this duty. Leave it out and save again.',
    },
  ),
} as const

export const dutySettingChanged = event(
  'duty.setting-changed',
  { zh: '修改职责设置', en: 'Setting of a duty changed' },
  Type.Object({ duty: DutyId, number: Type.Integer(), effective: Day, changes: Changes, reason: Type.String() }),
)
const Change = { effective: Day, changes: Changes }

export const listSettings = endpoint({
  name: 'duties.settings',
  method: 'GET',
  path: '/api/duties/settings',
  may: [...police, 'system'],
  title: { zh: '职责设置', en: 'Settings of duties' },
  reply: Type.Object({ duties: Type.Array(DutySettings) }),
})

export const previewSetting = endpoint({
  name: 'duties.previewSetting',
  method: 'POST',
  path: '/api/duties/settings/preview',
  may: ['system'],
  title: { zh: '预览职责设置的影响', en: 'Preview a setting of a duty' },
  body: Type.Object({ duty: DutyId, ...Change }, { additionalProperties: false }),
  reply: Type.Object({
    /** First day of the first window judged by it; null where no window changes. */
    startsOn: Nullable(Day),
    /** Units that owe the duty today. */
    units: Type.Integer(),
    /** Windows each of them has in a year, before and after. */
    windowsAYear: Type.Object({ before: Type.Integer(), after: Type.Integer() }),
    /** The past year judged again as if it had been in force: the running window and those that ended. */
    pastYear: Type.Object({ before: Counts, after: Counts }),
    /** Windows that would stand otherwise, of how many units. */
    changed: Type.Object({ windows: Type.Integer(), units: Type.Integer() }),
    examples: Type.Array(Type.Object({ unitId: UnitId, unit: Both, before: Counts, after: Counts })),
  }),
  problems: [problems.notFound, settingsProblems.inThePast, settingsProblems.unfit],
})

export const putSetting = endpoint({
  name: 'duties.putSetting',
  method: 'PUT',
  path: '/api/duties/settings/:duty',
  may: ['system'],
  title: { zh: '修改职责设置', en: 'Change a setting of a duty' },
  params: Type.Object({ duty: DutyId }, { additionalProperties: false }),
  /** `seen`: number of the last setting the reader saw, 0 where none. */
  body: Type.Object(
    { ...Change, reason: Words(500), seen: Type.Integer({ minimum: 0 }) },
    { additionalProperties: false },
  ),
  reply: DutySettings,
  problems: [problems.notFound, problems.changedMeanwhile, settingsProblems.inThePast, settingsProblems.unfit],
})
