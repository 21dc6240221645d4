/** A refusal (RFC 9457) as the web app carries it: words already in the person's language, fields by JSON pointer. */
export interface FieldFault {
  readonly pointer: string
  readonly detail: string
}

export interface ProblemJson {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly instance?: string
  readonly errors?: readonly FieldFault[]
  readonly details?: Readonly<Record<string, unknown>>
}

export class ProblemError extends Error {
  readonly problem: ProblemJson
  constructor(problem: ProblemJson) {
    super(problem.title)
    this.name = 'ProblemError'
    this.problem = problem
  }
  get status(): number {
    return this.problem.status
  }
  /** The catalogue's name of the problem: `changed-meanwhile`. */
  get slug(): string {
    return this.problem.type.replace(/^.*\//, '')
  }
}

/** No answer came: offline, the server gone, or it said to come back later (502, 503, 504, 507). */
export class NoAnswer extends Error {
  readonly problem: ProblemJson | null
  /** Milliseconds the server asked to wait, where it said so. */
  readonly wait: number | null
  constructor(problem: ProblemJson | null, wait: number | null = null) {
    super(problem?.title ?? 'no answer')
    this.name = 'NoAnswer'
    this.problem = problem
    this.wait = wait
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Reads a problem document; an answer that is none (a proxy's page) becomes one with its status. */
export function problemOf(status: number, body: unknown): ProblemJson {
  if (isRecord(body) && typeof body.title === 'string' && typeof body.detail === 'string') {
    return { ...body, type: String(body.type ?? ''), title: body.title, detail: body.detail, status }
  }
  return { type: `/problems/http-${status}`, title: `HTTP ${status}`, status, detail: '' }
}

/** `/items/0/note` → `['items', 0, 'note']`: the name path of a form field. `/body/…` of the door is left out. */
export function fieldPath(pointer: string): (string | number)[] {
  const parts = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  if (parts[0] === 'body') parts.shift()
  return parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}
