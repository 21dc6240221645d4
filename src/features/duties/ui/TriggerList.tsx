/** What brought a duty about, one row each time: what happened and when, until when, and what was done about it. */
import { Link } from '@tanstack/react-router'
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { type Trigger, type Triggers, triggerStatus } from '../triggers/contract.ts'
import { type Status, StatusShape } from './status.tsx'
import { dutyWords } from './words.ts'

/** The same shapes and tones as windows have: one look for one meaning. */
const looks: Readonly<Record<Trigger['status'], Status>> = {
  waiting: 'due',
  late: 'missed',
  'on-time': 'done',
  'done-late': 'made-up',
  excused: 'excused',
}

export function TriggerList({ triggers }: { triggers: Triggers }) {
  const t = useWords(dutyWords)
  const text = useText()
  const format = useFormat()
  const { counts, shown } = triggers
  const all = Object.values(counts).reduce((sum, one) => sum + one, 0)
  if (all === 0) return <span className="wf-duty-why">{t('noTriggers')}</span>
  const said = triggerStatus.terms
    .filter((status) => counts[status] > 0)
    .map((status) => `${text(triggerStatus.words[status])} ${format.number(counts[status])}`)
  return (
    <div className="wf-duty-triggers">
      <span className="wf-duty-why">{said.join(' · ')}</span>
      <ul>
        {shown.map((one) => (
          <Row key={`${one.subjectId} ${one.part}`} one={one} />
        ))}
      </ul>
      {shown.length < all && (
        <span className="wf-duty-why">{t('triggersMore', { count: format.number(all - shown.length) })}</span>
      )}
    </div>
  )
}

function Row({ one }: { one: Trigger }) {
  const t = useWords(dutyWords)
  const text = useText()
  const format = useFormat()
  const moment = (at: string) => format.date(at, 'minute')
  const look = looks[one.status]
  return (
    <li>
      <span className={`wf-duty-mark wf-duty-${look}`}>
        <StatusShape status={look} />
        {text(triggerStatus.words[one.status])}
      </span>
      <span className="wf-duty-trigger-what">
        {one.path === null ? one.title : <Link to={one.path as never}>{one.title}</Link>}
        <small>{t('happenedAt', { what: text(one.happened), at: moment(one.at) })}</small>
      </span>
      <span className="wf-duty-trigger-how">
        <span>{t('dueBy', { at: moment(one.dueAt) })}</span>
        <small>
          {one.done ? t('doneBy', { what: text(one.done.what), at: moment(one.done.at) }) : text(one.why)}
          {one.people && !one.done && ` · ${t('peopleSettled', { done: one.people.settled, all: one.people.owing })}`}
          {one.lateMinutes > 0 && ` · ${lateFor(one.lateMinutes)}`}
        </small>
      </span>
    </li>
  )

  function lateFor(minutes: number): string {
    if (minutes >= 2 * 1440) return t('lateDays', { count: Math.floor(minutes / 1440) })
    return minutes >= 60 ? t('lateHours', { count: Math.floor(minutes / 60) }) : t('lateMinutes', { count: minutes })
  }
}
