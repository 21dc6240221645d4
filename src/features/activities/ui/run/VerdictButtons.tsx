/** Pass, fail, not applicable: three big radio buttons, so that a thumb, a key and a screen reader all reach them. */
import { useRef } from 'react'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { useText } from '../../../../web/words/words.ts'
import { verdict as verdicts } from '../../checklists/contract.ts'
import type { Answer } from '../../contract.ts'

interface VerdictButtonsProps {
  readonly name: string
  readonly label: string
  readonly value: Answer['verdict'] | null
  /** `tapped`: by thumb or mouse; arrow keys pass over answers on their way. */
  readonly onChange: (value: Answer['verdict'], tapped: boolean) => void
}

const signs = { pass: 'tick', fail: 'close', 'not-applicable': 'minus' } as const

export function VerdictButtons({ name, label, value, onChange }: VerdictButtonsProps) {
  const text = useText()
  const tapped = useRef(false)
  return (
    <fieldset className="wf-act-verdicts">
      <legend className="wf-hidden">{label}</legend>
      {verdicts.terms.map((term) => (
        <label
          key={term}
          className={`wf-act-verdict wf-act-${term}`}
          onPointerDown={() => {
            tapped.current = true
          }}
        >
          <input
            type="radio"
            name={`verdict-${name}`}
            value={term}
            checked={value === term}
            onChange={() => {
              onChange(term, tapped.current)
              tapped.current = false
            }}
          />
          <Icon name={signs[term]} size={20} />
          <span>{text(verdicts.words[term])}</span>
        </label>
      ))}
    </fieldset>
  )
}
