/** How a window stands: a shape, a tone and a word. Never colour alone. */
import type { TermOf } from '../../../platform/contract/vocabulary.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { type Window, windowStatus } from '../contract.ts'
import { left } from './periods.ts'
import { dutyWords } from './words.ts'

export type Status = TermOf<typeof windowStatus>

/** In the order a legend names them. */
export const judged = ['missed', 'due', 'made-up', 'done', 'excused', 'ahead'] as const satisfies readonly Status[]

/** On a grid of 12: cross, ring, tick with a bar under it, tick, dash, dot. */
const shapes: Readonly<Record<Status, string>> = {
  missed: 'M2.5 2.500l7 7M9.500 2.500l-7 7',
  due: 'M6 1.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9M6 3.800v2.400l1.600 1',
  'made-up': 'M1.800 5 4.500 7.700 10.200 2M2 10.800h8',
  done: 'M1.500 6.500 4.500 9.500 10.500 3',
  excused: 'M2 4.500h8M2 7.500h8',
  ahead: 'M6 5.500v1M5.500 6h1',
  'not-owed': 'M2.500 6h7',
}

export function StatusShape({ status }: { status: Status }) {
  return (
    <svg className="wf-duty-shape" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <path d={shapes[status]} />
    </svg>
  )
}

export function StatusMark({ status }: { status: Status }) {
  const text = useText()
  return (
    <span className={`wf-duty-mark wf-duty-${status}`}>
      <StatusShape status={status} />
      {text(windowStatus.words[status])}
    </span>
  )
}

/** Soon: the last week of a window. */
const soonDays = 7
export const isSoon = (window: Window, today: string): boolean => {
  if (window.status !== 'due') return false
  const { recording, days } = left(window, today)
  return recording || days <= soonDays
}

/** What a cell says under its word: the clock of a window that is due, how much is missing. */
export function useRest(): (window: Window, today: string) => string {
  const t = useWords(dutyWords)
  return (window, today) => {
    const lacks = window.missing > 0 && window.atLeast > 1 ? t('lacking', { count: window.missing }) : ''
    if (window.status !== 'due') return window.status === 'missed' ? lacks : ''
    const { recording, days } = left(window, today)
    const clock =
      days <= 0 ? t(recording ? 'recordLast' : 'lastDay') : t(recording ? 'recordLeft' : 'daysLeft', { count: days })
    return [clock, lacks].filter(Boolean).join(' · ')
  }
}

export const toneOf = (window: Window, today: string): string =>
  isSoon(window, today) ? 'wf-duty-due wf-duty-soon' : `wf-duty-${window.status}`
