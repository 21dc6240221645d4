/** Webhooks, as the system administrator keeps them. */
import { problems, refuse } from '../../../platform/contract/problem.ts'
import { administrationAudience } from '../../../platform/contract/role.ts'
import { type Call, type Served, type SignedIn, serve } from '../../../platform/endpoint.ts'
import { changedMeanwhile } from '../../../platform/journal/changed.ts'
import * as contract from './contract.ts'
import { readAddress } from './guard.ts'
import { pushTask } from './jobs.ts'
import { sealFor, secretOf } from './keys.ts'
import * as queries from './queries.ts'

const { webhookEvents: events, webhookProblems: refusals } = contract

const about = (unitId: number, id: string) => ({
  ...{ unitId, subject: { type: contract.webhookSubject, id }, audience: administrationAudience },
})

const list = serve(contract.listWebhooks, async ({ tx, scope, platform }) => {
  const rows = await queries.listed(tx, scope)
  const sent = await queries.lastDeliveries(
    tx,
    rows.map(({ id }) => id),
  )
  return {
    privateAllowed: platform.config.webhookPrivate,
    items: rows.map((row) => ({
      ...{ unitId: row.unit_id, id: row.id, unit: { zh: row.unit_name, en: row.unit_name_en }, name: row.name },
      ...{ host: row.host, format: row.format as contract.Webhook['format'], active: row.active },
      signed: row.format === 'wufang' || row.secret !== null,
      fromColour: row.from_colour as contract.Webhook['fromColour'],
      ...{ madeAt: new Date(row.made_at).toISOString(), version: row.version },
      deliveries: sent
        .filter((one) => one.webhook_id === row.id)
        .map((one) => ({
          ...{ id: one.id, at: new Date(one.at).toISOString(), status: one.status, tookMs: one.took_ms },
          event: one.event as contract.Webhook['deliveries'][number]['event'],
          fault: one.fault as contract.Webhook['deliveries'][number]['fault'],
        })),
    })),
  }
})

const add = serve(contract.addWebhook, async (call) => {
  const { tx, body, now, platform, record } = call
  const { unitId, name, format, fromColour, robotSecret } = body
  call.mustReach(unitId)
  const unit = await queries.findUnit(tx, unitId)
  if (unit?.kind !== 'bureau' && unit?.kind !== 'guidance') throw refuse(refusals.unit, {})
  if (robotSecret !== null && !contract.robotSigns.includes(format)) throw refuse(refusals.secret, {})
  const url = readAddress(body.url, platform.config.webhookPrivate)
  if (!url) throw refuse(refusals.address, {})
  if ((await queries.countLocked(tx, unitId)) >= contract.webhookMost)
    throw refuse(refusals.many, { most: contract.webhookMost })
  const id = call.newId()
  const { secret } = platform
  await queries.insertWebhook(tx, {
    ...{ unit_id: unitId, id, audience: administrationAudience, name: name.trim(), host: url.host, format },
    ...{ address: sealFor(secret, id, 'address', url.href), from_colour: fromColour, made_at: now },
    secret: robotSecret === null ? null : sealFor(secret, id, 'secret', robotSecret.trim()),
  })
  await record(events.added, about(unitId, id), { name: name.trim(), host: url.host, format, fromColour })
  return { id, secret: format === 'wufang' ? secretOf(secret, id) : null }
})

type Moving = SignedIn<Call<{ unitId: number; id: string }, unknown, unknown>>

async function locked(call: Moving, version: number | null) {
  const { unitId, id } = call.params
  const row = await queries.lockWebhook(call.tx, call.scope, unitId, id)
  if (!row) throw refuse(problems.notFound, {})
  if (version !== null && row.version !== version)
    throw await changedMeanwhile(call, unitId, about(unitId, id).subject, Object.values(events))
  return row
}

const activate = serve(contract.switchWebhook, async (call) => {
  const { tx, params, body } = call
  const row = await locked(call, body.version)
  await queries.switchActive(tx, params.unitId, params.id, body.active)
  await call.record(events.switched, about(params.unitId, params.id), { active: body.active })
  return { version: row.version + 1 }
})

const test = serve(contract.testWebhook, async (call) => {
  const { params, now } = call
  await locked(call, null)
  const { unitId, id } = params
  const payload = { hookUnitId: unitId, hookId: id, deliveryId: call.newId() }
  const message = { event: 'test' as const, at: now.toISOString(), warning: null }
  call.enqueue({ task: pushTask, unitId, payload: { ...payload, message } })
  await call.record(events.tested, about(unitId, id), {})
  return { at: message.at }
})

const remove = serve(contract.removeWebhook, async (call) => {
  const { tx, params, body, now } = call
  const row = await locked(call, body.version)
  await queries.removeWebhook(tx, params.unitId, params.id, now)
  await call.record(events.removed, about(params.unitId, params.id), { name: row.name })
  return null
})

export const routes: readonly Served[] = [list, add, activate, test, remove]
