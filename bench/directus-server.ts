/**
 * Directus on the same PostgreSQL, for comparison alone: no dependency of this project. It is installed from npm into the
 * system's temporary folder when this benchmark is asked for, and kept there for the next time. Install scripts do not run;
 * `isolated-vm`, which only its scripted flows use, is left empty, since it would have to be compiled.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'

/** The newest in which a permission may have a rule without a licence: without one its reader would see every unit. */
export const directusVersion = '11.17.4'
const run = promisify(execFile)
const admin = { email: 'bench@example.com', password: 'of-this-measurement-alone' }

export interface Directus {
  readonly url: string
  /** Token of a reader and writer whose policy reaches these units and no others. */
  tokenFor(units: readonly number[]): Promise<string>
  stop(): Promise<void>
}

async function install(): Promise<string> {
  const folder = join(tmpdir(), `wufang-bench-directus-${directusVersion}`)
  const done = join(folder, 'installed')
  if (existsSync(done)) return folder
  console.error(`bench: installing Directus ${directusVersion} into ${folder}, about 700 MB …`)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), '{ "private": true }')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  await run(npm, ['install', '--ignore-scripts', '--no-audit', '--no-fund', `directus@${directusVersion}`], {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
  })
  const out = join(folder, 'node_modules/isolated-vm/out')
  await mkdir(out, { recursive: true })
  await writeFile(join(out, 'isolated_vm.js'), 'module.exports = {}\n')
  for (const name of ['uploads', 'extensions']) await mkdir(join(folder, name), { recursive: true })
  await writeFile(done, '')
  return folder
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })

/**
 * @param databaseUrl of the owner; its tables go into a schema of their own
 * @param prepare makes the collection's table, between Directus's own tables and its start
 */
export async function startDirectus(databaseUrl: string, prepare: () => Promise<void>): Promise<Directus> {
  const folder = await install()
  const port = await freePort()
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    NODE_ENV: 'production',
    DB_CLIENT: 'pg',
    DB_CONNECTION_STRING: databaseUrl,
    DB_SEARCH_PATH: 'directus',
    SECRET: 'of this measurement alone, and long enough',
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    TELEMETRY: 'false',
    CACHE_ENABLED: 'false',
    RATE_LIMITER_ENABLED: 'false',
    LOG_LEVEL: 'error',
    NO_UPDATE_NOTIFIER: '1',
  }
  const cli = join(folder, 'node_modules/directus/cli.js')
  await run(process.execPath, [cli, 'bootstrap'], { cwd: folder, env, maxBuffer: 16 * 1024 * 1024 })
  await prepare()
  const child = spawn(process.execPath, [cli, 'start'], { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] })
  const url = `http://127.0.0.1:${port}`
  try {
    await answering(child, url)
    const { access_token: token } = await ask<{ access_token: string }>(url, '/auth/login', admin, null)
    return { url, tokenFor: (units) => openAccount(url, token, units), stop: () => stop(child) }
  } catch (error) {
    await stop(child)
    throw error
  }
}

async function answering(child: ChildProcess, url: string): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    if (child.exitCode !== null) throw new Error(`Directus ended with ${child.exitCode} before it answered`)
    const up = await fetch(`${url}/server/ping`).then(
      (response) => response.ok,
      () => false,
    )
    if (up) return
    await pause(500)
  }
  throw new Error('Directus did not answer within a minute')
}

const stop = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })

async function ask<T>(url: string, path: string, body: unknown, token: string | null): Promise<T> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`Directus ${path}: ${text}`)
  return (JSON.parse(text) as { data: T }).data
}

/** What the app holds by its policies Directus holds by a permission with a rule. */
async function openAccount(url: string, token: string, units: readonly number[]): Promise<string> {
  const own = `bench-${units.length}-${units[0]}`
  const { id: policy } = await ask<{ id: string }>(url, '/policies', { name: own, app_access: false }, token)
  const rule = { unit_id: { _in: units } }
  for (const [action, rules] of [
    ['read', { permissions: rule }],
    ['create', { permissions: {}, validation: rule }],
  ] as const)
    await ask(url, '/permissions', { policy, collection: 'hazard', action, fields: ['*'], ...rules }, token)
  const { id: role } = await ask<{ id: string }>(url, '/roles', { name: own, policies: [{ policy }] }, token)
  await ask(url, '/users', { email: `${own}@example.com`, role, token: own, status: 'active' }, token)
  return own
}
