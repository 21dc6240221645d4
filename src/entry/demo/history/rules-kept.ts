/** What the systems of a facility bear on its index on a day of its history: registers kept or not, rules read or not. */
import { type Day, parseDay } from '../../../domain/calendar/day.ts'
import type { Family, Signalled } from '../../../domain/signals/signal.ts'
import { systemsRegister, type Vouched } from '../../../features/duties/registers/rules.ts'
import { registerStanding } from '../../../features/duties/registers/standing.ts'
import type { RuledDuty, UnitFacts } from '../../../features/duties/rules.ts'
import { systemSubject, systemTasks } from '../../../features/systems/contract.ts'
import { type Unread, unreadSignals } from '../../../features/systems/signals/rules.ts'
import type { Book, Row } from './book.ts'

const daysFrom = (from: unknown, until: unknown) => ({
  from: parseDay(String(from)),
  until: until === null ? Number.POSITIVE_INFINITY : parseDay(String(until)),
})

const vouched = (row: Row): Vouched => ({
  ...{ subjectId: String(row.subject_id), title: String(row.title) },
  ...{ required: daysFrom(row.required_from, row.required_until), held: daysFrom(row.held_from, row.held_until) },
})

/** @param from first day from which the catalogue counts */
export function registersOn(book: Book, unit: UnitFacts, duties: readonly RuledDuty[], from: Day, day: Day) {
  const rows = (book.tables.get('register_span') ?? []).filter(({ unit_id }) => unit_id === unit.id)
  const spans = new Map([[`${unit.id} ${systemsRegister}`, rows.map(vouched)]])
  return duties.flatMap((duty) => {
    const standing = registerStanding(unit, duty, from, spans, { from: day, until: day + 1 }, day)
    return standing ? [{ duty, standing }] : []
  })
}

/** @param end the instant at which the day ends */
export function unreadOn(book: Book, unitId: number, end: Date): Signalled {
  const systems = new Map((book.tables.get('system_register') ?? []).map((row) => [String(row.id), row]))
  const open = (book.tables.get('task') ?? []).filter(
    (row) =>
      row.unit_id === unitId &&
      row.kind === systemTasks.read.name &&
      row.subject_type === systemSubject &&
      new Date(String(row.opened_at)) <= end &&
      (row.closed_at === null || new Date(String(row.closed_at)) > end),
  )
  const unread = [...Map.groupBy(open, (row) => String(row.subject_id))].flatMap(([id, tasks]): Unread[] => {
    const system = systems.get(id)
    const due = tasks.map((row) => new Date(String(row.due_at))).sort((a, b) => a.getTime() - b.getTime())
    const [firstDue] = due
    if (!system || !firstDue) return []
    return [
      {
        ...{ unitId, id, title: String(system.title), family: system.family as Family | null },
        ...{ count: due.filter((at) => at < end).length, firstDue, nextDue: null },
      },
    ]
  })
  return unreadSignals(unread, end, end)
}
