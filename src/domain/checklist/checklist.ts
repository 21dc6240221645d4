/**
 * A checklist (检查表) on plain values: what an edition says, which of its items a facility is asked, and what is
 * missing before its answers are complete.
 *
 * Invariants
 * 1. An item is left out only where the facility is of another type than those it is for, or is known not to have what
 *    it looks at; unknown means asked.
 * 2. Sheet and omitted items together are the items of the edition, in its order.
 */
import type { WorkKind } from '../policy/duty.ts'
import type { Words } from '../policy/reader.ts'

export type PhotoRule = 'always' | 'when-failed' | 'optional'
export type Verdict = 'pass' | 'fail' | 'not-applicable'

export interface Item {
  readonly id: string
  readonly area: string
  readonly place: Words
  readonly object: Words
  readonly method: Words
  readonly limit: Words
  readonly finding: Words
  readonly grade: 'general' | 'major'
  readonly basis: readonly Words[]
  readonly clause: string
  readonly photo: PhotoRule
  readonly needs: readonly string[]
  /** Types of facility it is asked of; of all where the file names none. */
  readonly types?: readonly string[]
}

export interface Checklist {
  readonly id: string
  readonly version: number
  /** First calendar day of use, `YYYY-MM-DD`. */
  readonly effective: string
  readonly kind: WorkKind
  readonly family: 'building' | 'fire' | 'food' | 'epidemic' | 'attack'
  readonly clause: string
  /** Whether a deploying authority has confirmed the content. */
  readonly reviewed: boolean
  readonly title: Words
  readonly purpose: Words
  readonly areas: readonly { readonly id: string; readonly title: Words }[]
  readonly attributes: Readonly<Record<string, Words>>
  readonly items: readonly Item[]
}

/** What an answer must hold to be judged. */
export interface Given {
  readonly item: string
  readonly verdict: Verdict
  readonly note: string
  readonly files: readonly unknown[]
}

export type GapKind = 'unanswered' | 'photo' | 'evidence' | 'reason'
export interface Gap {
  readonly item: Item
  readonly kind: GapKind
}

/** Why an item is not asked of a facility: it is for other types, or looks at what the facility has not. */
export interface Omitted {
  readonly item: Item
  readonly otherType: boolean
  readonly lacks: readonly string[]
}

export interface Sheet {
  readonly items: readonly Item[]
  readonly omitted: readonly Omitted[]
}

export interface Facility {
  readonly type: string
  /** Whether it has an attribute; `undefined` where nobody said. */
  readonly has: (attribute: string) => boolean | undefined
}

export function sheetFor(checklist: Checklist, facility: Facility): Sheet {
  const items: Item[] = []
  const omitted: Omitted[] = []
  for (const item of checklist.items) {
    const otherType = item.types !== undefined && !item.types.includes(facility.type)
    const lacks = item.needs.filter((attribute) => facility.has(attribute) === false)
    if (!otherType && lacks.length === 0) items.push(item)
    else omitted.push({ item, otherType, lacks })
  }
  return { items, omitted }
}

/** What one answer still lacks; null where it is whole. */
export function gapOf(item: Item, answer: Given | undefined): GapKind | null {
  if (!answer) return 'unanswered'
  const silent = answer.note.trim() === ''
  const unseen = answer.files.length === 0
  if (answer.verdict === 'not-applicable') return silent ? 'reason' : null
  if (unseen && (item.photo === 'always' || (item.photo === 'when-failed' && answer.verdict === 'fail'))) return 'photo'
  return answer.verdict === 'fail' && silent && unseen ? 'evidence' : null
}

/** Everything missing, in the order of the sheet. */
export function gapsOf(items: readonly Item[], answers: readonly Given[]): Gap[] {
  const byItem = new Map(answers.map((answer) => [answer.item, answer]))
  return items.flatMap((item) => {
    const kind = gapOf(item, byItem.get(item.id))
    return kind ? [{ item, kind }] : []
  })
}

export interface Counts {
  readonly items: number
  readonly passed: number
  readonly failed: number
  readonly notApplicable: number
}

export function countsOf(items: readonly Item[], answers: readonly Given[]): Counts {
  const asked = new Set(items.map((item) => item.id))
  const of = (verdict: Verdict) => answers.filter((one) => asked.has(one.item) && one.verdict === verdict).length
  return { items: items.length, passed: of('pass'), failed: of('fail'), notApplicable: of('not-applicable') }
}
