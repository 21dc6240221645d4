/**
 * Decisions about activities, pure: the table of moves, what finishing needs, what a finished check found, and when
 * one answer may replace another.
 *
 * Invariants
 * 1. `done` and `cancelled` have no way out.
 * 2. An activity is done only when every item asked is answered whole.
 * 3. Each failed item is exactly one finding, in the order of the sheet.
 */
import { type Checklist, countsOf, type Given, gapsOf, type Item } from '../../domain/checklist/checklist.ts'
import { familyOfClause } from '../../domain/policy/clauses.ts'
import { type Refusal, refuse } from '../../platform/contract/problem.ts'
import type { Language, Text } from '../../platform/contract/text.ts'
import type { TermOf } from '../../platform/contract/vocabulary.ts'
import { gapKind } from './checklists/contract.ts'
import { activityProblems } from './contract/problems.ts'
import { activityState } from './contract/words.ts'
import type { Answer, Finding } from './contract.ts'

export type State = TermOf<typeof activityState>

interface Row {
  /** `null`: it does not exist yet. */
  readonly from: readonly (State | null)[]
  readonly to: State
  readonly words: Text
}

export const moves = {
  plan: { from: [null], to: 'planned', words: { zh: '安排', en: 'planned' } },
  start: { from: [null, 'planned'], to: 'started', words: { zh: '开始', en: 'started' } },
  answer: { from: ['started'], to: 'started', words: { zh: '作答', en: 'answered' } },
  finish: { from: ['started'], to: 'done', words: { zh: '完成', en: 'finished' } },
  /** Without a checklist, in one go or from what was planned. */
  record: { from: [null, 'planned', 'started'], to: 'done', words: { zh: '登记完成', en: 'recorded as done' } },
  cancel: { from: ['planned', 'started'], to: 'cancelled', words: { zh: '撤销', en: 'cancelled' } },
} as const satisfies Record<string, Row>
export type Move = keyof typeof moves

/** Null where the move is open; otherwise what to tell. */
export function refusalOf(move: Move, state: State | null, language: Language): Refusal | null {
  const row: Row = moves[move]
  if (row.from.includes(state)) return null
  const allowed = row.from.filter((one) => one !== null).map((one) => activityState.words[one][language])
  return refuse(activityProblems.wrongState, {
    move: row.words[language],
    state: state === null ? '—' : activityState.words[state][language],
    allowed: allowed.join(language === 'zh' ? '、' : ', '),
  })
}

/** Names told in the sentence; the details carry all. */
const named = 5

/** Null where the sheet is complete; otherwise which items lack what. */
export function incomplete(items: readonly Item[], answers: readonly Given[], language: Language): Refusal | null {
  const gaps = gapsOf(items, answers).map(({ item, kind }) => ({
    item: item.id,
    object: item.object[language],
    kind,
    gap: gapKind.words[kind][language],
  }))
  if (gaps.length === 0) return null
  const told = gaps
    .slice(0, named)
    .map(({ object, gap }) => (language === 'zh' ? `${object}（${gap}）` : `${object} (${gap.toLowerCase()})`))
  const more = gaps.length > named ? (language === 'zh' ? ' 等' : ' and more') : ''
  return refuse(activityProblems.incomplete, {
    count: gaps.length,
    gaps,
    list: told.join(language === 'zh' ? '、' : ', ') + more,
  })
}

type Answered = Pick<Answer, 'item' | 'verdict' | 'note' | 'files'>

/** @param family of the checklist, for items whose clause stands over all bottom lines */
export const findingsOf = (
  family: Finding['family'],
  items: readonly Item[],
  answers: readonly Answered[],
): Finding[] => {
  const byItem = new Map(answers.map((answer) => [answer.item, answer]))
  return items.flatMap((item) => {
    const answer = byItem.get(item.id)
    if (answer?.verdict !== 'fail') return []
    return {
      itemId: item.id,
      family: familyOfClause(item.clause) ?? family,
      place: item.place,
      object: item.object,
      finding: item.finding,
      note: answer.note,
      suggestedGrade: item.grade,
      basis: [...item.basis],
      clause: item.clause,
      files: answer.files.map(({ id, sha256 }) => ({ id, sha256 })),
    }
  })
}

export { countsOf }

/** The items an activity asks, from its edition and the ids fixed when it started. */
export const asked = (edition: Checklist, ids: readonly string[]): Item[] => {
  const wanted = new Set(ids)
  return edition.items.filter((item) => wanted.has(item.id))
}

export interface Offered {
  readonly verdict: Answered['verdict']
  readonly note: string
  readonly files: readonly string[]
  /** Version of the answer the officer saw; 0 for none. */
  readonly replaces: number
}

/**
 * What a new answer does to the one there. People overwrite themselves freely, in the order sent; somebody else's
 * newer answer is not overwritten unseen.
 */
export function replacement(
  before: (Answered & { readonly version: number; readonly byId: string }) | undefined,
  offered: Offered,
  byId: string,
): 'same' | 'write' | 'conflict' {
  if (!before) return 'write'
  const same =
    before.verdict === offered.verdict &&
    before.note === offered.note &&
    before.files.length === offered.files.length &&
    before.files.every((file, at) => file.id === offered.files[at]?.toLowerCase())
  if (same) return 'same'
  return before.byId === byId || before.version === offered.replaces ? 'write' : 'conflict'
}
