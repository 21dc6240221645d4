/** Who works where, by name: a responsible person of a ledger on paper is an account only where nobody else has the name. */
import type { Work } from '../../../platform/endpoint.ts'
import { peopleAt } from './queries/ledger.ts'

/** Accounts by `unit name`. */
export async function personsOf({ tx, scope, today }: Work): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>()
  for (const row of await peopleAt(tx, scope, today)) {
    const name = `${row.unit_id} ${row.name}`
    const ids = found.get(name)
    if (ids) ids.push(row.account_id)
    else found.set(name, [row.account_id])
  }
  return found
}
