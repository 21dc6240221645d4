/** Accounts in the administrators' global search, by name or user name. */
import { administrators } from '../../../platform/contract/role.ts'
import type { SearchProvider } from '../../../platform/search.ts'
import { listAccounts } from './queries.ts'

export const search: SearchProvider = {
  kind: 'account',
  words: { zh: '账号', en: 'Accounts' },
  may: administrators,
  find: async ({ tx, scope, today, phrase, limit }) => {
    const accounts = await listAccounts(tx, scope, { q: phrase }, today, null, limit)
    return accounts.map((account) => ({
      unitId: account.unitId,
      id: account.id,
      title: `${account.name} ${account.username}`,
      detail: account.unitName,
      path: `/accounts/${account.id}`,
    }))
  },
}
