/** Loads once what judging a file needs, then judges it: rows, duplicates, and what the ledger holds already. */
import { createHash } from 'node:crypto'
import type { Workbook } from '../../../domain/sheets/grid.ts'
import type { SignedIn, Work } from '../../../platform/endpoint.ts'
import { printed } from '../loop/opening.ts'
import type { ImportPlan } from './contract.ts'
import { paperOf } from './paper-of.ts'
import { personsOf } from './persons.ts'
import { facilities, hazardsByKey, hazardsByNumber } from './queries/ledger.ts'
import { type Kept, readRows, type Weighed, weigh } from './rules/whole.ts'

export const keyHash = (key: string): string => createHash('sha256').update(key).digest('hex')

/** @param unitId where rows that name no facility belong, if it is one */
export async function prepare(
  work: SignedIn<Work>,
  book: Workbook,
  plan: ImportPlan,
  unitId: number,
): Promise<Weighed> {
  const { tx, scope, today, platform } = work
  const reached = new Set(scope.units)
  const units = (await facilities(tx)).map((unit) => ({
    id: unit.id,
    names: [unit.name, unit.name_en],
    reached: reached.has(unit.id),
  }))
  const read = readRows(book, plan, {
    today,
    from1904: book.from1904,
    year: plan.year,
    family: plan.family,
    unitId: units.some((unit) => unit.id === unitId) ? unitId : null,
    units,
  })
  const keys = new Map(read.drafts.map((draft) => [keyHash(draft.key), draft.key]))
  const byKey = new Map<string, Kept>()
  const hashed = read.drafts.map((draft) => ({ unitId: draft.paper.unitId, key: keyHash(draft.key) }))
  for (const row of await hazardsByKey(tx, scope, hashed))
    byKey.set(`${row.unit_id} ${keys.get(row.import_key)}`, {
      id: row.id,
      number: printed(row.year, row.number),
      paper: row.paper,
    })
  const numbered = read.drafts.flatMap(({ paper }) => {
    const [year, number] = (paper.number ?? '').split('-').map(Number)
    return paper.number !== null && year && number ? [{ unitId: paper.unitId, year, number }] : []
  })
  const byNumber = new Map<string, Kept>()
  for (const row of await hazardsByNumber(tx, scope, numbered)) {
    const paper = paperOf(row, platform.clock.day)
    byNumber.set(`${row.unit_id} ${paper.number}`, { id: row.id, number: paper.number ?? '', paper })
  }
  const persons = await personsOf(work)
  return weigh(read, { byKey, byNumber }, (unit, name) => persons.get(`${unit} ${name}`)?.length ?? 0)
}
