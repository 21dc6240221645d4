/** Marks of an import: its state, its steps, how sure a guess is. */
import type { ItemOf } from '../../../../web/api/hooks.ts'
import { StateBadge, type Tone } from '../../../../web/kit/StateBadge.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { type Import, importState, type listImports } from '../../spreadsheets/contract.ts'
import { sheetWords } from './words.ts'

export type ImportRowType = ItemOf<typeof listImports>
type State = Import['state']

const tones: Readonly<Record<State, Tone>> = {
  reading: 'busy',
  mapped: 'wait',
  checking: 'busy',
  checked: 'wait',
  importing: 'busy',
  done: 'done',
  failed: 'stop',
  dropped: 'calm',
}
export const ImportStateBadge = ({ value }: { value: State }) => (
  <StateBadge of={importState} value={value} tones={tones} />
)

const steps = ['stepFile', 'stepColumns', 'stepCheck', 'stepDone'] as const
const stepOf: Readonly<Record<State, number>> = {
  ...{ reading: 0, mapped: 1, checking: 1, checked: 2, importing: 2, done: 4, failed: 0, dropped: 0 },
}

export function Steps({ state }: { state: State }) {
  const t = useWords(sheetWords)
  const now = stepOf[state]
  return (
    <ol className="sh-steps" aria-label={t('steps')}>
      {steps.map((step, at) => (
        <li
          key={step}
          className={at < now ? 'sh-past' : at === now ? 'sh-now' : ''}
          {...(at === now ? { 'aria-current': 'step' as const } : {})}
        >
          {t(step)}
        </li>
      ))}
    </ol>
  )
}

export function Certainty({ value }: { value: number }) {
  const t = useWords(sheetWords)
  const level = value >= 0.9 ? 'sure' : value >= 0.7 ? 'likely' : 'guess'
  return <span className={`sh-certainty sh-${level}`}>{t(level)}</span>
}
