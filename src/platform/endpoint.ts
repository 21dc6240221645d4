/**
 * The one door. Every request: contract → authenticate → authorise → one transaction with the actor's scope →
 * the handler loads, decides, writes and records → the journal → commit → respond. Nothing else writes.
 */
import { createHmac } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Static, TObject, TSchema } from 'typebox'
import { type Actor, authenticate, type Post, postsFor, scopeOf } from './access.ts'
import type { Clock, MovableClock } from './clock.ts'
import type { Config } from './config.ts'
import type { Coverage } from './contract/coverage.ts'
import { type EndpointContract, isWrite } from './contract/endpoint.ts'
import type { EventContract, PayloadOf } from './contract/event.ts'
import { problems, Refusal, refuse } from './contract/problem.ts'
import { audience } from './contract/role.ts'
import type { TaskKind } from './contract/task.ts'
import type { Language } from './contract/text.ts'
import type { Database, Pool, Tx } from './database/pool.ts'
import { enter, nothing, type Scope } from './database/scope.ts'
import { newId } from './id.ts'
import { claim, forget, settle } from './idempotency.ts'
import { enqueue, type Job } from './jobs/enqueue.ts'
import { append, type Entry } from './journal/append.ts'
import { journalPayload } from './journal/sealed.ts'
import type { LiveHub } from './live/hub.ts'
import type { Log } from './logs.ts'
import type { MatterSource } from './matters.ts'
import type { Metrics } from './metrics.ts'
import type { Constraints } from './problems.ts'
import type { SearchProvider } from './search.ts'
import type { Secret } from './secret.ts'
import { seen } from './session-seen.ts'
import type { SettingDefinition } from './settings.ts'
import type { SetUpCode } from './setup-code.ts'
import type { SignalSource } from './signals.ts'
import { conform, type Validators } from './validate.ts'

/** Everything the platform is made of at run time; rooms receive it, none imports it from anywhere else. */
export interface Platform {
  readonly config: Config
  /** The instance's secret; keys for one purpose are derived from it. */
  readonly secret: Secret
  readonly clock: Clock
  /** The clock as the demo moves it; null in production. */
  readonly demoClock: MovableClock | null
  readonly setUpCode: SetUpCode
  /** Names of what the worker does by the clock. */
  readonly schedules: readonly string[]
  readonly pool: Pool
  readonly reactions: readonly Reaction[]
  readonly log: Log
  readonly metrics: Metrics
  readonly live: LiveHub
  readonly taskKinds: readonly TaskKind[]
  /** What of the plan can be seen here. */
  readonly coverage: readonly Coverage[]
  readonly searches: readonly SearchProvider[]
  readonly settings: readonly SettingDefinition[]
  /** What rooms know that bears on the risk of a facility. */
  readonly signals: readonly SignalSource[]
  /** What rooms can tell a dossier of a facility. */
  readonly matters: readonly MatterSource[]
}

/** What an event is about. */
export interface About {
  readonly unitId: number
  readonly subject: { readonly type: string; readonly id: string }
  /** SHA-256 of files that belong to it. */
  readonly files?: readonly string[]
  /** Who may read the entry besides the police line. */
  readonly audience?: number
  /** Where it stands in the chain at another moment than now. */
  readonly at?: Date
  /** Of a sensitive event: random, kept beside the record. The journal holds only the salted hash of the payload. */
  readonly salt?: Uint8Array
}

/** The writing half of a transaction: shared by endpoints, reactions and jobs. */
export interface Work {
  readonly tx: Tx
  readonly now: Date
  /** Calendar day of `now` in the region's time zone. */
  readonly today: string
  readonly scope: Scope
  readonly actor: Actor | null
  readonly platform: Platform
  newId(): string
  /** Names the event on the line after the write. Reactions of other rooms run at once, in this transaction. */
  record<E extends EventContract>(event: E, about: About, payload: PayloadOf<E>): Promise<void>
  /** A job for the worker, in the same transaction; it runs with the scope of the unit it serves. */
  enqueue(job: Job): void
  /**
   * What follows from all the writes of the transaction: runs once before the journal, however often it was asked for
   * under the same name, with the unit as the police line sees it.
   */
  atEnd(unitId: number, name: string, run: (work: Work) => Promise<void>): void
  /** The scope holds these units too from now on, seen by the police line: whoever calls knows why the actor may. */
  takeIn(unitIds: readonly number[]): Promise<void>
  /** The post by which the actor works on a unit. */
  postFor(unitId: number): Post | null
}

export interface Call<P, Q, B> extends Work {
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly language: Language
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  /** Refuses with `forbidden` where the posts that open this endpoint do not reach the unit. */
  mustReach(unitId: number): void
  /** Only where anyone may call (sign-in): take on the scope of the account found out to be asking, who is from then
   *  on the one the journal names. */
  adopt(scope: Scope, accountId: string | null): Promise<void>
  /** Runs after the commit and before the answer: cookies, deleting files. Never a write. */
  afterCommit(then: () => void | Promise<void>): void
}

/** A refusal whose writes stay: a wrong password is counted although the request fails. */
export class KeptRefusal extends Refusal {}

