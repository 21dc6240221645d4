/**
 * The worker of one process: moves the outbox into the queue, runs jobs and schedules, tells live updates. The queue
 * gives up when the database stays away; the worker then begins again by itself.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { parseCronItems, type Runner, run, runOnce, type TaskList } from 'graphile-worker'
import type { Pool as Connections } from 'pg'
import type { Platform } from '../endpoint.ts'
import { watchJournals } from '../live/broadcast.ts'
import { faultOf, type Log } from '../logs.ts'
import type { Metrics } from '../metrics.ts'
import type { WorkerJob } from './job.ts'
import { moveOutbox, openQueue, queueDepth } from './queue.ts'
import { silent } from './quiet.ts'
import { openUnits, runnerOf, workFor } from './run.ts'

export interface WorkerParts {
  readonly platform: Platform
  readonly workerUrl: string
  readonly jobs: readonly WorkerJob[]
  readonly log: Log
  readonly metrics: Metrics
}

export interface Worker {
  stop(): Promise<void>
}

const concurrency = 4
const moveEveryMs = 400
const depthEveryMs = 15_000
const restartAfterMs = 3_000
/** About a day of tries: the n-th follows e^min(n, 10) seconds after the one before. */
const attempts = 14

export function startWorker(parts: WorkerParts): Worker {
  // Each running job needs one connection now and then; listening and moving need their own.
  const queue = openQueue(parts.workerUrl, concurrency + 4)
  const stop = new AbortController()
  const watch = watchJournals(queue, parts.metrics)
  const loops = [
    keepRunning(parts, queue, stop.signal),
    every(moveEveryMs, stop.signal, parts.log, () => moveOutbox(queue)),
    every(moveEveryMs, stop.signal, parts.log, watch),
    every(depthEveryMs, stop.signal, parts.log, async () => parts.metrics.queue(await queueDepth(queue))),
  ]
  return {
    async stop() {
      stop.abort()
      await Promise.all(loops)
      await queue.end()
    },
  }
}

/** Does all that is due now, then returns: for tests and for commands. */
export async function workOnce(parts: WorkerParts): Promise<void> {
  const queue = openQueue(parts.workerUrl, 3)
  try {
    while ((await moveOutbox(queue)) > 0);
    await runOnce({
      pgPool: queue,
      taskList: tasksOf(parts, queue),
      concurrency: 1,
      noHandleSignals: true,
      logger: silent,
    })
  } finally {
    await queue.end()
  }
}

async function keepRunning(parts: WorkerParts, queue: Connections, signal: AbortSignal): Promise<void> {
  const items = parts.jobs.flatMap((job) =>
    job.kind === 'job' || job.kind === 'long-job'
      ? []
      : [{ task: job.name, match: job.at, options: { backfillPeriod: 0, jobKey: job.name } }],
  )
  while (!signal.aborted) {
    let runner: Runner | undefined
    try {
      runner = await run({
        pgPool: queue,
        taskList: tasksOf(parts, queue),
        parsedCronItems: parseCronItems(items),
        concurrency,
        noHandleSignals: true,
        logger: silent,
      })
      const running = runner
      const onStop = () => void running.stop().catch(() => {})
      signal.addEventListener('abort', onStop, { once: true })
      if (signal.aborted) onStop()
      await running.promise
      signal.removeEventListener('abort', onStop)
    } catch (error) {
      parts.log.error({ fault: faultOf(error) }, 'worker stopped')
    }
    if (!signal.aborted) await pause(restartAfterMs, signal)
  }
}

/** Begins each round a while after the last one ended; a fault is said once, until it is mended. */
async function every(ms: number, signal: AbortSignal, log: Log, round: () => Promise<unknown>): Promise<void> {
  let faulty = false
  while (!signal.aborted) {
    try {
      await round()
      faulty = false
    } catch (error) {
      if (!faulty) log.error({ fault: faultOf(error) }, 'worker cannot reach the queue')
      faulty = true
    }
    await pause(ms, signal)
  }
}

const pause = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }).catch(() => {})

function tasksOf(parts: WorkerParts, queue: Connections): TaskList {
  const tasks: TaskList = {}
  const add = (name: string, work: (payload: unknown) => Promise<unknown>) => {
    if (tasks[name]) throw new Error(`two jobs are called ${name}`)
    tasks[name] = observed(parts, name, work)
  }
  for (const one of parts.jobs) {
    if (one.kind === 'job' || one.kind === 'long-job') add(one.name, runnerOf(parts.platform, one))
    else if (one.kind === 'schedule') add(one.name, () => one.run(parts.platform))
    else {
      add(one.name, async () => spread(queue, one.name, await openUnits(parts.platform)))
      add(`${one.name}:unit`, async (payload) => {
        const { unitId } = payload as { unitId: number }
        await workFor(parts.platform, unitId, (work) => one.run(work, unitId))
      })
    }
  }
  return tasks
}

/** One job for each unit; one still waiting from the last time is not doubled. */
async function spread(queue: Connections, name: string, units: readonly number[]): Promise<void> {
  await queue.query(
    `select graphile_worker.add_jobs(array_agg((concat($1::text, ':unit'), json_build_object('unitId', unit), null, null,
      $2::smallint, concat($1::text, ':', unit), null, null)::graphile_worker.job_spec))
    from unnest($3::integer[]) unit having count(*) > 0`,
    [name, attempts, units],
  )
}

/** What goes back to the queue, and stays in its table, is the kind of the fault and never its words. */
function observed(parts: WorkerParts, task: string, work: (payload: unknown) => Promise<unknown>) {
  return async (payload: unknown, helpers: { job: { attempts: number; max_attempts: number } }): Promise<void> => {
    const from = performance.now()
    const took = () => (performance.now() - from) / 1000
    try {
      await work(payload)
      parts.metrics.job(task, 'done', took())
    } catch (error) {
      parts.metrics.job(task, 'failed', took())
      const fault = faultOf(error)
      const { attempts: attempt, max_attempts: last } = helpers.job
      parts.log.error({ task, attempt, last: attempt >= last, fault }, 'job failed')
      throw new Error(`${fault.type} ${fault.code ?? ''} ${fault.constraint ?? ''}`.trim())
    }
  }
}
