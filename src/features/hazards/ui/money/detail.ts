/** What an entry of money says in the hazard's history. */
import { useFormat } from '../../../../web/words/format.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import { moneyKind } from '../../money/contract.ts'
import { moneyWords } from './words.ts'

/** Yuan with two places. */
export function useYuan(): (fen: number) => string {
  const t = useWords(moneyWords)
  const format = useFormat()
  return (fen) => t('yuan', { amount: format.number(fen / 100, 2) })
}

/** Null where the payload is not one of money. */
export function useMoneyDetail(): (payload: Readonly<Record<string, unknown>>) => string | null {
  const t = useWords(moneyWords)
  const text = useText()
  const yuan = useYuan()
  return ({ kind, amountFen, document, note }) => {
    if (!moneyKind.has(kind) || typeof amountFen !== 'number') return null
    const parts = [t('amountOf', { kind: text(moneyKind.words[kind]), amount: yuan(amountFen) }), document, note]
    return parts.filter((part) => typeof part === 'string' && part !== '').join(t('semicolon'))
  }
}
