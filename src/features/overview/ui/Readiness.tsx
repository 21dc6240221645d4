/** Readiness (应急准备) as far as it is recorded: duties of drills and trainings over a year; what is to come says so. */
import { Link } from '@tanstack/react-router'
import { useRead } from '../../../web/api/hooks.ts'
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { readOverview as readDutyOverview } from '../../duties/contract.ts'
import { share } from './matrix.ts'
import { overviewWords } from './words.ts'

interface ReadinessProps {
  readonly family: string | undefined
  readonly territory: string | undefined
}

const shown = /drill|training/

export function Readiness({ family, territory }: ReadinessProps) {
  const t = useWords(overviewWords)
  const text = useText()
  const format = useFormat()
  const query = { limit: 1, ...(family ? { family } : {}), ...(territory ? { city: territory } : {}) } as object
  const read = useRead(readDutyOverview, { query }, { topics: ['activities'], keep: true })
  const found = read.data
  if (!found) return null
  const duties = found.duties.filter(({ id }) => shown.test(id))
  return (
    <ul className="ov-ready">
      {duties.map(({ id, title }) => {
        const counts = found.byDuty.find(({ duty }) => duty === id)?.recent
        if (!counts) return null
        const done = counts.done + counts['made-up']
        const kept = share(done, counts.missed)
        return (
          <li key={id}>
            <Link to="/duties" search={{ duty: id, ...(territory ? { city: territory } : {}) } as never}>
              {text(title)}
            </Link>
            <b className={kept !== null && kept < 0.9 ? 'ov-bad' : ''}>
              {kept === null ? '—' : `${format.number(kept * 100)}%`}
            </b>
            <span className="ov-meter" aria-hidden="true">
              <i style={{ width: `${(kept ?? 0) * 100}%` }} />
            </span>
            <small>{t('doneOf', { done: counts.done, missed: counts.missed, late: counts['made-up'] })}</small>
          </li>
        )
      })}
      {(['plans', 'reserves'] as const).map((one) => (
        <li key={one} className="ov-ready-none">
          <span>{t(one)}</span>
          <small>{t('toCome')}</small>
        </li>
      ))}
    </ul>
  )
}
