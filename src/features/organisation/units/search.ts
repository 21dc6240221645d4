/** Units in the global search, by name in either language. */
import type { SearchProvider } from '../../../platform/search.ts'
import { listUnits } from './queries.ts'

export const search: SearchProvider = {
  kind: 'unit',
  words: { zh: '单位', en: 'Units' },
  may: 'signed-in',
  find: async ({ tx, today, phrase, limit }) => {
    const units = await listUnits(tx, { q: phrase, standing: 'open' }, today, null, limit)
    return units.map((unit) => ({
      unitId: unit.id,
      id: String(unit.id),
      title: unit.name,
      detail: unit.territoryName,
      path: `/units/${unit.id}`,
    }))
  },
}
