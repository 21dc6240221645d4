/** A person as staff would write it: name, position, unit; and for whom, where acting on behalf. */
import { useWords } from '../words/words.ts'
import './marks.css'
import { kitWords } from './words.ts'

interface PersonLineProps {
  readonly name: string
  readonly position?: string | null | undefined
  readonly unit?: string | null | undefined
  readonly onBehalfOf?: string | null | undefined
}

export function PersonLine({ name, position, unit, onBehalfOf }: PersonLineProps) {
  const t = useWords(kitWords)
  const rest = [unit, position].filter(Boolean).join(' ')
  return (
    <span className="wf-person">
      <span>{name}</span>
      {rest && <small>{rest}</small>}
      {onBehalfOf && <small>{t('onBehalf', { name: onBehalfOf })}</small>}
    </span>
  )
}
