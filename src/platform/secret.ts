/**
 * Secrets: a wrapper that no log, template string or JSON can print, and the files under WUFANG_HOME/secrets (only
 * their owner may read them) that hold what the app generates for itself.
 */
import { randomBytes } from 'node:crypto'
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { OperatorError } from './operator-error.ts'

export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  /** The value itself. Whoever calls this takes care that it goes nowhere but to the one who needs it. */
  reveal(): string {
    return this.#value
  }

  toString(): string {
    return '[secret]'
  }

  toJSON(): string {
    return '[secret]'
  }

  [inspect.custom](): string {
    return '[secret]'
  }
}

/**
 * The secret of that name kept under `home`, generated (256 bits) on first use. Two processes asking at once get the
 * same one: the file appears whole by `link`, which fails for the one that comes second.
 */
export async function keptSecret(home: string, name: string): Promise<Secret> {
  const folder = join(home, 'secrets')
  const file = join(folder, name)
  const known = await readKept(file)
  if (known) return known

  await makeHome(home)
  await mkdir(folder, { mode: 0o700, recursive: true })
  const fresh = `${file}.${process.pid}.new`
  await writeFile(fresh, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true })
  try {
    await link(fresh, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    await rm(fresh, { force: true })
  }
  const kept = await readKept(file)
  if (!kept) throw new OperatorError(`${file} is empty: restore it from a backup`)
  return kept
}

async function readKept(file: string): Promise<Secret | undefined> {
  try {
    const value = (await readFile(file, 'utf8')).trim()
    return value ? new Secret(value) : undefined
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    const reason = error instanceof Error ? error.message : String(error)
    throw new OperatorError(`cannot read ${file} (${reason}): start as the user who owns it`)
  }
}

/**
 * Makes WUFANG_HOME if it is missing. A root that makes it lets the database's user walk through (not list) it; an
 * existing folder keeps the permissions it has.
 */
export async function makeHome(home: string): Promise<void> {
  let made: string | undefined
  try {
    made = await mkdir(home, { recursive: true, mode: 0o700 })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new OperatorError(`cannot make ${home} (${reason}): set WUFANG_HOME to a folder you may write`)
  }
  if (made && process.getuid?.() === 0) await chmod(home, 0o711)
}
