/** Records that show what was done, as the picker, the page and the export name them. */
import type { TermOf } from '../../../platform/contract/vocabulary.ts'
import { activityKind } from '../../activities/contract/words.ts'
import type { DoneRecord } from '../contract.ts'
import { numberOf } from '../rules.ts'
import type { Found, FoundHazard, FoundWork } from './queries.ts'

interface English {
  readonly place?: string | null
  readonly object?: string | null
  readonly finding?: string | null
}

export type Named = DoneRecord & { readonly unitId: number }

function ofHazard(row: FoundHazard, dayOf: (at: Date) => string): Named {
  const number = numberOf(row.year, row.number)
  const en = row.english as English | null
  return {
    ...{ kind: 'hazard', unitId: row.unit_id, id: row.id, day: dayOf(new Date(row.opened_at)) },
    words: {
      zh: `${number} ${row.place} ${row.object}：${row.finding}`,
      en: `${number} ${en?.place ?? row.place}, ${en?.object ?? row.object}: ${en?.finding ?? row.finding}`,
    },
  }
}

function ofWork(row: FoundWork): Named {
  // Held to the vocabulary by a CHECK constraint.
  const kind = activityKind.words[row.kind as TermOf<typeof activityKind>]
  const title = row.title === null ? row.checklist : { zh: row.title, en: row.title }
  return {
    ...{ kind: 'activity', unitId: row.unit_id, id: row.id, day: row.day },
    words: {
      zh: [kind.zh, title?.zh].filter(Boolean).join('：'),
      en: [kind.en, title?.en].filter(Boolean).join(': '),
    },
  }
}

/** Newest first. @param dayOf the region's calendar day of an instant */
export const showFound = ({ hazards, work }: Found, dayOf: (at: Date) => string): Named[] =>
  [...hazards.map((row) => ofHazard(row, dayOf)), ...work.map(ofWork)].sort((a, b) =>
    a.day === b.day ? b.id.localeCompare(a.id) : b.day.localeCompare(a.day),
  )
