/** Who has the warning, and who hears of it next; a vacant post is shown as a gap. */
import { Icon } from '../../../web/icons/Icon.tsx'
import { useText, useWords } from '../../../web/words/words.ts'
import type { Warning } from '../contract.ts'
import { warningWords } from './words.ts'

const steps = {
  director: 'stepDirector',
  deputy: 'stepDeputy',
  chief: 'stepChief',
  city: 'stepCity',
  region: 'stepRegion',
} as const

export function Ladder({ ladder }: { ladder: Warning['ladder'] }) {
  const t = useWords(warningWords)
  const text = useText()
  return (
    <ol className="wa-ladder">
      {ladder.map(({ step, unit, people, told }) => (
        <li key={step} className={told ? 'wa-told' : ''}>
          <small>
            {t(steps[step])}
            {told && (
              <>
                {' '}
                <Icon name="tick" size={12} /> {t('told')}
              </>
            )}
          </small>
          <strong>{people.length > 0 ? people.join('、') : t('vacant')}</strong>
          <span>{text(unit)}</span>
        </li>
      ))}
    </ol>
  )
}
