/** What of a list is there and what is missing, by shape and word. */
import { Icon } from '../../../../web/icons/Icon.tsx'

export function Standing({ items }: { items: readonly (readonly [label: string, there: boolean])[] }) {
  return (
    <ul className="hz-standing">
      {items.map(([label, there]) => (
        <li key={label} className={there ? 'hz-there' : 'hz-missing'}>
          <Icon name={there ? 'tick' : 'more'} size={14} />
          {label}
        </li>
      ))}
    </ul>
  )
}
