/** Filters of a ledger, kept in the address. `useUrlValues()` gives them to the read. */
import { Button, DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { useEffect, useState } from 'react'
import { Icon } from '../icons/Icon.tsx'
import { useWords } from '../words/words.ts'
import './ledger.css'
import { useSetUrlValues, useUrlValues } from './url-state.ts'
import { kitWords } from './words.ts'

export type Filter =
  | { readonly kind: 'text'; readonly name: string; readonly label: string }
  | {
      readonly kind: 'choice'
      readonly name: string
      readonly label: string
      readonly options: readonly { readonly value: string; readonly label: string }[]
    }
  | { readonly kind: 'day'; readonly name: string; readonly label: string }

export function FilterBar({ filters }: { filters: readonly Filter[] }) {
  const t = useWords(kitWords)
  const values = useUrlValues()
  const set = useSetUrlValues()
  const used = filters.some((filter) => values[filter.name] !== undefined)
  return (
    <search className="wf-filters wf-no-print" aria-label={t('filter')}>
      {filters.map((filter) => (
        <FilterControl
          key={filter.name}
          filter={filter}
          value={values[filter.name]}
          onChange={(value) => set({ [filter.name]: value })}
        />
      ))}
      {used && (
        <Button type="text" onClick={() => set(Object.fromEntries(filters.map((filter) => [filter.name, undefined])))}>
          {t('clearFilters')}
        </Button>
      )}
    </search>
  )
}

interface ControlProps {
  readonly filter: Filter
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

function FilterControl({ filter, value, onChange }: ControlProps) {
  if (filter.kind === 'text') return <TextFilter label={filter.label} value={value} onChange={onChange} />
  if (filter.kind === 'day') {
    return (
      <DatePicker
        aria-label={filter.label}
        placeholder={filter.label}
        value={value ? dayjs(value) : null}
        onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : undefined)}
      />
    )
  }
  return (
    <Select
      allowClear
      aria-label={filter.label}
      placeholder={filter.label}
      value={value ?? null}
      options={[...filter.options]}
      onChange={(next: string | null | undefined) => onChange(next ?? undefined)}
      popupMatchSelectWidth={false}
      className="wf-filter-select"
    />
  )
}

/** Typing settles before the address changes. */
const settle = 300

function TextFilter({ label, value, onChange }: Omit<ControlProps, 'filter'> & { readonly label: string }) {
  const [typed, setTyped] = useState(value ?? '')
  useEffect(() => setTyped(value ?? ''), [value])
  useEffect(() => {
    if (typed === (value ?? '')) return
    const timer = setTimeout(() => onChange(typed.trim() || undefined), settle)
    return () => clearTimeout(timer)
  }, [typed, value, onChange])
  return (
    <Input
      allowClear
      aria-label={label}
      placeholder={label}
      prefix={<Icon name="search" size={15} />}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      className="wf-filter-text"
    />
  )
}
