/** One of the five bottom lines 五防: its sign, and its word beside it unless `bare`. */
import { type Family, family } from '../../platform/contract/role.ts'
import { Icon } from '../icons/Icon.tsx'
import { useText } from '../words/words.ts'
import './marks.css'

export function FamilyMark({ value, bare = false }: { value: Family; bare?: boolean }) {
  const text = useText()
  const words = text(family.words[value])
  return (
    <span className={`wf-family wf-family-${value}`} title={bare ? words : undefined}>
      <span className="wf-family-sign">
        {bare ? <Icon name={value} size={15} label={words} /> : <Icon name={value} size={15} />}
      </span>
      {!bare && words}
    </span>
  )
}
