/** Before a report is sent: earlier hazards it resembles, each with the question. A field of the form; an array of answers. */
import { Form } from 'antd'
import { useEffect, useState } from 'react'
import { type Family, family } from '../../../../platform/contract/role.ts'
import { useRead } from '../../../../web/api/hooks.ts'
import { useWords } from '../../../../web/words/words.ts'
import type { Answered } from '../../repeats/contract/answered.ts'
import { compareReport } from '../../repeats/contract.ts'
import '../library/library.css'
import { AnswerFields, Asked } from './AnswerFields.tsx'
import { repeatWords } from './words.ts'

interface Told {
  readonly unitId?: number
  readonly family?: Family
  readonly place?: string
  readonly object?: string
  readonly finding?: string
  readonly basis?: string
  readonly entry?: string | null
}

/** Typing pauses so long before it is compared. */
const settle = 600

interface AskedOnFormProps {
  /** Given by the form. */
  readonly value?: readonly Answered[]
  readonly onChange?: (value: readonly Answered[]) => void
}

export function AskedOnForm({ value = [], onChange }: AskedOnFormProps) {
  const t = useWords(repeatWords)
  const told: Told = Form.useWatch([]) ?? {}
  const { unitId, place = '', object = '', finding = '', basis = '', entry } = told
  const wanted = JSON.stringify([unitId, told.family, place, object, finding, basis, entry ?? ''])
  const [settled, setSettled] = useState(wanted)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(wanted), settle)
    return () => clearTimeout(timer)
  }, [wanted])
  const [unit, of, ...words] = JSON.parse(settled) as [number | null, string | null, ...string[]]
  const [wherever = '', what = '', wrong = '', by = '', chosen = ''] = words
  const whole = unit !== null && family.has(of) && [wherever, what, wrong].every((text) => text.trim() !== '')
  const read = useRead(
    compareReport,
    {
      query: {
        unit: unit ?? 0,
        family: family.has(of) ? of : 'fire',
        place: wherever,
        object: what,
        finding: wrong,
        ...(by ? { basis: by } : {}),
        ...(chosen ? { entry: chosen } : {}),
      },
    },
    { enabled: whole, topics: ['hazards'] },
  )
  const items = whole ? (read.data?.items ?? []) : []
  if (items.length === 0) return null
  const answerTo = (id: string) => value.find((one) => one.earlierId === id)
  return (
    <section aria-label={t('section')} aria-live="polite">
      {items.map((earlier) => {
        const given = answerTo(earlier.id)
        return (
          <div key={earlier.id} className={given ? 'hz-asked hz-asked-done' : 'hz-asked'}>
            <Asked earlier={earlier} />
            <AnswerFields
              answer={given?.answer ?? null}
              reason={given?.reason ?? ''}
              onChange={(answer, reason) =>
                onChange?.([
                  ...value.filter((one) => one.earlierId !== earlier.id),
                  { earlierId: earlier.id, answer, reason },
                ])
              }
            />
          </div>
        )
      })}
      <p className="wf-muted">{t('optional')}</p>
    </section>
  )
}
