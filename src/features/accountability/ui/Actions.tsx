/** What changes the dossier most, each one tap from where it is done. */
import { Icon } from '../../../web/icons/Icon.tsx'
import { RiskMark } from '../../../web/kit/RiskMark.tsx'
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import type { Dossier } from '../contract.ts'
import { To } from './To.tsx'
import { tonightWords } from './words.ts'

export function Actions({ one }: { one: Dossier }) {
  const t = useWords(tonightWords)
  const text = useText()
  const format = useFormat()
  return (
    <section className="tn-actions">
      <h2>{t('actions')}</h2>
      {one.actions.length === 0 && (
        <p className="tn-nothing">
          <Icon name="tick" size={16} />
          {t('noActions')}
        </p>
      )}
      <ol>
        {one.actions.map((action) => (
          <li key={action.path}>
            <To path={action.path}>
              <span className="tn-action-words">
                <strong>{text(action.action)}</strong>
                <span>{text(action.words)}</span>
              </span>
              <span className="tn-action-signs">
                {action.own && <em className="tn-own">{t('own')}</em>}
                {action.due && <small>{t('due', { at: format.date(action.due, 'day') })}</small>}
                {action.points > 0 && <small>{t('lowers', { points: action.points })}</small>}
                {action.points > 0 && action.colour && action.colour !== one.index.colour && (
                  <small>
                    {t('becomes')} <RiskMark value={action.colour} plain />
                  </small>
                )}
                <Icon name="right" size={14} />
              </span>
            </To>
          </li>
        ))}
      </ol>
    </section>
  )
}
