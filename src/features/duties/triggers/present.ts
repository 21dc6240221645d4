/** What brought a duty about, as the contract promises it: counted in full, shown from the most pressing on. */
import type { TriggerStatus } from '../../../domain/compliance/triggered.ts'
import type { Clock } from '../../../platform/clock.ts'
import { happening } from '../../../platform/contract/happening.ts'
import type { Text } from '../../../platform/contract/text.ts'
import { owedDays, type RuledDuty, type UnitFacts } from '../rules.ts'
import type { Trigger, Triggers } from './contract.ts'
import { type TriggerRow, triggeredOf } from './queries.ts'
import { type Judged, judged, owedTrigger, withinOf } from './rules.ts'
import { triggerOf } from './sources.ts'

/** Rows shown of one duty. */
const mostShown = 50
const hour = 3_600_000

const pressing: Readonly<Record<TriggerStatus, number>> = {
  late: 0,
  waiting: 1,
  'done-late': 2,
  'on-time': 2,
  excused: 2,
}

const wordsOf = (event: string): Text => (happening.has(event) ? happening.words[event] : { zh: event, en: event })

/** @param answered accounts that answered or left, by trigger */
export function showTriggers(
  unit: UnitFacts,
  duty: RuledDuty,
  rows: readonly TriggerRow[],
  settledOf: (row: TriggerRow) => number,
  now: number,
  clock: Clock,
  timeZone: string,
): Triggers {
  const counts = { waiting: 0, late: 0, 'on-time': 0, 'done-late': 0, excused: 0 }
  const owed = owedDays(unit, duty)
  const all = rows.flatMap((row) => {
    const one = triggeredOf(row, clock.day)
    if (row.duty !== duty.duty.id || !owedTrigger(owed, duty, one.day)) return []
    const how = judged(unit, duty, one, now, timeZone)
    counts[how.status] += 1
    return [{ row, how, hours: withinOf(duty, one.day) / hour }]
  })
  return {
    counts,
    shown: all
      .sort((a, b) => pressing[a.how.status] - pressing[b.how.status] || b.row.at.getTime() - a.row.at.getTime())
      .slice(0, mostShown)
      .map(({ row, how, hours }) => show(row, how, hours, settledOf(row))),
  }
}

function show(row: TriggerRow, how: Judged, hours: number, settled: number): Trigger {
  const by = row.answered_by
  return {
    ...{ subjectId: row.subject_id, part: row.part, title: row.title },
    path: triggerOf(row.event)?.path.replace('{unit}', String(row.unit_id)).replace('{id}', row.subject_id) ?? null,
    happened: wordsOf(row.event),
    at: row.at.toISOString(),
    dueAt: new Date(how.dueAt).toISOString(),
    status: how.status,
    lateMinutes: Math.ceil(how.lateBy / 60_000),
    done: row.answered_at === null || by === null ? null : { what: wordsOf(by), at: row.answered_at.toISOString() },
    people: row.owing.length === 0 ? null : { owing: row.owing.length, settled },
    why: whyOf(how, hours),
  }
}

function whyOf({ status, excuse }: Judged, hours: number): Text {
  if (status === 'excused')
    return excuse === 'closed'
      ? { zh: '期限届满前单位已停止运行', en: 'The unit closed before the deadline' }
      : { zh: '期限届满前该事项已终止', en: 'It ended by itself before the deadline' }
  const days = hours > 24 && hours % 24 === 0 ? hours / 24 : null
  const within =
    days === null
      ? { zh: `须在 ${hours} 小时内完成`, en: `due within ${hours} hours` }
      : { zh: `须在 ${days} 天内完成`, en: `due within ${days} days` }
  if (status === 'on-time') return { zh: `${within.zh}，已按时完成`, en: `It was ${within.en}, and was done in time` }
  if (status === 'done-late') return { zh: `${within.zh}，完成时已逾期`, en: `It was ${within.en}, and was done late` }
  return status === 'late'
    ? { zh: `${within.zh}，现已逾期`, en: `It was ${within.en}, and is late` }
    : { zh: `${within.zh}，尚未完成`, en: `It is ${within.en}` }
}
