/** Everything that bears on one leader, one facility and one bottom line at a moment, in a fixed number of queries. */
import { fiveActions } from '../../domain/accountability/actions.ts'
import { dossier, type Item } from '../../domain/accountability/dossier.ts'
import { formatDay } from '../../domain/calendar/day.ts'
import { startOfDay } from '../../domain/calendar/zone.ts'
import { assess, type Gain, gains, signalsById } from '../../domain/signals/assess.ts'
import type { Family, SignalIndex } from '../../domain/signals/signal.ts'
import type { Call, SignedIn } from '../../platform/endpoint.ts'
import { policy } from '../../platform/policy.ts'
import { activityDone } from '../activities/contract.ts'
import { dutyEscalated, subjectType as dutySubject } from '../duties/contract.ts'
import { hazardSubject } from '../hazards/contract.ts'
import { repeatSubject } from '../hazards/repeats/contract.ts'
import { riskChanged, riskSubject } from '../risk/contract.ts'
import { warningSubject } from '../warnings/contract.ts'
import type { DossierAction } from './contract.ts'
import type { Leader } from './leader.ts'
import { showActions } from './present.ts'
import { actsOf, entriesOf, eventsAbout } from './proof/queries.ts'
import { colourTold, escalationTold, signedTold } from './proof/told.ts'
import { tasksAt } from './queries.ts'
import { type FoundTask, type HeldPost, keyOf, otherTasks, type Told, withTasks } from './rules.ts'

export interface About {
  readonly facilityId: number
  readonly family: Family
  readonly leader: Leader
  /** Posts of the leader that answer for the facility. */
  readonly posts: readonly HeldPost[]
  /** The bureau that owns it and the leader's own units, of the scope. */
  readonly above: readonly number[]
  readonly from: string
  readonly today: string
  readonly moment: Date
}

export interface Compiled {
  readonly items: readonly Item<Told>[]
  readonly actions: readonly DossierAction[]
  readonly points: number
}

type AnyCall = SignedIn<Call<unknown, unknown, unknown>>

const most = { raised: 60, escalated: 60, signed: 40, gained: 8 }

export async function compile(call: AnyCall, about: About): Promise<Compiled> {
  const { tx, scope, platform } = call
  const { facilityId, family, leader, posts, above, from, today, moment } = about
  const { timeZone } = platform.config
  const asked = { tx, scope, facilityId, above, family, moment, today, from, timeZone }
  const found = []
  for (const source of platform.matters) found.push(...(await source.find(asked)))
  const since = startOfDay(timeZone, from)
  const units = [facilityId, ...above]
  const tasks = await tasksAt(tx, scope, units, { accountId: leader.personId, posts }, since, moment)
  const known = new Set(found.map(({ unitId, subject }) => keyOf(unitId, subject.type, subject.id)))
  const others = tasks.filter((task) => !known.has(keyOf(task.unit_id, task.subject_type, task.subject_id)))
  const entries = await entriesOf(
    tx,
    [
      ...found.flatMap(({ unitId, subject, work }) => [{ unitId, ...subject }, ...work]),
      ...others.map((task) => ({ unitId: task.unit_id, type: task.subject_type, id: task.subject_id })),
    ],
    moment,
  )
  const raised = await eventsAbout(
    ...([tx, [facilityId], riskSubject, [`${facilityId} ${family}`], riskChanged.name, since, moment] as const),
    most.raised,
  )
  const windows = found.filter(({ subject }) => subject.type === dutySubject).map(({ subject }) => subject.id)
  const escalated = await eventsAbout(
    ...([tx, units, dutySubject, windows, dutyEscalated.name, since, moment] as const),
    most.escalated,
  )
  const acts = { unitId: facilityId, accountId: leader.personId, family, done: activityDone.name }
  const signed = await actsOf(tx, acts, since, moment, most.signed)
  const index: SignalIndex = { rules: policy().signals, signals: signalsById(policy().signals) }
  const titles = new Map(policy().duties.map(({ id, title }) => [id, title]))
  const kinds = new Map(platform.taskKinds.map((kind) => [kind.name, kind]))
  const matters: Told[] = [
    ...withTasks(found, tasks, entries, posts),
    ...otherTasks({ tasks, entries, kinds, known, foreign: foreignTo(family, known) }),
    ...colourTold(raised, index),
    ...escalationTold(escalated, posts, titles),
    ...signedTold(signed, leader),
  ]
  const items = dossier(matters, {
    moment: moment.getTime(),
    since: startOfDay(timeZone, formatDay(leader.since)).getTime(),
  })
  const weighed = await weigh(call, about, index)
  return { items, ...choose(items, weighed, index) }
}

/**
 * Hazards, warnings and duties of other bottom lines stay out; what belongs to none concerns all.
 * @param known what rooms told of this bottom line: of a kind that is told whole, nothing else belongs to it
 */
const foreignTo = (family: Family, known: ReadonlySet<string>) => {
  const families = new Map(policy().duties.map((duty) => [duty.id, duty.family]))
  return ({ unit_id, subject_type, subject_id, details }: FoundTask): boolean => {
    if (subject_type === hazardSubject || subject_type === warningSubject) return true
    if (subject_type === repeatSubject) return !known.has(keyOf(unit_id, hazardSubject, subject_id))
    const of = subject_type === dutySubject ? families.get(String(details.duty)) : null
    return of !== null && of !== undefined && of !== family
  }
}

/** What adds to the index now, and which record settled lowers it most. */
async function weigh(call: AnyCall, { facilityId, family, moment, today }: About, { rules, signals }: SignalIndex) {
  const { tx, platform } = call
  const asked = { tx, units: [facilityId], now: moment, today, timeZone: platform.config.timeZone }
  const facts = []
  for (const source of platform.signals) facts.push(...((await source.find(asked)).get(facilityId)?.facts ?? []))
  const assessed = assess(
    signals,
    facts.filter((fact) => fact.family === family),
  )
  return { points: assessed.points, best: gains(rules, signals, assessed, most.gained) }
}

function choose(
  items: readonly Item<Told>[],
  { points, best }: { readonly points: number; readonly best: readonly Gain[] },
  index: SignalIndex,
): { points: number; actions: DossierAction[] } {
  const waiting = items.filter(({ section }) => section === 'unanswered').map(({ matter }) => matter)
  const chosen = fiveActions(
    best.map((gain) => ({ id: gain.part.fact.path, points: gain.points })),
    waiting.map(({ id, own, due }) => ({ id, own, due: due ?? 0 })),
  )
  return { points, actions: showActions(chosen, best, waiting, index) }
}
