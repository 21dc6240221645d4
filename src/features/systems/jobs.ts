/** What the register does by itself: editions that take effect, readings that new post holders owe, reviews ahead. */
import type { Work } from '../../platform/endpoint.ts'
import { unitSchedule, type WorkerJob } from '../../platform/jobs/job.ts'
import { openTask } from '../../platform/tasks.ts'
import { systemSubject, systemTasks } from './contract.ts'
import { isKeeper, type Keeper } from './edition/contract.ts'
import { follow, supersede } from './edition/register.ts'
import { doublyIssued, findUnit, lockSystem, openTasksOf, reviewsOf } from './queries.ts'
import { endOf, settleReading } from './reading.ts'
import { reviewUntil } from './rules.ts'

/** Who leads the unit reviews its systems. */
const reviewer = { facility: 'director', bureau: 'deputy' } as const satisfies Record<Keeper, string>

/** One unit; done again on the same day it changes nothing. */
export async function tendSystems(work: Work, unitId: number): Promise<void> {
  const unit = await findUnit(work.tx, unitId)
  if (!unit || !isKeeper(unit.kind)) return
  for (const id of await doublyIssued(work.tx, unitId)) {
    await lockSystem(work.tx, work.scope, unitId, id)
    if ((await supersede(work, unitId, id)) > 0) await follow(work, unitId, id)
  }
  await settleReading(work, unitId)
  const due = await reviewsOf(work.tx, unitId, reviewUntil(work.today))
  const open = due.length === 0 ? [] : await openTasksOf(work.tx, unitId, systemTasks.review.name, null)
  for (const system of due) {
    if (system.review_on === null || open.some((task) => task.subject_id === system.id)) continue
    await openTask(work, systemTasks.review, {
      unitId,
      holderId: unitId,
      role: reviewer[unit.kind],
      subject: { type: systemSubject, id: system.id },
      details: { title: system.title },
      dueAt: endOf(work, system.review_on),
    })
  }
}

/** Soon after midnight in the region, so that what takes effect today has done so before the day's work begins. */
export const jobs: readonly WorkerJob[] = [unitSchedule('systems.tend', '12 16 * * *', tendSystems)]
