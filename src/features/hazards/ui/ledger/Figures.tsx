/** How many, how many of them major and overdue; in words, since colour alone says nothing. */
import { useWords } from '../../../../web/words/words.ts'
import type { Group } from '../../ledger/groups/contract.ts'
import { ledgerWords } from './words.ts'

export function Figures({ of }: { readonly of: Pick<Group, 'count' | 'major' | 'overdue'> }) {
  const l = useWords(ledgerWords)
  return (
    <span className="hz-figures">
      {of.overdue > 0 && <span className="hz-late">{l('groupOverdue', { count: of.overdue })}</span>}
      {of.major > 0 && <span className="hz-major">{l('groupMajor', { count: of.major })}</span>}
      <span>{l('groupCount', { count: of.count })}</span>
    </span>
  )
}

/** Notes under a list, where there are any. */
export function Standing({ words }: { readonly words: readonly (string | null)[] }) {
  const said = words.filter((one) => one !== null)
  if (said.length === 0) return null
  return <p className="hz-note">{said.join(' ')}</p>
}
