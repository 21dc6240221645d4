/** The five indices side by side; the chosen one is explained below. */
import type { Static } from 'typebox'
import { type Family, family } from '../../../../platform/contract/role.ts'
import { FamilyMark } from '../../../../web/kit/FamilyMark.tsx'
import { RiskMark } from '../../../../web/kit/RiskMark.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { colour, type RiskIndex } from '../../../risk/contract.ts'
import { signed } from '../Changes.tsx'
import { Sparkline } from '../Sparkline.tsx'
import { facilityWords } from './words.ts'

export type Index = Static<typeof RiskIndex>

interface IndexCardsProps {
  readonly indices: readonly Index[]
  readonly top: number
  readonly chosen: Family
  readonly onChoose: (family: Family) => void
}

export function IndexCards({ indices, top, chosen, onChoose }: IndexCardsProps) {
  const t = useWords(facilityWords)
  const text = useText()
  return (
    <fieldset className="fc-cards">
      <legend className="wf-hidden">{t('indices')}</legend>
      {indices.map((one) => {
        const by = one.weekAgo === null ? 0 : one.points - one.weekAgo
        return (
          <button
            type="button"
            key={one.family}
            className={`ov-tile fc-card fc-card-${one.colour}`}
            aria-pressed={one.family === chosen}
            aria-label={t('index', {
              ...{ family: text(family.words[one.family]), points: one.points },
              colour: text(colour.words[one.colour]),
            })}
            onClick={() => onChoose(one.family)}
          >
            <span className="ov-tile-head">
              <FamilyMark value={one.family} />
              <RiskMark value={one.colour} />
            </span>
            <span className="fc-card-number">
              <b className={`ov-text-${one.colour}`}>{one.points}</b>
              <span className={`ov-text-${one.colour}`}>
                <Sparkline values={one.trend} top={top} width={110} height={34} fill />
              </span>
            </span>
            <small>{t('week', { by: signed(by) })}</small>
          </button>
        )
      })}
    </fieldset>
  )
}
