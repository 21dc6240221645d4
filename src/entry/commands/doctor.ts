/** `wufang doctor`: looks at everything a start needs, each finding with how to mend it. Changes nothing. */
import { existsSync } from 'node:fs'
import { access, constants, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { type Config, loadConfig, projectRoot } from '../../platform/config.ts'
import { openDatabase } from '../../platform/database/connect.ts'
import { OperatorError } from '../../platform/operator-error.ts'
import type { Command } from '../command.ts'
import { toStandardError } from '../voice.ts'

interface Finding {
  readonly check: string
  readonly ok: boolean
  readonly found: string
  /** What to do where it is not ok. */
  readonly mend?: string
}

const leastFreeBytes = 2e9
/** Sign-in codes and deadlines go wrong when clocks differ by more. */
const clockToleranceMs = 2_000

export const command: Command = {
  usage: `[--json]

Checks Node, settings, folder, disk, web app and database. Ends with 0 only when all of them are ok.
--json prints an array of {check, ok, found, mend}.`,
  options: { json: { type: 'boolean' } },
  async run({ json }) {
    const findings = await examine()
    if (json) console.log(JSON.stringify(findings))
    else for (const finding of findings) console.log(lineOf(finding))
    return findings.every(({ ok }) => ok) ? 0 : 1
  },
}

function lineOf({ ok, check, found, mend }: Finding): string {
  return `${ok ? 'ok     ' : 'problem'}  ${check}: ${found}${mend === undefined ? '' : ` — ${mend}`}`
}

async function examine(): Promise<Finding[]> {
  const findings = [checkNode()]
  let config: Config
  try {
    config = loadConfig()
    findings.push({ check: 'settings', ok: true, found: `${config.mode}, ${config.origin}, ${config.timeZone}` })
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error
    const found = error.message.replace(/^wrong settings:\s*/, '').replaceAll(/\s*\n\s*/g, '; ')
    return [...findings, { check: 'settings', ok: false, found, mend: 'change them in .env or the environment' }]
  }
  findings.push(await checkHome(config.home), await checkDisk(config.home), checkWeb())
  return [...findings, ...(await checkDatabase(config))]
}

function checkNode(): Finding {
  const ok = Number(process.versions.node.split('.')[0]) >= 24
  return {
    check: 'node',
    ok,
    found: process.version,
    ...(ok ? {} : { mend: 'run it through npm, or install Node 24' }),
  }
}

/** The folder, or the nearest one above it that exists. */
function nearest(folder: string): string {
  return existsSync(folder) ? folder : nearest(dirname(folder))
}

async function checkHome(home: string): Promise<Finding> {
  const found = existsSync(home) ? home : `${home} (made at the first start)`
  try {
    await access(nearest(home), constants.W_OK)
    return { check: 'home', ok: true, found }
  } catch {
    const mend = 'set WUFANG_HOME to a folder you may write, or start as its owner'
    return { check: 'home', ok: false, found: `${home} cannot be written`, mend }
  }
}

async function checkDisk(home: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(nearest(home))
  const free = bavail * bsize
  const found = `${(free / 1e9).toFixed(1)} GB free`
  const mend = `free at least ${leastFreeBytes / 1e9} GB on the disk that holds ${home}`
  return free >= leastFreeBytes ? { check: 'disk', ok: true, found } : { check: 'disk', ok: false, found, mend }
}

function checkWeb(): Finding {
  const page = join(projectRoot, 'dist/web/index.html')
  if (existsSync(page)) return { check: 'web app', ok: true, found: 'built' }
  return { check: 'web app', ok: false, found: 'not built', mend: 'npm start builds it' }
}

async function checkDatabase(config: Config): Promise<Finding[]> {
  const made = existsSync(join(config.home, 'postgres')) || existsSync(join(config.home, 'postgres.place'))
  if (!config.databaseUrl && !made) {
    return [{ check: 'database', ok: true, found: 'embedded, made at the first start' }]
  }
  let database: Awaited<ReturnType<typeof openDatabase>>
  try {
    database = await openDatabase(config, toStandardError, 'share')
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error
    return [{ check: 'database', ok: false, found: error.message }]
  }
  const kind = database.embedded ? 'embedded' : 'DATABASE_URL'
  try {
    return [
      { check: 'database', ok: true, found: `PostgreSQL ${database.version}, ${kind}` },
      ...(await examineDatabase(database.ownerUrl)),
    ]
  } finally {
    await database.stop()
  }
}

interface Server {
  readonly now: Date
  readonly extension: boolean
  readonly mayMakeRoles: boolean
  readonly mayMakeSchemas: boolean
}

async function examineDatabase(ownerUrl: string): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'wufang doctor' })
  await client.connect()
  try {
    const before = Date.now()
    const [server] = (
      await client.query<Server>(
        `select clock_timestamp() as now,
                exists (select from pg_available_extensions where name = 'pg_trgm') as extension,
                (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) as "mayMakeRoles",
                has_database_privilege(current_database(), 'create') as "mayMakeSchemas"`,
      )
    ).rows
    if (!server) return []
    const offMs = Math.round(Math.abs(server.now.getTime() - (before + Date.now()) / 2))
    return [
      judge('clock', offMs <= clockToleranceMs, `database and app differ by ${offMs} ms`, 'set both clocks by NTP'),
      judge('search', server.extension, 'extension pg_trgm', 'install the contrib package of the PostgreSQL server'),
      judge('roles', server.mayMakeRoles, 'the user may make roles', 'alter role <user> createrole'),
      judge('schemas', server.mayMakeSchemas, 'the user may make schemas', 'alter database <name> owner to <user>'),
    ]
  } finally {
    await client.end()
  }
}

/** `found` says the good state; a bad one is its denial. */
function judge(check: string, ok: boolean, found: string, mend: string): Finding {
  if (ok) return { check, ok, found }
  return { check, ok, found: check === 'clock' ? found : `not so: ${found}`, mend }
}
