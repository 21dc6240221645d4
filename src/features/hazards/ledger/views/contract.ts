/** Views people keep of the ledger (常用视图): a filter with its columns, sort and grouping, under a name. */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../../../platform/contract/endpoint.ts'
import { event } from '../../../../platform/contract/event.ts'
import { problem, problems } from '../../../../platform/contract/problem.ts'
import type { Role } from '../../../../platform/contract/role.ts'
import { Created, Id, Nullable, UnitId, Version, Words } from '../../../../platform/contract/schema.ts'
import { Both, readers } from '../../contract.ts'

/** Who may give a view to all of their unit. */
export const sharers = ['director', 'chief', 'deputy', 'guidance'] as const satisfies readonly Role[]

/** Views one account keeps. */
export const mostViews = 50

/** What stands in the address of the ledger's page: it says the same to whoever opens it. */
const Asked = Type.Record(Type.String({ pattern: '^[a-zA-Z]{1,20}$' }), Type.String({ minLength: 1, maxLength: 300 }), {
  maxProperties: 40,
})
const Columns = Type.Array(Type.String({ pattern: '^[a-zA-Z]{1,20}$' }), { maxItems: 30, uniqueItems: true })

export const View = Type.Object({
  id: Id,
  name: Type.String(),
  asked: Type.Record(Type.String(), Type.String()),
  /** The unit it is shared with; null: one's own. */
  unit: Nullable(Type.Object({ id: UnitId, name: Both })),
  by: Type.String(),
  /** The reader may rename, change and remove it. */
  mine: Type.Boolean(),
  version: Version,
})
export type View = Static<typeof View>

export const viewProblems = {
  nameTaken: problem(
    'view-name-taken',
    409,
    { zh: '已有同名视图', en: 'A view has this name' },
    { zh: '您已有一个同名的常用视图，请换个名称。', en: 'One of your views has this name. Choose another.' },
  ),
  tooMany: problem<{ most: number }>(
    'view-too-many',
    422,
    { zh: '常用视图过多', en: 'Too many views' },
    {
      zh: '每人最多保存 {most} 个，请先删除不用的。',
      en: 'One person keeps at most {most}. Remove one you do not use.',
    },
  ),
  maySetUnit: problem(
    'view-not-yours-to-share',
    403,
    { zh: '不能向该单位共享', en: 'Not yours to share there' },
    {
      zh: '只有所长、公安机关领导和业务指导民警可以向本单位共享视图。',
      en: 'A director, the bureau’s leaders and guidance officers share views, each with their own unit.',
    },
  ),
} as const

const path = '/api/hazards/views'
const One = Type.Object({ id: Id })

export const listViews = endpoint({
  name: 'hazards.views',
  method: 'GET',
  path,
  may: readers,
  title: { zh: '台账常用视图', en: 'Views of the ledger' },
  reply: Type.Object({
    items: Type.Array(View),
    /** Units the reader may share with. */
    shareWith: Type.Array(Type.Object({ id: UnitId, name: Both })),
    habit: Type.Object({ opensWith: Nullable(Type.String()), columns: Nullable(Columns), version: Type.Integer() }),
  }),
})

const draft = { name: Words(30), asked: Asked, shareWith: Nullable(UnitId) }

export const saveView = endpoint({
  name: 'hazards.saveView',
  method: 'POST',
  path,
  may: readers,
  title: { zh: '保存常用视图', en: 'Save a view' },
  body: Type.Object(draft, { additionalProperties: false }),
  reply: Created,
  status: 201,
  problems: [viewProblems.nameTaken, viewProblems.tooMany, viewProblems.maySetUnit],
})

const changing = [problems.notFound, problems.changedMeanwhile, viewProblems.nameTaken, viewProblems.maySetUnit]

export const changeView = endpoint({
  name: 'hazards.changeView',
  method: 'PUT',
  path: `${path}/:id`,
  may: readers,
  title: { zh: '修改常用视图', en: 'Change a view' },
  params: One,
  body: Type.Object({ version: Version, ...draft }, { additionalProperties: false }),
  problems: changing,
})

export const removeView = endpoint({
  name: 'hazards.removeView',
  method: 'DELETE',
  path: `${path}/:id`,
  may: readers,
  title: { zh: '删除常用视图', en: 'Remove a view' },
  params: One,
  problems: [problems.notFound],
})

/** The other way round: what was removed by mistake is there again. */
export const restoreView = endpoint({
  name: 'hazards.restoreView',
  method: 'POST',
  path: `${path}/:id/restore`,
  may: readers,
  title: { zh: '恢复常用视图', en: 'Bring a view back' },
  params: One,
  problems: [problems.notFound, viewProblems.nameTaken, viewProblems.tooMany],
})

export const setHabit = endpoint({
  name: 'hazards.setLedgerHabit',
  method: 'PUT',
  path: '/api/hazards/ledger-habit',
  may: readers,
  title: { zh: '台账打开方式', en: 'How the ledger opens for me' },
  body: Type.Object(
    {
      /** Id of a view, or the name of a built-in one; null: every open hazard. */
      opensWith: Nullable(Type.String({ pattern: '^[a-z0-9-]{1,40}$' })),
      columns: Nullable(Columns),
    },
    { additionalProperties: false },
  ),
})

const Named = Type.Object({ name: Type.String(), shared: Type.Boolean() })
export const viewEvents = {
  saved: event('hazard-view.saved', { zh: '保存常用视图', en: 'View saved' }, Named),
  changed: event('hazard-view.changed', { zh: '修改常用视图', en: 'View changed' }, Named),
  removed: event('hazard-view.removed', { zh: '删除常用视图', en: 'View removed' }, Named),
  restored: event('hazard-view.restored', { zh: '恢复常用视图', en: 'View brought back' }, Named),
  habit: event(
    'hazard-view.habit',
    { zh: '设置台账打开方式', en: 'Ledger: how it opens' },
    Type.Object({ opensWith: Nullable(Type.String()), columns: Nullable(Type.Array(Type.String())) }),
  ),
} as const
