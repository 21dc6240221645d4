/** Accounts that a visitor of the demo can be: one for each kind of work, and any other by what is typed. */
import { demoPassword } from '../../../platform/credentials.ts'
import { type Served, serveAnyone } from '../../../platform/endpoint.ts'
import { demoAccounts } from '../contract.ts'
import { featured } from './featured.ts'
import { featuredAccounts, findAccounts } from './queries.ts'

const hints = new Map(featured.map(({ username, tryFirst }) => [username, tryFirst]))

const list = serveAnyone(demoAccounts, async ({ tx, today, query }) => {
  const typed = query.q?.trim()
  const found = typed ? await findAccounts(tx, today, typed) : await featuredAccounts(tx, today)
  return {
    items: found.map((one) => {
      const tryFirst = hints.get(one.username)
      return { ...one, password: demoPassword, tryFirst: tryFirst ? { ...tryFirst } : null }
    }),
  }
})

export const demoRoutes: readonly Served[] = [list]
