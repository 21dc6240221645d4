/** After each step: the clock of the new state, and the one task that is open for it. */
import type { Role } from '../../../platform/contract/role.ts'
import type { Work } from '../../../platform/endpoint.ts'
import { settingValue } from '../../../platform/settings.ts'
import { closeTasks, openTask } from '../../../platform/tasks.ts'
import { hazardSubject, hazardTasks } from '../contract.ts'
import { endOfDay, findUnit, postsAt } from '../queries.ts'
import { facilityRoles } from './contract.ts'
import { type Standing, waitingFor } from './rules.ts'
import { stepHoursSetting } from './settings.ts'

export interface Waited {
  readonly unitId: number
  readonly id: string
  readonly audience: number
  readonly object: string
  readonly standing: Standing
}

const hour = 3_600_000

/** Closes the task of the state that ended and opens the next one. @returns when the new state becomes overdue */
export async function waitOn(work: Work, hazard: Waited): Promise<Date> {
  const { unitId, standing } = hazard
  const subject = { type: hazardSubject, id: hazard.id }
  await closeTasks(work, { unitId, subject }, 'done')
  const posts = await postsAt(work.tx, unitId, facilityRoles, work.today)
  const tookPart = (id: string) => standing.rectifiers.includes(id) || standing.plan.responsibleId === id
  const directorFree = posts.some((post) => post.role === 'director' && !tookPart(post.account_id))
  const waiting = waitingFor(standing, directorFree, await settingValue(work.tx, stepHoursSetting))
  if (!waiting) return work.now
  const { deadline, responsibleId } = standing.plan
  const dueAt =
    waiting.hours === null && deadline !== null
      ? await endOfDay(work.tx, deadline, work.platform.config.timeZone)
      : new Date(work.now.getTime() + (waiting.hours ?? 0) * hour)

  const responsible =
    waiting.who === 'responsible' ? posts.find((post) => post.account_id === responsibleId) : undefined
  const bureau = waiting.who === 'deputy' ? (await findUnit(work.tx, unitId))?.owner_id : undefined
  const role: Role =
    waiting.who === 'responsible' ? ((responsible?.role as Role | undefined) ?? 'director') : waiting.who
  await openTask(work, hazardTasks[waiting.task], {
    unitId,
    // A facility without a bureau above it keeps the task where its director sees it.
    holderId: bureau ?? unitId,
    role,
    // Somebody who left the facility cannot rectify: the task falls to the director.
    ...(responsible ? { accountId: responsible.account_id } : {}),
    subject,
    details: { object: hazard.object },
    dueAt,
    audience: hazard.audience,
  })
  return dueAt
}
