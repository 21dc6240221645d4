/** The last step of an import, by page or by command: rows, what was found, and the one event of the whole, together. */
import type { SignedIn, Work } from '../../../platform/endpoint.ts'
import { bringIn } from './bring.ts'
import { findingWords } from './contract/findings.ts'
import { hazardsImported, importSubject } from './contract.ts'
import { changeImport, type ImportRecord, keepFindings } from './queries/imports.ts'
import type { Weighed } from './rules/whole.ts'

/** Errors first: where there are more than anybody reads, they are what counts. */
export async function keepFound(
  { tx }: Work,
  row: ImportRecord,
  { findings }: Pick<Weighed, 'findings'>,
): Promise<void> {
  const levelled = findings.map((one) => ({ ...one, level: findingWords[one.kind].level }))
  const errors = levelled.filter((one) => one.level === 'error')
  await keepFindings(tx, row.unit_id, row.id, [...errors, ...levelled.filter((one) => one.level === 'note')])
}

/** @param tell how many rows are written */
export async function bringFile(
  work: SignedIn<Work>,
  row: ImportRecord,
  weighed: Weighed,
  tell: (done: number) => Promise<void>,
): Promise<void> {
  const { unit_id: unitId, id, name, sha256 } = row
  const { result } = weighed
  await keepFound(work, row, weighed)
  await bringIn(work, id, weighed.fresh, tell)
  const done = await changeImport(work.tx, unitId, id, 'importing', { state: 'done', result: JSON.stringify(result) })
  if (!done) throw new Error('the import was changed while it ran')
  const { open, history, known, wrong } = result
  const which = row.which === 'right' ? 'right' : 'all'
  await work.record(
    hazardsImported,
    { unitId, subject: { type: importSubject, id }, files: [sha256] },
    { name, sha256, which, open, history, known, wrong },
  )
}
