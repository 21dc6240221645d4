/**
 * Scope twice: a query says it by `within(scope, …)` so that indexes serve; row-level security says it again under
 * every query through the settings that `enter` gives to the transaction.
 */
import { type Expression, type ExpressionWrapper, type SqlBool, sql } from 'kysely'
import type { Tx } from './pool.ts'

export interface Scope {
  /** Units the transaction may see and write. */
  readonly units: readonly number[]
  /** Bits of `audience`: a row is seen where it shares one. */
  readonly audience: number
}

export const nothing: Scope = { units: [], audience: 0 }

/** The explicit half: `where(within(scope, eb.ref('hazard.unit_id'), eb.ref('hazard.audience')))`. */
export function within(
  scope: Scope,
  unitId: Expression<number>,
  audience?: Expression<number>,
): ExpressionWrapper<never, never, SqlBool> {
  const units = sql<SqlBool>`${unitId} = any (${`{${scope.units.join(',')}}`}::integer[])`
  return (audience
    ? sql<SqlBool>`(${units} and (${audience} & ${scope.audience}::integer) <> 0)`
    : units) as unknown as ExpressionWrapper<never, never, SqlBool>
}

/** The net half: settings that last as long as the transaction. */
export async function enter(tx: Tx, scope: Scope, accountId: string | null): Promise<void> {
  await sql`select set_config('app.units', ${`{${scope.units.join(',')}}`}, true),
    set_config('app.audience', ${String(scope.audience)}, true),
    set_config('app.account', ${accountId ?? ''}, true)`.execute(tx)
}
