/** The outbox's five invariants, over a real IndexedDB implementation. */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { connectOutbox, discard, letGo, onOutboxChange, outboxOf, pauseAfter, pump, retry, submit } from './outbox.ts'
import { NoAnswer, ProblemError } from './problem-error.ts'
import type { AnyContract, Wire } from './request.ts'
import { openStore } from './store.ts'

const store = await openStore()

const report: AnyContract = {
  name: 'hazards.report',
  method: 'POST',
  path: '/api/hazards/:unit',
  form: 'json',
  upload: false,
  title: { zh: '上报隐患', en: 'Report a hazard' },
}
const input = (note: string, unit = 1) => ({ params: { unit }, body: { note } })
const problem = (status: number, slug: string) =>
  new ProblemError({ type: `/problems/${slug}`, title: slug, status, detail: '' })

let clock = 1_000_000
let sent: Wire[] = []
let answer: (wire: Wire) => Promise<unknown> = () => Promise.resolve(null)
let asked = 0
let account: string | null = 'li'

beforeEach(async () => {
  await store.outbox.clear()
  clock += 1_000_000
  sent = []
  asked = 0
  account = 'li'
  answer = () => Promise.resolve({ id: 'x' })
  connectOutbox({
    account: () => account,
    needSignIn: () => {
      asked += 1
    },
    now: () => clock,
    transmit: (wire) => {
      sent.push(wire)
      return answer(wire)
    },
  })
})

const notes = () => sent.map((wire) => (JSON.parse(String(wire.body)) as { note: string }).note)
const settled = () => new Promise((resolve) => setTimeout(resolve, 20))

describe('a write', () => {
  test('is on the device before it is sent, and gone after a definite answer', async () => {
    let kept = 0
    answer = async () => {
      kept = await store.outbox.count()
      return { id: '1' }
    }
    const { outcome } = await submit(report, input('a'))
    expect(await outcome).toEqual({ state: 'done', reply: { id: '1' } })
    expect(kept).toBe(1)
    expect(await store.outbox.count()).toBe(0)
    expect(sent[0]).toMatchObject({ method: 'POST', url: '/api/hazards/1', contentType: 'application/json' })
  })

  test('stays when no answer comes, and goes out again with the same key', async () => {
    answer = () => Promise.reject(new NoAnswer(null))
    const { outcome } = await submit(report, input('a'))
    expect(await outcome).toEqual({ state: 'queued' })
    expect(await outboxOf('li')).toMatchObject([{ state: 'waiting', attempts: 1 }])
    answer = () => Promise.resolve(null)
    await pump(true)
    expect(sent).toHaveLength(2)
    expect(sent[1]?.idempotencyKey).toBe(sent[0]?.idempotencyKey)
    expect(await outboxOf('li')).toEqual([])
  })

  test('waits out its pause, or what the server asked, before it is tried again', async () => {
    answer = () => Promise.reject(new NoAnswer(null, 30_000))
    await (await submit(report, input('a'))).outcome
    clock += 29_000
    await pump()
    expect(sent).toHaveLength(1)
    clock += 1_001
    await pump()
    expect(sent).toHaveLength(2)
  })

  test('pauses double from two seconds to a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 20].map(pauseAfter)).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000])
  })

  test('keeps bytes as bytes', async () => {
    const upload: AnyContract = { ...report, name: 'files.put', path: '/api/files', upload: true }
    const photo = new Blob(['jpeg'], { type: 'image/jpeg' })
    answer = () => Promise.reject(new NoAnswer(null))
    await (await submit(upload, { body: photo })).outcome
    const [item] = await outboxOf('li')
    expect(item).toMatchObject({ contentType: 'image/jpeg' })
  })
})

describe('a device that keeps nothing', () => {
  const full = vi.spyOn(store.outbox, 'put')
  afterEach(() => full.mockReset())

  test('still sends', async () => {
    full.mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'))
    expect(await (await submit(report, input('a'))).outcome).toEqual({ state: 'done', reply: { id: 'x' } })
  })

  test('says so when no answer comes', async () => {
    full.mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'))
    answer = () => Promise.reject(new NoAnswer(null))
    await expect((await submit(report, input('a'))).outcome).rejects.toBeInstanceOf(NoAnswer)
  })
})

