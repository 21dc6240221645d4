/** Reads what the list would show and gives it out as a sheet; recorded like every export. */
import { buffer } from 'node:stream/consumers'
import { refuse } from '../../../platform/contract/problem.ts'
import { type Call, type Served, type SignedIn, serve } from '../../../platform/endpoint.ts'
import { tableType, writeTables } from '../../../platform/spreadsheet/write.ts'
import { doneRecordsOf } from '../done/named.ts'
import { wantedBy } from '../list/wanted.ts'
import { passingsIn, showAllReasons, showRow } from '../present.ts'
import * as queries from '../queries.ts'
import { heldBy } from '../rules.ts'
import { exportTooLong, exportWarnings, mostExported, warningsExported } from './contract.ts'
import { type Exported, warningsTable } from './sheet.ts'

type AnyCall = SignedIn<Call<unknown, unknown, unknown>>

/** Rows of the list with what a warning's page says besides, in a few queries for all of them. */
async function whole(call: AnyCall, rows: readonly queries.Shown[]): Promise<Exported[]> {
  const { tx, scope, now } = call
  const units = [...new Set(rows.map((row) => row.unit_id))]
  const ids = rows.map(({ id }) => id)
  const passings = Map.groupBy(await queries.passingsOf(tx, scope, units, ids), ({ subject_id }) => subject_id)
  const people = await queries.peopleNamed(tx, [
    ...new Set(rows.flatMap((row) => [row.answered_by ?? [], row.closed_by ?? []].flat())),
  ])
  const records = await doneRecordsOf(call, rows)
  const said = (text: string | null, by: string | null) =>
    text === null ? null : { text, by: people.get(by ?? '') ?? '' }
  return rows.map((row) => ({
    ...{
      row: showRow(row, now, call.platform.config.timeZone),
      reasons: showAllReasons(row),
      record: records.get(row.id) ?? null,
    },
    ...{ answer: said(row.answer, row.answered_by), closing: said(row.closing, row.closed_by) },
    held: heldBy(passingsIn(passings.get(row.id) ?? []), now),
  }))
}

const exported = serve(exportWarnings, async (call) => {
  const { language = call.language, ...filter } = call.query
  const { tx, scope, platform } = call
  const rows = await queries.page(tx, scope, wantedBy(call, filter), mostExported + 1, null)
  if (rows.length > mostExported) throw refuse(exportTooLong, { limit: String(mostExported) })
  const found = await whole(call, rows)
  const bytes = await buffer(writeTables([warningsTable(found, language, platform.config.timeZone)], 'xlsx'))
  const unitId = call.actor.posts[0]?.unitId ?? scope.units[0] ?? 0
  const about = { unitId, subject: { type: 'warning-export', id: call.newId() } }
  await call.record(warningsExported, about, { filter: { ...filter }, count: found.length })
  const name = encodeURIComponent(`${{ zh: '预警', en: 'Warnings' }[language]} ${call.today}.xlsx`)
  call.reply.headers({ 'content-disposition': `attachment; filename*=UTF-8''${name}`, 'cache-control': 'no-store' })
  call.reply.type(tableType.xlsx)
  return bytes
})

export const exportRoutes: readonly Served[] = [exported]
