/** Systems as people read them. */
import type { Family, Role } from '../../platform/contract/role.ts'
import { fill, type Text } from '../../platform/contract/text.ts'
import type { Edition, SystemKind, SystemRow, SystemState } from './contract.ts'
import { type EditionState, editionMove, rules } from './edition/contract.ts'
import type { Listed } from './list/queries.ts'
import type { EditionRecord, editionsShown } from './queries.ts'
import { type Acting, mayMove, type Refused, type Standing } from './rules.ts'

type Shown = Awaited<ReturnType<typeof editionsShown>>[number]

export const standingOf = (row: EditionRecord): Standing => ({
  state: row.state as EditionState,
  summary: row.summary,
  fileId: row.file_id,
  effectiveOn: row.effective_on,
  reviewOn: row.review_on,
  readers: row.readers,
})

/** The refusal in both languages: screens change language without asking again. */
export function wordsOf(refused: Refused): Text {
  const say = (language: 'zh' | 'en') =>
    fill(
      rules[refused.rule].detail,
      language,
      Object.fromEntries(Object.entries(refused.details).map(([name, text]) => [name, text[language]])),
    )
  return { zh: say('zh'), en: say('en') }
}

export function rowOf(row: Listed, today: string, reviewUntil: string): SystemRow {
  const due = row.state === 'issued' && row.review_on !== null && row.review_on <= reviewUntil
  return {
    unitId: row.unit_id,
    unit: { zh: row.unit_name, en: row.unit_name_en },
    id: row.id,
    kind: row.kind as SystemKind,
    family: row.family as Family | null,
    title: row.title,
    state: row.state as SystemState,
    number: row.number,
    effectiveOn: row.effective_on,
    reviewOn: row.review_on,
    review: due ? ((row.review_on ?? '') < today ? 'overdue' : 'due') : null,
    changedAt: new Date(row.changed_at).toISOString(),
    coverage: row.must === null || row.read === null ? null : { must: row.must, read: row.read },
    unread: row.unread,
    version: row.version,
  }
}

const moment = (at: Date | null): string | null => at?.toISOString() ?? null

export const editionOf = (row: Shown, acting: Acting): Edition => ({
  number: row.number,
  state: row.state as EditionState,
  title: row.title,
  summary: row.summary,
  file:
    row.file_id === null
      ? null
      : { id: row.file_id, name: row.file_name ?? '', size: row.size ?? 0, sha256: row.sha256 ?? '' },
  effectiveOn: row.effective_on,
  reviewOn: row.review_on,
  readers: row.readers as Role[],
  author: { id: row.author_id, name: row.author },
  draftedAt: row.drafted_at.toISOString(),
  issuedBy: row.issued_by === null ? null : { id: row.issued_by, name: row.issuer ?? '' },
  issuedAt: moment(row.issued_at),
  endedAt: moment(row.ended_at),
  readings: row.readings ?? 0,
  offers: editionMove.terms
    .filter((made) => made !== 'supersede')
    .map((made) => {
      const refused = mayMove(standingOf(row), acting, made)
      return { move: made, refused: refused && wordsOf(refused) }
    }),
})
