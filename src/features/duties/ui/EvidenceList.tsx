/** Activities named in a window, each with its facts and, where it falls short, the reasons. */
import { Link } from '@tanstack/react-router'
import { police } from '../../../platform/contract/role.ts'
import { holds, usePerson } from '../../../web/session/session.ts'
import { useFormat } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import type { Evidence, Window } from '../contract.ts'
import { useSay } from './say.ts'
import { StatusShape } from './status.tsx'
import { windowWords } from './window-words.ts'

interface EvidenceListProps {
  readonly title: string
  readonly items: readonly Evidence[]
  /** Given for work that came late: the window it came late for. */
  readonly late?: Window
  /** Given for work that does not count. */
  readonly refused?: Window['refused']
}

export function EvidenceList({ title, items, late, refused }: EvidenceListProps) {
  const t = useWords(windowWords)
  const say = useSay()
  const format = useFormat()
  // A department sees that it was done; the record itself is the police line's.
  const opens = holds(usePerson(), police)
  if (items.length === 0) return null
  const day = (of: string) => format.date(of, 'day')
  const status = refused ? 'missed' : late ? 'made-up' : 'done'
  const whyOf = (one: Evidence): readonly string[] => {
    if (late)
      return one.day > late.to ? [t('lateDone', { to: day(late.to) })] : [t('lateRecorded', { day: day(one.recorded) })]
    return refused?.find(({ id }) => id === one.id)?.why.map(say.shortfall) ?? []
  }
  const saidOf = (one: Evidence) => `${say.kinds([one.kind])} · ${t('doneOn', { day: day(one.day) })}`
  return (
    <section>
      <h3>{title}</h3>
      <ul className="wf-duty-evidence">
        {items.map((one) => (
          <li key={one.id} className={`wf-duty-${status}`}>
            <StatusShape status={status} />
            <div>
              {opens ? (
                <Link to={`/activities/${one.unitId}/${one.id}` as never}>{saidOf(one)}</Link>
              ) : (
                <span>{saidOf(one)}</span>
              )}
              <span className="wf-duty-hint">
                {[
                  one.recorded === one.day ? '' : t('recordedOn', { day: day(one.recorded) }),
                  say.parties(one.participants),
                  one.attendance === null ? '' : t('attended', { share: say.share(one.attendance) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {whyOf(one).map((why) => (
                <strong key={why}>{why}</strong>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
