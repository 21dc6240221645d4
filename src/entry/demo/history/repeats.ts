/** Whether a new hazard is an earlier one come back: asked by the product's own comparison, answered by the director. */
import { resembled } from '../../../domain/repeats/alike.ts'
import { hazardSubject } from '../../../features/hazards/contract.ts'
import { mostAsked } from '../../../features/hazards/repeats/contract/answered.ts'
import {
  hazardRecurred,
  hazardResembles,
  repeatAnswered,
  repeatSubject,
  repeatTask,
} from '../../../features/hazards/repeats/contract.ts'
import { demandOf, describedBy } from '../../../features/hazards/repeats/rules.ts'
import { repeatStandard as setting } from '../../../features/hazards/repeats/settings.ts'
import { family as families } from '../../../platform/contract/role.ts'
import { hour, whenAtWork } from '../simulator/days.ts'
import { expand } from '../words/expand.ts'
import { differentWhy } from '../words/hazards.ts'
import type { Row } from './book.ts'
import type { Desk } from './desk.ts'
import type { Ledger, Live } from './ledger.ts'

const year = 365 * 24 * hour

export function repeatsOf(desk: Desk, ledger: Ledger): (hazard: Live, at: number) => void {
  const { book, unitId, random, days, staff } = desk
  const times = new Map<string, number>()
  const described = ({ row, id }: Live) => ({ ...describedBy(row as unknown as Parameters<typeof describedBy>[0]), id })

  return (hazard, at) => {
    const earlier = ledger.hazards.filter(
      (one) =>
        one !== hazard &&
        one.family === hazard.family &&
        (one.standing.state === 'closed' || one.standing.state !== 'rejected') &&
        at - one.openedAt < year,
    )
    if (earlier.length === 0) return
    const byId = new Map(earlier.map((one) => [one.id, one]))
    const found = resembled(described(hazard), earlier.map(described), mostAsked).flatMap(
      ({ hazard: { id }, likeness }) => {
        const other = byId.get(id)
        const kind = other?.standing.state === 'closed' ? ('repeat' as const) : ('duplicate' as const)
        return other ? [{ other, kind, reasons: [...likeness.reasons] }] : []
      },
    )
    if (found.length === 0) return
    const audience = Number(hazard.row.audience)
    const about = { unitId, type: hazardSubject, audience }
    const iso = new Date(at).toISOString()
    const rows = found.map(({ other, kind, reasons }) => {
      const row: Row = {
        ...{ unit_id: unitId, hazard_id: hazard.id, earlier_id: other.id, audience, kind, reasons, asked_at: iso },
        ...{ answer: null, reason: '', answered_by: null, answered_at: null },
      }
      book.add('hazard_repeat', row)
      return row
    })
    book.record(
      hazardResembles,
      { ...about, id: hazard.id },
      { earlier: found.map(({ other, kind, reasons }) => ({ id: other.id, number: other.number, kind, reasons })) },
      null,
      at,
    )
    const due = new Date(at + setting.answerHours * hour).toISOString()
    const task: Row = {
      ...{ unit_id: unitId, id: desk.newId(at), holder_id: unitId, role: 'director', account_id: null },
      ...{ kind: repeatTask.name, subject_type: repeatSubject, subject_id: hazard.id, opened_at: iso, due_at: due },
      ...{
        details: { object: hazard.row.object },
        state: 'open',
        closed_at: null,
        closed_by: null,
        level: 0,
        audience,
      },
    }
    book.add('task', task)
    // Before it is graded, since a repeat asks for a grade.
    desk.later(whenAtWork(random, days, at + (0.3 + random.next()) * hour, false), (now) => {
      if (hazard.standing.state !== 'reported') return
      const when = new Date(now).toISOString()
      found.forEach(({ other, kind }, index) => {
        const same = other.entry === hazard.entry && random.chance(0.9)
        const answer = same ? ('same' as const) : ('different' as const)
        const reason = same
          ? ''
          : expand(random, random.pick(differentWhy), { family: families.words[hazard.family].zh })
        Object.assign(rows[index] ?? {}, { answer, reason, answered_by: staff.director.accountId, answered_at: when })
        if (same && kind === 'repeat') {
          times.set(hazard.id, Math.max(times.get(hazard.id) ?? 0, (times.get(other.id) ?? 0) + 1))
          hazard.repeat = true
        }
        const so = times.get(hazard.id) ?? 0
        const demand = demandOf(so, setting)
        if (kind === 'repeat') {
          hazard.least = demand.least
          hazard.row.least_grade = demand.least
          if (demand.suggested) hazard.row.suggested_grade = demand.suggested
        }
        const told = { earlierId: other.id, earlierNumber: other.number, kind, answer, reason, times: so }
        const by = staff.director
        book.record(repeatAnswered, { ...about, id: hazard.id }, { ...told, leastGrade: demand.least }, by, now)
        const after = { laterId: hazard.id, laterNumber: hazard.number }
        if (same && kind === 'repeat') book.record(hazardRecurred, { ...about, id: other.id }, after, by, now)
      })
      Object.assign(task, { state: 'done', closed_at: when, closed_by: staff.director.accountId })
    })
  }
}
