/**
 * What a bulk act may do to one hazard. Approving and reassigning are the loop's own decisions, and for a general hazard
 * only. Pure.
 */
import { type Problem, problems } from '../../../../platform/contract/problem.ts'
import type { Role } from '../../../../platform/contract/role.ts'
import { fill, type Text } from '../../../../platform/contract/text.ts'
import { hazardTasks } from '../../contract.ts'
import { rules } from '../../loop/contract/refusals.ts'
import { isOpen, type Limits } from '../../loop/contract.ts'
import type { Acting, Refused, Standing } from '../../loop/rules/standing.ts'
import { decide, isRefused, judge } from '../../loop/rules.ts'
import { type BulkRule, bulkRules, reminder } from './contract.ts'

/** Somebody's open task on the hazard. */
export interface Waiting {
  readonly kind: string
  readonly holderId: number
  readonly role: Role
  readonly accountId: string | null
}

export interface Post {
  readonly unitId: number
  readonly role: Role
}

export interface Asking extends Acting {
  readonly posts: readonly Post[]
}

export interface No {
  readonly rule: string
  readonly why: Text
}

const say = (rule: string, problem: Problem, details: Readonly<Record<string, Text>> = {}): No => {
  const inOne = (language: 'zh' | 'en') =>
    fill(
      problem.detail,
      language,
      Object.fromEntries(Object.entries(details).map(([name, text]) => [name, text[language]])),
    )
  return { rule, why: { zh: inOne('zh'), en: inOne('en') } }
}
const no = (rule: BulkRule): No => say(rule, bulkRules[rule])
const byLoop = (refused: Refused): No => say(refused.rule, rules[refused.rule] as Problem, refused.details)

export const gone: No = say('not-found', problems.notFound)
export const changed: No = no('changed')

const mine = (task: Waiting, by: Asking): boolean =>
  task.accountId === null
    ? by.posts.some((post) => post.unitId === task.holderId && post.role === task.role)
    : task.accountId === by.accountId

/** @returns null where it may be approved in bulk */
export function judgeApproval(hazard: Standing, by: Acting, limits: Limits): No | null {
  const next = decide(hazard, by, { move: 'approve' }, limits)
  if (isRefused(next)) return byLoop(next)
  return hazard.grade === 'major' ? no('major-alone') : null
}

/** The new person, and whether they work at the hazard's facility. */
export interface Successor {
  readonly id: string
  readonly worksThere: boolean
}

/**
 * @param to null while nobody is chosen: judged is whether the responsible person may be changed at all
 * @param reason null in a preview, where it is still to be written
 */
export function judgeReassignment(
  hazard: Standing,
  by: Acting,
  asked: { readonly to: Successor | null; readonly reason: string | null },
  limits: Limits,
): No | null {
  const { to, reason } = asked
  const never = judge(hazard, by, 'reassign', limits)
  if (never) return byLoop(never)
  if (hazard.grade === 'major') return no('major-reassigned-alone')
  if (!to) return null
  if (!to.worksThere) return no('person-elsewhere')
  const next = decide(hazard, by, { move: 'reassign', reason: reason ?? '—', responsibleId: to.id }, limits)
  return isRefused(next) ? byLoop(next) : null
}

const { decide: _, check: __, listed: ___, ...steps } = hazardTasks
const stepKinds: readonly string[] = Object.values(steps).map((kind) => kind.name)

/** The task of the present step, whose holder would be reminded. */
export const stepOf = (tasks: readonly Waiting[]): Waiting | undefined =>
  tasks.find((task) => stepKinds.includes(task.kind))

/** @param tasks open on the hazard, reminders among them */
export function judgeReminder(hazard: Standing, by: Asking, tasks: readonly Waiting[]): No | null {
  const step = stepOf(tasks)
  if (!isOpen(hazard.state) || !step) return no('not-waiting')
  if (mine(step, by)) return no('waits-for-you')
  return isReminded(tasks) ? no('reminded-already') : null
}

const isReminded = (tasks: readonly Waiting[]): boolean => tasks.some((task) => task.kind === reminder.name)

export const judgeWithdrawal = (tasks: readonly Waiting[]): No | null => (isReminded(tasks) ? null : no('not-reminded'))
