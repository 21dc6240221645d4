/** Reading and moving the demo's clock. */
import { problems, refuse } from '../../platform/contract/problem.ts'
import { type Call, type Served, type SignedIn, serve } from '../../platform/endpoint.ts'
import { clockMoved, moveDemoClock, readDemoClock } from './contract.ts'
import { keepAhead, newestEntry } from './queries.ts'
import { aheadAfter } from './rules.ts'

type Any = SignedIn<Call<unknown, unknown, unknown>>

/** The queue takes them up after the clock was moved, not in the moment between commit and move. */
const soonMs = 1_000

function clockOf({ platform }: Any) {
  if (!platform.demoClock) throw refuse(problems.notFound, {})
  return platform.demoClock
}

const shown = (real: Date, ahead: number, newest: Date | null) => ({
  now: new Date(real.getTime() + ahead).toISOString(),
  real: real.toISOString(),
  ahead,
  newest: newest?.toISOString() ?? null,
})

const read = serve(readDemoClock, async (call) => {
  const clock = clockOf(call)
  return shown(clock.real(), clock.ahead(), await newestEntry(call.tx))
})

const move = serve(moveDemoClock, async (call) => {
  const { tx, body, now, actor, platform } = call
  const clock = clockOf(call)
  const unitId = actor.posts[0]?.unitId
  if (unitId === undefined) throw refuse(problems.forbidden, {})
  const real = clock.real()
  const minute = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: platform.config.timeZone,
  })
  const newest = await newestEntry(tx)
  const to = body.to === null ? null : new Date(body.to)
  const ahead = aheadAfter({ to, real, newest, said: (at) => minute.format(at) })
  if (ahead === clock.ahead()) return shown(real, ahead, newest)
  if (!(await keepAhead(tx, ahead, now))) throw refuse(problems.notFound, {})
  const then = new Date(real.getTime() + ahead)
  // Said as early as the journal allows, so that moving does not itself stand in the way back.
  const at = newest && newest > real ? newest : real
  const subject = { type: 'demo-clock', id: 'demo' }
  await call.record(clockMoved, { unitId, subject, at }, { from: now.toISOString(), to: then.toISOString() })
  if (then > now)
    for (const task of platform.schedules)
      call.enqueue({ task, unitId, payload: {}, key: 'clock', runAt: new Date(now.getTime() + soonMs) })
  call.afterCommit(() => clock.moveTo(ahead))
  return shown(real, ahead, at)
})

export const routes: readonly Served[] = [read, move]
