/**
 * The outbox: a write is put in IndexedDB first, then sent, and leaves only on a definite answer.
 *
 * Invariants
 * 1. An item keeps its idempotency key for life, so a repeat never writes twice.
 * 2. Items of one subject are sent one at a time, oldest first; different subjects do not wait for each other.
 * 3. No answer (network, 502–504, 507) leaves the item waiting; the pause doubles from 2 s to 60 s.
 * 4. 401 leaves it waiting and asks for sign-in; it goes on once its own account is signed in again.
 * 5. Any other refusal goes to the page that made it; if that page is gone, the item asks for attention.
 */
import type { Text } from '../../platform/contract/text.ts'
import { NoAnswer, ProblemError } from './problem-error.ts'
import { type AnyContract, freshKey, type Loose, send, type Wire, wireOf } from './request.ts'
import { type OutboxItem, openStore } from './store.ts'

export type Outcome<R> = { readonly state: 'done'; readonly reply: R } | { readonly state: 'queued' }

interface Waiter {
  answered(reply: unknown): void
  refused(error: unknown): void
  queued(): void
}

interface Hooks {
  /** The account that is signed in, or null. */
  account(): string | null
  /** A write met 401. */
  needSignIn(): void
  transmit(wire: Wire): Promise<unknown>
  now(): number
}

const hooks: Hooks = {
  account: () => null,
  needSignIn: () => {},
  transmit: (wire) => send(wire),
  now: () => Date.now(),
}
export const connectOutbox = (given: Partial<Hooks>): void => void Object.assign(hooks, given)

const firstPause = 2_000
const longestPause = 60_000
export const pauseAfter = (attempts: number): number =>
  Math.min(longestPause, firstPause * 2 ** Math.max(0, attempts - 1))

const waiters = new Map<string, Waiter>()
const busy = new Set<string>()
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setTimeout> | undefined

export function onOutboxChange(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}
const table = async () => (await openStore()).outbox
const inOrder = async () => (await table()).orderBy('seq').toArray()
const changed = () => {
  for (const tell of listeners) tell()
}

export interface Put {
  readonly subject?: string | undefined
  readonly label?: Text | undefined
}

export interface Submitted {
  readonly key: string
  readonly outcome: Promise<Outcome<unknown>>
}

let lastSeq = 0

/** Keeps the write, starts sending it, and promises what became of it. Rejects with ProblemError on a refusal. */
export async function submit(contract: AnyContract, input: Loose, put: Put = {}): Promise<Submitted> {
  const key = freshKey()
  const wire = wireOf(contract, input, key)
  // Two writes within one millisecond keep their order.
  lastSeq = Math.max(lastSeq + 1, hooks.now() * 1000)
  const item: OutboxItem = {
    ...wire,
    key,
    seq: lastSeq,
    contract: contract.name,
    subject: put.subject ?? wire.url,
    label: put.label ?? contract.title,
    account: hooks.account() ?? '',
    madeAt: hooks.now(),
    attempts: 0,
    nextAt: 0,
    state: 'waiting',
    problem: null,
  }
  const kept = await keep(item).then(
    () => true,
    () => false,
  )
  if (!kept) return { key, outcome: sendUnkept(item) }
  const outcome = new Promise<Outcome<unknown>>((resolve, reject) => {
    waiters.set(key, {
      answered: (reply) => resolve({ state: 'done', reply }),
      refused: reject,
      queued: () => resolve({ state: 'queued' }),
    })
  })
  changed()
  void pump()
  return { key, outcome }
}

const keep = async (item: OutboxItem) => (await table()).put(item)

/** A device that keeps nothing (a full disk, a private window) still sends; without an answer the form says so. */
async function sendUnkept(wire: Wire): Promise<Outcome<unknown>> {
  try {
    return { state: 'done', reply: await hooks.transmit(wire) }
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) hooks.needSignIn()
    throw error
  }
}

/** The page that made these writes is gone: refusals go to the queue's list instead. */
export function letGo(keys: Iterable<string>): void {
  for (const key of keys) tellQueued(key)
}

