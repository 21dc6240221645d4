/** A field of a report that suggests entries of the library; choosing one fills what it knows, all of it still editable. */
import { useCallback } from 'react'
import type { Family } from '../../../../platform/contract/role.ts'
import { SuggestInput } from '../../../../web/kit/SuggestInput.tsx'
import { useWords } from '../../../../web/words/words.ts'
import type { Entry } from '../../library/contract.ts'
import { GradeMark, useSaid } from '../marks.tsx'
import { useEntrySearch } from './use-library.ts'
import { libraryWords } from './words.ts'

interface EntryInputProps {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (value: string) => void
  readonly family: Family | undefined
  readonly onEntry: (entry: Entry) => void
  readonly maxLength: number
  readonly placeholder: string
  readonly rows?: number
}

export function EntryInput({ family, onEntry, ...field }: EntryInputProps) {
  const t = useWords(libraryWords)
  const said = useSaid()
  const find = useEntrySearch(family)
  const suggest = useCallback(
    (typed: string) =>
      find(typed).map((entry) => ({
        key: entry.id,
        title: said(entry.object),
        detail: said(entry.finding),
        mark: <GradeMark value={entry.grade} />,
      })),
    [find, said],
  )
  const pick = (key: string) => {
    const entry = find(field.value ?? '').find((one) => one.id === key)
    if (entry) onEntry(entry)
  }
  return <SuggestInput {...field} suggest={suggest} onPick={pick} listLabel={t('pick')} />
}