describe('order', () => {
  test('writes of one subject go out one at a time, oldest first', async () => {
    let running = 0
    let most = 0
    answer = async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setTimeout(resolve, 3))
      running -= 1
      return null
    }
    const all = await Promise.all(['a', 'b', 'c'].map((note) => submit(report, input(note), { subject: 'hazard 7' })))
    await Promise.all(all.map(({ outcome }) => outcome))
    expect(notes()).toEqual(['a', 'b', 'c'])
    expect(most).toBe(1)
  })

  test('a later write of the subject does not overtake one that waits', async () => {
    answer = () => Promise.reject(new NoAnswer(null))
    await (await submit(report, input('a'), { subject: 's' })).outcome
    answer = () => Promise.resolve(null)
    expect(await (await submit(report, input('b'), { subject: 's' })).outcome).toEqual({ state: 'queued' })
    expect(notes()).toEqual(['a'])
    await pump(true)
    expect(notes()).toEqual(['a', 'a', 'b'])
  })

  test('another subject does not wait', async () => {
    answer = (wire) => (wire.url.endsWith('/1') ? Promise.reject(new NoAnswer(null)) : Promise.resolve(null))
    await (await submit(report, input('a', 1))).outcome
    expect(await (await submit(report, input('b', 2))).outcome).toMatchObject({ state: 'done' })
  })
})

describe('a refusal', () => {
  test('comes back to the page that made the write', async () => {
    answer = () => Promise.reject(problem(422, 'invalid'))
    const { outcome } = await submit(report, input('a'))
    await expect(outcome).rejects.toMatchObject({ problem: { status: 422 } })
    expect(await outboxOf('li')).toEqual([])
  })

  test('asks for attention where the page is gone; it can be sent again or given up', async () => {
    let refuse: (error: Error) => void = () => {}
    answer = () =>
      new Promise((_, reject) => {
        refuse = reject
      })
    const { key, outcome } = await submit(report, input('a'))
    await settled()
    letGo([key])
    expect(await outcome).toEqual({ state: 'queued' })
    refuse(problem(409, 'changed-meanwhile'))
    await settled()
    expect(await outboxOf('li')).toMatchObject([{ state: 'attention', problem: { status: 409 } }])
    await pump(true)
    expect(sent).toHaveLength(1)
    answer = () => Promise.resolve(null)
    await retry(key)
    expect(await outboxOf('li')).toEqual([])
  })

  test('a write given up is gone', async () => {
    answer = () => Promise.reject(new NoAnswer(null))
    const { key, outcome } = await submit(report, input('a'))
    await outcome
    await discard(key)
    await pump(true)
    expect(sent).toHaveLength(1)
  })
})

describe('the session', () => {
  test('401 asks for sign-in, keeps the write and its page waiting, and goes on afterwards', async () => {
    answer = () => Promise.reject(problem(401, 'not-signed-in'))
    const { outcome } = await submit(report, input('a'))
    await settled()
    expect(asked).toBe(1)
    expect(await outboxOf('li')).toHaveLength(1)
    answer = () => Promise.resolve({ id: '9' })
    await pump(true)
    expect(await outcome).toEqual({ state: 'done', reply: { id: '9' } })
  })

  test('a write is never sent under another account', async () => {
    answer = () => Promise.reject(new NoAnswer(null))
    await (await submit(report, input('a'))).outcome
    answer = () => Promise.resolve(null)
    account = 'zhou'
    await pump(true)
    expect(sent).toHaveLength(1)
    expect(await outboxOf('zhou')).toEqual([])
    account = 'li'
    await pump(true)
    expect(sent).toHaveLength(2)
  })
})

test('those who watch the queue hear of each change', async () => {
  let heard = 0
  const stop = onOutboxChange(() => {
    heard += 1
  })
  await (await submit(report, input('a'))).outcome
  stop()
  expect(heard).toBeGreaterThanOrEqual(2)
})
