/** What happens in other rooms brings duties about and answers them, in the transaction in which it happens. */

import { never } from '../../../domain/compliance/triggered.ts'
import type { Triggered as Rule } from '../../../domain/policy/duty.ts'
import { type About, type Reaction, reaction, type Work } from '../../../platform/endpoint.ts'
import { policy } from '../../../platform/policy.ts'
import { triggerSubject } from '../queries.ts'
import { type Settled, settle } from '../tasks/queries.ts'
import {
  type Bond,
  holdersOf,
  keepAnswer,
  keepTriggers,
  leftOf,
  lockTriggersOn,
  type Settlement,
  settleTriggers,
} from './queries.ts'
import { type Source, sources } from './sources.ts'

const bound = (): ReadonlyMap<string, Rule> =>
  new Map(policy().duties.flatMap(({ id, rule }) => (rule.kind === 'triggered' ? [[id, rule] as const] : [])))

export const bondOf = (duty: string): Bond | null => bound().get(duty) ?? null

async function follow(work: Work, source: Source, about: About, payload: never): Promise<void> {
  const { name } = source.event
  const rules = [...bound()]
  const subject = { unitId: about.unitId, subjectId: about.subject.id, part: source.part(payload) }
  const begins = rules.filter(([, rule]) => rule.on === name && rule.answeredBy.length > 0).map(([id]) => id)
  if (source.trigger && begins.length > 0) {
    const posts = source.trigger.posts(payload)
    const owing = posts === null ? [] : await holdersOf(work.tx, about.unitId, posts, work.today)
    // Nobody holds such a post today: there is nobody to wait for.
    if (posts === null || owing.length > 0)
      await keepTriggers(work.tx, subject, begins, {
        ...{ event: name, title: source.trigger.title(payload), at: work.now, owing },
      })
  }
  if (!rules.some(([, rule]) => rule.answeredBy.includes(name) || rule.endedBy.includes(name))) return
  const rows = await lockTriggersOn(work.tx, subject)
  await keepAnswer(work.tx, subject, { event: name, who: work.actor?.accountId ?? null, at: work.now })
  const left = await leftOf(
    work.tx,
    [about.unitId],
    rows.flatMap((row) => row.owing),
    work.today,
    work.platform.config.timeZone,
  )
  const settled = await settleTriggers(work.tx, rows, bondOf, left)
  await settle(work.tx, settled.flatMap(taskSettled), work.now, work.actor?.accountId ?? null)
}

/** Tasks of a trigger that was answered are done, of one that ended they are dropped. */
export function taskSettled({ row, resolved }: Settlement): Settled[] {
  if (resolved.answeredAt === never && resolved.endedAt === never) return []
  const subjectId = triggerSubject(row.duty, row.subject_id, row.part)
  return [{ unitId: row.unit_id, subjectId, outcome: resolved.answeredAt === never ? 'dropped' : 'done' }]
}

export const triggerReactions: readonly Reaction[] = Object.values(sources).map((source) =>
  reaction(source.event, (work, about, payload) => follow(work, source, about, payload as never)),
)
