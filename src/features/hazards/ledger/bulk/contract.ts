/**
 * Acts on many hazards at once (批量办理). What is closed is verified one by one, at the place: there is no closing in
 * bulk, and a major hazard is approved and reassigned alone. First a preview says what would be done and what a rule refuses; then one
 * request does just that, in one transaction: what a rule refuses stays as it is and is told, anything else that goes
 * wrong undoes the whole.
 */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../../../platform/contract/endpoint.ts'
import { event } from '../../../../platform/contract/event.ts'
import { problem, problems } from '../../../../platform/contract/problem.ts'
import type { Role } from '../../../../platform/contract/role.ts'
import { Id, Nullable, UnitId, Version } from '../../../../platform/contract/schema.ts'
import { taskKind } from '../../../../platform/contract/task.ts'
import { vocabulary } from '../../../../platform/contract/vocabulary.ts'
import { Both, filterFields, hazardSort, Said } from '../../contract.ts'

export const bulkAct = vocabulary('bulk act', {
  remind: { zh: '催办', en: 'Remind' },
  withdraw: { zh: '撤回催办', en: 'Withdraw reminder' },
  approve: { zh: '批准方案', en: 'Approve plans' },
  reassign: { zh: '更换责任人', en: 'Change responsible person' },
})

/** So many hazards one request acts on. */
export const mostAtOnce = 500

/** Who leads: they remind, and approve where the loop lets them. */
export const bulkRoles = ['director', 'chief', 'deputy', 'guidance'] as const satisfies readonly Role[]

/** Refusals beside those of the loop. */
export const bulkRules = {
  'major-alone': problem(
    'hazard-major-alone',
    409,
    { zh: '重大隐患须逐件审批', en: 'A major hazard is approved alone' },
    {
      zh: '重大隐患不能批量批准，请打开逐件审批。',
      en: 'A major hazard is not approved in bulk. Open it and decide on it alone.',
    },
  ),
  'major-reassigned-alone': problem(
    'hazard-major-reassigned-alone',
    409,
    { zh: '重大隐患须逐件更换责任人', en: 'A major hazard is reassigned alone' },
    {
      zh: '重大隐患不能批量更换责任人，请打开逐件办理。',
      en: 'A major hazard is not reassigned in bulk. Open it and choose its person alone.',
    },
  ),
  'person-elsewhere': problem(
    'hazard-bulk-person-elsewhere',
    409,
    { zh: '新的责任人不在该监所任职', en: 'The new person does not work there' },
    {
      zh: '隐患属于另一监所，新的责任人不在那里任职。',
      en: 'The hazard is of another facility, where the new person holds no post.',
    },
  ),
  'not-waiting': problem(
    'hazard-not-waiting',
    409,
    { zh: '没有等待办理的人', en: 'It waits for nobody' },
    { zh: '隐患已办结，或没有待办事项，无从催办。', en: 'It is at its end or nothing is due: nobody to remind.' },
  ),
  'waits-for-you': problem(
    'hazard-waits-for-you',
    409,
    { zh: '正等待您本人办理', en: 'It waits for you' },
    { zh: '这一步由您办理，不必催办。', en: 'This step is yours; there is nobody to remind.' },
  ),
  'reminded-already': problem(
    'hazard-reminded-already',
    409,
    { zh: '已经催办，对方尚未办理', en: 'Reminded already' },
    { zh: '上一次催办仍在对方待办中，不重复催办。', en: 'The earlier reminder still stands among their tasks.' },
  ),
  'not-reminded': problem(
    'hazard-not-reminded',
    409,
    { zh: '没有可撤回的催办', en: 'No reminder to withdraw' },
    { zh: '没有催办，或对方已经办理。', en: 'There is no reminder, or it has been acted on.' },
  ),
  changed: problem(
    'hazard-changed',
    409,
    { zh: '内容刚被他人更新', en: 'Changed meanwhile' },
    { zh: '预览之后有人办理过，请重新预览。', en: 'Somebody acted on it after the preview. Preview again.' },
  ),
} as const
export type BulkRule = keyof typeof bulkRules

const Chosen = Type.Object({ unitId: UnitId, id: Id, version: Version }, { additionalProperties: false })
const Items = Type.Array(Chosen, { minItems: 1, maxItems: mostAtOnce })
export type Chosen = Static<typeof Chosen>

export const BulkLine = Type.Object({
  unitId: UnitId,
  id: Id,
  version: Version,
  number: Type.String(),
  unit: Both,
  object: Said,
  refused: Nullable(Type.Object({ rule: Type.String(), why: Both })),
})
export type BulkLine = Static<typeof BulkLine>

export const previewBulk = endpoint({
  name: 'hazards.previewBulk',
  method: 'POST',
  path: '/api/hazards/bulk/preview',
  may: bulkRoles,
  title: { zh: '预览批量办理', en: 'Preview of a bulk act' },
  body: Type.Object(
    {
      act: bulkAct.schema,
      /** Who takes over; only of a reassignment, and once somebody is chosen. */
      responsibleId: Type.Optional(Id),
      which: Type.Union([
        Type.Object({ items: Items }, { additionalProperties: false }),
        Type.Object(
          {
            filter: Type.Object(
              { ...filterFields, sort: Type.Optional(hazardSort.schema) },
              { additionalProperties: false },
            ),
          },
          { additionalProperties: false },
        ),
      ]),
    },
    { additionalProperties: false },
  ),
  /** `more`: the filter matches more than one request may act on; these are the first in its order. */
  reply: Type.Object({ lines: Type.Array(BulkLine), more: Type.Boolean() }),
  problems: [problems.badRequest],
})

export const actInBulk = endpoint({
  name: 'hazards.bulk',
  method: 'POST',
  path: '/api/hazards/bulk',
  may: bulkRoles,
  title: { zh: '批量办理', en: 'Bulk act' },
  body: Type.Object(
    {
      act: bulkAct.schema,
      items: Items,
      /** Of a reassignment its reason, which must stand. */
      note: Type.String({ maxLength: 200 }),
      /** Who takes over; a reassignment names somebody. */
      responsibleId: Type.Optional(Id),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ lines: Type.Array(BulkLine) }),
  problems: [problems.badRequest],
})

export const hazardReminded = event(
  'hazard.reminded',
  { zh: '催办隐患', en: 'Hazard: reminded' },
  Type.Object({ note: Type.String() }),
)
export const reminderWithdrawn = event(
  'hazard.reminder-withdrawn',
  { zh: '撤回催办', en: 'Hazard: reminder withdrawn' },
  Type.Object({}),
)

export const reminder = taskKind(
  'hazard.reminder',
  { zh: '{by}催办隐患：{object}{note}', en: '{by} reminds of a hazard: {object}{note}' },
  '/hazards/{unit}/{id}',
)
