/** Counters of who sent how often are forgotten two days later. */
import { schedule, type WorkerJob } from '../../../platform/jobs/job.ts'
import { forgetCounts } from './queries.ts'

const keptMs = 48 * 3_600_000

export const jobs: readonly WorkerJob[] = [
  schedule('scan.forget-counts', '35 * * * *', async ({ pool, clock }) => {
    await pool.db.transaction().execute((tx) => forgetCounts(tx, new Date(clock.now().getTime() - keptMs)))
  }),
]
