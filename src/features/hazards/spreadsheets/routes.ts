/** Import and export over HTTP. What takes long is handed to the worker; each step is found again by whoever returns. */
import { problems, refuse } from '../../../platform/contract/problem.ts'
import { audience } from '../../../platform/contract/role.ts'
import type { Language } from '../../../platform/contract/text.ts'
import { type Call, type Served, type SignedIn, serve } from '../../../platform/endpoint.ts'
import { lockContents } from '../../../platform/files/lock.ts'
import type { Received } from '../../../platform/files/receive.ts'
import { storeOf } from '../../../platform/files/routes.ts'
import { type TableForm, tableType, writeTables } from '../../../platform/spreadsheet/write.ts'
import * as contract from './contract.ts'
import { exporting } from './export.ts'
import { importTask, readStored } from './jobs.ts'
import { prepare } from './prepare.ts'
import { cursorAt, findingOf, importOf, importRowOf, momentOf, ordinalOf } from './present.ts'
import { changeImport, findingsOf, type ImportRecord, listImports, lockImport, readImport } from './queries/imports.ts'
import { insertFile, insertImport } from './queries/send.ts'
import { planRefusal } from './rules/plan.ts'
import { corrections, template } from './tables.ts'

type Any = SignedIn<Call<unknown, unknown, unknown>>
type Named = { readonly unitId: number; readonly id: string }

const send = serve(contract.sendImport, async (call) => {
  const { tx, query, now, actor } = call
  const { sha256, size, type, path } = call.body as unknown as Received
  call.mustReach(query.unitId)
  await lockContents(tx, [sha256])
  await storeOf(call.platform).keep(path, sha256)
  const id = call.newId()
  const fileId = call.newId()
  const file = { unitId: query.unitId, id: fileId, sha256, size, type, name: query.name, by: actor.accountId, at: now }
  await insertFile(tx, { ...file, subject: { type: contract.importSubject, id }, audience: audience.police })
  await insertImport(tx, { ...file, id, fileId })
  const about = { unitId: query.unitId, subject: { type: contract.importSubject, id }, files: [sha256] }
  await call.record(contract.importSent, about, { name: query.name, sha256, size })
  goOn(call, { unitId: query.unitId, id })
  return { unitId: query.unitId, id }
})

/** The worker goes on as the person who asked. */
const goOn = (call: Any, { unitId, id }: Named): void =>
  call.enqueue({ task: importTask, unitId, payload: { id, accountId: call.actor.accountId } })

const list = serve(contract.listImports, async (call) => {
  const { cursor, limit = 50 } = call.query
  const rows = await listImports(call.tx, call.scope, limit + 1, cursor ? momentOf(cursor) : null)
  const last = rows[limit - 1]
  return {
    items: rows.slice(0, limit).map(importRowOf),
    next: last && rows.length > limit ? cursorAt(last.key_at, last.id) : null,
  }
})

async function found(call: Any, { unitId, id }: Named) {
  const row = await readImport(call.tx, call.scope, unitId, id)
  if (!row) throw refuse(problems.notFound, {})
  return row
}

const read = serve(contract.readImport, async (call) => importOf(await found(call, call.params)))

const findings = serve(contract.listFindings, async (call) => {
  const { unitId, id } = call.params
  const { cursor, limit = 50, kind, level } = call.query
  await found(call, call.params)
  const which = { kind, level, after: cursor ? ordinalOf(cursor) : 0 }
  const rows = await findingsOf(call.tx, call.scope, unitId, id, which, limit + 1)
  const last = rows[limit - 1]
  return {
    items: rows.slice(0, limit).map(findingOf),
    next: last && rows.length > limit ? String(last.ordinal) : null,
  }
})

