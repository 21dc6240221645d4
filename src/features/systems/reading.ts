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
import { endTasks, issuedOf, openTasksOf, readersOf } from './queries.ts'

/** The last second of a day, so that every screen shows that day. */
export const endOf = (work: Work, day: string, moved = 0): Date =>
  new Date(startOfDay(work.platform.config.timeZone, day, moved + 1).getTime() - 1000)

interface ReadingTask {
  readonly account_id: string | null
  readonly details: unknown
}

/** Whether the task asks this person to read this edition. */
export const isReadingOf = (task: ReadingTask, accountId: string, number: number): boolean =>
  task.account_id === accountId && (task.details as { number?: number }).number === number

/** Brings the reading tasks of the unit's issued systems to what is owed today; done again it changes nothing. */
export async function settleReading(work: Work, unitId: number, only?: string): Promise<void> {
  const systems = (await issuedOf(work.tx, unitId)).filter((system) => only === undefined || system.id === only)
  const ids = systems.map((system) => system.id)
  const open = await openTasksOf(work.tx, unitId, systemTasks.read.name, ids)
  for (const system of systems) {
    const owing = (await readersOf(work.tx, system, work.today)).filter((reader) => reader.read_at === null)
    const mine = open.filter((task) => task.subject_id === system.id)
    const ended = mine.filter((task) => !owing.some((reader) => isReadingOf(task, reader.account_id, system.number)))
    await endTasks(
      work.tx,
      unitId,
      ended.map((task) => task.id),
      'dropped',
      { at: work.now, accountId: null },
    )
    for (const reader of owing) {
      if (mine.some((task) => isReadingOf(task, reader.account_id, system.number))) continue
      await openTask(work, systemTasks.read, {
        unitId,
        holderId: unitId,
        role: reader.role as Role,
        accountId: reader.account_id,
        subject: { type: systemSubject, id: system.id },
        details: { title: system.title, number: system.number },
        dueAt: endOf(work, work.today, terms.readingDays),
      })
    }
  }
}
