/** The register over HTTP: facilities, the tree, adding, changing, moving, retiring. Codes and scanning have rooms of their own. */
import { mostPlaces, type PlaceKind } from '../../domain/places/kinds.ts'
import { readLines } from '../../domain/places/lines.ts'
import { problems, refuse } from '../../platform/contract/problem.ts'
import type { FacilityType, Family } from '../../platform/contract/role.ts'
import { type Call, type Served, type SignedIn, serve } from '../../platform/endpoint.ts'
import { codeRoutes } from './codes/routes.ts'
import { withdrawCodes } from './codes/withdraw.ts'
import { keepers } from './contract/roles.ts'
import * as contract from './contract.ts'
import { about, openPlaces } from './opening.ts'
import {
  changePlaces,
  codedAt,
  facilitiesOf,
  findUnit,
  historyOf,
  lastChange,
  lockTree,
  type PlaceRecord,
  placesAt,
  renumber,
  standingOf,
} from './queries.ts'
import { codes, insideOf, mustBecome, mustFit, mustMove, ordered, type Places, placesOf, planned } from './rules.ts'
import { scanRoutes } from './scan/routes.ts'

const { placeEvents, placeProblems, placeSubject } = contract

const facilities = serve(contract.listPlaceFacilities, async (call) => {
  const rows = await facilitiesOf(call.tx, call.scope)
  return {
    items: rows.map((row) => ({
      id: row.id,
      name: { zh: row.name, en: row.name_en },
      type: row.facility_type as FacilityType,
      mine: call.actor.posts.some((post) => post.unitId === row.id && keepers.some((keeper) => keeper === post.role)),
      places: row.places ?? 0,
    })),
  }
})

const list = serve(contract.listPlaces, async (call) => {
  const { unitId } = call.params
  call.mustReach(unitId)
  const rows = await placesAt(call.tx, call.scope, unitId, mostPlaces)
  const coded = await codedAt(call.tx, unitId)
  return {
    items: rows.map((row) => ({
      id: row.id,
      parentId: row.parent_id,
      kind: row.kind as PlaceKind,
      code: row.code,
      name: row.name,
      nameEn: row.name_en,
      families: row.families as Family[],
      ordinal: row.ordinal,
      retiredAt: row.retired_at?.toISOString() ?? null,
      retiredReason: row.retired_reason,
      coded: coded.has(row.id),
      version: row.version,
    })),
  }
})

const history = serve(contract.readPlaceHistory, async (call) => {
  const { unitId, id } = call.params
  call.mustReach(unitId)
  const entries = await historyOf(call.tx, call.scope, unitId, placeSubject, id, 200)
  return {
    items: entries.map((entry) => ({
      seq: entry.seq,
      at: entry.at.toISOString(),
      action: entry.action,
      by: entry.name,
      payload: JSON.parse(entry.payload) as Record<string, unknown>,
    })),
  }
})

type Asking = SignedIn<Call<{ unitId: number }, unknown, unknown>>

/** The tree, locked for this transaction. Only a facility has one. */
async function openTree(call: Asking): Promise<{ rows: readonly PlaceRecord[]; places: Places }> {
  const { unitId } = call.params
  call.mustReach(unitId)
  const unit = await findUnit(call.tx, unitId)
  if (unit?.kind !== 'facility')
    throw refuse(placeProblems.notFacility, { unit: (call.language === 'zh' ? unit?.name : unit?.name_en) ?? '' })
  await lockTree(call.tx, unitId)
  const rows = await placesAt(call.tx, call.scope, unitId, mostPlaces)
  return { rows, places: placesOf(rows.map(standingOf)) }
}

const named = { place_name_unique: placeProblems.sameName, place_code_unique: placeProblems.sameCode }
const english = (text: string | null): string | null => text?.trim() || null

const add = serve(
  contract.addPlace,
  async (call) => {
    const { unitId } = call.params
    const { parentId, kind, name, nameEn, code, families } = call.body
    const { places } = await openTree(call)
    if (parentId !== null && !places.has(parentId)) throw refuse(problems.notFound, {})
    mustFit(places, kind, parentId, call.language)
    if (places.size >= mostPlaces) throw refuse(placeProblems.tooMany, {})
    const id = call.newId()
    const ordinal = ordered(places, parentId, id, null).length
    const next = codes(places)
    await openPlaces(call, unitId, [
      { id, parentId, kind, code: code ?? next(), name: name.trim(), nameEn: english(nameEn), families, ordinal },
    ])
    return { id }
  },
  named,
)

