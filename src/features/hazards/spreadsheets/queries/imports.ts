/** SQL of imports: their records, what was found in their rows, and the plan a unit used last. */
import { type Selectable, sql, type Updateable } from 'kysely'
import type { Tx } from '../../../../platform/database/pool.ts'
import { type Scope, within } from '../../../../platform/database/scope.ts'
import type { HazardImport } from '../../../../platform/database/tables.gen.ts'
import type { FindingKind, FindingLevel } from '../contract/findings.ts'
import type { ImportPlan } from '../contract.ts'
import type { NotedFinding } from '../rules/whole.ts'

export type ImportRecord = Selectable<HazardImport>
type ImportChange = Updateable<HazardImport>

const named = (tx: Tx, scope: Scope) =>
  tx
    .selectFrom('hazard_import as i')
    .innerJoin('unit as u', 'u.id', 'i.unit_id')
    .innerJoin('person as p', 'p.id', 'i.by_id')
    .selectAll('i')
    .select(['u.name as unit_name', 'u.name_en as unit_name_en', 'p.name as by_name'])
    .where((eb) => within(scope, eb.ref('i.unit_id')))

export const readImport = (tx: Tx, scope: Scope, unitId: number, id: string) =>
  named(tx, scope).where('i.unit_id', '=', unitId).where('i.id', '=', id).executeTakeFirst()

/** Newest first. @param before instant and id of the last one of the page before */
export function listImports(tx: Tx, scope: Scope, limit: number, before: { at: string; id: string } | null) {
  const query = named(tx, scope)
    .select(sql<string>`i.at::text`.as('key_at'))
    .orderBy('i.at', 'desc')
    .orderBy('i.id', 'desc')
    .limit(limit)
  if (!before) return query.execute()
  return query.where(sql<boolean>`(i.at, i.id) < (${before.at}::timestamptz, ${before.id}::uuid)`).execute()
}

export const lockImport = (tx: Tx, scope: Scope, unitId: number, id: string): Promise<ImportRecord | undefined> =>
  tx
    .selectFrom('hazard_import')
    .selectAll()
    .where((eb) => within(scope, eb.ref('unit_id')))
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** Goes on only from the state it was in: somebody may have given it up meanwhile. @returns whether it did */
export async function changeImport(
  tx: Tx,
  unitId: number,
  id: string,
  from: string,
  change: ImportChange,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('hazard_import')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** How far it is: seen by whoever waits, and no change of the record. */
export const tellProgress = (tx: Tx, unitId: number, id: string, done: number, of: number) =>
  tx
    .updateTable('hazard_import')
    .set({ progress: JSON.stringify({ done, of }) })
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .execute()

/** The plans of the unit's last finished imports, newest first. */
export async function lastPlans(tx: Tx, scope: Scope, unitId: number): Promise<{ plan: ImportPlan; found: unknown }[]> {
  const rows = await tx
    .selectFrom('hazard_import')
    .select(['plan', 'found'])
    .where((eb) => within(scope, eb.ref('unit_id')))
    .where('unit_id', '=', unitId)
    .where('state', 'in', ['done', 'checked'])
    .where('plan', 'is not', null)
    .orderBy('at', 'desc')
    .limit(5)
    .execute()
  return rows.map((row) => ({ plan: row.plan as unknown as ImportPlan, found: row.found as unknown }))
}

/** More than anybody reads; the file of rows to correct holds them all. */
const mostFindings = 20_000

export async function keepFindings(
  tx: Tx,
  unitId: number,
  importId: string,
  findings: readonly (NotedFinding & { readonly level: FindingLevel })[],
): Promise<void> {
  await tx.deleteFrom('hazard_import_finding').where('unit_id', '=', unitId).where('import_id', '=', importId).execute()
  const rows = findings.slice(0, mostFindings).map((one, ordinal) => ({ ordinal: ordinal + 1, ...one }))
  if (rows.length === 0) return
  await sql`
    insert into hazard_import_finding
      (unit_id, import_id, ordinal, sheet, "row", "column", head, value, kind, level, details)
    select ${unitId}, ${importId}, ordinal, sheet, "row", "column", head, value, kind, level, details
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (ordinal integer, sheet text, "row" integer,
      "column" text, head text, value text, kind text, level text, details jsonb)`.execute(tx)
}

export function findingsOf(
  tx: Tx,
  scope: Scope,
  unitId: number,
  importId: string,
  which: { readonly kind?: FindingKind | undefined; readonly level?: FindingLevel | undefined; readonly after: number },
  limit: number,
) {
  let query = tx
    .selectFrom('hazard_import_finding')
    .selectAll()
    .where((eb) => within(scope, eb.ref('unit_id')))
    .where('unit_id', '=', unitId)
    .where('import_id', '=', importId)
    .where('ordinal', '>', which.after)
    .orderBy('ordinal')
    .limit(limit)
  if (which.kind) query = query.where('kind', '=', which.kind)
  if (which.level) query = query.where('level', '=', which.level)
  return query.execute()
}
