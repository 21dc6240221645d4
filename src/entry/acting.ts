/** For commands that work as an account: who it is, which unit is meant, and refusals in one plain line. */
import { unitNamed } from '../features/hazards/spreadsheets/queries/ledger.ts'
import { signInState } from '../features/identity/sign-in/queries.ts'
import { Refusal } from '../platform/contract/problem.ts'
import { fill } from '../platform/contract/text.ts'
import type { Platform } from '../platform/endpoint.ts'
import { OperatorError } from '../platform/operator-error.ts'
import type { CommandValues } from './command.ts'

/** @throws OperatorError where there is no such account */
export async function accountOf(platform: Platform, username: CommandValues[string]): Promise<string> {
  if (typeof username !== 'string' || username.trim() === '')
    throw new OperatorError('--as is needed: the user name of the account to work as')
  const { account } = await platform.pool.db
    .transaction()
    .execute((tx) => signInState(tx, username.trim().toLowerCase(), []))
  if (account?.state !== 'active') throw new OperatorError(`there is no active account ${JSON.stringify(username)}`)
  return account.id
}

/** @throws OperatorError where no unit has that name or number */
export async function unitOf(platform: Platform, named: string): Promise<number> {
  const id = await platform.pool.db.transaction().execute((tx) => unitNamed(tx, named.trim()))
  if (id === undefined) throw new OperatorError(`there is no unit ${JSON.stringify(named)}`)
  return id
}

/** A refusal of the app, or a file that cannot be opened, in one line. */
export async function plainly<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal) throw new OperatorError(`${file}: ${fill(error.problem.detail, 'en', error.details)}`)
    if (error instanceof Error && 'syscall' in error) throw new OperatorError(`${file}: ${error.message}`)
    throw error
  }
}
