/** The night's work on duties that must hold at all times: said before they run out, and climbing while they do not hold. */
import { formatDay } from '../../../domain/calendar/day.ts'
import { covers } from '../../../domain/calendar/span.ts'
import { registerSubject } from '../queries.ts'
import { spansOfUnits } from '../registers/queries.ts'
import { registerOf } from '../registers/rules.ts'
import { registerStanding } from '../registers/standing.ts'
import { registerBrokenTask, registerTask } from './contract.ts'
import { daysLeft, lastSecond, noReminder, taskOf } from './ladder.ts'
import type { Night } from './roll.ts'

export async function lookAtRegisters(night: Night): Promise<void> {
  const { work, now, units, rules, board, rolling } = night
  const duties = rules.duties.filter(({ duty }) => registerOf(duty) !== null)
  if (duties.length === 0) return
  const spans = await spansOfUnits(work.tx, { ...work.scope, units: units.map(({ id }) => id) })
  const kept = new Set<string>()
  for (const unit of units)
    for (const ruled of duties) {
      const { duty } = ruled
      const standing = registerStanding(unit, ruled, rules.from, spans, { from: now, until: now + 1 }, now)
      if (!standing) continue
      const words = { duty: duty.id, title: duty.title.zh, titleEn: duty.title.en, ...noReminder }
      const { brokenSince, runsOutOn } = standing
      if (brokenSince !== null) {
        const subjectId = registerSubject(duty.id, 'broken', brokenSince)
        kept.add(`${unit.id} ${subjectId}`)
        if (covers(unit.operating, now))
          night.missed.push({
            ...{
              unit,
              duty,
              subjectId,
              from: brokenSince,
              to: now,
              missedSince: brokenSince,
              kind: registerBrokenTask,
            },
            details: { ...words, since: formatDay(brokenSince) },
          })
      } else if (runsOutOn !== null && runsOutOn - 1 - now <= Math.max(-1, ...duty.remindDays)) {
        const subjectId = registerSubject(duty.id, 'ends', runsOutOn)
        kept.add(`${unit.id} ${subjectId}`)
        const holder = board.isBare(unit.id, subjectId) ? rolling.holders.of(duty, unit) : null
        const about = { unit, subjectId, details: words }
        const dueAt = lastSecond(work.platform.config.timeZone, runsOutOn)
        if (holder) night.open.push(taskOf(work, about, registerTask, holder, 0, dueAt))
        const left = runsOutOn - 1 - now
        if (duty.remindDays.includes(left)) night.reminders.push({ unitId: unit.id, subjectId, words: daysLeft(left) })
      }
    }
  // What was renewed, or broke on another day, is no longer what those tasks speak of.
  const operating = new Set(units.filter((unit) => covers(unit.operating, now)).map(({ id }) => id))
  for (const task of board.openOf([registerTask, registerBrokenTask]))
    if (operating.has(task.unitId) && !kept.has(`${task.unitId} ${task.subjectId}`))
      night.settled.push({ unitId: task.unitId, subjectId: task.subjectId, outcome: 'done' })
}
