/** Reports by code over HTTP for those who are signed in: reporting at once, and what waits to be confirmed. */
import { Type } from 'typebox'
import type { PlaceKind } from '../../../domain/places/kinds.ts'
import { problems, refuse } from '../../../platform/contract/problem.ts'
import type { Family } from '../../../platform/contract/role.ts'
import { Id, Instant } from '../../../platform/contract/schema.ts'
import { type Call, type Served, type SignedIn, serve } from '../../../platform/endpoint.ts'
import { keepPhotos, receivePhotos } from '../../../platform/files/arrived.ts'
import { pageOf, readCursor } from '../../../platform/page.ts'
import { closeTasks } from '../../../platform/tasks.ts'
import * as contract from './contract.ts'
import { openLabel } from './label.ts'
import { publicRoutes } from './public.ts'
import { decide, lockReport, nameOf, photosOf, reportsOf } from './queries.ts'
import { findingOf, mustSayEnough, mustWait, placeWords } from './rules.ts'

const { scanEvents, scanProblems, scanSubject } = contract

const report = serve(contract.reportByCode, async (call) => {
  const { family, photos } = call.body
  const words = call.body.words.trim()
  const label = await openLabel(call.tx, call.params.token)
  const unitId = label.unit_id
  if (!call.scope.units.includes(unitId)) throw refuse(scanProblems.elsewhere, {})
  mustSayEnough(words, photos.length)
  const bytes = photos.map((text) => Buffer.from(text, 'base64'))
  const arrived = await receivePhotos(call, bytes, contract.mostPhotoText)
  try {
    const hazardId = call.newId()
    const kept = await keepPhotos(call, arrived, {
      unitId,
      subject: { type: 'hazard', id: hazardId },
      sender: call.actor.accountId,
    })
    await call.record(
      scanEvents.reported,
      { unitId, subject: { type: 'place', id: label.place_id }, files: kept.map((photo) => photo.sha256) },
      {
        hazardId,
        placeId: label.place_id,
        place: placeWords(label.within, label.name),
        family,
        object: label.name,
        finding: findingOf(words),
        note: '',
        suggestedGrade: null,
        photos: kept,
      },
    )
    return { unitId, hazardId }
  } finally {
    await arrived.drop()
  }
})

type Listed = Awaited<ReturnType<typeof reportsOf>>[number]

const rowOf = (row: Listed): contract.ScanRow => ({
  unitId: row.unit_id,
  unit: { zh: row.unit_name, en: row.unit_name_en },
  id: row.id,
  placeId: row.place_id,
  place: row.place,
  words: row.words,
  photos: row.photos ?? 0,
  state: row.state as contract.ScanState,
  receivedAt: row.received_at.toISOString(),
  decidedAt: row.decided_at?.toISOString() ?? null,
  version: row.version,
})

const Key = Type.Object({ at: Instant, id: Id })

const list = serve(contract.listScans, async (call) => {
  const { cursor, limit = 50, ...wanted } = call.query
  if (wanted.unit) call.mustReach(wanted.unit)
  const rows = await reportsOf(call.tx, call.scope, wanted, limit + 1, readCursor(Key, cursor))
  const page = pageOf(rows, limit, (row) => ({ at: row.received_at.toISOString(), id: row.id }))
  return { items: page.items.map(rowOf), next: page.next }
})

const read = serve(contract.readScan, async (call) => {
  const { unitId, id } = call.params
  const [row] = await reportsOf(call.tx, call.scope, { unit: unitId, id }, 1, null)
  if (!row) throw refuse(problems.notFound, {})
  const files = await photosOf(call.tx, unitId, id)
  return {
    ...rowOf(row),
    kind: row.kind as PlaceKind,
    families: row.families as Family[],
    files: files.map((file) => file.id),
    decidedBy: row.decider,
    reason: row.reason,
    hazardId: row.hazard_id,
  }
})

type Deciding = SignedIn<Call<{ unitId: number; id: string }, unknown, { version: number }>>

async function openReport(call: Deciding) {
  const { unitId, id } = call.params
  const row = await lockReport(call.tx, call.scope, unitId, id)
  if (!row) throw refuse(problems.notFound, {})
  if (row.version !== call.body.version) {
    const by = await nameOf(call.tx, row.decided_by)
    const what = contract.scanState.words[row.state as contract.ScanState][call.language]
    throw refuse(problems.changedMeanwhile, { by, at: row.decided_at?.toISOString() ?? '', what })
  }
  mustWait(row.state as contract.ScanState)
  return row
}

const subjectOf = (id: string) => ({ type: scanSubject, id })

const confirm = serve(contract.confirmScan, async (call) => {
  const { unitId, id } = call.params
  const { version: _version, ...told } = call.body
  const row = await openReport(call)
  const hazardId = call.newId()
  const by = { decided_by: call.actor.accountId, decided_at: call.now }
  await decide(call.tx, unitId, id, { state: 'confirmed', hazard_id: hazardId, ...by })
  const photos = await photosOf(call.tx, unitId, id)
  await call.record(
    scanEvents.confirmed,
    { unitId, subject: subjectOf(id), files: photos.map((photo) => photo.sha256) },
    {
      ...told,
      ...{ object: told.object.trim(), finding: told.finding.trim(), note: told.note.trim() },
      hazardId,
      placeId: row.place_id,
      place: row.place,
      photos,
    },
  )
  await closeTasks(call, { unitId, subject: subjectOf(id) }, 'done')
  return { hazardId }
})

const dismiss = serve(contract.dismissScan, async (call) => {
  const { unitId, id } = call.params
  const row = await openReport(call)
  const reason = call.body.reason.trim()
  const by = { decided_by: call.actor.accountId, decided_at: call.now }
  await decide(call.tx, unitId, id, { state: 'dismissed', reason, ...by })
  await call.record(scanEvents.dismissed, { unitId, subject: subjectOf(id) }, { reason })
  await closeTasks(call, { unitId, subject: subjectOf(id) }, 'done')
  return { version: row.version + 1 }
})

export const scanRoutes: readonly Served[] = [...publicRoutes, report, list, read, confirm, dismiss]
