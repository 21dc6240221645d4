/** The monthly duty of a fire self-check (F2) as a task: opened for each calendar month, closed by the check. */
import { startOfDay } from '../../domain/calendar/zone.ts'
import type { Work } from '../../platform/endpoint.ts'
import { unitSchedule, type WorkerJob } from '../../platform/jobs/job.ts'
import { closeTasks, openTask } from '../../platform/tasks.ts'
import { selfCheckTask } from './contract.ts'
import * as queries from './queries.ts'
import { monthAfter, monthOf } from './rules.ts'

const monthly = 'fire-self-check'

/**
 * Opens the task of a day's month at each facility that has none; done again it changes nothing.
 * @param day calendar day inside the month
 * @returns how many were opened
 */
export async function openMonth(work: Work, facilities: readonly number[], day: string): Promise<number> {
  if (facilities.length === 0) return 0
  const month = monthOf(day)
  const tasks = await queries.monthTasks(work.tx, facilities, selfCheckTask.name)
  const opened = new Set(tasks.filter((task) => task.month === month).map((task) => task.unit_id))
  const missing = facilities.filter((unit) => !opened.has(unit))
  const end = startOfDay(work.platform.config.timeZone, monthAfter(month))
  const [year, number] = month.split('-').map(Number)
  for (const unitId of missing)
    await openTask(work, selfCheckTask, {
      unitId,
      holderId: unitId,
      role: 'officer',
      subject: { type: 'month', id: work.newId() },
      details: { month, year: year ?? 0, number: number ?? 0 },
      // The last second of the month, so that every screen shows its last day.
      dueAt: new Date(end.getTime() - 1000),
    })
  return missing.length
}

/** A finished check closes its own month. Older months still open are past helping: the check did not come in them. */
export async function closeMonth(work: Work, unitId: number, checklist: string): Promise<void> {
  if (checklist !== monthly) return
  const month = monthOf(work.today)
  const tasks = await queries.monthTasks(work.tx, [unitId], selfCheckTask.name)
  for (const task of tasks) {
    if (task.state !== 'open' || task.month > month) continue
    const which = { unitId, subject: { type: 'month', id: task.subject_id }, kinds: [selfCheckTask] }
    await closeTasks(work, which, task.month === month ? 'done' : 'dropped')
  }
}

/** Every hour, so that a month begins in every time zone, after every outage, and for a facility opened today. */
const openMonths = unitSchedule('activities.open-month', '7 * * * *', async (work) => {
  const facilities = await queries.facilitiesOn(work.tx, work.scope, work.today)
  await openMonth(
    work,
    facilities.map((facility) => facility.id),
    work.today,
  )
})

export const jobs: readonly WorkerJob[] = [openMonths]
