/**
 * A text field that suggests while one types: a combobox with a listbox (ARIA authoring practices 1.2). Arrows walk the
 * suggestions, Enter takes one, Escape closes them; whatever is typed stays, nothing is forced.
 */
import { Input } from 'antd'
import { type KeyboardEvent, type ReactNode, useId, useMemo, useState } from 'react'
import './suggest.css'

export interface Suggestion {
  readonly key: string
  readonly title: string
  readonly detail: string
  readonly mark?: ReactNode
}

interface SuggestInputProps {
  /** Given by the form. */
  readonly id?: string
  readonly value?: string
  readonly onChange?: (value: string) => void
  readonly suggest: (typed: string) => readonly Suggestion[]
  readonly onPick: (key: string) => void
  /** Said to screen readers: what the list holds. */
  readonly listLabel: string
  readonly maxLength: number
  readonly placeholder?: string
  readonly rows?: number
}

export function SuggestInput(props: SuggestInputProps) {
  const { value = '', onChange, suggest, onPick, listLabel, rows } = props
  const list = useId()
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(-1)
  const found = useMemo(() => (open ? suggest(value) : []), [open, suggest, value])
  const shown = open && found.length > 0
  const option = (n: number) => `${list}-${n}`

  const pick = (suggestion: Suggestion | undefined) => {
    if (!suggestion) return
    onPick(suggestion.key)
    setOpen(false)
    setAt(-1)
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape' && shown) {
      event.stopPropagation()
      setOpen(false)
      setAt(-1)
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!shown) {
        if (event.key === 'ArrowDown' && !rows) setOpen(true)
        return
      }
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      const next = (at + step + found.length + 1) % (found.length + 1)
      setAt(next === found.length ? -1 : next)
    } else if (event.key === 'Enter' && shown && at >= 0) {
      event.preventDefault()
      pick(found[at])
    }
  }
  const field = {
    ...(props.id ? { id: props.id } : {}),
    ...(props.placeholder ? { placeholder: props.placeholder } : {}),
    value,
    maxLength: props.maxLength,
    role: 'combobox',
    autoComplete: 'off',
    'aria-expanded': shown,
    'aria-controls': list,
    'aria-autocomplete': 'list' as const,
    ...(shown && at >= 0 ? { 'aria-activedescendant': option(at) } : {}),
    onChange: (event: { target: { value: string } }) => {
      onChange?.(event.target.value)
      setOpen(true)
      setAt(-1)
    },
    onKeyDown: pressed,
    onBlur: () => {
      setOpen(false)
      setAt(-1)
    },
  }
  return (
    <div className="wf-suggest">
      {rows ? <Input.TextArea {...field} rows={rows} showCount /> : <Input {...field} />}
      <div id={list} role="listbox" aria-label={listLabel} className="wf-suggest-list" hidden={!shown}>
        {found.map((suggestion, n) => (
          <button
            type="button"
            tabIndex={-1}
            key={suggestion.key}
            id={option(n)}
            role="option"
            aria-selected={n === at}
            // The field keeps the focus: the keyboard reaches each through it.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(suggestion)}
          >
            <strong>{suggestion.title}</strong>
            {suggestion.mark}
            <span>{suggestion.detail}</span>
          </button>
        ))}
      </div>
    </div>
  )
}
