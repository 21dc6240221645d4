/**
 * What a day that passed brings about. A listed hazard (挂牌督办) still open after its day climbs to whoever listed it;
 * an open major hazard never lacks the task of its next check. Done again it changes nothing.
 */
import { audience, type Role } from '../../../platform/contract/role.ts'
import type { Work } from '../../../platform/endpoint.ts'
import { unitSchedule, type WorkerJob } from '../../../platform/jobs/job.ts'
import { openTask } from '../../../platform/tasks.ts'
import { hazardSubject, hazardTasks } from '../contract.ts'
import { endOfDay, findUnit, postsAt } from '../queries.ts'
import { hazardFollowed } from './contract/moves.ts'
import { facilityRoles } from './contract.ts'
import { passedListings, uncheckedControls } from './queries.ts'
import { openCheck } from './waiting.ts'

export async function tendHazards(work: Work, unitId: number): Promise<void> {
  for (const hazard of await passedListings(work.tx, unitId, work.today, hazardTasks.listed.name)) {
    const { listed_unit: byUnit, listed_until: until } = hazard
    if (byUnit === null || until === null) continue
    const subject = { type: hazardSubject, id: hazard.id }
    const lister = await findUnit(work.tx, byUnit)
    const role: Role = lister?.kind === 'guidance' ? 'guidance' : 'deputy'
    await openTask(work, hazardTasks.listed, {
      unitId,
      holderId: byUnit,
      role,
      subject,
      details: { object: hazard.object, until },
      dueAt: await endOfDay(work.tx, until, work.platform.config.timeZone),
      audience: audience.police,
    })
    await work.record(hazardFollowed.listingPassed, { unitId, subject, audience: hazard.audience }, { byUnit, until })
  }
  const unchecked = await uncheckedControls(work.tx, unitId, hazardTasks.check.name)
  if (unchecked.length === 0) return
  const posts = await postsAt(work.tx, unitId, facilityRoles, work.today)
  for (const hazard of unchecked)
    if (hazard.check_due_at)
      await openCheck(work, { unitId, ...hazard }, hazard.responsible_id, hazard.check_due_at, posts)
}

/** A quarter past midnight in the region (UTC+8), and at every hour after, should that one have been missed. */
export const jobs: readonly WorkerJob[] = [unitSchedule('hazards.tend', '15 * * * *', tendHazards)]