const addMany = serve(
  contract.addPlaces,
  async (call) => {
    const { unitId } = call.params
    const { parentId, lines } = call.body
    const { places } = await openTree(call)
    const above = parentId === null ? null : places.get(parentId)
    if (above === undefined) throw refuse(problems.notFound, {})
    if (above?.retired) throw refuse(placeProblems.retired, {})
    const read = readLines(lines.join('\n'), above?.kind ?? null)
    const { added, known } = planned(places, parentId, read, call.newId)
    const next = codes(places)
    await openPlaces(
      call,
      unitId,
      added.map((one) => ({ ...one, code: next(), nameEn: null, families: [] })),
    )
    return { added: added.length, known }
  },
  named,
)

type Changing = SignedIn<Call<{ unitId: number; id: string }, unknown, { version: number }>>

/** The place as it stands, locked; refused where somebody else was first. */
async function openPlace(call: Changing): Promise<{ row: PlaceRecord; places: Places }> {
  const { unitId, id } = call.params
  const { rows, places } = await openTree(call)
  const row = rows.find((one) => one.id === id)
  if (!row) throw refuse(problems.notFound, {})
  if (row.version !== call.body.version) {
    const last = await lastChange(call.tx, call.scope, unitId, placeSubject, id)
    const acted = Object.values(placeEvents).find((event) => event.name === last?.action)
    throw refuse(problems.changedMeanwhile, {
      by: last?.name ?? '',
      at: last?.at.toISOString() ?? '',
      what: acted?.words[call.language] ?? '',
    })
  }
  return { row, places }
}

const told = (row: PlaceRecord) => ({
  kind: row.kind as PlaceKind,
  code: row.code,
  name: row.name,
  nameEn: row.name_en,
  families: row.families as Family[],
})

const change = serve(
  contract.changePlace,
  async (call) => {
    const { unitId, id } = call.params
    const { kind, name, nameEn, code, families } = call.body
    const { row, places } = await openPlace(call)
    if (row.retired_at !== null) throw refuse(placeProblems.retired, {})
    mustBecome(places, id, kind, call.language)
    const to = { kind, code: code ?? row.code, name: name.trim(), nameEn: english(nameEn), families }
    const { nameEn: name_en, ...columns } = to
    await changePlaces(call.tx, unitId, [id], { ...columns, name_en })
    await call.record(placeEvents.changed, about(unitId, id), { from: told(row), to })
    return { version: row.version + 1 }
  },
  named,
)

const move = serve(
  contract.movePlace,
  async (call) => {
    const { unitId, id } = call.params
    const { parentId, before } = call.body
    const { row, places } = await openPlace(call)
    if (row.retired_at !== null) throw refuse(placeProblems.retired, {})
    if (parentId !== null && !places.has(parentId)) throw refuse(problems.notFound, {})
    mustMove(places, id, parentId, call.language)
    await changePlaces(call.tx, unitId, [id], { parent_id: parentId })
    await renumber(call.tx, unitId, ordered(places, parentId, id, before))
    await call.record(placeEvents.moved, about(unitId, id), { from: row.parent_id, to: parentId, before })
    return { version: row.version + 1 }
  },
  named,
)

const retire = serve(contract.retirePlace, async (call) => {
  const { unitId, id } = call.params
  const { row, places } = await openPlace(call)
  if (row.retired_at !== null) throw refuse(placeProblems.retired, {})
  const reason = call.body.reason.trim()
  const inside = insideOf(places, id).map((one) => one.id)
  await changePlaces(call.tx, unitId, inside, { retired_at: call.now, retired_reason: reason })
  const gone = await withdrawCodes(call, unitId, inside, reason)
  await call.record(placeEvents.retired, about(unitId, id), {
    name: row.name,
    reason,
    inside: inside.length - 1,
    codes: gone,
  })
  return { version: row.version + 1 }
})

const restore = serve(
  contract.restorePlace,
  async (call) => {
    const { unitId, id } = call.params
    const { row, places } = await openPlace(call)
    const above = row.parent_id === null ? null : places.get(row.parent_id)
    if (above?.retired) throw refuse(placeProblems.aboveRetired, {})
    await changePlaces(call.tx, unitId, [id], { retired_at: null, retired_reason: null })
    await call.record(placeEvents.restored, about(unitId, id), { name: row.name })
    return { version: row.version + 1 }
  },
  named,
)

export const routes: readonly Served[] = [
  facilities,
  list,
  history,
  add,
  addMany,
  change,
  move,
  retire,
  restore,
  ...codeRoutes,
  ...scanRoutes,
]
