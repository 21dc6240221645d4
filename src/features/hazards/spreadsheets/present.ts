/** Imports and what was found in them, as people read them. */
import { problems, refuse } from '../../../platform/contract/problem.ts'
import { fillBoth, type Text } from '../../../platform/contract/text.ts'
import type { FindingKind, FindingLevel } from './contract/findings.ts'
import type * as contract from './contract.ts'
import type { findingsOf, ImportRecord } from './queries/imports.ts'
import { findingText } from './tables.ts'

type Named = ImportRecord & { readonly unit_name: string; readonly unit_name_en: string; readonly by_name: string }

export const importRowOf = (row: Named): ReturnType<typeof summaryOf> => summaryOf(row)

const summaryOf = (row: Named) => ({
  unitId: row.unit_id,
  unit: { zh: row.unit_name, en: row.unit_name_en },
  id: row.id,
  name: row.name,
  state: row.state as contract.Import['state'],
  by: row.by_name,
  at: new Date(row.at).toISOString(),
  result: row.result as unknown as contract.ImportResult | null,
})

interface Fault {
  readonly title: Text
  readonly detail: Text
  readonly details: Readonly<Record<string, unknown>>
}

export function importOf(row: Named): contract.Import {
  const fault = row.fault as unknown as Fault | null
  return {
    ...summaryOf(row),
    version: row.version,
    fileId: row.file_id,
    sha256: row.sha256,
    progress: row.progress as unknown as contract.Import['progress'],
    fault: fault && {
      title: fault.title,
      detail: fillBoth(fault.detail, fault.details),
    },
    plan: row.plan as unknown as contract.ImportPlan | null,
    found: row.found as unknown as contract.FoundSheet[],
    remembered: row.remembered,
    which: row.which as contract.Import['which'],
  }
}

export function findingOf(row: Awaited<ReturnType<typeof findingsOf>>[number]): contract.Finding {
  const kind = row.kind as FindingKind
  const details = row.details as unknown as Readonly<Record<string, string | number>>
  const [zh, en] = [findingText({ kind, details }, 'zh'), findingText({ kind, details }, 'en')]
  return {
    ordinal: row.ordinal,
    sheet: row.sheet,
    row: row.row,
    column: row.column,
    head: row.head,
    value: row.value,
    kind,
    level: row.level as FindingLevel,
    reason: { zh: zh.reason, en: en.reason },
    advice: zh.advice !== null && en.advice !== null ? { zh: zh.advice, en: en.advice } : null,
  }
}

// ── cursors ────────────────────────────────────────────────────────────────────────────────────────────────────────

const moment = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?[+-]\d{2}(:\d{2}){0,2}$/
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const cursorAt = (at: string, id: string): string => Buffer.from(`${at}|${id}`).toString('base64url')

/** @throws bad-request for anything this did not make */
export function momentOf(cursor: string): { at: string; id: string } {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split('|')
  if (!moment.test(at) || !uuid.test(id)) throw refuse(problems.badRequest, {})
  return { at, id }
}

/** @throws bad-request where it is no ordinal */
export function ordinalOf(cursor: string): number {
  if (!/^[1-9]\d{0,8}$/.test(cursor)) throw refuse(problems.badRequest, {})
  return Number(cursor)
}
