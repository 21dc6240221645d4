/** What touches an index: an event of a room that has something to say, and time. */
import { formatDay, parseDay } from '../../domain/calendar/day.ts'
import { audience } from '../../platform/contract/role.ts'
import { enter } from '../../platform/database/scope.ts'
import { openWork, type Platform, type Reaction, reaction } from '../../platform/endpoint.ts'
import { schedule, type WorkerJob } from '../../platform/jobs/job.ts'
import type { SignalSource } from '../../platform/signals.ts'
import { indexRules } from './index-rules.ts'
import { fillDays, staleFacilities } from './queries.ts'
import { refresh } from './refresh.ts'

/** One for each event of each source: its facility is looked at once, when the transaction ends. */
export const reactionsTo = (sources: readonly SignalSource[]): readonly Reaction[] =>
  sources.flatMap((source) =>
    source.events.map((event) =>
      reaction(event, async (work, { unitId }) => {
        work.atEnd(unitId, `risk ${source.name}`, (closing) => refresh(closing, [unitId], [source]))
      }),
    ),
  )

/** Facilities of one transaction: short enough that nobody who works there waits for it. */
const batch = 250
/** Transactions at a time: while the database reads and writes for one, the other's facts are summed here. */
const lanes = 2

/** A server is seldom off for longer; what lies further back is looked up by who reads it. */
const outageDays = 45

/**
 * Looks again at every facility of which time changed something; done again it changes nothing.
 * @param past days back to which missing ones are filled
 */
export async function catchUp(platform: Platform, past = outageDays): Promise<void> {
  const { rules } = indexRules()
  const stale = await platform.pool.db.transaction().execute((tx) => {
    const now = platform.clock.now()
    return staleFacilities(tx, now, platform.clock.day(now), platform.signals.length, rules.version)
  })
  const size = Math.max(1, Math.min(batch, Math.ceil(stale.length / lanes)))
  const batches = Array.from({ length: Math.ceil(stale.length / size) }, (_, at) =>
    stale.slice(at * size, (at + 1) * size),
  ).values()
  const lane = async () => {
    for (const units of batches) await lookAgain(platform, units, past)
  }
  const ends = await Promise.allSettled(Array.from({ length: lanes }, lane))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}

async function lookAgain(platform: Platform, units: readonly number[], past: number): Promise<void> {
  await platform.pool.db.transaction().execute(async (tx) => {
    const now = platform.clock.now()
    const scope = { units, audience: audience.police }
    await enter(tx, scope, null)
    const { work, finish } = openWork(platform, tx, {
      ...{ now, today: platform.clock.day(now), scope, actor: null, posts: [] },
    })
    await fillDays(tx, units, formatDay(parseDay(work.today) - past), work.today)
    await refresh(work, units, platform.signals)
    await finish()
  })
}

/** Every five minutes: deadlines pass at any hour, and a day begins in every time zone. */
export const jobs: readonly WorkerJob[] = [schedule('risk.catch-up', '*/5 * * * *', (platform) => catchUp(platform))]
