/**
 * Who owes a reading is computed from the posts held today; tasks only remind of it. Each person who owes one has one
 * task for a system, named to the account; it ends by confirming, or is dropped when the person no longer owes it.
 */
import { startOfDay } from '../../domain/calendar/zone.ts'
import type { Role } from '../../platform/contract/role.ts'
import type { Work } from '../../platform/endpoint.ts'
import { openTask } from '../../platform/tasks.ts'
import { systemSubject, systemTasks } from './contract.ts'
import { terms } from './edition/contract.ts'
import { endTasks, openTasksOf, owingOf } from './queries.ts'

/** The last second of a day, so that every screen shows that day. */
export const endOf = (work: Work, day: string, moved = 0): Date =>
  new Date(startOfDay(work.platform.config.timeZone, day, moved + 1).getTime() - 1000)

interface ReadingTask {
  readonly subject_id: string
  readonly account_id: string | null
  readonly details: unknown
}

interface Owed {
  readonly id: string
  readonly number: number
  readonly account_id: string
}

/** Whether the task asks this person to read this edition. */
export const isReadingOf = (task: ReadingTask, owed: Owed): boolean =>
  task.subject_id === owed.id &&
  task.account_id === owed.account_id &&
  (task.details as { number?: number }).number === owed.number

/**
 * Brings the reading tasks of the unit's systems to what is owed today; done again it changes nothing.
 * @param only just this system
 */
export async function settleReading(work: Work, unitId: number, only: string | null = null): Promise<void> {
  const owing = await owingOf(work.tx, unitId, work.today, only)
  const open = await openTasksOf(work.tx, unitId, systemTasks.read.name, only)
  const ended = open.filter((task) => !owing.some((owed) => isReadingOf(task, owed)))
  const by = { at: work.now, accountId: null }
  await endTasks(
    work.tx,
    unitId,
    ended.map((task) => task.id),
    'dropped',
    by,
  )
  for (const owed of owing) {
    if (open.some((task) => isReadingOf(task, owed))) continue
    await openTask(work, systemTasks.read, {
      unitId,
      holderId: unitId,
      role: owed.role as Role,
      accountId: owed.account_id,
      subject: { type: systemSubject, id: owed.id },
      details: { title: owed.title, number: owed.number },
      dueAt: endOf(work, work.today, terms.readingDays),
    })
  }
}
