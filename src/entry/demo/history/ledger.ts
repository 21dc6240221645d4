/**
 * The ledger of one facility through its history: a hazard enters, and every move is decided by the rules of the loop
 * itself. A move the rules refuse is a defect of the simulator and stops the filling.
 */

import { parseDay } from '../../../domain/calendar/day.ts'
import type { LibraryEntry } from '../../../domain/library/entry.ts'
import { hazardReported, hazardSubject } from '../../../features/hazards/contract.ts'
import { hazardMoved } from '../../../features/hazards/loop/contract/moves.ts'
import { above, standardLimits, stepHours } from '../../../features/hazards/loop/contract.ts'
import { enteringEvent, enteringRow, type Found, printed } from '../../../features/hazards/loop/opening.ts'
import { handed } from '../../../features/hazards/loop/rules/handing.ts'
import { type Acting, type Asked, fresh, type Standing } from '../../../features/hazards/loop/rules/standing.ts'
import { decide, isRefused, restarts } from '../../../features/hazards/loop/rules.ts'
import { columnsOf } from '../../../features/hazards/loop/standing.ts'
import type { PayloadOf } from '../../../platform/contract/event.ts'
import type { Grade } from '../../../platform/contract/grade.ts'
import type { Family } from '../../../platform/contract/role.ts'
import type { Person, Row } from './book.ts'
import type { Desk } from './desk.ts'

/** A hazard on its way. */
export interface Live {
  readonly id: string
  readonly family: Family
  readonly row: Row
  readonly number: string
  readonly openedAt: number
  readonly entry: LibraryEntry
  /** Whether it is truly major, whatever it is graded. */
  readonly major: boolean
  readonly found: Found
  standing: Standing
  dueAt: number
  /** Kinds of task that are open, with their rows. */
  readonly tasks: Map<string, Row>
  /** Confirmed as an earlier one come back. */
  repeat: boolean
  /** Below this the bureau alone may grade. */
  least: Grade | null
  asked: number
  granted: number
  spent: number
  version: number
}

export interface Ledger {
  readonly hazards: Live[]
  enter(found: Found, known: Pick<Live, 'entry' | 'major'>, by: Person, at: number): Live
  move<M extends Asked['move']>(
    hazard: Live,
    asked: Asked & { readonly move: M },
    payload: PayloadOf<(typeof hazardMoved)[M]>,
    by: Person,
    at: number,
    columns?: Row,
    files?: readonly string[],
  ): void
}

const unwritten = Object.fromEntries(
  ['done', 'submitted_by', 'submitted_at', 'verified_by', 'verified_at', 'verified_note', 'money_source', 'grading']
    .concat('least_grade')
    .map((name) => [name, null]),
)
const iso = (at: number): string => new Date(at).toISOString()

