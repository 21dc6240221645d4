/** What a demo prints when it is ready: one account for each role; the sign-in page lists them all. */
import { publishedAccounts } from '../../features/identity/sign-in/queries.ts'
import { demoPassword } from '../../platform/credentials.ts'
import type { Platform } from '../../platform/endpoint.ts'

export async function welcome({ pool, clock }: Platform): Promise<string> {
  const accounts = await pool.db.transaction().execute((tx) => publishedAccounts(tx, clock.day(clock.now())))
  const first = new Map(accounts.toReversed().map((account) => [account.role, account]))
  if (first.size === 0) return 'no account carries the published password any more'
  const width = Math.max(...[...first.values()].map(({ username }) => username.length))
  const lines = [...first.values()]
    .reverse()
    .map(({ username, title, unitName }) => `  ${username.padEnd(width)}  ${title} · ${unitName}`)
  return [`demo accounts, password ${demoPassword} (all of them: the sign-in page):`, ...lines].join('\n')
}
