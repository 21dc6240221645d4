/** Decisions of the register, pure. The table of transitions decides; this file only reads it. */
import { formatDay, parseDay } from '../../domain/calendar/day.ts'
import type { Role } from '../../platform/contract/role.ts'
import { role } from '../../platform/contract/role.ts'
import type { Text } from '../../platform/contract/text.ts'
import {
  type EditionMove,
  type EditionState,
  editionMove,
  editionState,
  type Keeper,
  type Part,
  part,
  type Rule,
  terms,
  transitions,
} from './edition/contract.ts'

export interface Standing {
  readonly state: EditionState
  readonly summary: string
  readonly fileId: string | null
  readonly effectiveOn: string | null
  readonly reviewOn: string | null
  readonly readers: readonly string[]
}

/** Who acts: the posts held at the very unit, own or acted for. */
export interface Acting {
  readonly at: Keeper
  readonly roles: readonly Role[]
  readonly today: string
}

export interface Asked {
  readonly move: EditionMove
  readonly reason?: string
  /** The new review day, where the move sets one. */
  readonly reviewOn?: string
}

export interface Refused {
  readonly rule: Rule
  readonly details: Readonly<Record<string, Text>>
}

const joined = (texts: readonly Text[]): Text => ({
  zh: texts.map((text) => text.zh).join('、'),
  en: texts.map((text) => text.en).join(', '),
})
const plain = (text: string): Text => ({ zh: text, en: text })

export function missingOf(edition: Standing): readonly Part[] {
  const there: Readonly<Record<Part, boolean>> = {
    summary: edition.summary.trim() !== '',
    file: edition.fileId !== null,
    effectiveOn: edition.effectiveOn !== null,
    reviewOn: edition.reviewOn !== null,
    readers: edition.readers.length > 0,
  }
  return part.terms.filter((one) => !there[one])
}

const rowOf = (state: EditionState, move: EditionMove) =>
  transitions.find((row) => row.move === move && row.from === state)

/** Whether a post of the actor at the unit ever makes the move there. */
export function barred(acting: Acting, move: EditionMove): Refused | null {
  const who = new Set(transitions.filter((row) => row.move === move).flatMap((row) => row.by?.[acting.at] ?? []))
  if (acting.roles.some((held) => who.has(held))) return null
  return {
    rule: 'wrong-post',
    details: { move: editionMove.words[move], who: joined([...who].map((one) => role.words[one])) },
  }
}

/** Whether state and post allow the move at all; what it still needs is asked when it is made. */
export function mayMove(edition: Standing, acting: Acting, move: EditionMove): Refused | null {
  if (!rowOf(edition.state, move)?.by)
    return { rule: 'not-now', details: { state: editionState.words[edition.state], move: editionMove.words[move] } }
  return barred(acting, move)
}

/** @returns the refusal, or the state the edition comes to */
export function decide(edition: Standing, acting: Acting, asked: Asked): Refused | EditionState {
  const refused = mayMove(edition, acting, asked.move)
  if (refused) return refused
  const row = rowOf(edition.state, asked.move)
  if (!row) throw new Error('a move without a row passed')
  const missing = missingOf(edition)
  if (row.needs.includes('whole') && missing.length > 0)
    return { rule: 'not-whole', details: { missing: joined(missing.map((one) => part.words[one])) } }
  if (row.needs.includes('review-ahead')) {
    const reviewOn = asked.reviewOn ?? edition.reviewOn ?? ''
    if (reviewOn <= acting.today || reviewOn <= (edition.effectiveOn ?? ''))
      return { rule: 'review-past', details: { today: plain(acting.today) } }
  }
  if (row.needs.includes('reason') && (asked.reason ?? '').trim() === '')
    return { rule: 'reason-required', details: {} }
  return row.to
}

export const isRefused = (outcome: Refused | EditionState): outcome is Refused => typeof outcome !== 'string'

export interface Dated {
  readonly number: number
  readonly state: EditionState
  readonly effectiveOn: string | null
}

/** Issued editions that a newer issued one has replaced by today. */
export function supersededOn(editions: readonly Dated[], today: string): readonly number[] {
  const issued = editions.filter((one) => one.state === 'issued')
  const inForce = issued.filter((one) => one.effectiveOn !== null && one.effectiveOn <= today)
  const newest = Math.max(0, ...inForce.map((one) => one.number))
  return issued.filter((one) => one.number < newest).map((one) => one.number)
}

/** The edition that stands for the system: the newest issued one, else the draft, else the last of all. */
export function leadingOf<E extends Dated>(editions: readonly E[]): E | undefined {
  const newestFirst = editions.toSorted((a, b) => b.number - a.number)
  return (
    newestFirst.find((one) => one.state === 'issued') ??
    newestFirst.find((one) => one.state === 'draft') ??
    newestFirst[0]
  )
}

/** The last review day that counts as due. */
export const reviewUntil = (today: string): string => formatDay(parseDay(today) + terms.reviewAhead)