export type SignedIn<C> = Omit<C, 'actor'> & { readonly actor: Actor }

export interface Reaction {
  readonly event: EventContract
  readonly react: (work: Work, about: About, payload: never) => Promise<void>
}

export function reaction<E extends EventContract>(
  event: E,
  react: (work: Work, about: About, payload: PayloadOf<E>) => Promise<void>,
): Reaction {
  return { event, react: react as Reaction['react'] }
}

/** An endpoint with its handler, as rooms hand them to the entry. */
export interface Served {
  readonly contract: EndpointContract
  readonly constraints: Constraints
  readonly handle: (call: Call<unknown, unknown, unknown>) => Promise<unknown>
}

/**
 * Joins a contract and its handler.
 * @param constraints database constraints by name → the problem they mean here
 */
export function serve<P extends TObject, Q extends TObject, B extends TSchema, R extends TSchema>(
  contract: EndpointContract<P, Q, B, R>,
  handle: (call: SignedIn<Call<Static<P>, Static<Q>, Static<B>>>) => Promise<Static<R>>,
  constraints: Constraints = {},
): Served {
  return {
    contract: contract as unknown as EndpointContract,
    constraints,
    handle: handle as unknown as Served['handle'],
  }
}

/** For contracts that anyone may call: `actor` may be null. */
export function serveAnyone<P extends TObject, Q extends TObject, B extends TSchema, R extends TSchema>(
  contract: EndpointContract<P, Q, B, R>,
  handle: (call: Call<Static<P>, Static<Q>, Static<B>>) => Promise<Static<R>>,
  constraints: Constraints = {},
): Served {
  return {
    contract: contract as unknown as EndpointContract,
    constraints,
    handle: handle as unknown as Served['handle'],
  }
}

export interface Asked {
  readonly token: string | null
  readonly language: Language
  readonly idempotencyKey: string | null
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

export interface Answer {
  readonly status: number
  /** JSON text; null where there is none, or where the handler sends bytes itself. */
  readonly text: string | null
  readonly value: unknown
}

/** Serialisation failures and deadlocks are nobody's fault: the whole transaction runs again. */
const retryable = new Set(['40001', '40P01'])

export async function answer(
  platform: Platform,
  served: Served,
  validators: Validators,
  asked: Asked,
): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(platform, served, validators, asked)
    } catch (error) {
      const code = (error as { code?: string }).code
      if (attempt >= 3 || code === undefined || !retryable.has(code)) throw error
    }
  }
}

async function once(platform: Platform, served: Served, validators: Validators, asked: Asked): Promise<Answer> {
  const { contract } = served
  const write = isWrite(contract)
  const after: (() => void | Promise<void>)[] = []
  const opened = write || contract.recordsRead ? platform.pool.db.transaction() : readOnly(platform.pool.db)
  const result = await opened.execute(async (tx) => {
    const now = platform.clock.now()
    const today = platform.clock.day(now)
    const actor = asked.token === null ? null : await authenticate(tx, asked.token, now, today)
    if (actor) after.push(() => seen(platform.pool.db, actor, now))
    const posts = authorise(contract, actor)
    const input = conform(validators, asked)
    const scope = contract.may === 'anyone' && actor === null ? nothing : scopeOf(posts)
    await enter(tx, scope, actor?.accountId ?? null)

    const keyed = write && actor !== null && contract.may !== 'anyone'
    const digest = keyed ? digestOf(platform.secret, contract.name, input) : null
    if (keyed && digest) {
      if (asked.idempotencyKey === null) throw refuse(problems.idempotencyKeyMissing, {})
      const before = await claim(tx, actor.accountId, asked.idempotencyKey, contract.name, digest, now)
      if (before) return before
    }

    const work = openWork(platform, tx, { now, today, scope, actor, posts })
    const value = await handled(served, {
      ...work.work,
      ...input,
      language: asked.language,
      request: asked.request,
      reply: asked.reply,
      mustReach: (unitId) => {
        if (!scope.units.includes(unitId)) throw refuse(problems.forbidden, {})
      },
      adopt: async (taken, accountId) => {
        if (contract.may !== 'anyone') throw new Error(`${contract.name} may not adopt a scope`)
        await enter(tx, taken, accountId)
        work.become(accountId, taken)
      },
      afterCommit: (then) => {
        after.push(then)
      },
    })
    if (value instanceof KeptRefusal) {
      await work.finish()
      if (keyed && asked.idempotencyKey) await forget(tx, actor.accountId, asked.idempotencyKey)
      return value
    }
    const text = contract.form === 'bytes' || contract.status === 204 ? null : JSON.stringify(value)
    await work.finish()
    if (keyed && asked.idempotencyKey)
      await settle(tx, actor.accountId, asked.idempotencyKey, contract.status, contract.form === 'json' ? text : null)
    return { status: contract.status, text, value }
  })
  for (const then of after) await then()
  if (result instanceof KeptRefusal) throw result
  return result
}

const handled = (served: Served, call: Call<unknown, unknown, unknown>): Promise<unknown> =>
  served.handle(call).catch((error: unknown) => {
    if (error instanceof KeptRefusal) return error
    throw error
  })

