/** Many rows in few statements, for what is brought in by thousands. Constraints, triggers and row-level security hold. */
import { sql } from 'kysely'
import type { Tx } from './pool.ts'
import type { DB } from './tables.gen.ts'

const portion = 2_000

/** @param rows alike: all have the columns of the first; instants and days as text, arrays and objects as they are */
export async function insertRows(
  tx: Tx,
  table: keyof DB,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = sql.join(Object.keys(first).map((name) => sql.ref(name)))
  const into = sql.table(table)
  for (let from = 0; from < rows.length; from += portion)
    await sql`insert into ${into} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${into}, ${JSON.stringify(rows.slice(from, from + portion))}::jsonb)`.execute(
      tx,
    )
}

/** Figures for the planner after a whole region came in, before anybody looks. */
export async function analyzeHistory(tx: Tx): Promise<void> {
  await sql`select app.analyze_history()`.execute(tx)
}
