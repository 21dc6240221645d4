/** Places in the global search: by name or code, those in use. */
import type { SearchProvider } from '../../platform/search.ts'
import { readers } from './contract/roles.ts'
import { placesNamed } from './queries.ts'

export const search: SearchProvider = {
  kind: 'place',
  words: { zh: '部位设备', en: 'Places' },
  may: readers,
  find: async ({ tx, scope, phrase, limit }) => {
    const rows = await placesNamed(tx, scope, phrase, limit)
    return rows.map((row) => ({
      unitId: row.unit_id,
      id: row.id,
      title: row.above ? `${row.above} ${row.name}` : row.name,
      detail: `${row.unit_name} · ${row.code}`,
      path: `/places/${row.unit_id}/${row.id}`,
    }))
  },
}
