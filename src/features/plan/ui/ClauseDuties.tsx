/** How the duties of a clause stand in the reader's reach, counted live; each opens the units behind the figures. */
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { police } from '../../../platform/contract/role.ts'
import { useRead } from '../../../web/api/hooks.ts'
import { holds, usePerson } from '../../../web/session/session.ts'
import { useFormat } from '../../../web/words/format.ts'
import { dictionary, useText, useWords } from '../../../web/words/words.ts'
import { type Counts, type DutyHead, readOverview } from '../../duties/contract.ts'

const words = dictionary({
  counts: { zh: '职责完成情况', en: 'How its duties stand' },
  now: { zh: '本期 {done} 个单位已完成，{due} 个待完成', en: '{done} units done now, {due} due' },
  missed: { zh: '近一年逾期未做 {count}', en: '{count} missed within a year' },
})

export interface DutyCount {
  readonly duty: DutyHead
  readonly now: Counts
  readonly recent: Counts
}

/** By clause. Empty for readers whose posts have no view of duties. */
export function useDutyCounts(): ReadonlyMap<string, readonly DutyCount[]> {
  const enabled = holds(usePerson(), police)
  const { data } = useRead(readOverview, { query: { limit: 1 } }, { enabled, topics: ['activities', 'organisation'] })
  return useMemo(() => {
    const all = (data?.duties ?? []).flatMap((duty): DutyCount[] => {
      const counts = data?.byDuty.find((one) => one.duty === duty.id)
      return counts ? [{ duty, now: counts.now, recent: counts.recent }] : []
    })
    return Map.groupBy(all, ({ duty }) => duty.clause)
  }, [data])
}

export function ClauseDuties({ counts }: { counts: readonly DutyCount[] }) {
  const t = useWords(words)
  const text = useText()
  const format = useFormat()
  if (counts.length === 0) return null
  return (
    <ul className="wf-plan-duties" aria-label={t('counts')}>
      {counts.map(({ duty, now, recent }) => (
        <li key={duty.id}>
          <Link to={'/duties' as never} search={{ duty: duty.id } as never}>
            {text(duty.title)}
          </Link>
          <span>{t('now', { done: format.number(now.done), due: format.number(now.due) })}</span>
          {recent.missed > 0 && <strong>{t('missed', { count: format.number(recent.missed) })}</strong>}
        </li>
      ))}
    </ul>
  )
}
