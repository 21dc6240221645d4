/** The work of an import behind the page: reading the file, trying it, bringing it in. Each step is kept when it ends. */
import { Type } from 'typebox'
import type { Workbook } from '../../../domain/sheets/grid.ts'
import type { HazardField } from '../../../domain/sheets/hazard-heads.ts'
import { Refusal } from '../../../platform/contract/problem.ts'
import { Id } from '../../../platform/contract/schema.ts'
import type { Platform, Work } from '../../../platform/endpoint.ts'
import { storeOf } from '../../../platform/files/routes.ts'
import { workAs } from '../../../platform/jobs/acting.ts'
import { longJob } from '../../../platform/jobs/job.ts'
import { workFor } from '../../../platform/jobs/run.ts'
import type { SheetType } from '../../../platform/spreadsheet/look.ts'
import { readSpreadsheet } from '../../../platform/spreadsheet/read.ts'
import { bringFile, keepFound } from './bring-file.ts'
import { type FoundSheet, type ImportPlan, importers } from './contract.ts'
import { foundAt, guess, type Remembered } from './guess.ts'
import { prepare } from './prepare.ts'
import { changeImport, type ImportRecord, lastPlans, readImport, tellProgress } from './queries/imports.ts'

export const importTask = 'hazards.import'

export const readStored = (
  platform: Platform,
  row: Pick<ImportRecord, 'sha256' | 'type' | 'name'>,
): Promise<Workbook> => readSpreadsheet(storeOf(platform).pathOf(row.sha256), row.type as SheetType, row.name)

const steps: Readonly<Record<string, (platform: Platform, row: ImportRecord, accountId: string) => Promise<void>>> = {
  reading: readStep,
  checking: checkStep,
  importing: importStep,
}

/** Run again after a stop it finds the state it left, and goes on from there or does nothing. */
const importJob = longJob(
  importTask,
  Type.Object({ id: Id, accountId: Id }),
  async (platform, unitId, { id, accountId }) => {
    try {
      const row = await workAs(platform, accountId, importers, ({ tx, scope }) => readImport(tx, scope, unitId, id))
      if (row) await steps[row.state]?.(platform, row, accountId)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      await workFor(platform, unitId, ({ tx }) => fail(tx, unitId, id, error))
    }
  },
)

async function fail(tx: Work['tx'], unitId: number, id: string, { problem, details }: Refusal): Promise<void> {
  const fault = JSON.stringify({ title: problem.title, detail: problem.detail, details })
  for (const from of Object.keys(steps)) await changeImport(tx, unitId, id, from, { state: 'failed', fault })
}

async function readStep(platform: Platform, row: ImportRecord, accountId: string): Promise<void> {
  const book = await readStored(platform, row)
  await workAs(platform, accountId, importers, async ({ tx, scope }) => {
    const before = await lastPlans(tx, scope, row.unit_id)
    const { found, plan, remembered } = guess(book, row.name, before.map(rememberedOf))
    await changeImport(tx, row.unit_id, row.id, 'reading', {
      state: 'mapped',
      found: JSON.stringify(found),
      plan: JSON.stringify(plan),
      remembered,
    })
  })
}

function rememberedOf({ plan, found }: { plan: ImportPlan; found: unknown }): Remembered {
  const fields = new Map<string, HazardField | null>()
  for (const sheet of found as FoundSheet[]) {
    const how = plan.sheets.find((one) => one.name === sheet.name && one.use)
    if (!how) continue
    for (const { column, head } of sheet.heads)
      fields.set(head, how.columns.find((one) => one.column === column)?.field ?? null)
  }
  return { plan, fields }
}

const planOf = (row: ImportRecord): ImportPlan => row.plan as unknown as ImportPlan

async function checkStep(platform: Platform, row: ImportRecord, accountId: string): Promise<void> {
  const book = await readStored(platform, row)
  const plan = planOf(row)
  const found = book.sheets.map((sheet) => {
    const headRow = plan.sheets.find((one) => one.name === sheet.name)?.headRow
    const before = (row.found as unknown as FoundSheet[]).find((one) => one.name === sheet.name)
    return headRow ? foundAt(sheet, headRow, book.from1904) : (before ?? foundAt(sheet, 1, book.from1904))
  })
  await workAs(platform, accountId, importers, async (work) => {
    const weighed = await prepare(work, book, plan, row.unit_id)
    await keepFound(work, row, weighed)
    await changeImport(work.tx, row.unit_id, row.id, 'checking', {
      state: 'checked',
      found: JSON.stringify(found),
      result: JSON.stringify(weighed.result),
    })
  })
}

async function importStep(platform: Platform, row: ImportRecord, accountId: string): Promise<void> {
  const { unit_id: unitId, id } = row
  const book = await readStored(platform, row)
  // Told on a connection of its own, while the rows wait for their commit: whoever looks sees how far it is.
  const tell = (of: number) => (done: number) =>
    workFor(platform, unitId, async ({ tx }) => void (await tellProgress(tx, unitId, id, done, of)))
  await workAs(platform, accountId, importers, async (work) => {
    const weighed = await prepare(work, book, planOf(row), unitId)
    const { result, fresh } = weighed
    // The ledger may have changed since it was tried: then it is shown again, and nothing is written.
    const refused = fresh.length === 0 || (row.which === 'all' && result.wrong > 0)
    if (refused) {
      await keepFound(work, row, weighed)
      await changeImport(work.tx, unitId, id, 'importing', { state: 'checked', result: JSON.stringify(result) })
      return
    }
    await bringFile(work, row, weighed, tell(fresh.length))
  })
}

export const jobs = [importJob]
