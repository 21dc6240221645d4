/** Systems in the global search: those in whose title the phrase occurs, newest changed first. */
import type { SearchProvider } from '../../platform/search.ts'
import { readers } from './contract.ts'
import { pageOf } from './list/queries.ts'

const nobody = '00000000-0000-0000-0000-000000000000'

export const search: SearchProvider = {
  kind: 'system',
  words: { zh: '制度', en: 'Systems' },
  may: readers,
  find: async ({ tx, scope, today, phrase, limit }) => {
    const wanted = { title: phrase, today, reviewUntil: today, accountId: nobody, posts: [] }
    const rows = await pageOf(tx, scope, wanted, limit, null)
    return rows.map((row) => ({
      unitId: row.unit_id,
      id: row.id,
      title: row.title,
      detail: row.unit_name,
      path: `/systems/${row.unit_id}/${row.id}`,
    }))
  },
}
