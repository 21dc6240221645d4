/**
 * The server process of one data folder: finding a running one, starting, stopping. The process outlives the app on
 * purpose (`kill -9` of the app must not lose it), so everything is known from `postmaster.pid`, nothing from a handle.
 *
 * postmaster.pid, by line: 1 process id, 2 data folder, 3 start time, 4 port, … 8 status (`ready`, `starting`, …).
 */
import { execFile, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { chown, readFile, readlink, realpath, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { OperatorError } from '../operator-error.ts'
import { runAs } from './account.ts'
import { isAlive } from './alive.ts'
import type { Place } from './place.ts'

export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly ready: boolean
}

const startSeconds = 60
const stopSeconds = 60
const logLimitBytes = 20_000_000

export const dataOf = (place: Place) => join(place.folder, 'data')
export const logOf = (place: Place) => join(place.folder, 'postgres.log')

/** The server ended while starting; `output` is what it wrote to its log. */
export class StartFailure extends Error {
  readonly output: string
  constructor(output: string) {
    super(output)
    this.output = output
  }
}

/** The live server of this data folder, if there is one. A process that merely has its old number does not count. */
export async function findPostmaster(place: Place): Promise<Postmaster | undefined> {
  const lines = (await readFile(join(dataOf(place), 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  if (!(pid > 0) || !(await serves(pid, dataOf(place)))) return undefined
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

/**
 * Starts the server and waits until it takes connections. Returns also when another start was quicker; then its port
 * is the one returned. Throws `StartFailure`.
 */
export async function startPostmaster(place: Place, port: number, settings: readonly string[]): Promise<Postmaster> {
  await removeStale(place)
  await rotateLog(place)
  const log = openSync(logOf(place), 'a', 0o600)
  if (place.account) await chown(logOf(place), place.account.uid, place.account.gid)
  const from = (await stat(logOf(place))).size
  const child = spawn(
    join(place.programs, 'bin', 'postgres'),
    ['-D', dataOf(place), '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    // Its own session: Ctrl-C in the terminal must reach the app alone, which then stops the server in order.
    { ...runAs(place.account), cwd: '/', detached: true, stdio: ['ignore', log, log], env: { LC_ALL: 'C', TZ: 'UTC' } },
  )
  closeSync(log)
  let ended = false
  child.once('error', () => {
    ended = true
  })
  child.once('exit', () => {
    ended = true
  })
  child.unref()

  for (const deadline = Date.now() + startSeconds * 1000; Date.now() < deadline; await sleep(50)) {
    const running = await findPostmaster(place)
    if (running?.ready) return running
    if (ended && !running) throw new StartFailure(await outputSince(place, from))
  }
  throw new OperatorError(`the database did not become ready within ${startSeconds} s: see ${logOf(place)}`)
}

/** Fast shutdown: sessions are ended, what was committed is on disk. */
export async function stopPostmaster(place: Place): Promise<void> {
  for (const deadline = Date.now() + stopSeconds * 1000; Date.now() < deadline; await sleep(30)) {
    const running = await findPostmaster(place)
    if (!running) return
    signalPostmaster(running.pid)
  }
  throw new OperatorError(`the database did not stop within ${stopSeconds} s: see ${logOf(place)}`)
}

/** Asks for a fast shutdown without waiting; also usable while the process exits. */
export function signalPostmaster(pid: number): void {
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    // Already gone.
  }
}

/** Whether `pid` is the postmaster of `data`: it works in that folder, or at least is a postgres. */
async function serves(pid: number, data: string): Promise<boolean> {
  if (!isAlive(pid)) return false
  try {
    if (process.platform === 'linux') return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(data))
    const { stdout } = await promisify(execFile)('ps', ['-o', 'comm=', '-p', String(pid)])
    return stdout.includes('postgres')
  } catch {
    return false
  }
}

/**
 * PostgreSQL trusts a leftover postmaster.pid whose number is in use again by any process of the same user, as happens
 * in containers, and would refuse to start. One whose number is free stays: PostgreSQL reads more from it.
 */
async function removeStale(place: Place): Promise<void> {
  const file = join(dataOf(place), 'postmaster.pid')
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0])
  if (pid > 0 && isAlive(pid) && !(await serves(pid, dataOf(place)))) await rm(file, { force: true })
}

async function rotateLog(place: Place): Promise<void> {
  const size = await stat(logOf(place)).then(
    (found) => found.size,
    () => 0,
  )
  if (size > logLimitBytes) await rename(logOf(place), `${logOf(place)}.1`)
}

async function outputSince(place: Place, from: number): Promise<string> {
  return (await readFile(logOf(place))).subarray(from).toString('utf8')
}
