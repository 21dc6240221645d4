/** What the duties do when something happens elsewhere, and what they do every hour. */
import { type Day, formatDay, parseDay } from '../../domain/calendar/day.ts'
import { startOfDay } from '../../domain/calendar/zone.ts'
import { shortfalls } from '../../domain/compliance/evidence.ts'
import type { PayloadOf } from '../../platform/contract/event.ts'
import { audience } from '../../platform/contract/role.ts'
import { enter } from '../../platform/database/scope.ts'
import { openWork, type Platform, type Reaction, reaction, type Work } from '../../platform/endpoint.ts'
import { schedule, type WorkerJob } from '../../platform/jobs/job.ts'
import { heldPosts, places } from '../../platform/responsible/held.ts'
import { PostHolders } from '../../platform/responsible/holders.ts'
import { activityDone } from '../activities/contract.ts'
import { unitChanged } from '../organisation/units/contract.ts'
import { catalogue, judged } from './catalogue.ts'
import { evidenceAudience } from './eyes.ts'
import { evidenceOf, factsOf, type Kept, keepEvidence, keepPast, windowSubject } from './queries.ts'
import { registerReactions } from './registers/reactions.ts'
import { attributesThatChanged, windowsIn } from './rules.ts'
import { explained } from './standing.ts'
import { digestTask } from './tasks/contract.ts'
import { Holders } from './tasks/holders.ts'
import type { Rolling } from './tasks/ladder.ts'
import { type OpenTask, oneAtATime, settle, toldSince, writeDigests } from './tasks/queries.ts'
import { rollUnits } from './tasks/roll.ts'
import { triggerReactions } from './triggers/reactions.ts'

/** What finished work is as evidence. @param recorded the day on which it was told */
export function pieceOf(unitId: number, id: string, done: PayloadOf<typeof activityDone>, recorded: Day): Kept {
  const { attendance } = done
  return {
    unitId,
    id,
    kind: done.kind,
    family: done.family,
    checklist: done.checklist?.id ?? null,
    participants: done.parties,
    attendance: attendance && attendance.expected > 0 ? attendance.present / attendance.expected : null,
    by: done.by,
    minutes: done.minutes,
    day: parseDay(done.day),
    recorded,
    makesUp: done.makesUp === null ? null : parseDay(done.makesUp),
  }
}

/** Finished work becomes evidence, and closes the tasks of every window it satisfies. */
const onDone = reaction(activityDone, async (work, about, done) => {
  const piece = pieceOf(about.unitId, about.subject.id, done, parseDay(work.today))
  const seenBy = (about.audience ?? 0) | evidenceAudience(done.family)
  if (await keepEvidence(work.tx, piece, seenBy)) await closeSatisfied(work, piece)
})

async function closeSatisfied(work: Work, piece: Kept): Promise<void> {
  const { tx, today, platform } = work
  const now = parseDay(today)
  const meant = piece.makesUp ?? piece.day
  const [unit] = await factsOf(tx, [piece.unitId], platform.config.timeZone)
  if (!unit) return
  const met = judged(await catalogue(tx, today)).flatMap((duty) => {
    const [window] = windowsIn(duty, meant, meant + 1)
    return window?.rule.want && shortfalls(piece, window.rule.want).length === 0 ? [{ duty, window }] : []
  })
  if (met.length === 0) return
  const from = Math.min(...met.map(({ window }) => window.from))
  const until = Math.max(...met.map(({ window }) => window.until))
  const works = await evidenceOf(tx, { ...work.scope, units: [unit.id] }, from, until)
  const settled = met.flatMap(({ duty, window }) => {
    const [one] = explained(unit, duty, [window], works, now)
    const done = one?.status === 'done' || one?.status === 'made-up'
    return done
      ? [{ unitId: unit.id, subjectId: windowSubject(duty.duty.id, window.from), outcome: 'done' as const }]
      : []
  })
  await settle(tx, settled, work.now, work.actor?.accountId ?? null)
}

/** What a unit had until today stays known: duties of the past are judged by what was there then. */
const onUnitChanged = reaction(unitChanged, async (work, about, { before, after }) => {
  await keepPast(work.tx, about.unitId, work.today, attributesThatChanged(before.attributes, after.attributes))
})

export const reactions: readonly Reaction[] = [onDone, onUnitChanged, ...registerReactions, ...triggerReactions]

// ── every hour ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** Units of one transaction: short enough that a check at a facility never waits long for its journal. */
const batch = 500
/** Units closed within these days still have tasks to be dropped. */
const closedDays = 100
const bits = audience.police

async function within<T>(platform: Platform, units: readonly number[], run: (work: Work) => Promise<T>): Promise<T> {
  return platform.pool.db.transaction().execute(async (tx) => {
    const now = platform.clock.now()
    const scope = { units, audience: bits }
    await enter(tx, scope, null)
    const today = platform.clock.day(now)
    const { work, finish } = openWork(platform, tx, { now, today, scope, actor: null, posts: [] })
    const result = await run(work)
    await finish()
    return result
  })
}

async function begin(work: Work): Promise<Rolling> {
  const all = await places(work.tx, work.today)
  return {
    holders: new Holders(new PostHolders(all, await heldPosts(work.tx, work.scope, work.today))),
    told: await toldSince(work.tx, startOfDay(work.platform.config.timeZone, work.today)),
    waiting: new Map(),
  }
}

/** Tasks of what is running now, for a region that begins; nothing climbs. */
export async function openRunning(work: Work): Promise<void> {
  await rollUnits(work, work.scope.units, await begin(work), { climb: false })
}

/** The whole region, batch by batch. */
export async function rollForward(platform: Platform): Promise<void> {
  const since = formatDay(parseDay(platform.clock.day(platform.clock.now())) - closedDays)
  // Which units exist is no secret: this needs no scope.
  const all = await platform.pool.db.transaction().execute((tx) => places(tx, since))
  const ids = all.map(({ id }) => id)
  const rolling = await within(platform, ids, begin)
  const owned = Map.groupBy(all, (place) => place.ownerId)
  for (let at = 0; at < ids.length; at += batch) {
    const part = ids.slice(at, at + batch)
    // What a bureau owes once over all may be done at any of its facilities.
    const facilities = part.flatMap((id) => (owned.get(id) ?? []).map((place) => place.id))
    await within(platform, [...new Set([...part, ...facilities])], async (work) => {
      await oneAtATime(work.tx)
      await rollUnits(work, part, rolling, { climb: true })
    })
  }
  await within(platform, ids, (work) => writeDigests(work.tx, digestsOf(work, rolling), ids, work.now))
}

function digestsOf(work: Work, { waiting }: Rolling): OpenTask[] {
  const endOfDay = startOfDay(work.platform.config.timeZone, work.today, 1)
  return [...waiting.values()].map(({ holder, count }) => ({
    unitId: holder.unitId,
    id: work.newId(),
    holderId: holder.unitId,
    role: holder.role,
    kind: digestTask.name,
    subjectType: 'duty-digest',
    subjectId: windowSubject(`digest ${holder.role}`, 0),
    details: { count },
    dueAt: new Date(endOfDay.getTime() - 1000),
    level: 0,
    audience: holder.audience,
  }))
}

/** Hourly, so that a day begins in every time zone, after every outage, and for a unit opened today. */
export const jobs: readonly WorkerJob[] = [schedule('duties.roll-forward', '7 * * * *', rollForward)]
