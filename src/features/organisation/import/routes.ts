/** Trying a file of units and bringing it in: judged the same way both times, written whole or not at all. */
import { refuse } from '../../../platform/contract/problem.ts'
import { administrationAudience } from '../../../platform/contract/role.ts'
import { type Call, type Served, type SignedIn, serve } from '../../../platform/endpoint.ts'
import type { Received } from '../../../platform/files/receive.ts'
import type { SheetType } from '../../../platform/spreadsheet/look.ts'
import { readSpreadsheet } from '../../../platform/spreadsheet/read.ts'
import { tableType, writeTables } from '../../../platform/spreadsheet/write.ts'
import { divisionAdded, unitOpened } from '../units/contract.ts'
import { divisions, insertDivisions, insertUnits, lockRegister, territoriesOf } from '../units/queries.ts'
import * as contract from './contract.ts'
import { present } from './present.ts'
import { everyUnit } from './queries.ts'
import { type FreshUnit, type Judged, judge } from './rules/judge.ts'
import { template } from './template.ts'

type Any = SignedIn<Call<unknown, { name: string }, unknown>>

/** Rows that go to the database in one statement. */
const portion = 2_000

const systemUnits = (call: Any): number[] =>
  call.actor.posts.filter((post) => post.role === 'system').map((post) => post.unitId)

async function judged(call: Any): Promise<Judged> {
  const { tx, today, query } = call
  const { path, type } = call.body as unknown as Received
  const book = await readSpreadsheet(path, type as SheetType, query.name)
  const kept = await territoriesOf(tx, systemUnits(call))
  const here = { divisions: await divisions(tx), units: await everyUnit(tx, today) }
  const result = judge(book, here, { today, kept })
  if (result.sheets.every((one) => one.use === 'left')) throw refuse(contract.importProblems.nothingKnown, {})
  if (result.rows > contract.mostRows) throw refuse(contract.importProblems.tooMany, { most: contract.mostRows })
  return result
}

const check = serve(contract.checkUnitImport, async (call) => present(await judged(call)))

const bring = serve(contract.importUnits, async (call) => {
  const { problems, ...words } = { problems: contract.importProblems, name: call.query.name.slice(-200) }
  // Whoever opens a unit meanwhile waits, so that what was judged is what is written.
  await lockRegister(call.tx)
  const result = await judged(call)
  if (result.wrong > 0) throw refuse(problems.wrongRows, { count: result.wrong })
  const fresh = { divisions: result.divisions.fresh.length, units: result.units.fresh.length }
  if (fresh.divisions + fresh.units === 0) throw refuse(problems.nothingNew, {})
  if (present(result).digest !== call.query.digest) throw refuse(problems.changed, {})
  const [unitId] = systemUnits(call)
  if (unitId === undefined) throw new Error('a system administrator has a post')

  for (const some of portions(result.divisions.fresh)) await insertDivisions(call.tx, some)
  const ids = await openUnits(call, result.units.fresh)
  await call.takeIn(ids)
  const about = (id: number, type: string, of: string) => ({
    unitId: id,
    subject: { type, id: of },
    audience: administrationAudience,
  })
  const { sha256 } = call.body as unknown as Received
  const known = result.units.known + result.divisions.known
  await call.record(contract.unitsImported, about(unitId, 'unit', String(unitId)), {
    ...words,
    sha256,
    ...fresh,
    known,
  })
  for (const one of result.divisions.fresh) await call.record(divisionAdded, about(unitId, 'division', one.code), one)
  for (const [at, one] of result.units.fresh.entries()) {
    const id = ids[at] ?? 0
    await call.record(unitOpened, about(id, 'unit', String(id)), { ...one.unit, ownerId: ownerOf(one, ids) })
  }
  return fresh
})

const ownerOf = ({ ownerId, ownerAt }: FreshUnit, ids: readonly number[]): number | null =>
  ownerAt === null ? ownerId : (ids[ownerAt] ?? null)

/** Owners have their numbers before what they own: each statement takes the longest run that has. */
async function openUnits(call: Any, fresh: readonly FreshUnit[]): Promise<number[]> {
  const ids: number[] = []
  while (ids.length < fresh.length) {
    const from = ids.length
    const waits = fresh.findIndex(({ ownerAt }, at) => at > from && ownerAt !== null && ownerAt >= from)
    const until = Math.min(waits === -1 ? fresh.length : waits, from + portion)
    const some = fresh.slice(from, until).map((one) => ({ ...one.unit, ownerId: ownerOf(one, ids) }))
    for (const id of await insertUnits(call.tx, some)) ids.push(id)
  }
  return ids
}

function* portions<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += portion) yield all.slice(from, from + portion)
}

const blank = serve(contract.unitTemplate, async (call) => {
  const { language = call.language } = call.query
  const name = { zh: '单位导入模板', en: 'Units to import' }[language]
  call.reply.headers({
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}.xlsx`,
    'cache-control': 'no-store',
  })
  call.reply.type(tableType.xlsx)
  return writeTables(template(language), 'xlsx')
})

export const routes: readonly Served[] = [blank, check, bring]
