/**
 * How a hazard is graded (隐患定级), on plain values: direct-determination facts (直接判定要素), the L·E·C method
 * (作业条件危险性评价法: D = likelihood × exposure × consequence) and the 5×5 matrix, as one edition of policy/gradings.yaml
 * states them. The last two are one method with different factors: a product looked up in bands.
 *
 * Invariants
 * 1. Any one fact makes the hazard major.
 * 2. Monotone: one fact more, or a factor's higher value, never lowers the suggestion.
 * 3. Products are exact: values have at most one decimal, and 0.1 × 2 × 100 equals 20.
 *
 * Values are without unit. Source of L·E·C: Kinney and Wiruth, Practical Risk Analysis for Safety Management, 1976;
 * bands 320, 160, 70, 20 as used in China.
 */
import type { Words } from '../policy/reader.ts'

export const families = ['building', 'fire', 'food', 'epidemic', 'attack'] as const
export type Family = (typeof families)[number]
export const grades = ['general', 'major'] as const
export type Grade = (typeof grades)[number]
export const methods = ['lec', 'matrix'] as const
export type MethodName = (typeof methods)[number]

export interface Fact {
  readonly id: string
  readonly family: Family
  readonly says: Words
  readonly basis: readonly Words[]
  /** Whether a deploying authority has confirmed it. */
  readonly reviewed: boolean
}

export interface Factor {
  readonly id: string
  readonly title: Words
  /** Highest first. */
  readonly values: readonly { readonly value: number; readonly says: Words }[]
}

export interface Band {
  readonly from: number
  readonly grade: Grade
  readonly title: Words
  readonly says: Words
}

export interface Method {
  readonly title: Words
  readonly basis: readonly Words[]
  readonly reviewed: boolean
  /** Where a product that equals a limit belongs: to the band above it or the one below. */
  readonly ties: 'higher' | 'lower'
  readonly factors: readonly Factor[]
  /** Highest first; the last begins at 0. */
  readonly bands: readonly Band[]
}

export interface GradingRules {
  readonly version: number
  /** First calendar day of use. */
  readonly effective: string
  readonly facts: readonly Fact[]
  readonly lec: Method
  readonly matrix: Method
}

/** The product of the values, exact. */
export const productOf = (values: readonly number[]): number =>
  values.reduce((product, value) => product * Math.round(value * 10), 1) / 10 ** values.length

/** @param product at least 0 */
export function bandOf(method: Pick<Method, 'ties' | 'bands'>, product: number): Band {
  const within = (band: Band) => (method.ties === 'higher' ? product >= band.from : product > band.from)
  const band = method.bands.find(within) ?? method.bands.at(-1)
  if (!band) throw new Error('a method has at least one band')
  return band
}

export interface Score {
  readonly product: number
  readonly band: Band
}

/**
 * @param values a value for each factor, by its id
 * @returns null where a factor has no value yet, or one that the method does not know, or a factor is a stranger
 */
export function scoreOf(method: Method, values: Readonly<Record<string, number | undefined>>): Score | null {
  const given = method.factors.flatMap(({ id, values: known }) => {
    const value = values[id]
    return value !== undefined && known.some((one) => one.value === value) ? [value] : []
  })
  const named = Object.keys(values).filter((id) => values[id] !== undefined)
  if (given.length < method.factors.length || named.length > given.length) return null
  const product = productOf(given)
  return { product, band: bandOf(method, product) }
}

export type Reason =
  | { readonly kind: 'fact'; readonly grade: 'major'; readonly fact: Fact }
  | { readonly kind: 'score'; readonly grade: Grade; readonly method: MethodName; readonly score: Score }
  /** The item of the checklist that failed says how grave its failure is. */
  | { readonly kind: 'checklist'; readonly grade: Grade }

export interface Suggestion {
  /** Null: the rule says nothing, the person decides. */
  readonly grade: Grade | null
  readonly reasons: readonly Reason[]
}

export interface Judged {
  readonly facts: readonly Fact[]
  readonly scored: { readonly method: MethodName; readonly score: Score } | null
  /** Grade that the failed item of a checklist carries. */
  readonly checklist: Grade | null
}

/** The grade that the rule suggests, with each reason for it; the gravest reason decides. */
export function suggest({ facts, scored, checklist }: Judged): Suggestion {
  const reasons: Reason[] = facts.map((fact) => ({ kind: 'fact', grade: 'major', fact }))
  if (scored) reasons.push({ kind: 'score', grade: scored.score.band.grade, ...scored })
  if (checklist) reasons.push({ kind: 'checklist', grade: checklist })
  return { grade: gravest(reasons.map((reason) => reason.grade)), reasons }
}

export const isBelow = (grade: Grade, than: Grade | null): boolean =>
  than !== null && grades.indexOf(grade) < grades.indexOf(than)

const gravest = (all: readonly Grade[]): Grade | null =>
  all.reduce<Grade | null>((worst, one) => (worst === null || isBelow(worst, one) ? one : worst), null)
