/**
 * A new data folder. It is made beside its place and renamed when whole, so that a start killed in the middle leaves
 * nothing that looks like data; what such a start left is removed.
 */
import { execFile } from 'node:child_process'
import { chown, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Secret } from '../secret.ts'
import { runAs } from './account.ts'
import { isAlive } from './alive.ts'
import { explainFailure } from './failure.ts'
import type { Place } from './place.ts'
import { dataOf } from './postmaster.ts'

/** @returns whether a new data folder was made */
export async function initialise(place: Place, password: Secret, durable: boolean): Promise<boolean> {
  await removeHalf(place)
  if (await isThere(dataOf(place))) return false

  const half = join(place.folder, `half-${process.pid}-${Date.now()}`)
  const passwordFile = `${half}.password`
  await writeFile(passwordFile, password.reveal(), { mode: 0o600 })
  if (place.account) await chown(passwordFile, place.account.uid, place.account.gid)
  try {
    await promisify(execFile)(
      join(place.programs, 'bin', 'initdb'),
      [
        `--pgdata=${half}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        // Said outright: under a bare environment initdb would choose SQL_ASCII.
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-instructions',
        ...(durable ? [] : ['--no-sync']),
      ],
      { ...runAs(place.account), cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC' } },
    )
    await rename(half, dataOf(place))
    return true
  } catch (error) {
    // A second start that was quicker has made the very same thing, with the same kept password.
    if (await isThere(dataOf(place))) return false
    const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
    throw explainFailure(output, place.folder)
  } finally {
    await rm(passwordFile, { force: true })
    await rm(half, { recursive: true, force: true })
  }
}

async function removeHalf(place: Place): Promise<void> {
  for (const name of await readdir(place.folder)) {
    const maker = Number(/^half-(\d+)/.exec(name)?.[1])
    if (maker === process.pid || (maker > 0 && !isAlive(maker))) {
      // A killed start's initdb may still be writing there.
      await rm(join(place.folder, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    }
  }
}

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )
