/** How a hazard stands after a move that no rule refused. */
import { type HazardState, isOpen, type Limits } from '../contract.ts'
import { type Acting, type Asked, noPlan, type Standing, written } from './standing.ts'

const later = (now: number, hours: number): number => now + hours * 3_600_000

export function after(hazard: Standing, by: Acting, asked: Asked, state: HazardState, limits: Limits): Standing {
  switch (asked.move) {
    case 'grade':
      // Controls once ordered stay written down when a hazard is graded again without naming them.
      return {
        ...hazard,
        state,
        grade: asked.grade,
        facts: asked.facts ?? [],
        interim: written(asked.interim) ? asked.interim : hazard.interim,
      }
    case 'plan':
      return { ...hazard, state, plan: asked.plan, plannedDeadline: asked.plan.deadline, extended: 0, rectifiers: [] }
    case 'start':
    case 'submit':
      return { ...hazard, state, rectifiers: withOne(hazard.rectifiers, by.accountId) }
    case 'reopen':
      return {
        ...hazard,
        ...regraded(hazard, state),
        ...{ plan: noPlan, plannedDeadline: null, extended: 0, rectifiers: [], merged: false },
      }
    case 'extend':
      return { ...hazard, asked: { until: asked.until, by: by.accountId } }
    case 'grant': {
      const deadline = hazard.asked?.until ?? hazard.plan.deadline
      return { ...hazard, plan: { ...hazard.plan, deadline }, extended: hazard.extended + 1, asked: null }
    }
    case 'deny':
      return { ...hazard, asked: null }
    case 'reassign':
      // Who was responsible until now has answered for a part of the work, and cannot judge it.
      return {
        ...hazard,
        plan: { ...hazard.plan, responsibleId: asked.responsibleId },
        rectifiers: withOne(hazard.rectifiers, hazard.plan.responsibleId),
      }
    case 'supervise':
      return { ...hazard, listed: { unitId: asked.unitId, until: asked.until } }
    case 'release':
      return { ...hazard, listed: null }
    case 'check':
      return {
        ...hazard,
        interim: written(asked.interim) ? asked.interim : hazard.interim,
        control: { due: later(by.now, asked.held ? limits.checks.held : limits.checks.failed), held: asked.held },
      }
    case 'merge':
      return { ...hazard, state, merged: true }
    default:
      return { ...hazard, state }
  }
}

/** Closed on paper, a hazard may never have been graded here, or be major without controls: then it is graded first. */
const regraded = ({ grade, interim }: Standing, state: HazardState): Pick<Standing, 'state' | 'grade'> =>
  grade === null || (grade === 'major' && !written(interim)) ? { state: 'reported', grade: null } : { state, grade }

const withOne = (accounts: readonly string[], one: string | null): readonly string[] =>
  one === null ? accounts : [...new Set([...accounts, one])]

/** What follows by itself: at its end nothing is asked, listed or checked; an open major hazard has its next check. */
export function settle(next: Standing, by: Acting, limits: Limits): Standing {
  const open = isOpen(next.state)
  const working = next.state === 'approved' || next.state === 'rectifying'
  return {
    ...next,
    asked: working ? next.asked : null,
    listed: open ? next.listed : null,
    control:
      open && next.grade === 'major' ? (next.control ?? { due: later(by.now, limits.checks.held), held: true }) : null,
  }
}