export function ledgerOf(desk: Desk): Ledger {
  const { book, unitId, days, staff } = desk
  const numbers = new Map<number, number>()
  const hazards: Live[] = []
  const posts = [...staff.officers, staff.doctor, staff.canteen, staff.director].map((one) => ({
    account_id: one.accountId,
    role: one.role,
  }))
  const acting = (by: Person, at: number): Acting => ({
    accountId: by.accountId,
    roles: [by.role],
    units: (above as readonly string[]).includes(by.role) ? [by.unitId] : [],
    ...{ today: days.text(days.dayAt(at)), now: at },
  })

  function handOn(hazard: Live, before: Standing | null, restarting: boolean, by: Person, at: number): void {
    const { closes, opens, dueAt } = handed({
      ...{ unitId, before, after: hazard.standing, restarts: restarting, limits: standardLimits, stepHours, posts },
      ...{ bureau: desk.bureau, now: new Date(at), endOf: (day) => new Date(days.start(parseDay(day) + 1)) },
    })
    for (const kind of closes?.map(({ name }) => name) ?? [...hazard.tasks.keys()]) {
      const task = hazard.tasks.get(kind)
      if (task) Object.assign(task, { state: 'done', closed_at: iso(at), closed_by: by.accountId })
      hazard.tasks.delete(kind)
    }
    for (const { kind, holderId, role, accountId, dueAt: due, until } of opens) {
      const task: Row = {
        ...{ unit_id: unitId, id: desk.newId(at), holder_id: holderId, role, account_id: accountId ?? null },
        ...{ kind: kind.name, subject_type: hazardSubject, subject_id: hazard.id, opened_at: iso(at) },
        ...{ details: { object: hazard.row.object, ...(until ? { until } : {}) }, due_at: due.toISOString() },
        ...{ state: 'open', closed_at: null, closed_by: null, level: 0, audience: hazard.row.audience },
      }
      hazard.tasks.set(kind.name, task)
      book.add('task', task)
    }
    if (dueAt) hazard.dueAt = dueAt.getTime()
  }

  return {
    hazards,
    enter(found, known, by, at) {
      const year = Number(days.text(days.dayAt(at)).slice(0, 4))
      const number = (numbers.get(year) ?? 0) + 1
      numbers.set(year, number)
      const when = new Date(at)
      const row: Row = enteringRow(found, { year, number, by: by.accountId, at: when, dueAt: when })
      for (const name of ['english', 'basis']) if (typeof row[name] === 'string') row[name] = JSON.parse(row[name])
      // Every column from the beginning: rows of one statement are alike.
      Object.assign(row, columnsOf(fresh), unwritten, { version: 1 })
      const hazard: Live = {
        ...{ id: found.id, family: found.family, row, number: printed(year, number), openedAt: at, ...known, found },
        ...{
          standing: fresh,
          dueAt: at,
          tasks: new Map(),
          repeat: false,
          least: null,
          asked: 0,
          granted: 0,
          spent: 0,
          version: 1,
        },
      }
      hazards.push(hazard)
      book.add('hazard', row)
      handOn(hazard, null, true, by, at)
      const audience = Number(row.audience)
      for (const [ordinal, photo] of found.photos.entries())
        book.add('hazard_photo', {
          ...{ unit_id: unitId, hazard_id: found.id, file_id: photo.id, sha256: photo.sha256, moment: 'found' },
          ...{ by_id: by.accountId, at: iso(at), ordinal, audience },
        })
      const about = { unitId, type: hazardSubject, id: found.id, audience }
      book.record(
        hazardReported,
        { ...about, files: found.photos.map(({ sha256 }) => sha256) },
        enteringEvent(found, { year, number }),
        by,
        at,
      )
      book.add('duty_trigger', {
        ...{ unit_id: unitId, duty: 'hazard-grading', subject_id: found.id, part: 0, event: hazardReported.name },
        ...{ title: `${hazard.number} ${found.object.zh}`, at: iso(at), owing: [] },
        ...{ answered_at: null, answered_by: null, ended_at: null, audience: 513 },
      })
      return hazard
    },
    move(hazard, asked, payload, by, at, columns = {}, files = []) {
      const next = decide(hazard.standing, acting(by, at), asked, standardLimits)
      if (isRefused(next)) throw new Error(`${hazard.number} ${asked.move} by ${by.role}: ${next.rule}`)
      const before = hazard.standing
      hazard.standing = next
      handOn(hazard, before, restarts(before.state, asked.move), by, at)
      Object.assign(hazard.row, columnsOf(next), columns, { due_at: iso(hazard.dueAt), version: ++hazard.version })
      const event = hazardMoved[asked.move]
      const audience = Number(hazard.row.audience)
      const about = { unitId, type: hazardSubject, id: hazard.id, audience, files }
      book.record(event, about, payload as never, by, at)
      if (asked.move === 'grade' || asked.move === 'reject' || asked.move === 'merge')
        answer(hazard, event.name, by, at)
    },
  }

  function answer(hazard: Live, event: string, by: Person, at: number): void {
    book.add('duty_answer', {
      ...{ unit_id: unitId, subject_id: hazard.id, part: 0, event, who: by.accountId, at: iso(at) },
    })
    const trigger = book.tables.get('duty_trigger')?.findLast((row) => row.subject_id === hazard.id)
    if (trigger && trigger.answered_at === null && trigger.ended_at === null)
      Object.assign(
        trigger,
        event === 'hazard.merged' ? { ended_at: iso(at) } : { answered_at: iso(at), answered_by: event },
      )
  }
}
