/** What a ledger is narrowed by, in words; each can be taken away, and all at once. They print, so that paper says it too. */
import { Icon } from '../icons/Icon.tsx'
import { useFormat } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { type Filter, namesOf } from './FilterBar.tsx'
import { useSetUrlValues, useUrlValues } from './url-state.ts'
import { kitWords } from './words.ts'

export function FilterChips({ filters }: { readonly filters: readonly Filter[] }) {
  const t = useWords(kitWords)
  const values = useUrlValues()
  const set = useSetUrlValues()
  const say = useSaying(values)
  if (filters.length === 0) return null
  const clear = (some: readonly Filter[]) =>
    set(Object.fromEntries(some.flatMap(namesOf).map((name) => [name, undefined])))
  return (
    <ul className="wf-chips" aria-label={t('filtersOn')}>
      {filters.map((filter) => {
        const words = say(filter)
        return (
          <li key={filter.name} className="wf-chip">
            <span>{words}</span>
            <button
              type="button"
              className="wf-no-print"
              aria-label={t('takeAway', { filter: words })}
              onClick={() => clear([filter])}
            >
              <Icon name="close" size={13} />
            </button>
          </li>
        )
      })}
      <li className="wf-no-print">
        <button type="button" className="wf-chips-clear" onClick={() => clear(filters)}>
          {t('clearFilters')}
        </button>
      </li>
    </ul>
  )
}

function useSaying(values: Readonly<Record<string, string>>): (filter: Filter) => string {
  const t = useWords(kitWords)
  const format = useFormat()
  const day = (value: string | undefined) =>
    value && /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.date(`${value}T00:00:00+08:00`, 'day') : (value ?? '')
  return (filter) => {
    const value = values[filter.name] ?? ''
    const said = () => {
      switch (filter.kind) {
        case 'text':
          return t('quoted', { words: value })
        case 'choice':
        case 'choices':
          return value
            .split(',')
            .map((one) => filter.options.find((option) => option.value === one)?.label ?? one)
            .join(t('listComma'))
        case 'day':
          return day(value)
        case 'days': {
          const to = values[filter.to]
          if (value && to) return t('spanBoth', { from: day(value), to: day(to) })
          return value ? t('spanFrom', { from: day(value) }) : t('spanTo', { to: day(to) })
        }
        case 'given':
          return filter.say(value)
      }
    }
    return t('labelled', { label: filter.label, words: said() })
  }
}
