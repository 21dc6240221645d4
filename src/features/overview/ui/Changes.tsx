/** What moved since the day before: colours first, with the signal that moved most. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { EmptyState } from '../../../web/kit/EmptyState.tsx'
import { FamilyMark } from '../../../web/kit/FamilyMark.tsx'
import { useText, useWords } from '../../../web/words/words.ts'
import { colour } from '../../risk/contract.ts'
import type { Overview } from '../contract.ts'
import { RiskShape } from './RiskShape.tsx'
import { overviewWords } from './words.ts'

const atFirst = 8
export const signed = (n: number): string => (n > 0 ? `+${n}` : n < 0 ? `−${-n}` : '0')

export function ChangeList({ found }: { found: Overview }) {
  const t = useWords(overviewWords)
  const text = useText()
  const [all, setAll] = useState(false)
  if (found.changes.length === 0) return <EmptyState title={t('noChange')} hint={t('noChangeHint')} />
  const shown = all ? found.changes : found.changes.slice(0, atFirst)
  const names = new Map(found.facilities.map(({ unitId, name }) => [unitId, name]))
  return (
    <>
      <ul className="ov-changes">
        {shown.map((one) => {
          const name = names.get(one.unitId)
          const signal = one.signal ? found.signals[one.signal] : undefined
          return (
            <li key={`${one.unitId} ${one.family}`}>
              <FamilyMark value={one.family} bare />
              <span className="ov-change-words">
                <Link to={`/facilities/${one.unitId}` as never} hash={one.family}>
                  {name ? text(name) : one.unitId}
                </Link>
                {signal && <small>{t('because', { signal: text(signal), by: signed(one.by) })}</small>}
              </span>
              <span className="ov-change-colours">
                {one.from !== one.to && (
                  <>
                    <RiskShape value={one.from} />
                    <span className="wf-hidden">{text(colour.words[one.from])}</span>
                    <span aria-hidden="true">→</span>
                  </>
                )}
                <RiskShape value={one.to} />
                <span className="wf-hidden">{text(colour.words[one.to])}</span>
              </span>
              <span className={one.points > one.before ? 'ov-up' : 'ov-down'}>{signed(one.points - one.before)}</span>
            </li>
          )
        })}
      </ul>
      {!all && found.changes.length > atFirst && (
        <Button type="text" className="wf-no-print" onClick={() => setAll(true)}>
          {t('showMore', { n: found.changes.length - atFirst })}
        </Button>
      )}
    </>
  )
}
