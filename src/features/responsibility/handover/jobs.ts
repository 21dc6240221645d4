/** When leading posts change hands: at once after an administrator's act, and every hour for what takes effect by its day. */
import { audience } from '../../../platform/contract/role.ts'
import { enter } from '../../../platform/database/scope.ts'
import { openWork, type Platform, type Reaction, reaction, type Work } from '../../../platform/endpoint.ts'
import { schedule, type WorkerJob } from '../../../platform/jobs/job.ts'
import { openUnits } from '../../../platform/jobs/run.ts'
import { postEnded, postGranted } from '../../organisation/accounts/contract.ts'
import { delegated, delegationRevoked } from '../../organisation/delegations/contract.ts'
import { heldBefore } from './changes/queries.ts'
import { leadingRole } from './contract.ts'
import { urgeLate } from './late.ts'
import { tendHandOvers } from './opening.ts'

const onEnded = reaction(postEnded, async (work, { unitId }, { role }) => {
  if (leadingRole.has(role)) await tendHandOvers(work, [unitId])
})
const onGranted = reaction(postGranted, async (work, { unitId }, { role }) => {
  if (leadingRole.has(role) && (await heldBefore(work.tx, unitId, role, work.today)))
    await tendHandOvers(work, [unitId])
})
const ofDelegation = (work: Work, about: { unitId: number }): Promise<void> => tendHandOvers(work, [about.unitId])

export const reactions: readonly Reaction[] = [
  onEnded,
  onGranted,
  reaction(delegated, ofDelegation),
  reaction(delegationRevoked, ofDelegation),
]

/** Units of one transaction. */
const batch = 500

/** The whole region, batch by batch: posts that end, begin or are delegated on a day named before. */
export async function tendRegion(platform: Platform): Promise<void> {
  const ids = await openUnits(platform)
  for (let from = 0; from < ids.length; from += batch) {
    const units = ids.slice(from, from + batch)
    await platform.pool.db.transaction().execute(async (tx) => {
      const now = platform.clock.now()
      const scope = { units: ids, audience: audience.police }
      await enter(tx, scope, null)
      const today = platform.clock.day(now)
      const { work, finish } = openWork(platform, tx, { now, today, scope, actor: null, posts: [] })
      await tendHandOvers(work, units)
      await urgeLate(work, { units, now, today, timeZone: platform.config.timeZone })
      await finish()
    })
  }
}

export const jobs: readonly WorkerJob[] = [schedule('responsibility.hand-overs', '17 * * * *', tendRegion)]
