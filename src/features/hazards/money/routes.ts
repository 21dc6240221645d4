/** Money over HTTP: lock the hazard, decide by the sums, write the entry. */
import { type Problem, problems, type Refusal, refuse } from '../../../platform/contract/problem.ts'
import type { Language } from '../../../platform/contract/text.ts'
import { type Served, serve } from '../../../platform/endpoint.ts'
import { said } from '../ledger/present.ts'
import type { HazardState } from '../loop/contract.ts'
import { printed } from '../loop/opening.ts'
import { actingOn } from '../loop/standing.ts'
import { lockHazard, readHazard } from '../queries.ts'
import * as contract from './contract.ts'
import { afterOf, cursorOf, hazardForm, unitForm } from './cursor.ts'
import { enter, undo } from './entries.ts'
import * as queries from './queries.ts'
import { gapsOf, judgeEntry, judgeUndo, kindsOf, noMoney, type Refused, type Sums } from './rules.ts'

const shown = (sums: Sums) => ({
  askedFen: sums.asked,
  grantedFen: sums.granted,
  spentFen: sums.spent,
  ...gapsOf(sums),
})
/** Of several hazards: the gap of each counts, a surplus elsewhere fills none. */
const summed = ({ asked, granted, spent, short }: Omit<queries.Summed, 'hazards'>) => ({
  ...shown({ asked, granted, spent }),
  shortFen: short,
})

function refusalBy({ rule, details }: Refused, language: Language): Refusal {
  const words = Object.fromEntries(Object.entries(details).map(([name, text]) => [name, text[language]]))
  return refuse(contract.moneyRules[rule] as Problem<Record<string, string>>, words)
}

const read = serve(contract.readMoney, async (call) => {
  const { unitId, id } = call.params
  const hazard = await readHazard(call.tx, call.scope, unitId, id)
  if (!hazard) throw refuse(problems.notFound, {})
  const sums = (await queries.readSums(call.tx, unitId, id)) ?? noMoney
  const rows = await queries.entriesOf(call.tx, unitId, id)
  return {
    ...shown(sums),
    entries: rows.map((row) => ({
      id: row.id,
      kind: row.kind as contract.MoneyKind,
      amountFen: row.amount_fen,
      day: row.day,
      source: row.source,
      document: row.document,
      note: row.note,
      ofPlan: row.of_plan,
      undoes: row.undoes,
      undone: row.undone_by !== null,
      by: row.name,
      at: row.at.toISOString(),
    })),
    may: [...kindsOf(actingOn(call, unitId).roles)],
  }
})

const enterRoute = serve(contract.enterMoney, async (call) => {
  const { unitId, id } = call.params
  const hazard = await lockHazard(call.tx, call.scope, unitId, id)
  if (!hazard) throw refuse(problems.notFound, {})
  const sums = (await queries.readSums(call.tx, unitId, id)) ?? noMoney
  const state = hazard.state as HazardState
  const no = judgeEntry({ state, sums }, call.body, actingOn(call, unitId))
  if (no) throw refusalBy(no, call.language)
  const { source, document, note, ...entry } = call.body
  const told = { source: source.trim(), document: document.trim(), note: note.trim() }
  return { id: await enter(call, hazard, { ...entry, ...told, ofPlan: false }) }
})

const undoRoute = serve(contract.undoMoney, async (call) => {
  const { unitId, id } = call.params
  const hazard = await lockHazard(call.tx, call.scope, unitId, id)
  const row = hazard && (await queries.findEntry(call.tx, unitId, id, call.params.entry))
  if (!row) throw refuse(problems.notFound, {})
  const sums = (await queries.readSums(call.tx, unitId, id)) ?? noMoney
  const { day, source, document, note } = row
  const entry = { kind: row.kind as contract.MoneyKind, amountFen: row.amount_fen, ofPlan: row.of_plan }
  const known = { counter: row.undoes !== null, undone: row.undone_by !== null }
  const no = judgeUndo(sums, { ...entry, ...known }, actingOn(call, unitId))
  if (no) throw refusalBy(no, call.language)
  const wrong = { id: row.id, ...entry, day, source, document, note }
  return { id: await undo(call, hazard, wrong, call.body.reason.trim()) }
})

const totals = serve(contract.listMoneyTotals, async (call) => {
  const { cursor, limit = 50, by = 'facility', ...filter } = call.query
  const after = afterOf(cursor, unitForm)
  const rows = await queries.totalsBy(call.tx, call.scope, { ...filter, by }, limit + 1, after)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const all = after ? undefined : await queries.totalOf(call.tx, call.scope, filter)
  return {
    items: page.map((row) => ({
      unitId: row.unit_id,
      unit: { zh: row.unit_name, en: row.unit_name_en },
      hazards: row.hazards,
      ...summed(row),
    })),
    next: last && rows.length > limit ? cursorOf({ short: last.short, id: String(last.unit_id) }) : null,
    total: all ? { hazards: all.hazards, ...summed(all) } : null,
  }
})

const list = serve(contract.listMoney, async (call) => {
  const { cursor, limit = 50, ...filter } = call.query
  const after = afterOf(cursor, hazardForm)
  const rows = await queries.hazardsWithMoney(call.tx, call.scope, filter, limit + 1, after)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map((row) => ({
      unitId: row.unit_id,
      unit: { zh: row.unit_name, en: row.unit_name_en },
      id: row.id,
      number: printed(row.year, row.number),
      object: said(row.object, row.english, 'object'),
      finding: said(row.finding, row.english, 'finding'),
      family: row.family as contract.MoneyRow['family'],
      grade: row.grade as contract.MoneyRow['grade'],
      state: row.state as HazardState,
      ...summed(row),
    })),
    next: last && rows.length > limit ? cursorOf({ short: last.short, id: last.id }) : null,
  }
})

export const moneyRoutes: readonly Served[] = [read, enterRoute, undoRoute, totals, list]
