/**
 * What an endpoint promises: method, path, who may, schemas, problems. The server's door, OpenAPI, the web client
 * and the permission test all read the same value.
 */
import { type Static, type TObject, type TSchema, Type } from 'typebox'
import type { Problem } from './problem.ts'
import type { Role } from './role.ts'
import type { Text } from './text.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What a session that is not full still owes. */
export type Stage = 'password' | 'second-factor' | 'enrol-second-factor'

/** `anyone`: no sign-in. `signed-in`: any account. Otherwise the roles; the scope is the reach of just those positions. */
export type May = 'anyone' | 'signed-in' | readonly Role[]

export interface EndpointContract<
  P extends TObject = TObject,
  Q extends TObject = TObject,
  B extends TSchema = TSchema,
  R extends TSchema = TSchema,
> {
  /** Stable operation id, `room.verb`. */
  readonly name: string
  readonly method: Method
  readonly path: `/api/${string}`
  readonly may: May
  readonly title: Text
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly reply: R
  readonly status: 200 | 201 | 202 | 204
  readonly problems: readonly Problem[]
  /**
   * How the reply travels: `json`; `secret` JSON that is never stored for a repeated request; `bytes` (files,
   * calendars, streams) sent by the handler itself.
   */
  readonly form: 'json' | 'secret' | 'bytes'
  /** The reply is long and holds no secret (src/platform/compressed.ts): it is sent compressed. */
  readonly long: boolean
  /** Bytes a body may have; larger answers 413. */
  readonly limit: number
  /** A body that is not JSON (an upload): taken in before the handler runs. `sheet`: a spreadsheet, and nothing else. */
  readonly upload: boolean | 'sheet'
  /** A read that is itself recorded in the journal (sensitive data). */
  readonly recordsRead: boolean
  /** Stages of a session besides `full` in which it may be used: settling a first password or a second factor. */
  readonly stages: readonly Stage[]
  /** Served in demo mode only; elsewhere it does not exist. */
  readonly demo: boolean
}

const none = Type.Object({}, { additionalProperties: false })
export const Nothing = Type.Null()
const kilobyte = 1024

export function endpoint<
  P extends TObject = typeof none,
  Q extends TObject = typeof none,
  B extends TSchema = typeof Nothing,
  R extends TSchema = typeof Nothing,
>(c: {
  name: string
  method: Method
  path: `/api/${string}`
  may: May
  title: Text
  params?: P
  query?: Q
  body?: B
  reply?: R
  status?: 200 | 201 | 202 | 204
  problems?: readonly Problem[]
  form?: 'json' | 'secret' | 'bytes'
  long?: boolean
  limit?: number
  upload?: boolean | 'sheet'
  recordsRead?: boolean
  stages?: readonly Stage[]
  demo?: boolean
}): EndpointContract<P, Q, B, R> {
  const wide = c as { params?: TObject; query?: TObject; body?: TSchema; reply?: TSchema }
  return {
    name: c.name,
    method: c.method,
    path: c.path,
    may: c.may,
    title: c.title,
    params: (wide.params ?? none) as P,
    query: (wide.query ?? none) as Q,
    body: (wide.body ?? Nothing) as B,
    reply: (wide.reply ?? Nothing) as R,
    status: c.status ?? (wide.reply ? 200 : 204),
    problems: c.problems ?? [],
    form: c.form ?? 'json',
    long: c.long ?? false,
    limit: c.limit ?? 256 * kilobyte,
    upload: c.upload ?? false,
    recordsRead: c.recordsRead ?? false,
    stages: c.stages ?? [],
    demo: c.demo ?? false,
  }
}

export type ParamsOf<E> = E extends EndpointContract<infer P, TObject, TSchema, TSchema> ? Static<P> : never
export type QueryOf<E> = E extends EndpointContract<TObject, infer Q, TSchema, TSchema> ? Static<Q> : never
export type BodyOf<E> = E extends EndpointContract<TObject, TObject, infer B, TSchema> ? Static<B> : never
export type ReplyOf<E> = E extends EndpointContract<TObject, TObject, TSchema, infer R> ? Static<R> : never

export const isWrite = (c: { method: Method }): boolean => c.method !== 'GET'
