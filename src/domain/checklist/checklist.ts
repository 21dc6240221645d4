/**
 * A checklist (检查表) on plain values: what an edition says, which of its items a facility is asked, and what is
 * missing before its answers are complete.
 *
 * Invariants
 * 1. An item is left out only where the facility is known not to have what it looks at; unknown means asked.
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

export interface Sheet {
  readonly items: readonly Item[]
  readonly omitted: readonly { readonly item: Item; readonly lacks: readonly string[] }[]
}

/** @param has whether the facility has an attribute; `undefined` where nobody said */
export function sheetFor(checklist: Checklist, has: (attribute: string) => boolean | undefined): Sheet {
  const items: Item[] = []
  const omitted: { item: Item; lacks: string[] }[] = []
  for (const item of checklist.items) {
    const lacks = item.needs.filter((attribute) => has(attribute) === false)
    if (lacks.length === 0) items.push(item)
    else omitted.push({ item, lacks })
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
