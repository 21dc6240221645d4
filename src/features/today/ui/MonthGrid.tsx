/**
 * Six weeks of days: one takes the focus, arrow keys move it, Page Up and Down change the month. On a phone a day shows figures only; the list stands below.
 */
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { gridDays, gridStart, movedDay } from '../../../domain/calendar/month.ts'
import type { ReplyOf } from '../../../platform/contract/endpoint.ts'
import { useLanguage, useWords } from '../../../web/words/words.ts'
import type { getCalendar } from '../contract.ts'
import { dayByKey, monthOf } from './month.ts'
import { todayWords } from './words.ts'

type Month = ReplyOf<typeof getCalendar>
type Day = Month['days'][number]

interface MonthGridProps {
  readonly name: string
  readonly month: string
  readonly chosen: string
  readonly data: Month | undefined
  readonly onChoose: (day: string) => void
  readonly labelOf: (day: Day) => string
}

export function MonthGrid({ name, month, chosen, data, onChoose, labelOf }: MonthGridProps) {
  const language = useLanguage()
  const cell = useRef<HTMLButtonElement>(null)
  const byKey = useRef(false)
  useEffect(() => {
    // After a key, also into another month, the focus follows the day; after a tap it is there already.
    if (chosen && byKey.current) cell.current?.focus()
    byKey.current = false
  }, [chosen])

  const onKeyDown = (event: KeyboardEvent) => {
    const next = event.ctrlKey || event.metaKey || event.altKey ? null : dayByKey(event.key, chosen)
    if (next === null) return
    event.preventDefault()
    byKey.current = true
    onChoose(next)
  }

  const from = gridStart(month)
  const known = new Map(data?.days.map((day) => [day.day, day]))
  const weeks = Array.from({ length: gridDays / 7 }, (_none, week) =>
    Array.from({ length: 7 }, (_also, n) => movedDay(from, week * 7 + n)),
  )
  const weekdays = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-US', { weekday: 'short', timeZone: 'UTC' })
  return (
    <table className="wf-month-grid" aria-label={name}>
      <thead>
        <tr>
          {weeks[0]?.map((day) => (
            <th key={day} scope="col">
              {weekdays.format(new Date(`${day}T00:00:00Z`))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((date) => {
              const day = known.get(date) ?? { day: date, open: 0, late: 0, done: 0, items: [] }
              const isChosen = date === chosen
              const classes = ['wf-month-cell']
              if (monthOf(date) !== month) classes.push('wf-month-outside')
              if (date === data?.day) classes.push('wf-month-today')
              return (
                <td key={date}>
                  <button
                    type="button"
                    ref={isChosen ? cell : null}
                    className={classes.join(' ')}
                    tabIndex={isChosen ? 0 : -1}
                    aria-label={labelOf(day)}
                    aria-pressed={isChosen}
                    aria-current={date === data?.day ? 'date' : undefined}
                    onClick={() => onChoose(date)}
                    onKeyDown={onKeyDown}
                  >
                    <span className="wf-month-date">{Number(date.slice(8))}</span>
                    <Figures day={day} />
                  </button>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Words and figures, so that late is never told by colour alone. */
function Figures({ day }: { day: Day }) {
  const t = useWords(todayWords)
  const waiting = day.open - day.late
  return (
    <span className="wf-month-figures">
      {day.late > 0 && <span className="wf-month-late">{t('late', { count: day.late })}</span>}
      {waiting > 0 && <span className="wf-month-open">{t('open', { count: waiting })}</span>}
      {day.done > 0 && <span className="wf-month-done">{t('done', { count: day.done })}</span>}
    </span>
  )
}
