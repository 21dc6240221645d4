/** ⌘K / Ctrl-K: pages at once, records as the server finds them. Arrow keys choose, Enter opens. */
import { useNavigate } from '@tanstack/react-router'
import { Modal } from 'antd'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { Icon } from '../icons/Icon.tsx'
import type { IconName } from '../icons/paths.ts'
import { useText, useWords } from '../words/words.ts'
import type { NavPage } from './navigation.ts'
import './palette.css'
import { useSearch } from './search.ts'
import { shellWords } from './words.ts'

interface PaletteProps {
  readonly pages: readonly NavPage[]
  readonly open: boolean
  readonly onOpen: () => void
  readonly onClose: () => void
}

export function Palette({ pages, open, onOpen, onClose }: PaletteProps) {
  useEffect(() => {
    const pressed = (event: globalThis.KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        if (open) onClose()
        else onOpen()
      }
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [open, onOpen, onClose])
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      destroyOnHidden
      width={620}
      className="wf-palette"
      style={{ top: 72 }}
    >
      <Finder pages={pages} close={onClose} />
    </Modal>
  )
}

interface Choice {
  readonly key: string
  readonly path: string
  readonly title: string
  readonly note: string
  readonly icon: IconName
}

function Finder({ pages, close }: { pages: readonly NavPage[]; close: () => void }) {
  const t = useWords(shellWords)
  const text = useText()
  const navigate = useNavigate()
  const list = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const search = useSearch(typed)
  const input = useRef<HTMLInputElement>(null)
  // After the dialog has taken the focus for itself.
  useEffect(() => {
    const timer = setTimeout(() => input.current?.focus(), 0)
    return () => clearTimeout(timer)
  }, [])

  const wanted = typed.trim().toLowerCase()
  const found = useMemo<Choice[]>(
    () =>
      pages
        .filter((page) => `${page.words.zh} ${page.words.en} ${page.path}`.toLowerCase().includes(wanted))
        .map((page) => ({ key: page.path, path: page.path, title: text(page.words), note: '', icon: page.nav.icon })),
    [pages, wanted, text],
  )
  const records = search.hits.map<Choice>((hit, n) => ({
    key: `${hit.path} ${n}`,
    path: hit.path,
    title: hit.title,
    note: [text(hit.kind), hit.note].filter(Boolean).join(' · '),
    icon: 'document',
  }))
  const all = [...found, ...records]
  const chosen = Math.min(at, all.length - 1)

  const open = (choice: Choice | undefined) => {
    if (!choice) return
    close()
    void navigate({ to: choice.path })
  }
  const pressed = (event: KeyboardEvent) => {
    // Enter belongs to the input method while a Chinese word is being composed.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt(Math.min(all.length - 1, chosen + 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(0, chosen - 1))
    else if (event.key === 'Enter') open(all[chosen])
    else return
    event.preventDefault()
  }
  const row = (choice: Choice, n: number) => (
    <button
      type="button"
      tabIndex={-1}
      key={choice.key}
      id={`${list}-${n}`}
      role="option"
      aria-selected={n === chosen}
      className={n === chosen ? 'wf-choice wf-choice-at' : 'wf-choice'}
      onMouseMove={() => setAt(n)}
      onClick={() => open(choice)}
    >
      <Icon name={choice.icon} />
      <span>{choice.title}</span>
      {choice.note && <small>{choice.note}</small>}
    </button>
  )
  return (
    <div>
      <div className="wf-palette-input">
        <Icon name="search" />
        <input
          ref={input}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setAt(0)
          }}
          onKeyDown={pressed}
          placeholder={t('searchHint')}
          role="combobox"
          aria-label={t('search')}
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={all.length > 0 ? `${list}-${chosen}` : undefined}
        />
        <kbd>Esc</kbd>
      </div>
      <div className="wf-palette-list" id={list} role="listbox" aria-label={t('search')}>
        {found.length > 0 && <p className="wf-palette-head">{t('pages')}</p>}
        {found.map(row)}
        {records.length > 0 && <p className="wf-palette-head">{t('records')}</p>}
        {records.map((choice, n) => row(choice, found.length + n))}
      </div>
      <p className="wf-palette-say" role="status">
        {search.state === 'asking' && t('searching')}
        {search.state === 'failed' && t('searchFailed')}
        {search.state === 'done' && all.length === 0 && t('nothingFound', { text: typed.trim() })}
      </p>
    </div>
  )
}
