/** Entries of both origins in one form, and what is worth an entry. Pure. */
import type { LibraryEntry } from '../../../domain/library/entry.ts'
import { groupAlike } from '../../../domain/library/group.ts'
import { indexOf, search } from '../../../domain/library/match.ts'
import { normal } from '../../../domain/repeats/normal.ts'
import type { Entry, EntryDraft } from './contract.ts'

export const ofShipped = (entry: LibraryEntry, reviewed: boolean, version: number): Entry => ({
  ...entry,
  origin: 'shipped',
  basis: entry.basis.map((one) => ({ ...one })),
  items: [...entry.items],
  keywords: [...entry.keywords],
  version,
  retired: false,
  reviewed,
})

const plain = (text: string) => ({ zh: text.trim(), en: null })

export function ofLearned(id: string, version: number, retired: boolean, draft: EntryDraft): Entry {
  const basis = draft.basis.trim()
  return {
    id,
    origin: 'learned',
    family: draft.family,
    object: plain(draft.object),
    where: plain(draft.where),
    finding: plain(draft.finding),
    grade: draft.grade,
    why: draft.why === null ? null : plain(draft.why),
    basis: [{ zh: basis, en: basis }],
    measure: plain(draft.measure),
    days: draft.days,
    items: [],
    keywords: draft.keywords.map((word) => word.trim()),
    version,
    retired,
    reviewed: true,
  }
}

export const lacksWhy = (draft: EntryDraft): boolean => draft.grade === 'major' && draft.why === null

/** An entry that says the same thing of the same object. */
export const twinOf = (draft: EntryDraft, entries: readonly Entry[]): Entry | undefined =>
  entries.find(
    (entry) =>
      !entry.retired &&
      normal(entry.object.zh) === normal(draft.object) &&
      normal(entry.finding.zh) === normal(draft.finding),
  )

interface ClosedHazard {
  readonly unit_id: number
  readonly family: string
  readonly object: string
  readonly finding: string
}

/** A hazard that shares this much with an entry is in the library already. */
const inLibrary = 0.7

/** @param hazards newest first. @returns groups not in the library, the largest first, at most `most` */
export function recurring<H extends ClosedHazard>(hazards: readonly H[], entries: readonly Entry[], most: number) {
  const index = indexOf(entries)
  const unknown = hazards.filter((one) => {
    const best = search(index, `${one.object} ${one.finding}`, one.family, 3)
    return !best.some((hit) => hit.share >= inLibrary)
  })
  return groupAlike(unknown)
    .slice(0, most)
    .flatMap((group) => {
      const [newest] = group
      return newest
        ? [{ newest, count: group.length, facilities: new Set(group.map((one) => one.unit_id)).size, group }]
        : []
    })
}
