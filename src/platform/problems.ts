/** From anything thrown to a problem: refusals as they are, database errors by SQLSTATE and constraint name. */
import { DatabaseError } from 'pg'
import { type Problem, problems, problemType, Refusal, refuse } from './contract/problem.ts'
import { fill, type Language } from './contract/text.ts'

export interface FieldError {
  readonly pointer: string
  readonly detail: string
}

/** Fields that do not fit the contract. */
export class Invalid extends Refusal {
  readonly errors: readonly FieldError[]
  constructor(errors: readonly FieldError[]) {
    super(problems.invalid, {})
    this.errors = errors
  }
}

export type Constraints = Readonly<Record<string, Problem>>

const unreachable = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'])

/** `null`: not one we know, an error of our own. */
export function refusalOf(error: unknown, constraints: Constraints = {}): Refusal | null {
  if (error instanceof Refusal) return error
  if (error instanceof DatabaseError) return refusalOfDatabase(error, constraints)
  const { code, message } = error as { code?: unknown; message?: unknown }
  if (code === 'ENOSPC' || code === 'EDQUOT') return refuse(problems.storageFull, {})
  if (typeof code === 'string' && unreachable.has(code)) return refuse(problems.unavailable, {})
  // pg reports a lost or refused connection as plain errors without a code.
  if (
    typeof message === 'string' &&
    /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
      message,
    )
  )
    return refuse(problems.unavailable, {})
  return null
}

function refusalOfDatabase(error: DatabaseError, constraints: Constraints): Refusal | null {
  const known = error.constraint === undefined ? undefined : constraints[error.constraint]
  if (known) return refuse(known, {})
  const state = error.code ?? ''
  if (state === '53100') return refuse(problems.storageFull, {})
  // Shutting down, starting, too many connections, read-only after a failover.
  if (state.startsWith('57P') || state.startsWith('08') || state === '53300' || state === '25006')
    return refuse(problems.unavailable, {})
  // Row-level security or a missing grant: the door's own checks should have come first, but the net holds.
  if (state === '42501') return refuse(problems.forbidden, {})
  if (state === '23505') return refuse(problems.conflict, { what: error.constraint ?? '' })
  // Bytes PostgreSQL cannot keep (U+0000), numbers and dates out of range.
  if (state === '22021' || state === '22P05' || state === '22003' || state === '22008' || state === '22007')
    return new Invalid([{ pointer: '', detail: error.message }])
  return null
}

export interface ProblemReply {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

export function problemReply(refusal: Refusal, language: Language, instance: string): ProblemReply {
  const { problem, details } = refusal
  return {
    status: problem.status,
    body: {
      type: problemType(problem.slug),
      title: problem.title[language],
      status: problem.status,
      detail: fill(problem.detail, language, details),
      instance,
      ...(refusal instanceof Invalid ? { errors: refusal.errors } : {}),
      ...(Object.keys(details).length > 0 ? { details } : {}),
    },
  }
}
