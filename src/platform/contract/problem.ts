/**
 * Problems are a catalogue (RFC 9457): a stable type, a status, and words in both languages filled from typed
 * details. A room adds its own beside its endpoints; these are the ones every endpoint may answer with.
 */
import { Type } from 'typebox'
import type { Text } from './text.ts'

export interface Problem<Details extends Readonly<Record<string, unknown>> = Readonly<Record<string, unknown>>> {
  readonly slug: string
  readonly status: number
  readonly title: Text
  /** Says what happened and how to mend it; `{name}` places are filled from the details. */
  readonly detail: Text
  /** Only a type: what `detail` may name. */
  readonly details?: Details
}

export function problem<Details extends Readonly<Record<string, unknown>> = Record<never, never>>(
  slug: string,
  status: number,
  title: Text,
  detail: Text,
): Problem<Details> {
  return { slug, status, title, detail }
}

/** Thrown by rules and handlers; the door turns it into `application/problem+json`. */
export class Refusal extends Error {
  readonly problem: Problem
  readonly details: Readonly<Record<string, unknown>>
  constructor(problem: Problem, details: Readonly<Record<string, unknown>>) {
    super(`${problem.slug} ${JSON.stringify(details)}`)
    this.problem = problem
    this.details = details
  }
}

/** `throw refuse(problem, details)`: details are checked against what the problem's words need. */
export function refuse<D extends Readonly<Record<string, unknown>>>(problem: Problem<D>, details: D): Refusal {
  return new Refusal(problem as Problem, details)
}

/** The body of every error answer. `errors` names each wrong field by JSON pointer. */
export const ProblemBody = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  instance: Type.Optional(Type.String()),
  errors: Type.Optional(Type.Array(Type.Object({ pointer: Type.String(), detail: Type.String() }))),
  details: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
})

export const problemType = (slug: string): string => `/problems/${slug}`

export const problems = {
  badRequest: problem(
    'bad-request',
    400,
    { zh: '请求读不懂', en: 'The request cannot be read' },
    { zh: '请求格式不正确，请刷新页面后重试。', en: 'The request is malformed. Reload the page and try again.' },
  ),
  invalid: problem(
    'invalid',
    422,
    { zh: '填写有误', en: 'Some fields need mending' },
    { zh: '请按提示修改标出的项目。', en: 'Mend the fields named below and send again.' },
  ),
  idempotencyKeyMissing: problem(
    'idempotency-key-missing',
    400,
    { zh: '缺少防重复标识', en: 'No Idempotency-Key' },
    {
      zh: '写入请求须带 Idempotency-Key（8 至 128 个可见字符），重发同一请求时用同一个。',
      en: 'A write needs an Idempotency-Key header of 8 to 128 visible characters; resend the same one on a retry.',
    },
  ),
  idempotencyKeyReused: problem(
    'idempotency-key-reused',
    422,
    { zh: '防重复标识用在了另一个请求上', en: 'Idempotency-Key used for another request' },
    {
      zh: '同一标识此前提交过不同内容。请刷新后重新提交。',
      en: 'That key came before with different content. Use a new key.',
    },
  ),
  alreadyDone: problem(
    'already-done',
    409,
    { zh: '此操作已经完成', en: 'Already done' },
    {
      zh: '该请求先前已成功，其结果含机密内容，未保留。请重新查看或重新发起。',
      en: 'This request already succeeded; its answer held a secret and was not kept. Look again or start anew.',
    },
  ),
  notSignedIn: problem(
    'not-signed-in',
    401,
    { zh: '请先登录', en: 'Sign in first' },
    {
      zh: '登录已失效或尚未登录。已填写的内容保留在本机，登录后可继续。',
      en: 'You are not signed in, or the session ended. What you typed is kept on this device.',
    },
  ),
  forbidden: problem(
    'forbidden',
    403,
    { zh: '没有这项权限', en: 'Not permitted' },
    {
      zh: '您现有的职务不能进行此操作。如需办理，请找有权限的同志或安全管理员。',
      en: 'None of your positions allows this. Ask someone whose position does, or the security administrator.',
    },
  ),
  notFound: problem(
    'not-found',
    404,
    { zh: '没有找到', en: 'Not found' },
    {
      zh: '内容不存在，或不在您的职责范围内。',
      en: 'It does not exist, or it lies outside what your positions cover.',
    },
  ),
  methodNotAllowed: problem(
    'method-not-allowed',
    405,
    { zh: '不支持这种请求方式', en: 'Method not allowed' },
    { zh: '该地址不接受此请求方式。', en: 'This address does not take that method.' },
  ),
  changedMeanwhile: problem<{ by: string; at: string; what: string }>(
    'changed-meanwhile',
    409,
    { zh: '内容刚被他人更新', en: 'Changed meanwhile' },
    {
      zh: '{by} 于 {at} 已进行“{what}”。您填写的内容未丢失，请查看最新情况后再决定。',
      en: '{by} did “{what}” at {at}. What you typed is kept; look at the present state, then decide.',
    },
  ),
  conflict: problem<{ what: string }>(
    'conflict',
    409,
    { zh: '与已有内容冲突', en: 'Conflicts with what is there' },
    { zh: '已有相同的内容：{what}。', en: 'The same already exists: {what}.' },
  ),
  tooLarge: problem<{ limit: string }>(
    'too-large',
    413,
    { zh: '内容过大', en: 'Too large' },
    { zh: '超过上限 {limit}，请压缩或分开提交。', en: 'It exceeds the limit of {limit}. Compress or split it.' },
  ),
  wrongContentType: problem<{ got: string }>(
    'wrong-content-type',
    415,
    { zh: '内容类型不对', en: 'Wrong content type' },
    { zh: '不接受“{got}”类型，请用 application/json。', en: '“{got}” is not accepted here; send application/json.' },
  ),
  tooMany: problem<{ seconds: number }>(
    'too-many-requests',
    429,
    { zh: '操作过于频繁', en: 'Too many requests' },
    { zh: '请 {seconds} 秒后再试。', en: 'Try again in {seconds} seconds.' },
  ),
  internal: problem<{ requestId: string }>(
    'internal',
    500,
    { zh: '系统出错', en: 'Something broke on our side' },
    {
      zh: '操作没有完成，也没有写入任何内容。请稍后重试；如反复出现，请把编号 {requestId} 报给系统管理员。',
      en: 'Nothing was written. Try again; if it persists, give the number {requestId} to the system administrator.',
    },
  ),
  storageFull: problem(
    'storage-full',
    507,
    { zh: '服务器存储空间已满', en: 'The server is out of space' },
    {
      zh: '内容没有写入，仍保留在本机。请联系系统管理员清理空间后重试。',
      en: 'Nothing was written; it stays on this device. Ask the system administrator to make room, then retry.',
    },
  ),
  unavailable: problem(
    'unavailable',
    503,
    { zh: '数据库暂时不可用', en: 'The database is out of reach' },
    {
      zh: '内容没有写入，仍保留在本机，恢复后会自动重试。',
      en: 'Nothing was written; it stays on this device and is retried by itself.',
    },
  ),
} as const
