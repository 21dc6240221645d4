/**
 * The ledger as a file: the same query as the list, page by page, so that filter and rights are the list's own. What is
 * written is packed as it is read and goes out after the export is recorded.
 */
import { buffer } from 'node:stream/consumers'
import { problems, refuse } from '../../../platform/contract/problem.ts'
import type { Language } from '../../../platform/contract/text.ts'
import type { SignedIn, Work } from '../../../platform/endpoint.ts'
import { type TableForm, writeTables } from '../../../platform/spreadsheet/write.ts'
import type { HazardFilter } from '../contract.ts'
import type { Key } from '../ledger/cursor.ts'
import { leadOf, pageOf, type Wanted } from '../ledger/queries.ts'
import { wantedBy } from '../ledger/wanted.ts'
import type { HazardState } from '../loop/contract.ts'
import { importProblems } from './contract.ts'
import { paperOf } from './paper-of.ts'
import { wholeHazards } from './queries/ledger.ts'
import { type Exported, ledgerTable } from './tables.ts'

/** More than a spreadsheet is any use for. */
const most = 100_000
const portion = 2_000

export async function exporting(
  work: SignedIn<Work>,
  filter: Omit<HazardFilter, 'cursor' | 'limit' | 'total'>,
  form: TableForm,
  language: Language,
): Promise<{ bytes: Buffer; count: number }> {
  const mustReach = (unitId: number) => {
    if (!work.scope.units.includes(unitId)) throw refuse(problems.forbidden, {})
  }
  const wanted = wantedBy({ ...work, mustReach }, filter)
  let count = 0
  async function* rows(): AsyncGenerator<readonly Exported[]> {
    for await (const page of pages(work, wanted)) {
      count += page.length
      if (count > most) throw refuse(importProblems.exportTooLong, { limit: String(most) })
      yield page
    }
  }
  const bytes = await buffer(writeTables([ledgerTable(rows(), language)], form))
  return { bytes, count }
}

async function* pages({ tx, scope, platform }: SignedIn<Work>, wanted: Wanted): AsyncGenerator<readonly Exported[]> {
  let after: Key | null = null
  for (;;) {
    const page = await pageOf(tx, scope, wanted, portion, after)
    if (page.length === 0) return
    const named = page.map((row) => ({ unitId: row.unit_id, id: row.id }))
    const whole = await wholeHazards(tx, scope, named)
    yield whole.map((row) => ({
      paper: paperOf(row, platform.clock.day),
      state: row.state as HazardState,
      unit: { zh: row.unit_name, en: row.unit_name_en },
    }))
    const last = page.at(-1)
    if (!last || page.length < portion) return
    after = { lead: leadOf(last, wanted.sort), at: last.key_at, id: last.id }
  }
}
