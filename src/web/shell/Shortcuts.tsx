/** Keys: `?` shows them; `g` then a digit goes to a page. Not while typing. */
import { useNavigate } from '@tanstack/react-router'
import { Modal } from 'antd'
import { useEffect, useRef } from 'react'
import { useText, useWords } from '../words/words.ts'
import { typing } from './keys.ts'
import type { NavPage } from './navigation.ts'
import { shellWords } from './words.ts'

interface ShortcutsProps {
  readonly pages: readonly NavPage[]
  readonly open: boolean
  readonly onOpen: () => void
  readonly onClose: () => void
}

/** `g` waits this long for its digit. */
const patience = 1200

export function Shortcuts({ pages, open, onOpen, onClose }: ShortcutsProps) {
  const t = useWords(shellWords)
  const text = useText()
  const navigate = useNavigate()
  const going = useRef(0)
  const nine = pages.slice(0, 9)
  const targets = useRef(nine)
  targets.current = nine

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || typing(event.target)) return
      if (event.key === '?') return onOpen()
      if (event.key === 'g') {
        going.current = Date.now()
        return
      }
      const page = /^[1-9]$/.test(event.key) ? targets.current[Number(event.key) - 1] : undefined
      if (page && Date.now() - going.current < patience) void navigate({ to: page.path })
      going.current = 0
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [navigate, onOpen])

  const rows: (readonly [readonly string[], string])[] = [
    [['Ctrl', 'K'], t('openPalette')],
    [['?'], t('showShortcuts')],
    [['j'], t('rowDown')],
    [['k'], t('rowUp')],
    [['Enter'], t('rowOpen')],
    [['x'], t('rowChoose')],
    [['/'], t('goSearch')],
    ...nine.map((page, n) => [['g', String(n + 1)], t('goTo', { page: text(page.words) })] as const),
  ]
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('shortcuts')} width={460}>
      <dl className="wf-shortcuts">
        {rows.map(([keys, what]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
