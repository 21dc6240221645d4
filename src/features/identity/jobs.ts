/** What identity tidies up at night. */
import { schedule, type WorkerJob } from '../../platform/jobs/job.ts'
import { forgetEnded } from './queries.ts'

/** Ended sessions stay visible to an investigation for a quarter of a year; the journal keeps signing in for good. */
const keptMs = 90 * 86_400_000

export const jobs: readonly WorkerJob[] = [
  schedule('identity.forget-ended', '55 18 * * *', async ({ pool, clock }) => {
    const before = new Date(clock.now().getTime() - keptMs)
    await pool.db.transaction().execute((tx) => forgetEnded(tx, before))
  }),
]
