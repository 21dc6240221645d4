/** Where to look first: the bottom line that stands worst, the one reason that weighs most, and what helps most. */
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

export function WorstList({ found }: { found: Overview }) {
  const t = useWords(overviewWords)
  const text = useText()
  const [all, setAll] = useState(false)
  if (found.worst.length === 0) return <EmptyState title={t('noWorst')} hint={t('noWorstHint')} />
  const shown = all ? found.worst : found.worst.slice(0, atFirst)
  return (
    <>
      <ol className="ov-worst">
        {shown.map(({ unitId, family, reason, gain }) => {
          const facility = found.facilities.find((one) => one.unitId === unitId)
          const cell = facility?.cells.find((one) => one.family === family)
          if (!facility || !cell) return null
          const signal = cell.most ? found.signals[cell.most] : undefined
          return (
            <li key={`${unitId} ${family}`} className={`ov-edge-${cell.colour}`}>
              <div className="ov-worst-head">
                <FamilyMark value={family} bare />
                <Link to={`/facilities/${unitId}` as never} hash={family}>
                  {text(facility.name)}
                </Link>
                <span className={`ov-points ov-text-${cell.colour}`}>
                  <RiskShape value={cell.colour} size={12} />
                  <span className="wf-hidden">{text(colour.words[cell.colour])}</span>
                  {cell.points}
                </span>
              </div>
              {reason ? (
                <Link to={reason.path as never} className="ov-reason">
                  {text(reason.words)}
                </Link>
              ) : (
                signal && <span className="ov-reason">{t('mostFrom', { signal: text(signal) })}</span>
              )}
              {gain && (
                <span className="ov-gain">
                  <Link to={gain.reason.path as never}>{t('doThis', { action: text(gain.reason.action) })}</Link>
                  {gain.to !== null && <span>{t('downTo', { from: cell.points, to: gain.to })}</span>}
                </span>
              )}
            </li>
          )
        })}
      </ol>
      {!all && found.worst.length > atFirst && (
        <Button type="text" className="wf-no-print" onClick={() => setAll(true)}>
          {t('showMore', { n: found.worst.length - atFirst })}
        </Button>
      )}
    </>
  )
}
