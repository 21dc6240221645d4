/** What lowers an index most, over all bottom lines: those first that turn the colour. */
import { Link } from '@tanstack/react-router'
import { colours } from '../../../../domain/signals/signal.ts'
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { FamilyMark } from '../../../../web/kit/FamilyMark.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { colour } from '../../../risk/contract.ts'
import { RiskShape } from '../RiskShape.tsx'
import type { Index } from './IndexCards.tsx'
import { facilityWords } from './words.ts'

const shown = 6

export function NextSteps({ indices }: { indices: readonly Index[] }) {
  const t = useWords(facilityWords)
  const text = useText()
  const steps = indices
    .flatMap((index) => index.gains.filter(({ points }) => points > 0).map((gain) => ({ index, gain })))
    .map((step) => ({
      ...step,
      mends: colours.indexOf(step.index.colour) - colours.indexOf(step.gain.colour),
    }))
    .sort(
      (a, b) =>
        colours.indexOf(b.index.colour) - colours.indexOf(a.index.colour) ||
        b.mends - a.mends ||
        b.gain.points - a.gain.points,
    )
    .slice(0, shown)
  if (steps.length === 0) return <EmptyState title={t('nextNone')} />
  return (
    <ol className="fc-next">
      {steps.map(({ index, gain, mends }) => (
        <li key={`${index.family} ${gain.part.subject.type} ${gain.part.subject.id}`}>
          <FamilyMark value={index.family} bare />
          <span>
            <Link to={gain.part.path as never}>{text(gain.part.action)}</Link>
            <small>{text(gain.part.words)}</small>
            <small className="fc-fall">
              {t('fall', { from: index.points, to: index.points - gain.points })}
              {mends > 0 && (
                <b className={`ov-text-${gain.colour}`}>
                  <RiskShape value={gain.colour} size={10} /> {t('turns', { colour: text(colour.words[gain.colour]) })}
                </b>
              )}
            </small>
          </span>
        </li>
      ))}
    </ol>
  )
}
