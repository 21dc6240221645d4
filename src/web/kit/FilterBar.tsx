/**
 * Filters of a ledger, kept in the address. `useUrlValues()` gives them to the read. Those marked `more` stand behind a
 * button; with `chips` the bar says in words what is on. `/` goes to the search.
 */
import { Button, DatePicker, Input, type InputRef, Popover, Select } from 'antd'
import dayjs from 'dayjs'
import { useEffect, useRef, useState } from 'react'
import { Icon } from '../icons/Icon.tsx'
import { typing } from '../shell/keys.ts'
import { usePhone } from '../theme/media.ts'
import { useWords } from '../words/words.ts'
import { FilterChips } from './FilterChips.tsx'
import './ledger.css'
import { useSetUrlValues, useUrlValues } from './url-state.ts'
import { kitWords } from './words.ts'

export interface Option {
  readonly value: string
  readonly label: string
}

interface Named {
  readonly name: string
  readonly label: string
  /** What the control says while nothing is chosen, where that means something; else its label. */
  readonly unset?: string
  /** Behind the button for further filters. */
  readonly more?: boolean
}

export type Filter = Named &
  (
    | { readonly kind: 'text' }
    | { readonly kind: 'choice'; readonly options: readonly Option[] }
    /** Several at once; in the address joined by commas. */
    | { readonly kind: 'choices'; readonly options: readonly Option[] }
    | { readonly kind: 'day' }
    /** From one day to another; both or one of them. `name` is the first, `to` the second. */
    | { readonly kind: 'days'; readonly to: string }
    /** Set by a link and not here; it has words and can be taken away. */
    | { readonly kind: 'given'; readonly say: (value: string) => string }
  )

interface FilterBarProps {
  readonly filters: readonly Filter[]
  /** What is on, in words, each to be taken away. */
  readonly chips?: boolean
}

/** Names in the address that the filter sets. */
export const namesOf = (filter: Filter): readonly string[] =>
  filter.kind === 'days' ? [filter.name, filter.to] : [filter.name]

export function FilterBar({ filters, chips = false }: FilterBarProps) {
  const t = useWords(kitWords)
  const values = useUrlValues()
  const set = useSetUrlValues()
  const isOn = (filter: Filter) => namesOf(filter).some((name) => values[name] !== undefined)
  const phone = usePhone()
  // A thumb's screen is for the rows: what is on stands in the chips, all but the search behind the button.
  const apart = (filter: Filter) => filter.more === true || (phone && chips && filter.kind !== 'text')
  const settable = filters.filter((filter) => filter.kind !== 'given')
  const shown = settable.filter((filter) => !apart(filter))
  const further = settable.filter(apart)
  const controls = (some: readonly Filter[]) =>
    some.map((filter) => <FilterControl key={filter.name} filter={filter} values={values} onChange={set} />)
  return (
    <>
      <search className="wf-filters wf-no-print" aria-label={t('filter')}>
        {controls(shown)}
        {further.length > 0 && <Further count={further.filter(isOn).length}>{controls(further)}</Further>}
        {!chips && filters.some(isOn) && (
          <Button
            type="text"
            onClick={() => set(Object.fromEntries(filters.flatMap(namesOf).map((n) => [n, undefined])))}
          >
            {t('clearFilters')}
          </Button>
        )}
      </search>
      {chips && <FilterChips filters={filters.filter(isOn)} />}
    </>
  )
}

function Further({ count, children }: { readonly count: number; readonly children: React.ReactNode }) {
  const t = useWords(kitWords)
  const [open, setOpen] = useState(false)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      content={<div className="wf-filters-more">{children}</div>}
    >
      <Button icon={<Icon name="filter" size={15} />} aria-expanded={open}>
        {count > 0 ? t('moreFiltersOn', { count }) : t('moreFilters')}
      </Button>
    </Popover>
  )
}

interface ControlProps {
  readonly filter: Filter
  readonly values: Readonly<Record<string, string>>
  readonly onChange: (changes: Readonly<Record<string, string | undefined>>) => void
}

const day = (value: string | undefined) => (value && dayjs(value).isValid() ? dayjs(value) : null)

function FilterControl({ filter, values, onChange }: ControlProps) {
  const t = useWords(kitWords)
  const value = values[filter.name]
  const change = (next: string | null | undefined) => onChange({ [filter.name]: next ?? undefined })
  switch (filter.kind) {
    case 'given':
      return null
    case 'text':
      return <TextFilter label={filter.label} hint={filter.unset ?? filter.label} value={value} onChange={change} />
    case 'day':
      return (
        <DatePicker
          aria-label={filter.label}
          placeholder={filter.unset ?? filter.label}
          value={day(value)}
          onChange={(next) => change(next?.format('YYYY-MM-DD'))}
        />
      )
    case 'days':
      return (
        <div className="wf-filter-days">
          {[filter.name, filter.to].map((name, n) => (
            <DatePicker
              key={name}
              aria-label={`${filter.label} ${t(n === 0 ? 'from' : 'to')}`}
              placeholder={`${filter.label} ${t(n === 0 ? 'from' : 'to')}`}
              value={day(values[name])}
              onChange={(next) => onChange({ [name]: next?.format('YYYY-MM-DD') })}
            />
          ))}
        </div>
      )
    case 'choice':
      return (
        <Select
          allowClear
          aria-label={filter.label}
          placeholder={filter.unset ?? filter.label}
          value={value ?? null}
          options={[...filter.options]}
          {...(filter.options.length > searchable ? { showSearch: { optionFilterProp: 'label' } } : {})}
          onChange={change}
          popupMatchSelectWidth={false}
          className="wf-filter-select"
        />
      )
    case 'choices':
      return (
        <Select
          allowClear
          mode="multiple"
          maxTagCount={0}
          maxTagPlaceholder={(chosen) =>
            chosen.length === 1 ? chosen[0]?.label : t('severalOf', { label: filter.label, count: chosen.length })
          }
          aria-label={filter.label}
          placeholder={filter.unset ?? filter.label}
          value={value?.split(',') ?? []}
          options={[...filter.options]}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(next: string[]) => change(next.length > 0 ? next.join(',') : undefined)}
          popupMatchSelectWidth={false}
          className="wf-filter-select wf-filter-several"
        />
      )
  }
}

/** More choices than this are found by typing. */
const searchable = 10

/** Typing settles before the address changes. */
const settle = 300

interface TextProps {
  readonly label: string
  readonly hint: string
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

function TextFilter({ label, hint, value, onChange }: TextProps) {
  const [typed, setTyped] = useState(value ?? '')
  const field = useRef<InputRef>(null)
  const change = useRef(onChange)
  change.current = onChange
  useEffect(() => setTyped(value ?? ''), [value])
  useEffect(() => {
    if (typed === (value ?? '')) return
    const timer = setTimeout(() => change.current(typed.trim() || undefined), settle)
    return () => clearTimeout(timer)
  }, [typed, value])
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.metaKey || event.ctrlKey || event.altKey || typing(event.target)) return
      event.preventDefault()
      field.current?.focus()
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [])
  return (
    <Input
      ref={field}
      allowClear
      aria-label={label}
      aria-keyshortcuts="/"
      placeholder={hint}
      prefix={<Icon name="search" size={15} />}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      className="wf-filter-text"
    />
  )
}
