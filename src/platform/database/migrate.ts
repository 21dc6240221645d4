/**
 * Forward-only migrations: each `migrations/NNNN_name.sql` runs once, in order, in its own transaction, by the owner
 * of the database. A file that changed after it ran, or one missing from the folder, stops the start with a clear line.
 */
import { createHash, createHmac } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'

const folder = join(import.meta.dirname, '../../../migrations')

export interface Migrated {
  readonly applied: readonly string[]
}

export async function migrate(ownerUrl: string): Promise<Migrated> {
  const files = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort()
  if (files.length === 0) throw new Error(`no migrations in ${folder}`)
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'wufang migrate' })
  await client.connect()
  try {
    // Two processes that start at once migrate one after the other.
    await client.query('select pg_advisory_lock(5005, 1)')
    await client.query(`create table if not exists public.migration
      (name text primary key, digest text not null, at timestamptz not null default now())`)
    const done = new Map(
      (await client.query<{ name: string; digest: string }>('select name, digest from migration')).rows.map((row) => [
        row.name,
        row.digest,
      ]),
    )
    for (const name of done.keys())
      if (!files.includes(name))
        throw new Error(
          `the database was migrated by ${name}, which this version does not have: start the newer version`,
        )
    const applied: string[] = []
    for (const name of files) {
      const text = await readFile(join(folder, name), 'utf8')
      const digest = createHash('sha256').update(text).digest('hex')
      const before = done.get(name)
      if (before === digest) continue
      if (before !== undefined) throw new Error(`${name} was changed after it ran: put it back and add a new migration`)
      await run(client, name, text, digest)
      applied.push(name)
    }
    return { applied }
  } finally {
    await client.end()
  }
}

async function run(client: pg.Client, name: string, text: string, digest: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into migration (name, digest) values ($1, $2)', [name, digest])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`${name} failed and left nothing behind: ${(error as Error).message}`, { cause: error })
  }
}

/**
 * The role the app works as: a member of `wufang_app`, owning nothing (the queue of jobs: of `wufang_worker`, which
 * owns the queue alone). One per database, its password derived from the instance's secret, so that every process of
 * the installation knows it and none stores it.
 * @returns the connection URL of that role
 */
export async function appRole(
  ownerUrl: string,
  secret: string,
  group: 'wufang_app' | 'wufang_worker' = 'wufang_app',
): Promise<string> {
  const url = new URL(ownerUrl)
  const database = decodeURIComponent(url.pathname.slice(1))
  const name = `${group}_${database}`.slice(0, 63)
  const password = createHmac('sha256', secret).update(`database role ${name}`).digest('hex')
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'wufang migrate' })
  await client.connect()
  try {
    const role = client.escapeIdentifier(name)
    const exists = await client.query('select from pg_roles where rolname = $1', [name])
    const verb = exists.rowCount === 0 ? 'create' : 'alter'
    await client.query(`${verb} role ${role} login password ${client.escapeLiteral(password)}`)
    await client.query(`grant ${group} to ${role}`)
    await client.query(`grant connect on database ${client.escapeIdentifier(database)} to ${role}`)
  } catch (error) {
    throw new Error(
      `the database role ${name} cannot be made: ${(error as Error).message}. The user of DATABASE_URL must own the database and have CREATEROLE`,
      { cause: error },
    )
  } finally {
    await client.end()
  }
  url.username = encodeURIComponent(name)
  url.password = password
  return url.href
}
