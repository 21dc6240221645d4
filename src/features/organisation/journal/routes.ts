/** Reading the journal. */
import { Type } from 'typebox'
import { Instant, UnitId } from '../../../platform/contract/schema.ts'
import { type Served, serve } from '../../../platform/endpoint.ts'
import { pageOf, readCursor } from '../../../platform/page.ts'
import * as contract from './contract.ts'
import * as queries from './queries.ts'

const pageSize = 50
const key = Type.Object({ at: Instant, unitId: UnitId, seq: Type.Integer() })

const readJournal = serve(contract.readJournal, async ({ tx, scope, query, mustReach }) => {
  const { cursor, limit = pageSize, ...filter } = query
  if (filter.unitId !== undefined) mustReach(filter.unitId)
  const rows = await queries.readEntries(tx, scope, filter, readCursor(key, cursor), limit + 1)
  const page = pageOf(rows, limit, ({ moment, unitId, seq }) => ({ at: moment, unitId, seq }))
  return {
    ...page,
    items: page.items.map(({ at, moment: _moment, positionId: _post, onBehalfId: _delegation, ...row }) => ({
      ...row,
      at: at.toISOString(),
      files: row.files === '-' ? [] : row.files.split(','),
      payload: JSON.parse(row.payload) as unknown,
      hash: row.hash.toString('hex'),
    })),
  }
})

export const routes: readonly Served[] = [readJournal]
