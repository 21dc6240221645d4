/**
 * Decides entries of money and their undoing. Pure; amounts in fen, `today` the calendar day in the region's time zone.
 *
 * The law of sums: each sum is the sum of its entries, counter-entries included; none is below zero; no more is spent than
 * was granted.
 */
import type { Role } from '../../../platform/contract/role.ts'
import { roles as roleWords } from '../../../platform/contract/role.ts'
import type { Text } from '../../../platform/contract/text.ts'
import type { HazardState } from '../loop/contract.ts'
import { enters, type MoneyKind, type MoneyRule, moneyKind } from './contract.ts'

export type Sums = Readonly<Record<MoneyKind, number>>
export const noMoney: Sums = { asked: 0, granted: 0, spent: 0 }

export interface Amount {
  readonly kind: MoneyKind
  readonly amountFen: number
}

export interface Refused {
  readonly rule: MoneyRule
  readonly details: Readonly<Record<string, Text>>
}

export interface Entering {
  readonly roles: readonly Role[]
  readonly today: string
}

export const add = (sums: Sums, { kind, amountFen }: Amount): Sums => ({ ...sums, [kind]: sums[kind] + amountFen })

/** Asked and not granted; granted and not spent. */
export const gapsOf = (sums: Sums) => ({
  shortFen: Math.max(sums.asked - sums.granted, 0),
  unspentFen: sums.granted - sums.spent,
})

/** Kinds that these roles enter and undo. */
export const kindsOf = (held: readonly Role[]): readonly MoneyKind[] =>
  moneyKind.terms.filter((kind) => enters[kind].some((role) => held.includes(role)))

const refused = (rule: MoneyRule, details: Readonly<Record<string, Text>> = {}): Refused => ({ rule, details })
const same = (text: string): Text => ({ zh: text, en: text })
/** Fen as yuan with two places: what people write. */
const yuan = (fen: number): Text => same((fen / 100).toLocaleString('en', { minimumFractionDigits: 2 }))

function wrongRole(kind: MoneyKind, by: Entering): Refused | null {
  if (kindsOf(by.roles).includes(kind)) return null
  const who = enters[kind].map((role) => roleWords[role])
  return refused('wrong-role', {
    kind: moneyKind.words[kind],
    who: { zh: who.map((one) => one.zh).join('、'), en: who.map((one) => one.en).join(', ') },
  })
}

/** @param entry a new one, its amount above zero */
export function judgeEntry(
  hazard: { readonly state: HazardState; readonly sums: Sums },
  entry: Amount & { readonly day: string },
  by: Entering,
): Refused | null {
  const role = wrongRole(entry.kind, by)
  if (role) return role
  if (entry.day > by.today) return refused('future-day', { today: same(by.today) })
  if (hazard.state === 'rejected' && entry.kind !== 'spent') return refused('not-taken-up')
  const { granted, spent } = hazard.sums
  if (entry.kind === 'spent' && spent + entry.amountFen > granted)
    return refused('over-granted', { granted: yuan(granted), spent: yuan(spent), left: yuan(granted - spent) })
  return null
}

export function judgeUndo(
  sums: Sums,
  entry: Amount & { readonly counter: boolean; readonly undone: boolean; readonly ofPlan: boolean },
  by: Entering,
): Refused | null {
  const role = wrongRole(entry.kind, by)
  if (role) return role
  if (entry.undone || entry.counter) return refused('already-undone')
  if (entry.ofPlan) return refused('of-plan')
  const after = add(sums, { kind: entry.kind, amountFen: -entry.amountFen })
  return after.spent > after.granted
    ? refused('already-spent', { granted: yuan(after.granted), spent: yuan(after.spent) })
    : null
}