/** Locked, in one of the states, and as the reader saw it. */
async function standing(call: Any, named: Named, version: number, states: readonly string[]): Promise<ImportRecord> {
  const row = await lockImport(call.tx, call.scope, named.unitId, named.id)
  if (!row) throw refuse(problems.notFound, {})
  const state = contract.importState.has(row.state) ? contract.importState.words[row.state][call.language] : row.state
  if (row.version !== version)
    throw refuse(problems.changedMeanwhile, { by: call.actor.name, at: call.now.toISOString(), what: state })
  if (!states.includes(row.state)) throw refuse(contract.importProblems.notNow, { state })
  return row
}

const waiting = ['mapped', 'checked'] as const

const check = serve(contract.checkImport, async (call) => {
  const { version, plan } = call.body
  const row = await standing(call, call.params, version, waiting)
  const wrong = planRefusal(plan, call.language)
  if (wrong) throw wrong
  await changeImport(call.tx, row.unit_id, row.id, row.state, {
    ...{ state: 'checking', plan: JSON.stringify(plan), result: null, progress: null },
  })
  goOn(call, call.params)
  return { version: version + 1 }
})

const confirm = serve(contract.confirmImport, async (call) => {
  const { version, which } = call.body
  const row = await standing(call, call.params, version, ['checked'])
  const result = row.result as unknown as contract.ImportResult
  if (which === 'all' && result.wrong > 0) throw refuse(contract.importProblems.wrongRows, { count: result.wrong })
  if (result.open + result.history === 0) throw refuse(contract.importProblems.nothing, {})
  await changeImport(call.tx, row.unit_id, row.id, 'checked', { state: 'importing', which, progress: null })
  goOn(call, call.params)
  return { version: version + 1 }
})

const drop = serve(contract.dropImport, async (call) => {
  const row = await standing(call, call.params, call.body.version, [...waiting, 'reading', 'checking'])
  await changeImport(call.tx, row.unit_id, row.id, row.state, { state: 'dropped' })
  return { version: call.body.version + 1 }
})

function attach(call: Any, name: string, form: TableForm): void {
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  call.reply.headers({
    'content-disposition': `attachment; filename*=UTF-8''${encoded}`,
    'cache-control': 'no-store',
  })
  call.reply.type(tableType[form])
}

const correct = serve(contract.correctImport, async (call) => {
  const { unitId, id } = call.params
  const { language = call.language } = call.query
  const row = await found(call, call.params)
  if (!['checked', 'done'].includes(row.state))
    throw refuse(contract.importProblems.notNow, {
      state: contract.importState.has(row.state) ? contract.importState.words[row.state][language] : row.state,
    })
  const plan = row.plan as unknown as contract.ImportPlan
  const book = await readStored(call.platform, row)
  const { findings: all } = await prepare(call, book, plan, unitId)
  const [first, ...rest] = corrections(book, plan, all, language)
  const words = { zh: '待更正', en: 'to correct' }[language]
  attach(call, `${row.name.replace(/\.\w{1,5}$/, '')} ${words} ${id.slice(-4)}.xlsx`, 'xlsx')
  return writeTables([first ?? template(language), ...rest], 'xlsx')
})

const blank = serve(contract.importTemplate, async (call) => {
  const { language = call.language } = call.query
  attach(call, `${nameOf(language)}.xlsx`, 'xlsx')
  return writeTables([template(language)], 'xlsx')
})

const nameOf = (language: Language): string => ({ zh: '隐患台账', en: 'Hazard ledger' })[language]

const exported = serve(contract.exportHazards, async (call) => {
  const { form = 'xlsx', language = call.language, ...filter } = call.query
  const { bytes, count } = await exporting(call, filter, form, language)
  const unitId = filter.unit ?? call.actor.posts[0]?.unitId ?? call.scope.units[0] ?? 0
  const about = { unitId, subject: { type: 'hazard-export', id: call.newId() } }
  await call.record(contract.hazardsExported, about, { filter: { ...filter }, form, count })
  attach(call, `${nameOf(language)} ${call.today}.${form}`, form)
  return bytes
})

export const routes: readonly Served[] = [
  ...[send, list, read, findings, check, confirm, drop],
  ...[correct, blank, exported],
]
