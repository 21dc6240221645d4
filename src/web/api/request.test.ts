/** Requests are built from contracts; answers become values, refusals or "no answer". */
import { afterEach, expect, test, vi } from 'vitest'
import { fieldPath, NoAnswer, ProblemError, problemOf } from './problem-error.ts'
import { type AnyContract, call, freshKey, send, urlOf, wireOf } from './request.ts'

const list: AnyContract = {
  name: 'hazards.list',
  method: 'GET',
  path: '/api/hazards/:unit/by/:name',
  form: 'json',
  upload: false,
  title: { zh: '隐患', en: 'Hazards' },
}
const write: AnyContract = { ...list, name: 'hazards.write', method: 'POST', path: '/api/hazards' }

afterEach(() => vi.unstubAllGlobals())
const answering = (response: () => Response) => {
  const seen: { url: string; init: RequestInit }[] = []
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    seen.push({ url, init })
    return Promise.resolve(response())
  })
  return seen
}
const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  () =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })

test('parameters and query are written safely; empty filters are left out', () => {
  const url = urlOf(list, {
    params: { unit: 3, name: '东/侧' },
    query: { state: ['open', 'late'], q: '', page: undefined },
  })
  expect(url).toBe('/api/hazards/3/by/%E4%B8%9C%2F%E4%BE%A7?state=open&state=late')
  expect(() => urlOf(list, { params: { unit: 3 } })).toThrow('hazards.list needs the parameter name')
})

test('keys are 32 visible characters and never repeat', () => {
  const keys = new Set(Array.from({ length: 500 }, freshKey))
  expect(keys.size).toBe(500)
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/)
})

test('a write carries its key, the language and the mark that no foreign page can send', async () => {
  const seen = answering(json({ id: 1 }, 201))
  expect(await call(write, { body: { a: 1 } } as never)).toEqual({ id: 1 })
  expect(seen[0]?.init.headers).toMatchObject({
    'accept-language': 'zh-CN',
    'content-type': 'application/json',
    'x-wufang': '1',
    'idempotency-key': expect.stringMatching(/^[0-9a-f]{32}$/),
  })
})

test('a read carries no key', async () => {
  const seen = answering(json({ items: [] }))
  await call({ ...list, path: '/api/hazards' }, {} as never)
  expect(seen[0]?.init.headers).not.toHaveProperty('idempotency-key')
})

test('a refusal keeps its words, details and fields', async () => {
  const body = {
    type: '/problems/invalid',
    title: '填写有误',
    status: 422,
    detail: '请修改',
    errors: [{ pointer: '/body/items/0/note', detail: '太长' }],
  }
  answering(json(body, 422, { 'content-type': 'application/problem+json' }))
  const error = await send(wireOf(write, {}, 'k')).catch((e: unknown) => e)
  expect(error).toBeInstanceOf(ProblemError)
  expect(error).toMatchObject({ slug: 'invalid', status: 422, problem: { errors: body.errors } })
})

test.each([502, 503, 504, 507])('%d says nothing definite', async (status) => {
  answering(json({ title: '忙', detail: '稍后', type: '/problems/unavailable' }, status, { 'retry-after': '7' }))
  const error = await send(wireOf(write, {}, 'k')).catch((e: unknown) => e)
  expect(error).toBeInstanceOf(NoAnswer)
  expect(error).toMatchObject({ wait: 7000, problem: { title: '忙', status } })
})

test('a lost connection and an answer cut short say nothing definite', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  await expect(send(wireOf(write, {}, 'k'))).rejects.toBeInstanceOf(NoAnswer)
  answering(() => new Response('{"id":', { status: 200, headers: { 'content-type': 'application/json' } }))
  await expect(send(wireOf(write, {}, 'k'))).rejects.toBeInstanceOf(NoAnswer)
})

test('a page of a proxy becomes a problem of its status', () => {
  expect(problemOf(418, null)).toMatchObject({ status: 418, title: 'HTTP 418' })
})

test('pointers become names of form fields', () => {
  expect(fieldPath('/place')).toEqual(['place'])
  expect(fieldPath('/body/items/0/a~1b')).toEqual(['items', 0, 'a/b'])
  expect(fieldPath('')).toEqual([])
})