/** The page goes on without the answer; from here on a refusal asks for attention in the queue. */
function tellQueued(key: string): void {
  waiters.get(key)?.queued()
  waiters.delete(key)
}

/** Sends what is due. `hurry` ignores the pauses (back online, signed in, "retry now"). */
export async function pump(hurry = false): Promise<void> {
  const account = hooks.account()
  // A device without a store has nothing that waits.
  const items = await inOrder().catch(() => null)
  if (!items) return
  const subjects = new Map<string, OutboxItem[]>()
  for (const item of items) {
    if (item.state !== 'waiting' || (item.account !== '' && item.account !== account)) continue
    subjects.set(item.subject, [...(subjects.get(item.subject) ?? []), item])
  }
  await Promise.all([...subjects].map(([subject, queue]) => drain(subject, queue, hurry)))
  await plan()
}

async function drain(subject: string, queue: readonly OutboxItem[], hurry: boolean): Promise<void> {
  if (busy.has(subject)) return
  busy.add(subject)
  let again = false
  try {
    for (const item of queue) {
      if (!hurry && item.nextAt > hooks.now()) {
        for (const later of queue) tellQueued(later.key)
        return
      }
      if (!(await exclusive(subject, () => deliver(item)))) return
    }
    again = true
  } finally {
    busy.delete(subject)
  }
  // Something for this subject may have been put while it was busy.
  if (again && (await waitingOf(subject)) > 0) await pump()
}

const waitingOf = async (subject: string): Promise<number> =>
  (await table())
    .filter((item) => item.subject === subject && item.state === 'waiting' && item.nextAt <= hooks.now())
    .count()

/** Two windows of the app do not send the same subject at once. */
const exclusive = <T>(subject: string, work: () => Promise<T>): Promise<T> =>
  typeof navigator !== 'undefined' && navigator.locks
    ? navigator.locks.request(`wufang-outbox ${subject}`, work)
    : work()

/** @returns whether the next item of the subject may follow */
async function deliver(item: OutboxItem): Promise<boolean> {
  // Another window may have sent it while we waited for the lock.
  if (!(await (await table()).get(item.key))) return true
  const waiter = waiters.get(item.key)
  try {
    const reply = await hooks.transmit(item)
    await finish(item.key)
    waiter?.answered(reply)
    return true
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) {
      hooks.needSignIn()
      return false
    }
    if (error instanceof ProblemError) {
      if (waiters.has(item.key)) {
        await finish(item.key)
        waiter?.refused(error)
      } else {
        await (await table()).update(item.key, { state: 'attention', problem: error.problem })
        changed()
      }
      return true
    }
    const attempts = item.attempts + 1
    const pause = (error instanceof NoAnswer ? error.wait : null) ?? pauseAfter(attempts)
    const problem = error instanceof NoAnswer ? error.problem : null
    await (await table()).update(item.key, { attempts, nextAt: hooks.now() + pause, problem })
    changed()
    tellQueued(item.key)
    return false
  }
}

async function finish(key: string): Promise<void> {
  await (await table()).delete(key)
  waiters.delete(key)
  changed()
}

/** Wakes up for the earliest item that waits out a pause. */
async function plan(): Promise<void> {
  clearTimeout(timer)
  const account = hooks.account()
  const waiting = await (await table())
    .filter(
      (item) => item.state === 'waiting' && item.attempts > 0 && (item.account === '' || item.account === account),
    )
    .toArray()
  if (waiting.length === 0) return
  const next = Math.min(...waiting.map((item) => item.nextAt))
  timer = setTimeout(() => void pump(), Math.max(250, next - hooks.now()))
}

/** A refused item is sent once more as it is, under the same key where nothing was written. */
export async function retry(key: string): Promise<void> {
  await (await table()).update(key, { state: 'waiting', nextAt: 0, problem: null })
  changed()
  await pump(true)
}

export async function discard(key: string): Promise<void> {
  await finish(key)
}

export async function outboxOf(account: string): Promise<OutboxItem[]> {
  return (await inOrder()).filter((item) => item.account === account || item.account === '')
}
