/** After each move: the clock of the new state, and the tasks that are open for it and beside it. */
import type { Role } from '../../../platform/contract/role.ts'
import type { TaskKind } from '../../../platform/contract/task.ts'
import type { Work } from '../../../platform/endpoint.ts'
import { settingValue } from '../../../platform/settings.ts'
import { closeTasks, openTask } from '../../../platform/tasks.ts'
import { hazardSubject, hazardTasks } from '../contract.ts'
import { reminder } from '../ledger/bulk/contract.ts'
import { endOfDay, findUnit, postsAt } from '../queries.ts'
import { facilityRoles, isOpen, type Limits } from './contract.ts'
import { isParty, type Standing, tookPart } from './rules/standing.ts'
import { type Waiting, waitingFor } from './rules/waiting.ts'
import { stepHoursSetting } from './settings.ts'

export interface About {
  readonly unitId: number
  readonly id: string
  readonly audience: number
  readonly object: string
}

export interface Handed extends About {
  /** Null: it enters the ledger. */
  readonly before: Standing | null
  readonly after: Standing
  /** The step and its clock begin anew. */
  readonly restarts: boolean
  readonly limits: Limits
}

const hour = 3_600_000
const { decide, check, listed, ...steps } = hazardTasks

type Posts = Awaited<ReturnType<typeof postsAt>>
type Whom = Pick<Parameters<typeof openTask>[2], 'holderId' | 'role' | 'accountId'>

/** Closes the tasks of what ended and opens the next. @returns when the new state becomes overdue; null: as before */
export async function handOn(work: Work, hazard: Handed): Promise<Date | null> {
  const { before, after } = hazard
  const of = { unitId: hazard.unitId, subject: { type: hazardSubject, id: hazard.id } }
  if (!isOpen(after.state)) {
    await closeTasks(work, of, 'done')
    return work.now
  }
  const close = (...kinds: readonly TaskKind[]) => closeTasks(work, { ...of, kinds }, 'done')
  const posts = await postsAt(work.tx, hazard.unitId, facilityRoles, work.today)
  if (before?.listed && !after.listed) await close(listed)
  if (before?.asked && before.asked !== after.asked) await close(decide)
  if (after.asked && before?.asked !== after.asked) {
    const { asked } = after
    const free = posts.some((post) => post.role === 'director' && !isParty(after, post.account_id))
    const whom = free && after.grade !== 'major' ? 'director' : 'deputy'
    const dueAt = new Date(work.now.getTime() + hazard.limits.extension.decideHours * hour)
    await open(work, hazard, decide, { ...(await holder(work, hazard, whom, after, posts)), dueAt, until: asked.until })
  }
  const moved = before?.plan.responsibleId !== after.plan.responsibleId
  if (before?.control && (before.control.due !== after.control?.due || moved)) await close(check)
  if (after.control && (before?.control?.due !== after.control.due || moved))
    await openCheck(work, hazard, after.plan.responsibleId, new Date(after.control.due), posts)
  return hazard.restarts ? nextStep(work, hazard, posts) : null
}

async function nextStep(work: Work, hazard: Handed, posts: Posts): Promise<Date> {
  const { before, after } = hazard
  const of = { unitId: hazard.unitId, subject: { type: hazardSubject, id: hazard.id } }
  if (before) await closeTasks(work, { ...of, kinds: [...Object.values(steps), reminder] }, 'done')
  const free = posts.some((post) => post.role === 'director' && !tookPart(after, post.account_id))
  const waiting = waitingFor(after, free, await settingValue(work.tx, stepHoursSetting))
  if (!waiting) return work.now
  const { deadline } = after.plan
  const dueAt =
    waiting.hours === null && deadline !== null
      ? await endOfDay(work.tx, deadline, work.platform.config.timeZone)
      : new Date(work.now.getTime() + (waiting.hours ?? 0) * hour)
  await open(work, hazard, steps[waiting.task], { ...(await holder(work, hazard, waiting.who, after, posts)), dueAt })
  return dueAt
}

/** The next check of interim controls, for whoever rectifies; before there is somebody, for the director. */
export async function openCheck(
  work: Work,
  hazard: About,
  responsibleId: string | null,
  dueAt: Date,
  posts: Posts,
): Promise<void> {
  const whom = responsible(hazard.unitId, responsibleId, posts)
  await open(work, hazard, check, { ...whom, dueAt })
}

/** Somebody who left the facility cannot act: the task falls to the director. */
function responsible(unitId: number, accountId: string | null, posts: Posts): Whom {
  const post = posts.find((one) => one.account_id === accountId)
  return post
    ? { holderId: unitId, role: post.role as Role, accountId: post.account_id }
    : { holderId: unitId, role: 'director' }
}

async function holder(work: Work, hazard: About, who: Waiting['who'], after: Standing, posts: Posts): Promise<Whom> {
  if (who === 'responsible') return responsible(hazard.unitId, after.plan.responsibleId, posts)
  if (who === 'director') return { holderId: hazard.unitId, role: who }
  // A facility without a bureau above it keeps the task where its director sees it.
  const bureau = (await findUnit(work.tx, hazard.unitId))?.owner_id
  return { holderId: bureau ?? hazard.unitId, role: who }
}

function open(
  work: Work,
  hazard: About,
  kind: TaskKind,
  task: Whom & { readonly dueAt: Date; readonly until?: string },
): Promise<void> {
  const { until, ...whom } = task
  return openTask(work, kind, {
    ...whom,
    unitId: hazard.unitId,
    subject: { type: hazardSubject, id: hazard.id },
    details: { object: hazard.object, ...(until ? { until } : {}) },
    audience: hazard.audience,
  })
}
