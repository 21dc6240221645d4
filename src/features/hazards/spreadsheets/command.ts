/** Import and export for the command line: the same steps as on the page, in one go, as the account that is named. */
import { createHash } from 'node:crypto'
import { copyFile, readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { audience, type Family } from '../../../platform/contract/role.ts'
import type { Language } from '../../../platform/contract/text.ts'
import type { Platform, SignedIn, Work } from '../../../platform/endpoint.ts'
import { lockContents } from '../../../platform/files/lock.ts'
import { storeOf } from '../../../platform/files/routes.ts'
import { workAs } from '../../../platform/jobs/acting.ts'
import { lookAt, type SheetType } from '../../../platform/spreadsheet/look.ts'
import { readSpreadsheet } from '../../../platform/spreadsheet/read.ts'
import type { TableForm } from '../../../platform/spreadsheet/write.ts'
import { type HazardFilter, readers } from '../contract.ts'
import { bringFile } from './bring-file.ts'
import { hazardsExported, type ImportPlan, type ImportResult, importers, importSubject } from './contract.ts'
import { exporting } from './export.ts'
import { guess } from './guess.ts'
import { prepare } from './prepare.ts'
import { changeImport, readImport } from './queries/imports.ts'
import { insertFile, insertImport } from './queries/send.ts'
import { planRefusal } from './rules/plan.ts'
import type { NotedFinding } from './rules/whole.ts'

export interface ImportAsked {
  readonly file: string
  readonly accountId: string
  /** Null: the unit of the account's own post. */
  readonly unitId: number | null
  readonly year: number | null
  readonly family: Family | null
  readonly which: 'all' | 'right'
  readonly dryRun: boolean
}

export interface ImportOutcome {
  readonly result: ImportResult
  readonly findings: readonly NotedFinding[]
  readonly imported: boolean
}

/** @throws Refusal for a file that cannot be read, columns that cannot be guessed, a unit out of reach */
export async function importFile(platform: Platform, asked: ImportAsked): Promise<ImportOutcome> {
  const name = basename(asked.file)
  const type = await lookAt(asked.file)
  const book = await readSpreadsheet(asked.file, type, name)
  const guessed = guess(book, name, [])
  const plan: ImportPlan = {
    ...guessed.plan,
    year: asked.year ?? guessed.plan.year,
    family: asked.family ?? guessed.plan.family,
  }
  const wrong = planRefusal(plan, 'en')
  if (wrong) throw wrong
  return workAs(platform, asked.accountId, importers, async (work) => {
    const unitId = asked.unitId ?? work.postFor(0)?.unitId ?? 0
    const { result, findings, fresh } = await prepare(work, book, plan, unitId)
    const stays = asked.dryRun || fresh.length === 0 || (asked.which === 'all' && result.wrong > 0)
    if (stays) return { result, findings, imported: false }
    const id = await record(work, unitId, { ...asked, name, type })
    const kept = { plan: JSON.stringify(plan), found: JSON.stringify(guessed.found), which: asked.which }
    await changeImport(work.tx, unitId, id, 'reading', { state: 'importing', ...kept })
    const row = await readImport(work.tx, work.scope, unitId, id)
    if (!row) throw new Error('an import just written is gone')
    await bringFile(work, row, { result, findings, fresh }, async () => {})
    return { result, findings, imported: true }
  })
}

/** The file is kept with the import, as if it had been sent. */
async function record(
  work: SignedIn<Work>,
  unitId: number,
  { file, name, type }: { readonly file: string; readonly name: string; readonly type: SheetType },
): Promise<string> {
  const bytes = await readFile(file)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const store = storeOf(work.platform)
  await lockContents(work.tx, [sha256])
  const path = await store.arriving()
  await copyFile(file, path)
  await store.keep(path, sha256)
  const [id, fileId] = [work.newId(), work.newId()]
  const sent = { unitId, sha256, type, name, by: work.actor.accountId, at: work.now }
  const subject = { type: importSubject, id }
  await insertFile(work.tx, { ...sent, id: fileId, size: bytes.length, subject, audience: audience.police })
  await insertImport(work.tx, { ...sent, id, fileId })
  return id
}

/** @returns the file's bytes, after the export is recorded */
export async function exportFile(
  platform: Platform,
  accountId: string,
  filter: Omit<HazardFilter, 'cursor' | 'limit' | 'total'>,
  form: TableForm,
  language: Language,
): Promise<{ bytes: Buffer; count: number }> {
  return workAs(platform, accountId, readers, async (work) => {
    const made = await exporting(work, filter, form, language)
    const unitId = filter.unit ?? work.postFor(0)?.unitId ?? 0
    const about = { unitId, subject: { type: 'hazard-export', id: work.newId() } }
    await work.record(hazardsExported, about, { filter: { ...filter }, form, count: made.count })
    return made
  })
}
