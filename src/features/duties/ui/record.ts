/** Where the work a duty wants is recorded, and whether the reader may record it. */
import { type WorkKind, workKinds } from '../../../domain/policy/duty.ts'
import type { Person } from '../../../web/session/session.ts'
import { roleRecords } from '../../activities/contract/kinds.ts'
import type { DutyHead, Window } from '../contract.ts'

export interface Recording {
  readonly to: string
  readonly search: Readonly<Record<string, string>>
}

const isKind = (kind: string): kind is WorkKind => (workKinds as readonly string[]).includes(kind)

/** Null where nothing can be recorded for it, or not by this person. */
export function recordingOf(person: Person, unitId: number, duty: DutyHead, window: Window): Recording | null {
  const { wants } = duty
  const kind = (wants?.kinds ?? [])
    .filter(isKind)
    .find((one) => person.positions.some(({ role }) => roleRecords(one, role)))
  if (!wants || !kind || window.status === 'ahead' || window.status === 'excused') return null
  const unit = String(unitId)
  const [checklist] = wants.checklists
  const makesUp = window.status === 'missed' ? { makesUp: window.to } : {}
  if (kind === 'self-check' && checklist !== undefined) return { to: '/activities', search: { unit, checklist } }
  // Without a kind the page offers the checklists: a form alone would not count.
  if (checklist !== undefined) return { to: '/activities/record', search: { unit, checklist, ...makesUp } }
  const family = wants.family ? { family: wants.family } : {}
  return { to: '/activities/record', search: { unit, kind, ...family, ...makesUp } }
}
