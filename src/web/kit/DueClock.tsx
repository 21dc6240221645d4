/** A deadline one can see: how long is left or how late it is; the exact time on hover and for screen readers. */

import { useEffect, useState } from 'react'
import { nowMs } from '../api/clock.ts'
import { Icon } from '../icons/Icon.tsx'
import { largest, useFormat } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import './marks.css'
import { kitWords } from './words.ts'

const minute = 60_000
const hour = 60 * minute

interface DueClockProps {
  readonly due: string
  /** When it was done; the clock then stands still. */
  readonly done?: string | null | undefined
}

export type Urgency = 'calm' | 'soon' | 'late' | 'done'

/** Soon: within a day. */
export function urgencyOf(due: string, now: number, done?: string | null): Urgency {
  if (done) return Date.parse(done) <= Date.parse(due) ? 'done' : 'late'
  const left = Date.parse(due) - now
  return left < 0 ? 'late' : left < 24 * hour ? 'soon' : 'calm'
}

const left = { day: 'dueInDays', hour: 'dueInHours', minute: 'dueInMinutes' } as const
const late = { day: 'lateDays', hour: 'lateHours', minute: 'lateMinutes' } as const

export function DueClock({ due, done }: DueClockProps) {
  const t = useWords(kitWords)
  const format = useFormat()
  const [now, setNow] = useState(() => nowMs())
  useEffect(() => {
    const timer = setInterval(() => setNow(nowMs()), minute)
    return () => clearInterval(timer)
  }, [])
  const urgency = urgencyOf(due, now, done)
  const span = largest(Date.parse(due) - now)
  const words = done
    ? t(urgency === 'done' ? 'doneInTime' : 'doneLate')
    : span.n === 0
      ? t('dueNow')
      : t((urgency === 'late' ? late : left)[span.unit], { count: span.n })
  const exact = format.date(due)
  return (
    <time className={`wf-due wf-due-${urgency}`} dateTime={due} title={exact}>
      <Icon name={urgency === 'done' ? 'tick' : 'clock'} size={14} />
      {words}
      <span className="wf-hidden">（{exact}）</span>
    </time>
  )
}
