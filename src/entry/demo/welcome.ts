/** What a demo prints when it is ready: one account for each kind of work; the sign-in page finds all others. */
import { featuredAccounts } from '../../features/identity/demo/queries.ts'
import { demoPassword } from '../../platform/credentials.ts'
import type { Platform } from '../../platform/endpoint.ts'

export async function welcome({ pool, clock }: Platform): Promise<string> {
  const accounts = await pool.db.transaction().execute((tx) => featuredAccounts(tx, clock.day(clock.now())))
  if (accounts.length === 0) return 'none of the demo accounts that are listed carries the published password any more'
  const width = Math.max(...accounts.map(({ username }) => username.length))
  const lines = accounts.map(({ username, title, unitName }) => `  ${username.padEnd(width)}  ${title} · ${unitName}`)
  return [`demo accounts, password ${demoPassword} (any other: search on the sign-in page):`, ...lines].join('\n')
}
