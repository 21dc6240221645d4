/**
 * The queue (graphile-worker) in a schema of its own, owned by a role of its own. Jobs come to it from `app.outbox` in
 * bundles: a NOTIFY for each write would make all commits of the server wait in one line.
 */
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { silent } from './quiet.ts'

/** As owner of the queue whichever member of the role connects, so that its tables have one owner. */
function asOwner(workerUrl: string): string {
  const url = new URL(workerUrl)
  url.searchParams.set('options', '-c role=wufang_worker')
  return url.href
}

/** Makes or brings up to date the queue's schema. Processes that start at once do it one after the other. */
export async function prepareQueue(ownerUrl: string, workerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'wufang migrate' })
  await owner.connect()
  try {
    await owner.query('select pg_advisory_lock(5005, 3)')
    const { rows } = await owner.query<{ database: string }>('select quote_ident(current_database()) as database')
    const database = rows[0]?.database ?? ''
    // Only to make its schema, once.
    await owner.query(`grant create on database ${database} to wufang_worker`)
    try {
      await runMigrations({ connectionString: asOwner(workerUrl), maxPoolSize: 1, logger: silent })
    } finally {
      await owner.query(`revoke create on database ${database} from wufang_worker`)
    }
  } finally {
    await owner.end()
  }
}

export function openQueue(workerUrl: string, size: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: asOwner(workerUrl),
    max: size,
    application_name: 'wufang worker',
    connectionTimeoutMillis: 5_000,
  })
  // A lost connection is replaced, idle or in use; unheard, the error would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

const bundle = 500

/**
 * Moves waiting jobs into the queue, oldest first. Of those with one key only the newest goes.
 * @returns how many were taken
 */
export async function moveOutbox(queue: pg.Pool): Promise<number> {
  const { rows } = await queue.query<{ taken: number }>(
    `with taken as (
      delete from app.outbox where number in
        (select number from app.outbox order by number limit $1 for update skip locked)
      returning number, task, unit_id, payload, run_at, case when key is not null then concat_ws(':', task, unit_id, key) end as key
    ), latest as (
      select distinct on (coalesce(key, number::text)) * from taken order by coalesce(key, number::text), number desc
    ), specs as (
      select array_agg((task, json_build_object('unitId', unit_id, 'payload', payload), null, run_at, 14, key, null,
        null)::graphile_worker.job_spec order by number) as list from latest
    ), added as (
      select count(*) from specs, graphile_worker.add_jobs(list) where list is not null
    )
    select (select count(*)::int from taken) as taken, (select * from added)`,
    [bundle],
  )
  return rows[0]?.taken ?? 0
}

export interface Depth {
  readonly waiting: number
  readonly failing: number
  /** Given up after the last attempt. */
  readonly dead: number
  readonly oldestSeconds: number
}

export async function queueDepth(queue: pg.Pool): Promise<Depth> {
  const { rows } = await queue.query<Depth>(
    `select count(*) filter (where attempts = 0)::int as waiting,
      count(*) filter (where attempts > 0 and attempts < max_attempts)::int as failing,
      count(*) filter (where attempts >= max_attempts and locked_at is null)::int as dead,
      coalesce(extract(epoch from now() - min(run_at) filter (where run_at < now() and attempts < max_attempts)), 0)::float
        as "oldestSeconds"
    from graphile_worker.jobs`,
  )
  return rows[0] ?? { waiting: 0, failing: 0, dead: 0, oldestSeconds: 0 }
}
