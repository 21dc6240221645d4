/** The picker of the record that shows what was done. */
import { problems, refuse } from '../../../platform/contract/problem.ts'
import { type Served, serve } from '../../../platform/endpoint.ts'
import { findWarning } from '../queries.ts'
import { findDoneRecords, mostFound } from './contract.ts'
import { showFound } from './present.ts'
import { seek } from './queries.ts'
import { soughtBy } from './rules.ts'

const find = serve(findDoneRecords, async ({ tx, scope, params, query, platform }) => {
  const { unitId, id } = params
  if (!(await findWarning(tx, scope, unitId, id))) throw refuse(problems.notFound, {})
  const found = await seek(tx, scope, unitId, soughtBy(query.text ?? ''), mostFound)
  const items = showFound(found, platform.clock.day).slice(0, mostFound)
  return { items: items.map(({ kind, id, words, day }) => ({ kind, id, words, day })) }
})

export const doneRoutes: readonly Served[] = [find]
