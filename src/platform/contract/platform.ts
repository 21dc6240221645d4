/** Endpoints of the platform itself beside files: live updates, search, settings. */
import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { event } from './event.ts'
import { problem } from './problem.ts'
import { Instant, Nullable, UnitId, Version, Words } from './schema.ts'

/**
 * Server-sent events: `data: {"topic": …, "units": […]}` says that something of that kind changed in those units;
 * the event `anew` says that changes may have been missed. Contents are read again under the reader's own scope.
 */
export const getLive = endpoint({
  name: 'live.follow',
  method: 'GET',
  path: '/api/live',
  may: 'signed-in',
  title: { zh: '实时更新', en: 'Live updates' },
  reply: Type.Unknown(),
  form: 'bytes',
})

export const SearchHit = Type.Object({
  /** What is found: name of its provider, such as `hazard`. */
  kind: Type.String(),
  unitId: Nullable(UnitId),
  id: Type.String(),
  title: Type.String(),
  detail: Nullable(Type.String()),
  /** Where it opens in the web app. */
  path: Type.String(),
})

export const search = endpoint({
  name: 'search.find',
  method: 'GET',
  path: '/api/search',
  may: 'signed-in',
  title: { zh: '全局搜索', en: 'Search everywhere' },
  query: Type.Object({ q: Words(100) }, { additionalProperties: false }),
  reply: Type.Object({
    groups: Type.Array(
      Type.Object({
        kind: Type.String(),
        words: Type.Object({ zh: Type.String(), en: Type.String() }),
        hits: Type.Array(SearchHit),
      }),
    ),
  }),
})

const Setting = Type.Object({
  name: Type.String(),
  words: Type.Object({ zh: Type.String(), en: Type.String() }),
  /** JSON Schema of the value. */
  schema: Type.Unknown(),
  value: Type.Unknown(),
  standard: Type.Unknown(),
  /** 0 where nobody has changed it yet. */
  version: Type.Integer({ minimum: 0 }),
  changedAt: Nullable(Instant),
  changedBy: Nullable(Type.String()),
  reason: Nullable(Type.String()),
})

export const listSettings = endpoint({
  name: 'settings.list',
  method: 'GET',
  path: '/api/settings',
  may: ['system'],
  title: { zh: '系统设置', en: 'Settings' },
  reply: Type.Object({ settings: Type.Array(Setting) }),
})

export const settingProblems = {
  regionOnly: problem(
    'setting-region-only',
    403,
    { zh: '由自治区系统管理员修改', en: 'For the region’s system administrator' },
    {
      zh: '系统设置在全区统一生效，请联系自治区系统管理员。',
      en: 'Settings hold for the whole region; ask the region’s system administrator.',
    },
  ),
  invalid: problem<{ words: string }>(
    'setting-invalid',
    422,
    { zh: '设置值不合要求', en: 'The value does not fit' },
    { zh: '“{words}”的取值不在允许范围内。', en: 'The value is outside what “{words}” allows.' },
  ),
} as const

export const putSetting = endpoint({
  name: 'settings.put',
  method: 'PUT',
  path: '/api/settings/:name',
  may: ['system'],
  title: { zh: '修改设置', en: 'Change a setting' },
  params: Type.Object({ name: Type.String({ pattern: '^[a-z][a-zA-Z.]{1,63}$' }) }),
  body: Type.Object(
    { value: Type.Unknown(), reason: Words(200, 2), version: Type.Union([Version, Type.Literal(0)]) },
    { additionalProperties: false },
  ),
  reply: Setting,
  problems: Object.values(settingProblems),
})

export const settingChanged = event(
  'setting.changed',
  { zh: '修改系统设置', en: 'Setting changed' },
  Type.Object({ name: Type.String(), from: Type.Unknown(), to: Type.Unknown(), reason: Type.String() }),
)
