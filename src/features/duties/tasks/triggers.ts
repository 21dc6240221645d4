/** The night's work on duties that follow an event: who must act by when, and what climbs when nobody did. */
import { formatDay, parseDay } from '../../../domain/calendar/day.ts'
import { startOfDay } from '../../../domain/calendar/zone.ts'
import { triggerSubject } from '../queries.ts'
import { owedDays, type RuledDuty, type UnitFacts } from '../rules.ts'
import { leftOf, settleTriggers, type TriggerRow, triggeredOf, triggersWaiting } from '../triggers/queries.ts'
import { bondOf, taskSettled } from '../triggers/reactions.ts'
import { judged, operatesOn, owedTrigger } from '../triggers/rules.ts'
import { triggerOf } from '../triggers/sources.ts'
import { triggerLateTask, triggerTask } from './contract.ts'
import { type Case, climbingDays, daysLeft, noReminder, taskOf } from './ladder.ts'
import type { Night } from './roll.ts'

const hour = 3_600_000

export async function lookAtTriggers(night: Night): Promise<void> {
  const { work, units, rules } = night
  const duties = new Map(rules.duties.filter(({ within }) => within.length > 0).map((one) => [one.duty.id, one]))
  if (duties.size === 0 || units.length === 0) return
  const longest = Math.max(...[...duties.values()].flatMap(({ within }) => within.map(({ hours }) => hours)))
  const from = startOfDay(work.platform.config.timeZone, formatDay(night.now - climbingDays))
  const since = new Date(from.getTime() - longest * hour)
  const byUnit = new Map(units.map((unit) => [unit.id, unit]))
  const waiting = await triggersWaiting(work.tx, [...byUnit.keys()], since)
  const gone = await letPeopleGo(night, waiting)
  for (const row of waiting) {
    if (gone.has(row)) continue
    const [unit, duty] = [byUnit.get(row.unit_id), duties.get(row.duty)]
    if (unit && duty) lookAt(night, unit, duty, row)
  }
}

function lookAt(night: Night, unit: UnitFacts, ruled: RuledDuty, row: TriggerRow): void {
  const { work, now, board } = night
  const { clock, config } = work.platform
  const one = triggeredOf(row, clock.day)
  if (!owedTrigger(owedDays(unit, ruled), ruled, one.day)) return
  const { duty } = ruled
  const subjectId = triggerSubject(duty.id, row.subject_id, row.part)
  const { status, dueAt } = judged(unit, ruled, one, work.now.getTime(), config.timeZone)
  if (status !== 'waiting' && status !== 'late') {
    if (board.isOpen(unit.id, subjectId, duty))
      night.settled.push({ unitId: unit.id, subjectId, outcome: status === 'excused' ? 'dropped' : 'done' })
    return
  }
  if (!operatesOn(unit, now)) return
  const due = new Date(dueAt)
  const dueDay = parseDay(clock.day(due))
  const about: Case = {
    ...{ unit, duty, subjectId, from: one.day, to: dueDay, missedSince: dueDay, kind: triggerLateTask },
    details: { duty: duty.id, title: duty.title.zh, titleEn: duty.title.en, what: row.title, ...noReminder },
  }
  if (status === 'late') {
    night.missed.push(about)
    return
  }
  if (triggerOf(row.event)?.tasked !== false) return
  const holder = board.isBare(unit.id, subjectId) ? night.rolling.holders.of(duty, unit) : null
  if (holder) night.open.push(taskOf(work, about, triggerTask, holder, 0, due))
  const left = dueDay - now
  if (duty.remindDays.includes(left)) night.reminders.push({ unitId: unit.id, subjectId, words: daysLeft(left) })
}

/** Who left owes no answer: what waited for them alone is answered, or ended. Returns the rows that waited no longer. */
async function letPeopleGo({ work, settled }: Night, waiting: readonly TriggerRow[]): Promise<ReadonlySet<TriggerRow>> {
  const rows = waiting.filter((row) => row.owing.length > 0)
  const units = [...new Set(rows.map((row) => row.unit_id))]
  const people = [...new Set(rows.flatMap((row) => row.owing))]
  const left = await leftOf(work.tx, units, people, work.today, work.platform.config.timeZone)
  if (left.size === 0) return new Set()
  const done = await settleTriggers(work.tx, rows, bondOf, left)
  settled.push(...done.flatMap(taskSettled))
  return new Set(done.map(({ row }) => row))
}
