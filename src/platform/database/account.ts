/**
 * The operating-system account PostgreSQL runs under. An ordinary user runs it as itself; PostgreSQL refuses root, so
 * root hands it to an unprivileged account.
 */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { OperatorError } from '../operator-error.ts'

const run = promisify(execFile)

export interface Account {
  readonly uid: number
  readonly gid: number
}

/** The unprivileged account for a database that root starts. */
export async function databaseAccount(): Promise<Account> {
  const known = (await findAccount('wufang')) ?? (await findAccount('postgres'))
  if (known) return known
  try {
    await run('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'wufang'])
  } catch {
    // No useradd (Alpine, read-only /etc): an account that is always there serves as well.
  }
  const found = (await findAccount('wufang')) ?? (await findAccount('nobody'))
  if (found) return found
  throw new OperatorError('PostgreSQL refuses to run as root and no other account was found: make one named wufang')
}

/** Options for a child process that belongs to the account; without one it belongs to whoever runs this process. */
export function runAs(account: Account | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {}
}

/** Whether the account can run that program: asked of the kernel, since permissions are more than mode bits. */
export async function canRun(program: string, args: readonly string[], account: Account | undefined): Promise<boolean> {
  try {
    await run(program, args, { ...runAs(account), cwd: '/' })
    return true
  } catch {
    return false
  }
}

async function findAccount(name: string): Promise<Account | undefined> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n')
  const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
  // A system that numbers such an account 0 would not help: PostgreSQL looks at the number.
  return uid !== undefined && gid !== undefined && Number(uid) > 0 ? { uid: Number(uid), gid: Number(gid) } : undefined
}
