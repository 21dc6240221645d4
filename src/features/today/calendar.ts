/**
 * A person's duties as an iCalendar document (RFC 5545). Times are UTC (form 2 of section 3.3.5), so no client needs to
 * know a time zone's rules; ids stay the same for ever; nothing in it says more than the kind of task (`discreet`).
 */
import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'
import type { TaskKind } from '../../platform/contract/task.ts'
import type { Language } from '../../platform/contract/text.ts'
import type { TaskRow } from './queries.ts'
import { discreet } from './rules.ts'

const words = {
  name: { zh: '五防待办', en: 'Wufang duties' },
  due: { zh: '到期：', en: 'Due: ' },
  unknown: { zh: '待办事项', en: 'A task' },
  open: { zh: '登录五防平台查看详情并办理。', en: 'Sign in to Wufang for details.' },
} as const

const minuteMs = 60_000
/** How long before its deadline a task shows in the day. */
const lengthMs = 30 * minuteMs

export function calendarOf(
  rows: readonly TaskRow[],
  kinds: readonly TaskKind[],
  language: Language,
  origin: string,
): string {
  const known = new Map(kinds.map((kind) => [kind.name, kind]))
  const calendar = ical({
    name: words.name[language],
    prodId: { company: 'Wufang', product: 'duties', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 60 * 60,
  })
  for (const row of rows) {
    const kind = known.get(row.kind)
    const title = kind
      ? discreet(kind.words, language, row.details as Readonly<Record<string, unknown>>)
      : words.unknown[language]
    const dueAt = new Date(row.due_at)
    const event = calendar.createEvent({
      id: `${row.id}@wufang`,
      start: new Date(dueAt.getTime() - lengthMs),
      end: dueAt,
      stamp: new Date(row.opened_at),
      summary: `${words.due[language]}${title}`,
      description: words.open[language],
      url: `${origin}/`,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
    for (const hours of [24, 2])
      event.createAlarm({ type: ICalAlarmType.display, trigger: hours * 3600, description: title })
  }
  return calendar.toString()
}
