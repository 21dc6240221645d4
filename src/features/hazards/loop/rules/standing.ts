/** How a hazard stands in its loop, what is asked of it and who asks: the values that the rules speak about. */
import type { Grade } from '../../../../platform/contract/grade.ts'
import { type Role, roles } from '../../../../platform/contract/role.ts'
import type { Text } from '../../../../platform/contract/text.ts'
import type { Rule } from '../contract/refusals.ts'
import { type HazardState, type Settled, settled } from '../contract.ts'

/** Null where not settled yet. Money is in fen; 0 says that none is needed. */
export interface Plan {
  readonly measure: string | null
  readonly moneyFen: number | null
  readonly responsibleId: string | null
  /** Calendar day. */
  readonly deadline: string | null
  readonly contingency: string | null
}

/** What the rules need to know of a hazard. */
export interface Standing {
  readonly state: HazardState
  readonly grade: Grade | null
  /** Ids of the direct-determination facts by which it was last graded. */
  readonly facts: readonly string[]
  readonly interim: string | null
  readonly plan: Plan
  /** Accounts that started or submitted the present rectification, or were responsible for it before somebody else. */
  readonly rectifiers: readonly string[]
  /** The deadline the plan named; `plan.deadline` leaves it by approved extensions only. */
  readonly plannedDeadline: string | null
  /** Approved extensions of the present plan. */
  readonly extended: number
  /** The extension that waits for a decision. */
  readonly asked: { readonly until: string; readonly by: string } | null
  /** Listed for supervision (挂牌督办) by this unit until the end of the day. */
  readonly listed: { readonly unitId: number; readonly until: string } | null
  /** When interim controls must be checked next (epoch milliseconds), and whether they held at the last look. */
  readonly control: { readonly due: number; readonly held: boolean } | null
  readonly merged: boolean
  /** Others were merged into it. */
  readonly absorbs: boolean
}

export interface Acting {
  readonly accountId: string
  /** Roles held on the hazard's unit. */
  readonly roles: readonly Role[]
  /** Units above the facility at which those posts stand. */
  readonly units: readonly number[]
  readonly today: string
  /** Epoch milliseconds. */
  readonly now: number
}

/** The hazard that stays when another is merged into it. */
export interface Survivor {
  readonly itself: boolean
  readonly elsewhere: boolean
  readonly state: HazardState
  readonly grade: Grade | null
  readonly merged: boolean
}

export type Asked =
  | {
      readonly move: 'grade'
      readonly grade: Grade
      readonly interim: string | null
      readonly facts?: readonly string[]
      /** What the rules of grading say; null: nothing. */
      readonly suggested?: Grade | null
      readonly reason?: string
    }
  | { readonly move: 'plan'; readonly plan: Plan }
  | { readonly move: 'submit'; readonly done: string; readonly photos: number }
  | { readonly move: 'approve' | 'start' | 'close' | 'grant' }
  | { readonly move: 'return' | 'refuse' | 'reject' | 'reopen' | 'deny' | 'release'; readonly reason: string }
  | { readonly move: 'extend'; readonly reason: string; readonly until: string }
  | { readonly move: 'supervise'; readonly reason: string; readonly until: string; readonly unitId: number }
  | { readonly move: 'reassign'; readonly reason: string; readonly responsibleId: string }
  | { readonly move: 'check'; readonly seen: string; readonly held: boolean; readonly interim: string | null }
  | { readonly move: 'merge'; readonly reason: string; readonly into: Survivor }

export interface Refused {
  readonly rule: Rule
  readonly details: Readonly<Record<string, Text>>
}

export const noPlan: Plan = { measure: null, moneyFen: null, responsibleId: null, deadline: null, contingency: null }

/** As a hazard enters the ledger. */
export const fresh: Standing = {
  state: 'reported',
  grade: null,
  facts: [],
  interim: null,
  plan: noPlan,
  rectifiers: [],
  plannedDeadline: null,
  extended: 0,
  asked: null,
  listed: null,
  control: null,
  merged: false,
  absorbs: false,
}

export const refused = (rule: Rule, details: Readonly<Record<string, Text>> = {}): Refused => ({ rule, details })

export const written = (text: string | null): boolean => text !== null && text.trim() !== ''
export const list = (words: readonly Text[]): Text => ({
  zh: words.map((one) => one.zh).join('、'),
  en: words.map((one) => one.en).join(', '),
})
export const same = (text: string): Text => ({ zh: text, en: text })

/** Roles as one list of words. */
export const whom = (held: readonly Role[]): Text => list(held.map((one) => roles[one]))

/** Which of the five are not settled. */
export function missingOf(plan: Plan): readonly Settled[] {
  const has: Readonly<Record<Settled, boolean>> = {
    measure: written(plan.measure),
    money: plan.moneyFen !== null && plan.moneyFen >= 0,
    person: plan.responsibleId !== null,
    deadline: plan.deadline !== null,
    contingency: written(plan.contingency),
  }
  return settled.terms.filter((term) => !has[term])
}

/** Who asked for the extension or answers for the rectification, and so cannot decide it. */
export const isParty = (hazard: Standing, accountId: string): boolean =>
  hazard.asked?.by === accountId || hazard.plan.responsibleId === accountId

/** Who took part in the rectification and so cannot verify it. */
export const tookPart = (hazard: Standing, accountId: string): boolean =>
  hazard.plan.responsibleId === accountId || hazard.rectifiers.includes(accountId)
