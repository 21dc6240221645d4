/** From rows to what the archive tells: names for ids, moments in words of the region's time zone. */
import type { Text } from '../../../platform/contract/text.ts'
import { printed } from '../loop/opening.ts'
import type { Archived } from './folder.ts'
import type { All } from './queries.ts'

export const momentIn = (timeZone: string, at: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at)

export function archivedOf({ rows, photos, entries, titles, names }: All, moment: (at: Date) => string): Archived[] {
  const photosOf = Map.groupBy(photos, (photo) => photo.hazard_id)
  const entriesOf = Map.groupBy(entries, (entry) => entry.subject_id)
  const person = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  const when = (at: Date | null) => (at === null ? null : moment(at))
  return rows.map((row) => ({
    number: printed(row.year, row.number),
    family: row.family,
    grade: row.grade,
    state: row.state,
    source: row.source,
    place: row.place,
    object: row.object,
    finding: row.finding,
    note: row.note,
    basis: row.basis as unknown as Text[],
    opened: moment(row.opened_at),
    reportedBy: person(row.reported_by) ?? '',
    interim: row.interim,
    measure: row.measure,
    moneyFen: row.money_fen,
    moneySource: row.money_source,
    responsible: person(row.responsible_id),
    deadline: row.deadline,
    contingency: row.contingency,
    done: row.done,
    submittedBy: person(row.submitted_by),
    submitted: when(row.submitted_at),
    verifiedBy: person(row.verified_by),
    verified: when(row.verified_at),
    verifiedNote: row.verified_note,
    photos: (photosOf.get(row.id) ?? []).map((photo) => ({
      sha256: photo.sha256,
      type: photo.type,
      moment: photo.moment as 'found' | 'rectified',
      at: moment(photo.at),
      by: photo.name,
    })),
    entries: (entriesOf.get(row.id) ?? []).map((entry) => ({
      seq: Number(entry.seq),
      at: moment(entry.at),
      action: entry.action,
      by: [entry.name, titles.get(entry.position_id ?? '')].filter(Boolean).join(' '),
      payload: entry.payload,
      hash: entry.hash,
    })),
  }))
}
