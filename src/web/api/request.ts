/** From a contract and its inputs to one HTTP request, and from its answer to a value or a problem. */
import type { BodyOf, EndpointContract, ParamsOf, QueryOf, ReplyOf } from '../../platform/contract/endpoint.ts'
import { i18n } from '../words/i18n.ts'
import { NoAnswer, ProblemError, problemOf } from './problem-error.ts'

/** Any contract, whatever its schemas. */
export type AnyContract = Pick<EndpointContract, 'name' | 'method' | 'path' | 'form' | 'upload' | 'title'>

type Given<K extends string, V> = [V] extends [null]
  ? { readonly [P in K]?: never }
  : Record<string, never> extends V
    ? { readonly [P in K]?: V }
    : { readonly [P in K]: V }

/** What a call of this contract must be given: `params`, `query` and `body` where the contract has them. */
export type InputOf<E> = Given<'params', ParamsOf<E>> & Given<'query', QueryOf<E>> & Given<'body', BodyOf<E>>

export interface Loose {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

export interface Wire {
  readonly method: string
  readonly url: string
  /** JSON text or bytes. */
  readonly body: string | Blob | null
  readonly contentType: string | null
  readonly idempotencyKey: string | null
}

/** Works without a secure context too (plain HTTP inside a closed network), where `randomUUID` is missing. */
export function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function urlOf(contract: AnyContract, input: Loose): string {
  const path = contract.path.replace(/:(\w+)|\{(\w+)\}/g, (_, colon?: string, brace?: string) => {
    const name = colon ?? brace ?? ''
    const value = input.params?.[name]
    if (value === undefined || value === null) throw new Error(`${contract.name} needs the parameter ${name}`)
    return encodeURIComponent(String(value))
  })
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') query.append(name, String(one))
    }
  }
  const text = query.toString()
  return text ? `${path}?${text}` : path
}

export function wireOf(contract: AnyContract, input: Loose, idempotencyKey: string | null): Wire {
  const url = urlOf(contract, input)
  if (contract.upload && input.body instanceof Blob) {
    const contentType = input.body.type || 'application/octet-stream'
    return { method: contract.method, url, body: input.body, contentType, idempotencyKey }
  }
  const body = input.body === undefined || contract.method === 'GET' ? null : JSON.stringify(input.body)
  return { method: contract.method, url, body, contentType: body === null ? null : 'application/json', idempotencyKey }
}

/** Answers that say nothing definite about the write: it is tried again with the same key. */
const passing = new Set([502, 503, 504, 507])

export async function send(wire: Wire, signal?: AbortSignal): Promise<unknown> {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': i18n.language }
  if (wire.contentType) headers['content-type'] = wire.contentType
  if (wire.idempotencyKey) headers['idempotency-key'] = wire.idempotencyKey
  if (wire.method !== 'GET') headers['x-wufang'] = '1'
  let response: Response
  try {
    response = await fetch(wire.url, {
      method: wire.method,
      headers,
      body: wire.body,
      credentials: 'same-origin',
      ...(signal ? { signal } : {}),
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new NoAnswer(null)
  }
  if (response.ok) return response.status === 204 ? null : await bodyOf(response)
  const problem = problemOf(response.status, await bodyOf(response).catch(() => null))
  if (passing.has(response.status)) {
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
    throw new NoAnswer(problem, Number.isFinite(seconds) ? seconds * 1000 : null)
  }
  throw new ProblemError(problem)
}

async function bodyOf(response: Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? ''
  if (!/json/.test(type)) return response.ok ? await response.blob() : null
  try {
    return await response.json()
  } catch {
    // The connection broke in the middle of the answer: the write may have happened, so it is asked again.
    throw new NoAnswer(null)
  }
}

/** One direct request, never queued: reads, sign-in, anything that holds a secret. */
export async function call<E extends AnyContract>(
  contract: E,
  input: InputOf<E>,
  signal?: AbortSignal,
): Promise<ReplyOf<E>> {
  const key = contract.method === 'GET' ? null : freshKey()
  return (await send(wireOf(contract, input as Loose, key), signal)) as ReplyOf<E>
}
