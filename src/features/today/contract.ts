/**
 * Today (今日待办): what a person has to do, in order of time. A task is somebody's when one of their posts (held or
 * acted for) stands in the task's holding unit with its role, and it is named to nobody else.
 */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../platform/contract/endpoint.ts'
import { event } from '../../platform/contract/event.ts'
import { role } from '../../platform/contract/role.ts'
import { Day, Id, Instant, Nullable, Page, PageQuery, UnitId } from '../../platform/contract/schema.ts'
import { vocabulary } from '../../platform/contract/vocabulary.ts'

export const taskState = vocabulary('task state', {
  open: { zh: '待办', en: 'To do' },
  done: { zh: '已办结', en: 'Done' },
  dropped: { zh: '已取消', en: 'Dropped' },
})

/** Parts of the list, by when a task is due. */
export const part = vocabulary('part of today', {
  late: { zh: '已逾期', en: 'Late' },
  today: { zh: '今天到期', en: 'Due today' },
  week: { zh: '未来七天', en: 'Next 7 days' },
  later: { zh: '其他等我办理', en: 'Also waiting for me' },
})
export type Part = (typeof part.terms)[number]

const Words = Type.Object({ zh: Type.String(), en: Type.String() })

export const Task = Type.Object({
  id: Id,
  unitId: UnitId,
  /** The unit it is about. */
  unitName: Words,
  holderId: UnitId,
  role: role.schema,
  kind: Type.String(),
  title: Words,
  /** Where it is done, in the web app; null for a kind that no room of this version knows. */
  path: Nullable(Type.String()),
  state: taskState.schema,
  openedAt: Instant,
  dueAt: Instant,
  /** The day of `dueAt` in the region's time zone. */
  dueOn: Day,
  closedAt: Nullable(Instant),
  closedBy: Nullable(Type.String()),
  /** Named to the asking person, and not just to the post. */
  named: Type.Boolean(),
})
export type Task = Static<typeof Task>

const Shown = Type.Object({
  /** How many there are; `items` holds the first of them. */
  count: Type.Integer(),
  items: Type.Array(Task),
})

export const getToday = endpoint({
  name: 'tasks.today',
  method: 'GET',
  path: '/api/today',
  may: 'signed-in',
  title: { zh: '今日待办', en: 'Today' },
  reply: Type.Object({
    day: Day,
    late: Shown,
    today: Shown,
    week: Shown,
    later: Shown,
    /** Closed today by the asking person. */
    done: Type.Integer(),
  }),
})

export const whose = vocabulary('whose tasks', {
  mine: { zh: '由我办理', en: 'Mine' },
  scope: { zh: '职责范围内全部', en: 'All in my scope' },
})

export const listTasks = endpoint({
  name: 'tasks.list',
  method: 'GET',
  path: '/api/tasks',
  may: 'signed-in',
  title: { zh: '待办列表', en: 'Tasks' },
  query: Type.Object(
    {
      whose: Type.Optional(whose.schema),
      state: Type.Optional(taskState.schema),
      unitId: Type.Optional(UnitId),
      kind: Type.Optional(Type.String({ maxLength: 100 })),
      dueFrom: Type.Optional(Day),
      dueTo: Type.Optional(Day),
      ...PageQuery,
    },
    { additionalProperties: false },
  ),
  reply: Page(Task),
})

export const getCalendar = endpoint({
  name: 'tasks.calendar',
  method: 'GET',
  path: '/api/tasks/calendar',
  may: 'signed-in',
  title: { zh: '待办月历', en: 'Tasks of a month' },
  query: Type.Object(
    { month: Type.String({ pattern: '^(19|20)[0-9]{2}-(0[1-9]|1[0-2])$' }) },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    /** Today, in the region's time zone. */
    day: Day,
    /** From Monday of the week in which the month begins, six weeks. */
    from: Day,
    days: Type.Array(
      Type.Object({
        day: Day,
        open: Type.Integer(),
        late: Type.Integer(),
        done: Type.Integer(),
        items: Type.Array(Task),
      }),
    ),
  }),
})

// ── the calendar by secret link ────────────────────────────────────────────────────────────────────────────────────

export const getFeed = endpoint({
  name: 'calendar.get',
  method: 'GET',
  path: '/api/calendar',
  may: 'signed-in',
  title: { zh: '日历订阅状态', en: 'Calendar link' },
  reply: Type.Object({ createdAt: Nullable(Instant) }),
})

export const issueFeed = endpoint({
  name: 'calendar.issue',
  method: 'POST',
  path: '/api/calendar',
  may: 'signed-in',
  title: { zh: '生成日历订阅链接', en: 'Make a calendar link' },
  reply: Type.Object({ url: Type.String() }),
  status: 201,
  form: 'secret',
})

export const revokeFeed = endpoint({
  name: 'calendar.revoke',
  method: 'DELETE',
  path: '/api/calendar',
  may: 'signed-in',
  title: { zh: '停用日历订阅链接', en: 'Revoke the calendar link' },
})

export const readFeed = endpoint({
  name: 'calendar.read',
  method: 'GET',
  path: '/api/calendar/:file',
  may: 'anyone',
  title: { zh: '日历订阅', en: 'Calendar' },
  params: Type.Object({ file: Type.String({ pattern: '^[A-Za-z0-9_-]{43}\\.ics$' }) }),
  reply: Type.Unknown(),
  form: 'bytes',
})

export const feedIssued = event(
  'calendar.issued',
  { zh: '生成日历订阅链接', en: 'Calendar link made' },
  Type.Object({ replaced: Type.Boolean() }),
)
export const feedRevoked = event(
  'calendar.revoked',
  { zh: '停用日历订阅链接', en: 'Calendar link revoked' },
  Type.Object({}),
)
