/** Hazards in the global search: the newest that hold the phrase. */
import type { SearchProvider } from '../../platform/search.ts'
import { readers } from './contract.ts'
import { pageOf } from './ledger/queries.ts'
import { printed } from './loop/opening.ts'

export const search: SearchProvider = {
  kind: 'hazard',
  words: { zh: '隐患', en: 'Hazards' },
  may: readers,
  find: async ({ tx, scope, phrase, limit }) => {
    // No filter that asks for a person, a moment or a day.
    const wanted = { text: phrase, now: new Date(0), me: '', zone: 'UTC', awaited: null }
    const rows = await pageOf(tx, scope, wanted, limit, null)
    return rows.map((row) => ({
      unitId: row.unit_id,
      id: row.id,
      title: `${printed(row.year, row.number)} ${row.finding}`,
      detail: `${row.unit_name} · ${row.place}`,
      path: `/hazards/${row.unit_id}/${row.id}`,
    }))
  },
}
