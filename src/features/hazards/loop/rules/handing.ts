/**
 * Who is next (交接): after a move, which tasks of the hazard end, which open for whom and until when, and when the new
 * state becomes overdue. Pure, so that a history written in bulk hands on as the running system does.
 */
import type { Role } from '../../../../platform/contract/role.ts'
import type { TaskKind } from '../../../../platform/contract/task.ts'
import { hazardTasks } from '../../contract.ts'
import { reminder } from '../../ledger/bulk/contract.ts'
import { isOpen, type Limits, type StepHours } from '../contract.ts'
import { isParty, type Standing, tookPart } from './standing.ts'
import { type Waiting, waitingFor } from './waiting.ts'

/** A post held at the facility. */
export interface Held {
  readonly account_id: string
  readonly role: string
}

export interface Handing {
  readonly unitId: number
  /** Null: it enters the ledger. */
  readonly before: Standing | null
  readonly after: Standing
  /** The step and its clock begin anew. */
  readonly restarts: boolean
  readonly limits: Limits
  readonly stepHours: StepHours
  readonly posts: readonly Held[]
  /** The bureau that owns the facility. */
  readonly bureau: number | null
  readonly now: Date
  /** The first moment after a calendar day. */
  readonly endOf: (day: string) => Date
}

export interface Opening {
  readonly kind: TaskKind
  readonly holderId: number
  readonly role: Role
  readonly accountId?: string
  readonly dueAt: Date
  /** Of an extension that waits: the day asked for. */
  readonly until?: string
}

export interface Handed {
  /** Null: everything that is open. */
  readonly closes: readonly TaskKind[] | null
  readonly opens: readonly Opening[]
  /** When the new state becomes overdue; null: as before. */
  readonly dueAt: Date | null
}

const hour = 3_600_000
const { decide, check, listed, ...steps } = hazardTasks

export function handed(hazard: Handing): Handed {
  const { before, after, posts, now } = hazard
  if (!isOpen(after.state)) return { closes: null, opens: [], dueAt: now }
  const closes: TaskKind[] = []
  const opens: Opening[] = []
  if (before?.listed && !after.listed) closes.push(listed)
  if (before?.asked && before.asked !== after.asked) closes.push(decide)
  if (after.asked && before?.asked !== after.asked) {
    const free = posts.some((post) => post.role === 'director' && !isParty(after, post.account_id))
    const whom = free && after.grade !== 'major' ? 'director' : 'deputy'
    const dueAt = new Date(now.getTime() + hazard.limits.extension.decideHours * hour)
    opens.push({ kind: decide, ...holder(hazard, whom), dueAt, until: after.asked.until })
  }
  const moved = before?.plan.responsibleId !== after.plan.responsibleId
  if (before?.control && (before.control.due !== after.control?.due || moved)) closes.push(check)
  if (after.control && (before?.control?.due !== after.control.due || moved)) {
    const whom = answering(hazard.unitId, after.plan.responsibleId, posts)
    opens.push({ kind: check, ...whom, dueAt: new Date(after.control.due) })
  }
  if (!hazard.restarts) return { closes, opens, dueAt: null }
  if (before) closes.push(...Object.values(steps), reminder)
  const free = posts.some((post) => post.role === 'director' && !tookPart(after, post.account_id))
  const waiting = waitingFor(after, free, hazard.stepHours)
  if (!waiting) return { closes, opens, dueAt: now }
  const { deadline } = after.plan
  const dueAt =
    waiting.hours === null && deadline !== null
      ? hazard.endOf(deadline)
      : new Date(now.getTime() + (waiting.hours ?? 0) * hour)
  opens.push({ kind: steps[waiting.task], ...holder(hazard, waiting.who), dueAt })
  return { closes, opens, dueAt }
}

type Whom = Pick<Opening, 'holderId' | 'role' | 'accountId'>

/** Whoever rectifies. Somebody who left the facility cannot act: the task falls to the director. */
export function answering(unitId: number, accountId: string | null, posts: readonly Held[]): Whom {
  const post = posts.find((one) => one.account_id === accountId)
  return post
    ? { holderId: unitId, role: post.role as Role, accountId: post.account_id }
    : { holderId: unitId, role: 'director' }
}

function holder({ unitId, after, posts, bureau }: Handing, who: Waiting['who']): Whom {
  if (who === 'responsible') return answering(unitId, after.plan.responsibleId, posts)
  if (who === 'director') return { holderId: unitId, role: who }
  // A facility without a bureau above it keeps the task where its director sees it.
  return { holderId: bureau ?? unitId, role: who }
}
