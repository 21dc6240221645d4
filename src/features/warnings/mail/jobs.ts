/** A warning that waits for somebody is mailed to whoever holds the post; every morning leaders get the count of theirs. */

import { createTransport } from 'nodemailer'
import { type Static, Type } from 'typebox'
import { offsetAt } from '../../../domain/calendar/zone.ts'
import type { PayloadOf } from '../../../platform/contract/event.ts'
import { audience, roles } from '../../../platform/contract/role.ts'
import { UnitId } from '../../../platform/contract/schema.ts'
import { fillBoth } from '../../../platform/contract/text.ts'
import { enter } from '../../../platform/database/scope.ts'
import { type About, type Platform, type Reaction, reaction, type Work } from '../../../platform/endpoint.ts'
import { longJob, schedule, type WorkerJob } from '../../../platform/jobs/job.ts'
import { workFor } from '../../../platform/jobs/run.ts'
import { policy } from '../../../platform/policy.ts'
import { type WarningColour, warningEvents } from '../contract.ts'
import * as warnings from '../queries.ts'
import { numberOf } from '../rules.ts'
import { digestLetter, type Letter, type Told, warningLetter } from './letters.ts'
import { mailOfLeaders, mailOfPost, mornings, type Recipient } from './queries.ts'

export const mailTask = 'warnings.mail'
const Payload = Type.Object({ id: Type.String(), holderId: UnitId, role: Type.String() })

/** Nothing is queued where no mail is sent. */
async function tell(work: Work, about: About, told: { holderId: number; role: string }): Promise<void> {
  if (work.platform.config.mail === undefined) return
  const payload = { id: about.subject.id, holderId: told.holderId, role: told.role }
  work.enqueue({ task: mailTask, unitId: about.unitId, payload })
}

export const reactions: readonly Reaction[] = [
  reaction(warningEvents.opened, tell),
  reaction(warningEvents.raised, tell),
  reaction(warningEvents.escalated, tell),
]

/** From here on the server's refusal is final (RFC 5321, 4.2.1). */
const refusedForGood = 500

/** An address that is refused for good keeps no other waiting, and is not tried again; what failed otherwise is. */
async function sendAll(platform: Platform, letters: readonly { address: string; letter: Letter }[]): Promise<void> {
  const { mail } = platform.config
  if (mail === undefined || letters.length === 0) return
  const transport = createTransport(mail.url.reveal())
  let failed = 0
  try {
    for (const { address, letter } of letters) {
      const sent = transport.sendMail({ from: mail.from, to: address, ...letter })
      await sent.catch((error: { responseCode?: number }) => {
        if ((error.responseCode ?? 0) < refusedForGood) failed += 1
      })
    }
  } finally {
    transport.close()
  }
  if (failed > 0) throw new Error(`${failed} of ${letters.length} letters were not taken`)
}

type Reasons = PayloadOf<typeof warningEvents.opened>['reasons']

function toldOf(platform: Platform, row: warnings.Shown): Told {
  const [first] = row.reasons as unknown as Reasons
  const signal = first && policy().signals.signals.find(({ id }) => id === first.signal)
  const due = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone: platform.config.timeZone, dateStyle: 'short', timeStyle: 'short' },
  })
  return {
    ...{ unit: { zh: row.unit_name, en: row.unit_name_en }, number: numberOf(row.year, row.number) },
    // Held to their vocabularies by CHECK constraints.
    ...{ family: row.family as Told['family'], colour: row.colour as WarningColour },
    reason: signal && first ? fillBoth(signal.words, first.details) : null,
    due: due.format(new Date(row.climb_at ?? row.answer_due_at)),
    link: `${platform.config.origin}/warnings/${row.unit_id}/${row.id}`,
  }
}

async function mailOne(platform: Platform, unitId: number, { id, holderId, role }: Static<typeof Payload>) {
  let told: Told | null = null
  let recipients: Recipient[] = []
  await workFor(platform, unitId, async ({ tx, scope, today, now }) => {
    const row = await warnings.findWarning(tx, scope, unitId, id)
    // Answered meanwhile: there is nothing left to ask.
    if (row?.state !== 'open') return
    told = toldOf(platform, row)
    recipients = await mailOfPost(tx, holderId, role, today, now)
  })
  const what: Told | null = told
  if (what === null) return
  await sendAll(
    platform,
    recipients.map(({ address, language }) => ({ address, letter: warningLetter(what, language) })),
  )
}

const dayMs = 86_400_000
const quarter = 15 * 60_000
const morning = 7.5 * 3_600_000

/** The quarter of an hour that begins at half past seven in the region; every zone is a whole number of quarters from UTC. */
export function isMorning(now: Date, timeZone: string): boolean {
  const wall = (now.getTime() + offsetAt(timeZone, now)) % dayMs
  return wall >= morning && wall < morning + quarter
}

const leading = ['deputy', 'chief', 'guidance'] as const

export async function sendDigests(platform: Platform): Promise<void> {
  if (platform.config.mail === undefined) return
  const now = platform.clock.now()
  const letters = await platform.pool.db.transaction().execute(async (tx) => {
    const reaches = Object.fromEntries(leading.map((role) => [role, roles[role].reach]))
    const leaders = await mailOfLeaders(tx, reaches, platform.clock.day(now), now)
    const scope = { units: [...new Set(leaders.flatMap(({ units }) => units))], audience: audience.police }
    await enter(tx, scope, null)
    const since = new Date(now.getTime() - dayMs)
    const units = leaders.map((one) => one.units)
    const counts = await mornings(tx, scope, units, since, now)
    return leaders.flatMap(({ address, language }, at) => {
      const count = counts[at]
      const letter = count ? digestLetter(count, `${platform.config.origin}/warnings`, language) : null
      return letter ? [{ address, letter }] : []
    })
  })
  await sendAll(platform, letters)
}

export const jobs: readonly WorkerJob[] = [
  longJob(mailTask, Payload, mailOne),
  schedule('warnings.digest', '*/15 * * * *', async (platform) => {
    if (isMorning(platform.clock.now(), platform.config.timeZone)) await sendDigests(platform)
  }),
]
