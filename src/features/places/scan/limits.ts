/**
 * How often strangers may send. What is counted is a digest: of the code, of the facility, and of the network address
 * keyed by the instance's secret and the day, so that counters say nothing of who sent, and nothing links two days.
 */
import { createHmac } from 'node:crypto'
import { problems, refuse } from '../../../platform/contract/problem.ts'
import type { Call } from '../../../platform/endpoint.ts'
import { keyFor } from '../../../platform/seal.ts'
import { settingValue } from '../../../platform/settings.ts'
import { countUp, type Labelled } from './queries.ts'
import { addressGroup } from './rules.ts'
import { scanLimits } from './settings.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Counts this try; refused tries count too, so that sending rubbish is no way around. @throws Refusal too-many-requests */
export async function countTry(call: Call<unknown, unknown, unknown>, label: Labelled): Promise<void> {
  const { tx, now, today, platform, request } = call
  const digest = (what: string) =>
    createHmac('sha256', keyFor(platform.secret, `scan counters of ${today}`))
      .update(what)
      .digest()
  const startOf = (span: number) => new Date(Math.floor(now.getTime() / span) * span)
  const limits = await settingValue(tx, scanLimits)
  const counters = [
    { most: limits.codeHour, span: hourMs, what: `code ${label.code_id}` },
    { most: limits.addressHour, span: hourMs, what: `address ${addressGroup(request.ip)}` },
    { most: limits.unitDay, span: dayMs, what: `unit ${label.unit_id}` },
  ]
  const counts = await countUp(
    tx,
    counters.map(({ what, span }) => ({ key: digest(what), start: startOf(span) })),
  )
  const over = counters.filter((counter, index) => (counts[index] ?? 0) > counter.most)
  if (over.length === 0) return
  const until = Math.max(...over.map(({ span }) => startOf(span).getTime() + span))
  throw refuse(problems.tooMany, { seconds: Math.ceil((until - now.getTime()) / 1000) })
}
