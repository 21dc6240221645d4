/** What everybody must see at once: why it came back, an extension asked for, supervision, duplicates. */
import { Link } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { useFormat } from '../../../../web/words/format.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import { eventWords } from '../../contract/events.ts'
import type { Hazard, TimelineEntry } from '../../contract.ts'
import { endStates, transitions } from '../../loop/contract.ts'
import { hazardWords } from '../words.ts'

/** Events that lead from one state to another. */
const steps = new Set(transitions.filter((row) => row.from !== row.to).map((row) => row.event))
const backward: readonly string[] = ['hazard.returned', 'hazard.refused', 'hazard.reopened']

/** The step by which it came to stand where it does, where that was a step back. */
function cameBack({ state, timeline }: Hazard): TimelineEntry | null {
  if ((endStates as readonly string[]).includes(state)) return null
  const last = timeline.findLast((entry) => entry.of === null && steps.has(entry.action))
  return last && backward.includes(last.action) ? last : null
}

export function Notices({ hazard }: { hazard: Hazard }) {
  const t = useWords(hazardWords)
  const text = useText()
  const format = useFormat()
  const { extensionAsked: asked, listing, mergedInto, merged } = hazard
  const day = (of: string | null) => (of === null ? '' : format.date(of, 'day'))
  const number = (of: { id: string; number: string }) => (
    <Link to={`/hazards/${hazard.unitId}/${of.id}` as never}>{of.number}</Link>
  )
  const notices: (readonly [key: string, icon: 'clock' | 'warning' | 'link', words: ReactNode])[] = []
  const back = cameBack(hazard)
  if (back)
    notices.push([
      'back',
      'warning',
      t('backNotice', {
        name: back.by?.name ?? t('system'),
        what: text(eventWords(back.action)),
        reason: String(back.payload.reason ?? ''),
      }),
    ])
  if (listing)
    notices.push([
      'listing',
      'warning',
      <>
        {t('listedNotice', { unit: text(listing.unit), day: day(listing.until), reason: listing.reason })}
        {listing.passed && <strong> {t('listedPassed')}</strong>}
      </>,
    ])
  if (asked)
    notices.push([
      'asked',
      'clock',
      t('askedNotice', {
        name: asked.by.name,
        day: day(hazard.plan.deadline),
        until: day(asked.until),
        reason: asked.reason,
      }),
    ])
  if (mergedInto)
    notices.push([
      'into',
      'link',
      <>
        {t('mergedNotice')} {number(mergedInto)}
      </>,
    ])
  if (merged.length > 0)
    notices.push([
      'merged',
      'link',
      <>
        {t('absorbedNotice')}{' '}
        {merged.map((one, n) => (
          <Fragment key={one.id}>
            {n > 0 && t('comma')}
            {number(one)}
          </Fragment>
        ))}
      </>,
    ])
  if (notices.length === 0) return null
  return (
    <ul className="hz-notices">
      {notices.map(([key, icon, words]) => (
        <li key={key} className={`hz-notice-${key}`}>
          <Icon name={icon} size={16} />
          <span>{words}</span>
        </li>
      ))}
    </ul>
  )
}
