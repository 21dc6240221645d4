/** SQL of reports by code: what a token opens, counters, the list, one report, its decision. */
import { type Insertable, sql, type Updateable } from 'kysely'
import type { Tx } from '../../../platform/database/pool.ts'
import { type Scope, within } from '../../../platform/database/scope.ts'
import type { ScanReport } from '../../../platform/database/tables.gen.ts'

export interface Labelled {
  readonly unit_id: number
  readonly unit_name: string
  readonly unit_name_en: string
  readonly code_id: string
  readonly place_id: string
  readonly code: string
  readonly kind: string
  readonly name: string
  readonly name_en: string | null
  readonly within: string | null
  readonly families: string[]
  readonly valid: boolean
}

/** Before anybody is known to be asking: only what the label says. */
export async function labelOf(tx: Tx, token: string): Promise<Labelled | null> {
  const { rows } = await sql<Labelled>`select * from app.place_by_token(${token})`.execute(tx)
  return rows[0] ?? null
}

/** Counts one more under each key. @returns how many there are now, in the order given */
export async function countUp(tx: Tx, keys: readonly { key: Buffer; start: Date }[]): Promise<number[]> {
  const { rows } = await sql<{ n: number }>`select n from app.scan_counted(
    ${keys.map((one) => one.key)}::bytea[], ${keys.map((one) => one.start)}::timestamptz[]) n`.execute(tx)
  return rows.map((row) => row.n)
}

/** Of two requests with one form the second waits here. @returns the receipt given for it before */
export async function receiptFor(tx: Tx, unitId: number, ticket: Buffer): Promise<string | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`scan ${ticket.toString('hex')}`}, 0))`.execute(tx)
  const row = await tx
    .selectFrom('scan_report')
    .select('receipt')
    .where('unit_id', '=', unitId)
    .where('ticket', '=', ticket)
    .executeTakeFirst()
  return row?.receipt ?? null
}

export async function insertReport(
  tx: Tx,
  row: Insertable<ScanReport>,
  photos: readonly { readonly id: string; readonly sha256: string }[],
): Promise<void> {
  await tx.insertInto('scan_report').values(row).execute()
  if (photos.length === 0) return
  await tx
    .insertInto('scan_photo')
    .values(
      photos.map((photo, ordinal) => ({
        unit_id: row.unit_id,
        report_id: row.id,
        ordinal,
        file_id: photo.id,
        sha256: photo.sha256,
      })),
    )
    .execute()
}

export async function receiptState(tx: Tx, receipt: string) {
  const { rows } = await sql<{ state: string; received_at: Date; decided_at: Date | null }>`
    select * from app.scan_receipt(${receipt})`.execute(tx)
  return rows[0] ?? null
}

export interface Wanted {
  readonly unit?: number
  readonly state?: string
  readonly placeId?: string
  readonly id?: string
}

const shown = (tx: Tx, scope: Scope) =>
  tx
    .selectFrom('scan_report as r')
    .innerJoin('unit as u', 'u.id', 'r.unit_id')
    .innerJoin('place as p', (on) => on.onRef('p.unit_id', '=', 'r.unit_id').onRef('p.id', '=', 'r.place_id'))
    .leftJoin('person', 'person.id', 'r.decided_by')
    .selectAll('r')
    .select(['u.name as unit_name', 'u.name_en as unit_name_en', 'p.kind', 'p.families', 'p.name as place_name'])
    .select('person.name as decider')
    .select((eb) =>
      eb
        .selectFrom('scan_photo as s')
        .select((counting) => counting.fn.countAll<number>().as('n'))
        .whereRef('s.unit_id', '=', 'r.unit_id')
        .whereRef('s.report_id', '=', 'r.id')
        .as('photos'),
    )
    .where((eb) => within(scope, eb.ref('r.unit_id')))

/** Newest first. @param after the key of the last row of the page before */
export function reportsOf(
  tx: Tx,
  scope: Scope,
  wanted: Wanted,
  limit: number,
  after: { readonly at: string; readonly id: string } | null,
) {
  const { unit, state, placeId, id } = wanted
  return shown(tx, scope)
    .$if(unit !== undefined, (query) => query.where('r.unit_id', '=', unit ?? 0))
    .$if(state !== undefined, (query) => query.where('r.state', '=', state ?? ''))
    .$if(placeId !== undefined, (query) => query.where('r.place_id', '=', placeId ?? ''))
    .$if(id !== undefined, (query) => query.where('r.id', '=', id ?? ''))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(r.received_at, r.id) < (${after?.at}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('r.received_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(limit)
    .execute()
}

export function photosOf(tx: Tx, unitId: number, id: string) {
  return tx
    .selectFrom('scan_photo')
    .select(['file_id as id', 'sha256'])
    .where('unit_id', '=', unitId)
    .where('report_id', '=', id)
    .orderBy('ordinal')
    .execute()
}

/** Locked until the transaction ends: of two who decide at once, the second sees the first one's decision. */
export function lockReport(tx: Tx, scope: Scope, unitId: number, id: string) {
  return tx
    .selectFrom('scan_report')
    .selectAll()
    .where((eb) => within(scope, eb.ref('unit_id')))
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function decide(tx: Tx, unitId: number, id: string, change: Updateable<ScanReport>): Promise<void> {
  await tx
    .updateTable('scan_report')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .execute()
}

export async function nameOf(tx: Tx, id: string | null): Promise<string> {
  if (id === null) return ''
  return (await tx.selectFrom('person').select('name').where('id', '=', id).executeTakeFirst())?.name ?? ''
}

export async function forgetCounts(tx: Tx, before: Date): Promise<void> {
  await sql`select app.forget_scan_counts(${before})`.execute(tx)
}
