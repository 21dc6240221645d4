/** The question and its two answers: that it is another hazard needs a word of why. */
import { Button, Input } from 'antd'
import { useId } from 'react'
import { useFormat } from '../../../../web/words/format.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import type { RepeatAnswer } from '../../repeats/contract/answered.ts'
import { likeness, type Resembled } from '../../repeats/contract.ts'
import { useSaid } from '../marks.tsx'
import { repeatWords } from './words.ts'

/** “2026-0007 于 3 月 2 日销号，是同一隐患吗？” and what it said. */
export function Asked({ earlier }: { earlier: Resembled }) {
  const t = useWords(repeatWords)
  const text = useText()
  const said = useSaid()
  const format = useFormat()
  const { number, closedAt } = earlier
  return (
    <>
      <h3>{closedAt ? t('asked', { number, when: format.date(closedAt, 'day') }) : t('askedOpen', { number })}</h3>
      <p>
        {said(earlier.place)} · {said(earlier.object)} · {said(earlier.finding)}
      </p>
      <p>{t('because', { reasons: earlier.reasons.map((reason) => text(likeness.words[reason])).join(t('comma')) })}</p>
    </>
  )
}

interface AnswerFieldsProps {
  readonly answer: RepeatAnswer | null
  readonly reason: string
  readonly onChange: (answer: RepeatAnswer, reason: string) => void
  /** An answer is replaced: both kinds need a reason. */
  readonly correcting?: boolean
}

export function AnswerFields({ answer, reason, onChange, correcting = false }: AnswerFieldsProps) {
  const t = useWords(repeatWords)
  const field = useId()
  const asks = answer === 'different' || (correcting && answer !== null)
  return (
    <>
      <div className="hz-asked-acts">
        {(['same', 'different'] as const).map((one) => (
          <Button
            key={one}
            type={answer === one ? 'primary' : 'default'}
            aria-pressed={answer === one}
            onClick={() => onChange(one, reason)}
          >
            {t(one)}
          </Button>
        ))}
      </div>
      {asks && (
        <div>
          <label htmlFor={field}>{t(correcting ? 'correctReason' : 'reason')}</label>
          <Input
            id={field}
            value={reason}
            maxLength={500}
            placeholder={t('reasonHint')}
            onChange={(event) => onChange(answer, event.target.value)}
          />
        </div>
      )}
    </>
  )
}
