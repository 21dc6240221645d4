/** Each entry with its day, amount, document and who entered it; a counter-entry beside the one it undoes. */
import { useWrite } from '../../../../web/api/hooks.ts'
import { ConfirmAction } from '../../../../web/kit/ConfirmAction.tsx'
import { useFormat } from '../../../../web/words/format.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import type { Hazard } from '../../contract.ts'
import { type Money, type MoneyEntry, moneyKind, undoMoney } from '../../money/contract.ts'
import { useYuan } from './detail.ts'
import { moneyWords } from './words.ts'

export function Entries({ hazard, money }: { hazard: Hazard; money: Money }) {
  const t = useWords(moneyWords)
  const text = useText()
  const format = useFormat()
  const yuan = useYuan()
  const undo = useWrite(undoMoney, { subject: `hazard ${hazard.id}` })
  const wordsOf = (entry: MoneyEntry) =>
    [
      entry.ofPlan ? t(entry.undoes ? 'withPlan' : 'ofPlan') : '',
      entry.source,
      entry.document,
      entry.note,
      entry.by,
    ].filter((part) => part !== '')
  return (
    <ul className="hz-money">
      {money.entries.map((entry) => (
        <li key={entry.id} className={entry.undone || entry.undoes ? 'hz-money-gone' : undefined}>
          <span className="hz-money-day">{format.date(entry.day, 'day')}</span>
          <span className="hz-money-kind">
            {entry.undoes ? `${t('undoes')} · ` : ''}
            {text(moneyKind.words[entry.kind])}
          </span>
          <span className="hz-money-sum">{yuan(entry.amountFen)}</span>
          <span className="hz-money-words">{wordsOf(entry).join(' · ')}</span>
          <span className="hz-money-act wf-no-print">
            {entry.undone && <span className="wf-muted">{t('undone')}</span>}
            {!entry.undone && !entry.undoes && !entry.ofPlan && money.may.includes(entry.kind) && (
              <ConfirmAction
                label={t('undo')}
                title={t('undoTitle')}
                consequence={t('undoLead')}
                reason="required"
                act={(reason) =>
                  undo.run({ params: { unitId: hazard.unitId, id: hazard.id, entry: entry.id }, body: { reason } })
                }
              />
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
