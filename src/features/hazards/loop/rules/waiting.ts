/** For whom a state waits, and for how long. */
import { isOpen, type StepHours } from '../contract.ts'
import type { Standing } from './standing.ts'

/** What the state waits for: the task to open. Null in an end state. */
export interface Waiting {
  readonly task: 'grade' | 'plan' | 'approve' | 'start' | 'rectify' | 'verify'
  /** Who: a role at the facility or at the bureau that owns it, or the person responsible. */
  readonly who: 'director' | 'deputy' | 'responsible'
  /** Null: until the planned deadline. */
  readonly hours: number | null
}

/** @param directorFree whether somebody who took no part holds the director's post */
export function waitingFor(hazard: Standing, directorFree: boolean, stepHours: StepHours): Waiting | null {
  if (!isOpen(hazard.state)) return null
  const grade = hazard.grade ?? 'general'
  const outside = grade === 'major' ? 'deputy' : 'director'
  switch (hazard.state) {
    case 'reported':
      return { task: 'grade', who: 'director', hours: stepHours.reported[grade] }
    case 'graded':
      return { task: 'plan', who: 'director', hours: stepHours.graded[grade] }
    case 'planned':
      return { task: 'approve', who: outside, hours: stepHours.planned[grade] }
    case 'approved':
      return { task: 'start', who: 'responsible', hours: null }
    case 'rectifying':
      return { task: 'rectify', who: 'responsible', hours: null }
    default:
      return {
        task: 'verify',
        who: directorFree && !hazard.listed ? outside : 'deputy',
        hours: stepHours.submitted[grade],
      }
  }
}
