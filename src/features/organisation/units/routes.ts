/** Units: reading for everybody signed in, keeping for the system administrator of the territory. */
import { Type } from 'typebox'
import { problems, refuse } from '../../../platform/contract/problem.ts'
import { administrationAudience } from '../../../platform/contract/role.ts'
import { type Call, type Served, type SignedIn, serve } from '../../../platform/endpoint.ts'
import { changedMeanwhile } from '../../../platform/journal/changed.ts'
import { pageOf, readCursor } from '../../../platform/page.ts'
import * as contract from './contract.ts'
import * as queries from './queries.ts'
import * as rules from './rules.ts'

const pageSize = 50
const listKey = Type.Object({ name: Type.String(), id: Type.Integer() })

type AnyCall = SignedIn<Call<unknown, unknown, unknown>>

const aboutUnit = (unitId: number) => ({
  unitId,
  subject: { type: 'unit', id: String(unitId) },
  audience: administrationAudience,
})

const listUnits = serve(contract.listUnits, async ({ tx, today, query }) => {
  const { cursor, limit = pageSize, ...filter } = query
  const rows = await queries.listUnits(tx, filter, today, readCursor(listKey, cursor), limit + 1)
  return pageOf(rows, limit, ({ name, id }) => ({ name, id }))
})

const readTree = serve(contract.readTree, async ({ tx, today }) => ({
  divisions: await queries.divisions(tx),
  units: await queries.openUnits(tx, today),
}))

const readUnit = serve(contract.readUnit, async ({ tx, today, params }) => {
  const unit = await queries.findUnit(tx, params.unitId)
  if (!unit) throw refuse(problems.notFound, {})
  return {
    unit,
    owned: await queries.ownedUnits(tx, unit.id, today),
    neighbours: await queries.neighbours(tx, unit.territory, unit.id, today),
  }
})

const readPeople = serve(contract.readPeople, async ({ tx, today, params, query, mustReach }) => {
  mustReach(params.unitId)
  return { items: await queries.holders(tx, params.unitId, query.on ?? today) }
})

const readHistory = serve(contract.readHistory, async ({ tx, params, mustReach }) => {
  mustReach(params.unitId)
  const steps = await queries.unitSteps(tx, params.unitId)
  return {
    items: steps.map((step) => ({
      at: step.at.toISOString(),
      action: step.action,
      by: step.name,
      payload: JSON.parse(step.payload) as unknown,
    })),
  }
})

/** Divisions whose units the actor keeps: those his posts stand in. */
const keptTerritories = (call: AnyCall) =>
  queries.territoriesOf(
    call.tx,
    call.actor.posts.filter((post) => post.role === 'system').map((post) => post.unitId),
  )

async function checkOwner(call: AnyCall, unit: { id: number | null; kind: contract.UnitRow['kind'] }, ownerId: number) {
  const owner = await queries.findUnit(call.tx, ownerId)
  if (!owner) throw refuse(problems.notFound, {})
  rules.checkOwner(unit, owner, await queries.ownersAbove(call.tx, ownerId))
}

async function checkPlace(call: AnyCall, territory: string): Promise<void> {
  rules.checkTerritory(await keptTerritories(call), territory)
  if (!(await queries.hasDivision(call.tx, territory))) throw refuse(problems.notFound, {})
}

const createUnit = serve(
  contract.createUnit,
  async (call) => {
    const { tx, body, today, scope, actor, record } = call
    rules.checkShape(body)
    rules.checkDay(body.openedOn, today)
    await checkPlace(call, body.territory)
    if (body.ownerId !== null) await checkOwner(call, { id: null, kind: body.kind }, body.ownerId)
    const [id] = await queries.insertUnits(tx, [body])
    if (id === undefined) throw new Error('no unit was inserted')
    await queries.widen(tx, scope, id, actor.accountId)
    await record(contract.unitOpened, aboutUnit(id), body)
    return { id }
  },
  { unit_name_unique: contract.unitNameTaken },
)

/** The unit in the state the reader saw, locked; or what happened to it meanwhile. */
async function unitToChange(call: AnyCall & { body: { version: number }; params: { unitId: number } }) {
  call.mustReach(call.params.unitId)
  const unit = await queries.lockUnit(call.tx, call.params.unitId)
  if (!unit) throw refuse(problems.notFound, {})
  if (unit.version !== call.body.version)
    throw await changedMeanwhile(call, unit.id, aboutUnit(unit.id).subject, contract.events)
  rules.checkOpen(unit)
  return unit
}

const changeUnit = serve(
  contract.changeUnit,
  async (call) => {
    const unit = await unitToChange(call)
    const { name, nameEn, attributes, reason } = call.body
    await queries.updateFacts(call.tx, unit.id, { name, nameEn, attributes })
    const before = { name: unit.name, nameEn: unit.nameEn, attributes: unit.attributes }
    await call.record(contract.unitChanged, aboutUnit(unit.id), { before, after: { name, nameEn, attributes }, reason })
    return { version: unit.version + 1 }
  },
  { unit_name_unique: contract.unitNameTaken },
)

const moveUnit = serve(
  contract.moveUnit,
  async (call) => {
    const unit = await unitToChange(call)
    const { ownerId, territory, on, reason } = call.body
    rules.checkDay(on, call.today)
    rules.checkMoveDay(on, await queries.placedSince(call.tx, unit))
    rules.checkShape({ ...unit, ownerId })
    await checkPlace(call, territory)
    if (ownerId !== null) await checkOwner(call, unit, ownerId)
    const before = { ownerId: unit.ownerId, territory: unit.territory }
    await queries.updatePlace(call.tx, unit.id, { ownerId, territory })
    await queries.keepPlace(call.tx, unit.id, on, before)
    await call.record(contract.unitMoved, aboutUnit(unit.id), { before, after: { ownerId, territory }, on, reason })
    return { version: unit.version + 1 }
  },
  { unit_name_unique: contract.unitNameTaken },
)

const closeUnit = serve(contract.closeUnit, async (call) => {
  const unit = await unitToChange(call)
  const { on, reason } = call.body
  rules.checkDay(on, call.today)
  const left = await queries.inTheWay(call.tx, unit.id, on)
  if (left.units + left.posts > 0) throw refuse(contract.unitInUse, { what: rules.whatIsLeft(left, call.language) })
  await queries.updateClosed(call.tx, unit.id, on)
  await call.record(contract.unitEnded, aboutUnit(unit.id), { on, reason })
  return { version: unit.version + 1 }
})

const addDivision = serve(contract.addDivision, async (call) => {
  const { tx, body, actor, record } = call
  rules.checkTerritory(await keptTerritories(call), body.code)
  const above = rules.divisionAbove(body.code)
  if (above !== null && !(await queries.hasDivision(tx, above))) throw refuse(contract.divisionOrphan, {})
  if (await queries.hasDivision(tx, body.code)) throw refuse(problems.conflict, { what: body.code })
  await queries.insertDivisions(tx, [body])
  // A division has no chain of its own; the bureau whose administrator entered it keeps the entry.
  const unitId = actor.posts.find((post) => post.role === 'system')?.unitId
  if (unitId === undefined) throw refuse(problems.forbidden, {})
  const about = { unitId, subject: { type: 'division', id: body.code }, audience: administrationAudience }
  await record(contract.divisionAdded, about, body)
  return { code: body.code }
})

export const routes: readonly Served[] = [
  listUnits,
  readTree,
  readUnit,
  readPeople,
  readHistory,
  createUnit,
  changeUnit,
  moveUnit,
  closeUnit,
  addDivision,
]
