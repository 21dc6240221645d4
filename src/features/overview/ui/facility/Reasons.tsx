/** What adds up to an index: one bar to scale, and every part with its record and what removes it. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { colour } from '../../../risk/contract.ts'
import { RiskShape } from '../RiskShape.tsx'
import type { Index } from './IndexCards.tsx'
import { facilityWords } from './words.ts'

const atFirst = 8

interface ReasonsProps {
  readonly index: Index
  readonly thresholds: Readonly<Record<'yellow' | 'orange' | 'red', number>>
  readonly reviewed: boolean
}

export function Reasons({ index, thresholds, reviewed }: ReasonsProps) {
  const t = useWords(facilityWords)
  const text = useText()
  const [all, setAll] = useState(false)
  if (index.parts.length === 0) return <EmptyState title={t('calm')} hint={t('calmHint')} />
  const shown = all ? index.parts : index.parts.slice(0, atFirst)
  const most = Math.max(thresholds.red * 1.15, index.points)
  const share = (points: number) => `${(points / most) * 100}%`
  return (
    <div className="fc-why">
      <div className="fc-sum" aria-hidden="true">
        <div className="fc-sum-bar">
          {index.parts.map((part, at) => (
            <i
              key={`${part.signal} ${part.subject.id}`}
              className={`fc-part fc-part-${at < atFirst ? at % 2 : 'rest'} fc-part-${index.colour}`}
              style={{ width: share(part.points) }}
              title={`${text(part.words)} · ${part.points}`}
            />
          ))}
        </div>
        {(['yellow', 'orange', 'red'] as const).map((one) => (
          <span key={one} className="fc-threshold" style={{ insetInlineStart: share(thresholds[one]) }}>
            <RiskShape value={one} size={9} />
            {thresholds[one]}
          </span>
        ))}
      </div>
      {index.decided && (
        <p className={`fc-decided ov-text-${index.decided}`}>
          {t('decided', { colour: text(colour.words[index.decided]) })}
        </p>
      )}
      <ol className="fc-parts">
        {shown.map((part) => (
          <li key={`${part.signal} ${part.subject.id}`}>
            <b>{part.points}</b>
            <span>
              <Link to={part.path as never}>{text(part.words)}</Link>
              <small>
                {part.days !== null && part.days > 0 && <span>{t('days', { count: part.days })}</span>}
                <span>{text(part.action)}</span>
              </small>
            </span>
            {part.decides && <RiskShape value={part.decides} size={13} />}
          </li>
        ))}
      </ol>
      {!all && index.parts.length > atFirst && (
        <Button type="text" className="wf-no-print" onClick={() => setAll(true)}>
          {t('all', { n: index.parts.length })}
        </Button>
      )}
      <p className="ov-note">
        {t('sums', thresholds)} {!reviewed && t('reviewed')}
      </p>
    </div>
  )
}
