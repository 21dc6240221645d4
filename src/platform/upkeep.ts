/** Schedules of the platform itself. Times are UTC; the nightly one falls into the night of the region. */
import { sql } from 'kysely'
import { audience } from './contract/role.ts'
import { enter } from './database/scope.ts'
import type { Platform } from './endpoint.ts'
import { lookBackJobs } from './files/look-back.ts'
import { storeOf } from './files/routes.ts'
import { expireFiles, sweepContents } from './files/upkeep.ts'
import { schedule, unitSchedule, type WorkerJob } from './jobs/job.ts'
import { cutHeads } from './journal/heads.ts'
import { signingKey } from './journal/keys.ts'

const weekMs = 7 * 86_400_000

export const platformJobs: readonly WorkerJob[] = [
  schedule('platform.forget-requests', '17 * * * *', forgetRequests),
  unitSchedule('files.expire', '25 * * * *', expireFiles),
  schedule('files.sweep', '40 18 * * *', async (platform) => {
    await sweepContents(platform, storeOf(platform))
  }),
  ...lookBackJobs,
  schedule('files.forget-passes', '50 18 * * *', forgetPasses),
  schedule('journal.cut-heads', '5 * * * *', cutAllHeads),
]

/** Answers kept for repeated requests; no phone retries after a week. */
export async function forgetRequests({ pool, clock }: Platform): Promise<void> {
  const before = new Date(clock.now().getTime() - weekMs)
  await pool.db.transaction().execute((tx) => sql`select app.forget_requests(${before})`.execute(tx))
}

/** Two weeks after it ran out, a pass need not be told from one that never was. */
export async function forgetPasses({ pool, clock }: Platform): Promise<void> {
  const before = new Date(clock.now().getTime() - 2 * weekMs)
  await pool.db.transaction().execute((tx) => sql`select app.forget_capture_passes(${before})`.execute(tx))
}

const everybody = Object.values(audience).reduce((bits, bit) => bits | bit, 0)

/** Signs how far every journal has come. A chain that does not follow from what was signed is cried out, not signed. */
export async function cutAllHeads({ pool, clock, config, log }: Platform): Promise<void> {
  const key = await signingKey(config.home)
  const cut = await pool.db.transaction().execute(async (tx) => {
    const units = await tx.selectFrom('unit').select('id').orderBy('id').execute()
    await enter(tx, { units: units.map((unit) => unit.id), audience: everybody }, null)
    return cutHeads(tx, clock.now(), key)
  })
  if (cut.refused.length > 0) log.error({ refused: cut.refused }, 'journals do not follow from what was signed')
}
