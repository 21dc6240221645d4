/** Hands work to the queue inside the transaction that wants it: no commit, no job. */
import { sql } from 'kysely'
import type { Tx } from '../database/pool.ts'

export interface Job {
  /** Name of a task of the worker. */
  readonly task: string
  /** The job runs with the scope of this unit. */
  readonly unitId: number
  readonly payload: Readonly<Record<string, unknown>>
  /** Jobs of one key are done once: a later one replaces the waiting one. */
  readonly key?: string
  readonly runAt?: Date
}

/**
 * The queue counts by the machine's clock.
 * @param ahead milliseconds by which the platform's stands before it
 */
export async function enqueue(tx: Tx, jobs: readonly Job[], ahead: number): Promise<void> {
  if (jobs.length === 0) return
  const byTheMachine = jobs.map((job) => (job.runAt ? { ...job, runAt: new Date(job.runAt.getTime() - ahead) } : job))
  await sql`select app.enqueue(${JSON.stringify(byTheMachine)}::jsonb)`.execute(tx)
}