const readOnly = (db: Database) => db.transaction().setAccessMode('read only')

/** Keyed, since some bodies hold passwords: a plain digest beside them would be quicker to guess from than argon2. */
const digestOf = (secret: Secret, name: string, input: { params: unknown; query: unknown; body: unknown }): Buffer =>
  createHmac('sha256', secret.reveal())
    .update(JSON.stringify([name, input.params, input.query, input.body]))
    .digest()

/** Refuses whoever may not call the endpoint, before a long body is taken in. The call itself is checked again. */
export async function admit(platform: Platform, contract: EndpointContract, token: string | null): Promise<void> {
  await readOnly(platform.pool.db).execute(async (tx) => {
    const now = platform.clock.now()
    authorise(contract, token === null ? null : await authenticate(tx, token, now, platform.clock.day(now)))
  })
}

/** The posts that open the endpoint, or a refusal. */
function authorise(contract: EndpointContract, actor: Actor | null): readonly Post[] {
  const { may } = contract
  // Signed in by half is not signed in: before the second factor a post opens nothing.
  if (may === 'anyone') return actor?.stage === 'full' ? actor.posts : []
  if (actor === null) throw refuse(problems.notSignedIn, {})
  // A session that still owes its first password or second factor may only settle that.
  if (actor.stage !== 'full' && !contract.stages.includes(actor.stage)) throw refuse(problems.notSignedIn, {})
  const posts = postsFor(actor, may)
  if (may !== 'signed-in' && posts.length === 0) throw refuse(problems.forbidden, {})
  return posts
}

interface Setting {
  readonly now: Date
  readonly today: string
  readonly scope: Scope
  readonly actor: Actor | null
  readonly posts: readonly Post[]
}

/** The same scope for the police line; for another line, the unit with the eyes of both. */
const withPolice = (scope: Scope, unitId: number): Scope =>
  (scope.audience & audience.police) !== 0 ? scope : { units: [unitId], audience: scope.audience | audience.police }

/** The writing half of a transaction, and what must happen before its commit. Jobs and the demo region use it too. */
export function openWork(
  platform: Platform,
  tx: Tx,
  at: Setting,
): { work: Work; finish(): Promise<void>; become(accountId: string | null, scope: Scope): void } {
  const entries: Entry[] = []
  const jobs: Job[] = []
  let who = { accountId: at.actor?.accountId ?? null, posts: at.posts }
  let entered = at.scope
  const postFor = (unitId: number): Post | null =>
    who.posts.find((post) => post.units.includes(unitId)) ?? who.posts[0] ?? null
  const closing = new Map<string, { unitId: number; run: (work: Work) => Promise<void> }>()
  const work: Work = {
    tx,
    platform,
    now: at.now,
    today: at.today,
    scope: at.scope,
    actor: at.actor,
    newId,
    postFor,
    enqueue: (job) => {
      jobs.push(job)
    },
    atEnd: (unitId, name, run) => {
      closing.set(`${String(unitId).padStart(10, '0')} ${name}`, { unitId, run })
    },
    takeIn: async (unitIds) => {
      entered = { units: [...new Set([...entered.units, ...unitIds])], audience: entered.audience | audience.police }
      await enter(tx, entered, who.accountId)
    },
    async record(event, about, payload) {
      const post = postFor(about.unitId)
      entries.push({
        unitId: about.unitId,
        action: event.name,
        subjectType: about.subject.type,
        subjectId: about.subject.id,
        payload: journalPayload(event, about.salt, payload),
        files: about.files ?? [],
        audience: (about.audience ?? 0) | audience.police,
        accountId: who.accountId,
        positionId: post?.id ?? null,
        onBehalfId: post?.delegationId ?? null,
        ...(about.at ? { at: about.at } : {}),
      })
      const reacting = platform.reactions.filter((one) => one.event.name === event.name)
      if (reacting.length === 0) return
      // What follows in the unit's own ledgers is not cut to what the visitor who caused it may read there.
      const before = entered
      entered = withPolice(before, about.unitId)
      if (entered !== before) await enter(tx, entered, who.accountId)
      for (const one of reacting) await one.react({ ...work, scope: entered }, about, payload as never)
      if (entered !== before) await enter(tx, before, who.accountId)
      entered = before
    },
  }
  return {
    work,
    become: (accountId, scope) => {
      who = { accountId, posts: [] }
      entered = scope
    },
    finish: async () => {
      const before = entered
      const left = closing.size > 0
      // In the order of their units, so that two transactions never wait for each other in a ring.
      while (closing.size > 0) {
        const asked = [...closing].sort(([a], [b]) => (a < b ? -1 : 1))
        closing.clear()
        for (const [, { unitId, run }] of asked) {
          entered = { units: [unitId], audience: before.audience | audience.police }
          await enter(tx, entered, who.accountId)
          await run({ ...work, scope: entered })
        }
      }
      if (left) await enter(tx, before, who.accountId)
      entered = before
      await append(tx, entries, at.now)
      await enqueue(tx, jobs, platform.clock.ahead())
    },
  }
}
