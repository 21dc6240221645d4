/** After each move: the clock of the new state, and the tasks that are open for it and beside it. */
import { startOfDay } from '../../../domain/calendar/zone.ts'
import type { Work } from '../../../platform/endpoint.ts'
import { settingValue } from '../../../platform/settings.ts'
import { closeTasks, openTask } from '../../../platform/tasks.ts'
import { hazardSubject, hazardTasks } from '../contract.ts'
import { findUnit, postsAt } from '../queries.ts'
import { facilityRoles, type Limits } from './contract.ts'
import { answering, handed, type Opening } from './rules/handing.ts'
import type { Standing } from './rules/standing.ts'
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

/** Closes the tasks of what ended and opens the next. @returns when the new state becomes overdue; null: as before */
export async function handOn(work: Work, hazard: Handed): Promise<Date | null> {
  const { unitId, id } = hazard
  const { closes, opens, dueAt } = handed({
    ...hazard,
    stepHours: await settingValue(work.tx, stepHoursSetting),
    posts: await postsAt(work.tx, unitId, facilityRoles, work.today),
    bureau: (await findUnit(work.tx, unitId))?.owner_id ?? null,
    now: work.now,
    endOf: (day) => startOfDay(work.platform.config.timeZone, day, 1),
  })
  const subject = { type: hazardSubject, id }
  if (closes === null) await closeTasks(work, { unitId, subject }, 'done')
  else if (closes.length > 0) await closeTasks(work, { unitId, subject, kinds: closes }, 'done')
  for (const one of opens) await open(work, hazard, one)
  return dueAt
}

/** The next check of interim controls, for whoever rectifies; before there is somebody, for the director. */
export async function openCheck(
  work: Work,
  hazard: About,
  responsibleId: string | null,
  dueAt: Date,
  posts: Awaited<ReturnType<typeof postsAt>>,
): Promise<void> {
  await open(work, hazard, { kind: hazardTasks.check, ...answering(hazard.unitId, responsibleId, posts), dueAt })
}

function open(work: Work, hazard: About, { kind, until, ...task }: Opening): Promise<void> {
  return openTask(work, kind, {
    ...task,
    unitId: hazard.unitId,
    subject: { type: hazardSubject, id: hazard.id },
    details: taskDetails(hazard.object, until),
    audience: hazard.audience,
  })
}

export const taskDetails = (object: string, until: string | undefined) => ({ object, ...(until ? { until } : {}) })
