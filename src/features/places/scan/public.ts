/**
 * What anybody may do who holds a code: read its label, send a report, look up a receipt. Writes take on the scope of
 * exactly the one facility the code belongs to, after the token is known to be valid, and nobody's account.
 */
import { randomBytes } from 'node:crypto'
import type { PlaceKind } from '../../../domain/places/kinds.ts'
import { problems, Refusal, refuse } from '../../../platform/contract/problem.ts'
import { audience, type Family } from '../../../platform/contract/role.ts'
import { type Call, KeptRefusal, type Served, serveAnyone } from '../../../platform/endpoint.ts'
import { type Arrived, keepPhotos, receivePhotos } from '../../../platform/files/arrived.ts'
import { settingValue } from '../../../platform/settings.ts'
import { openTask } from '../../../platform/tasks.ts'
import { scanReporters } from '../contract/roles.ts'
import {
  mostPhotoText,
  readLabel,
  readReceipt,
  type ScanState,
  scanEvents,
  scanProblems,
  scanSubject,
  scanTasks,
  sendScan,
} from './contract.ts'
import { newTicket, openedAt, openLabel, ticketDigest } from './label.ts'
import { countTry } from './limits.ts'
import { insertReport, receiptFor, receiptState } from './queries.ts'
import { mustSayEnough, placeWords, quickestSeconds, receiptOf, receiptTyped, ticketFault } from './rules.ts'
import { answerHours } from './settings.ts'

const label = serveAnyone(readLabel, async (call) => {
  const { token } = call.params
  const found = await openLabel(call.tx, token)
  const works = call.actor?.posts.some(
    (post) => post.units.includes(found.unit_id) && scanReporters.some((role) => role === post.role),
  )
  const staff = call.actor?.stage === 'full' && works
  const place = placeWords(found.within, found.name)
  return {
    unit: { zh: found.unit_name, en: found.unit_name_en },
    place: { zh: place, en: found.name_en ?? place },
    code: found.code,
    ticket: newTicket(call.platform, token, call.now),
    staff: staff
      ? {
          unitId: found.unit_id,
          placeId: found.place_id,
          kind: found.kind as PlaceKind,
          name: found.name,
          families: found.families as Family[],
        }
      : null,
  }
})

/** A photo that is none is refused, and still counts as a try. */
const received = (call: Call<unknown, unknown, unknown>, photos: readonly string[]): Promise<Arrived> =>
  receivePhotos(
    call,
    photos.map((text) => Buffer.from(text, 'base64')),
    mostPhotoText,
  ).catch((error: unknown) => {
    throw error instanceof Refusal ? new KeptRefusal(error.problem, error.details) : error
  })

const send = serveAnyone(sendScan, async (call) => {
  const { token } = call.params
  const { ticket, photos, website } = call.body
  const words = call.body.words.trim()
  const found = await openLabel(call.tx, token)
  if (website !== '') throw refuse(scanProblems.trap, {})
  const fault = ticketFault(openedAt(call.platform, token, ticket), call.now)
  if (fault === 'spent') throw refuse(scanProblems.spent, {})
  if (fault === 'too-quick') throw refuse(problems.tooMany, { seconds: quickestSeconds })
  mustSayEnough(words, photos.length)

  const unitId = found.unit_id
  await call.adopt({ units: [unitId], audience: audience.police }, null)
  const digest = ticketDigest(ticket)
  const before = await receiptFor(call.tx, unitId, digest)
  if (before) return { receipt: before }
  await countTry(call, found)

  const arrived = await received(call, photos)
  try {
    return {
      receipt: await take(call, { unitId, words, place: placeWords(found.within, found.name) }, found, digest, arrived),
    }
  } finally {
    await arrived.drop()
  }
})

interface Told {
  readonly unitId: number
  readonly words: string
  readonly place: string
}

async function take(
  call: Call<unknown, unknown, unknown>,
  told: Told,
  code: { readonly code_id: string; readonly place_id: string },
  ticket: Buffer,
  arrived: Arrived,
): Promise<string> {
  const { unitId, words, place } = told
  const id = call.newId()
  const receipt = receiptOf(randomBytes(16))
  const subject = { type: scanSubject, id }
  const photos = await keepPhotos(call, arrived, { unitId, subject, sender: null })
  const row = {
    ...{ unit_id: unitId, id, place_id: code.place_id, code_id: code.code_id },
    ...{ receipt, ticket, place, words, received_at: call.now },
  }
  await insertReport(call.tx, row, photos)
  await call.record(
    scanEvents.received,
    { unitId, subject, files: photos.map((photo) => photo.sha256) },
    { placeId: code.place_id, place, words, photos: photos.length },
  )
  const dueAt = new Date(call.now.getTime() + (await settingValue(call.tx, answerHours)) * 3_600_000)
  for (const role of ['director', 'officer'] as const)
    await openTask(call, scanTasks.confirm, { unitId, holderId: unitId, role, subject, details: { place }, dueAt })
  return receipt
}

const receipt = serveAnyone(readReceipt, async (call) => {
  const row = await receiptState(call.tx, receiptTyped(call.params.receipt))
  if (!row) throw refuse(scanProblems.noReceipt, {})
  return {
    state: row.state as ScanState,
    receivedAt: row.received_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
  }
})

export const publicRoutes: readonly Served[] = [label, send, receipt]
