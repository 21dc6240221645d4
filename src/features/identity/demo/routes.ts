/** The list on the demo's sign-in page: accounts that still carry the published password. */
import { problems, refuse } from '../../../platform/contract/problem.ts'
import { demoPassword } from '../../../platform/credentials.ts'
import { type Served, serveAnyone } from '../../../platform/endpoint.ts'
import { demoAccounts } from '../contract.ts'
import { publishedAccounts } from '../sign-in/queries.ts'

const list = serveAnyone(demoAccounts, async ({ tx, today, platform }) => {
  if (platform.config.mode !== 'demo') throw refuse(problems.notFound, {})
  return { items: (await publishedAccounts(tx, today)).map((one) => ({ ...one, password: demoPassword })) }
})

export const demoRoutes: readonly Served[] = [list]
