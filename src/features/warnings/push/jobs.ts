/** What happens to a warning is handed to the queue in the same transaction, once for each webhook over the facility, and sent from there. */
import { Type } from 'typebox'
import { administrationAudience } from '../../../platform/contract/role.ts'
import { Id, UnitId } from '../../../platform/contract/schema.ts'
import type { TermOf } from '../../../platform/contract/vocabulary.ts'
import { type About, type Platform, type Reaction, reaction, type Work } from '../../../platform/endpoint.ts'
import { newId } from '../../../platform/id.ts'
import { longJob, type WorkerJob } from '../../../platform/jobs/job.ts'
import { workFor } from '../../../platform/jobs/run.ts'
import { type WarningColour, warningColour, warningEvents } from '../contract.ts'
import { numberOf } from '../rules.ts'
import { type deliveryEvent, Message, type Webhook } from './contract.ts'
import { type Hook, write } from './formats.ts'
import { secretOf, unsealFor } from './keys.ts'
import * as queries from './queries.ts'
import { type Came, send } from './send.ts'

export const pushTask = 'warnings.push'
const Payload = Type.Object({ hookUnitId: UnitId, hookId: Id, deliveryId: Id, message: Message })

const tell = (event: TermOf<typeof deliveryEvent>) => async (work: Work, about: About) => {
  const { tx, now, platform } = work
  const { unitId, subject } = about
  const hooks = await queries.webhooksOver(tx, unitId)
  if (hooks.length === 0) return
  const found = await queries.warningOf(tx, unitId, subject.id)
  if (!found) return
  const colour = found.colour as WarningColour
  const grave = (one: WarningColour) => warningColour.terms.indexOf(one)
  const message: Message = {
    ...{ event, at: now.toISOString() },
    warning: {
      ...{ id: found.id, number: numberOf(found.year, found.number), unitId },
      ...{ unit: { zh: found.name, en: found.name_en }, family: found.family, colour },
      ...{ state: found.state, points: found.points, answerDueAt: new Date(found.answer_due_at).toISOString() },
      link: `${platform.config.origin}/warnings/${unitId}/${found.id}`,
    },
  }
  for (const hook of hooks)
    if (grave(colour) >= grave(hook.fromColour)) {
      const payload = { hookUnitId: hook.unitId, hookId: hook.id, deliveryId: work.newId(), message }
      work.enqueue({ task: pushTask, unitId, payload })
    }
}

export const reactions: readonly Reaction[] = [
  reaction(warningEvents.opened, tell('opened')),
  reaction(warningEvents.raised, tell('raised')),
  reaction(warningEvents.escalated, tell('escalated')),
  reaction(warningEvents.answered, tell('answered')),
  reaction(warningEvents.closed, tell('closed')),
]

/** Null where it can no longer be opened. */
function openHook(platform: Platform, row: queries.WebhookRecord): Hook | null {
  const { secret } = platform
  const format = row.format as Webhook['format']
  const address = row.address === null ? null : unsealFor(secret, row.id, 'address', row.address)
  if (address === null || !URL.canParse(address)) return null
  const robot = row.secret === null ? null : unsealFor(secret, row.id, 'secret', row.secret)
  if (row.secret !== null && robot === null) return null
  return { format, url: new URL(address), secret: format === 'wufang' ? secretOf(secret, row.id) : robot }
}

async function push(platform: Platform, hookUnitId: number, hookId: string, id: string, message: Message) {
  let row: queries.WebhookRecord | undefined
  await workFor(platform, hookUnitId, async ({ tx }) => {
    row = await queries.findWebhook(tx, hookUnitId, hookId)
  })
  const test = message.event === 'test'
  if (!row || !(row.active || test)) return
  const hook = openHook(platform, row)
  const { webhookPrivate, timeZone } = platform.config
  const came: Came = hook
    ? await send(write(hook, message, id, new Date(), timeZone), hook.format, webhookPrivate)
    : { status: null, fault: 'sealed', tookMs: 0 }
  await workFor(platform, hookUnitId, ({ tx, now }) =>
    queries.insertDelivery(tx, {
      ...{ unit_id: hookUnitId, id: newId(), audience: administrationAudience, webhook_id: hookId },
      ...{ event: message.event, at: now, status: came.status, fault: came.fault, took_ms: came.tookMs },
    }),
  )
  // The queue tries again, later each time. A test was seen by whoever sent it.
  if (came.fault !== null && !test) throw new Error('a webhook was not delivered')
}

export const jobs: readonly WorkerJob[] = [
  longJob(pushTask, Payload, (platform, _unitId, { hookUnitId, hookId, deliveryId, message }) =>
    push(platform, hookUnitId, hookId, deliveryId, message),
  ),
]
