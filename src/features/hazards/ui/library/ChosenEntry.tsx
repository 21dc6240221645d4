/** Which entry a report is written by, that its figures are examples, and the way to let go of it. */
import { Alert, Button } from 'antd'
import { useWords } from '../../../../web/words/words.ts'
import { useSaid } from '../marks.tsx'
import { useEntries } from './use-library.ts'
import { libraryWords } from './words.ts'

interface ChosenEntryProps {
  /** Given by the form. */
  readonly value?: string | null
  readonly onChange?: (value: string | null) => void
  /** The finding as it stands. */
  readonly finding: string | undefined
}

export function ChosenEntry({ value, onChange, finding }: ChosenEntryProps) {
  const t = useWords(libraryWords)
  const said = useSaid()
  const { data } = useEntries()
  const entry = value ? data?.find((one) => one.id === value) : undefined
  if (!entry) return null
  const example = finding === said(entry.finding) && /\d/.test(finding)
  return (
    <Alert
      type={example ? 'warning' : 'info'}
      showIcon
      title={t('chosen', { object: said(entry.object) })}
      description={example ? t('chosenHint') : undefined}
      action={
        <Button size="small" type="text" onClick={() => onChange?.(null)}>
          {t('unlink')}
        </Button>
      }
    />
  )
}
