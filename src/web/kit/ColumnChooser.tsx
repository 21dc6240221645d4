/** Which columns of a ledger are shown and in which order; kept when it is closed with its button. */
import { Button, Checkbox, Modal } from 'antd'
import { useState } from 'react'
import { Icon } from '../icons/Icon.tsx'
import { useWords } from '../words/words.ts'
import './ledger.css'
import { kitWords } from './words.ts'

interface Choice {
  readonly key: string
  readonly title: string
}

interface ColumnChooserProps {
  /** Every column there is, in the usual order. */
  readonly all: readonly Choice[]
  /** Keys of those shown, in their order. */
  readonly shown: readonly string[]
  readonly usual: readonly string[]
  readonly onChange: (keys: readonly string[]) => void
}

export function ColumnChooser({ all, shown, usual, onChange }: ColumnChooserProps) {
  const t = useWords(kitWords)
  const [draft, setDraft] = useState<readonly string[] | null>(null)
  const chosen = draft ?? shown
  const order = [...chosen, ...all.map((one) => one.key).filter((key) => !chosen.includes(key))]
  const titleOf = (key: string) => all.find((one) => one.key === key)?.title ?? key
  const move = (key: string, by: -1 | 1) => {
    const from = chosen.indexOf(key)
    const next = [...chosen]
    next.splice(from, 1)
    next.splice(from + by, 0, key)
    setDraft(next)
  }
  return (
    <>
      <Button icon={<Icon name="sidebar" size={15} />} onClick={() => setDraft(shown)}>
        {t('columns')}
      </Button>
      <Modal
        open={draft !== null}
        title={t('columnsTitle')}
        okText={t('keepColumns')}
        cancelText={t('cancel')}
        okButtonProps={{ disabled: chosen.length === 0 }}
        onOk={() => {
          onChange(chosen)
          setDraft(null)
        }}
        onCancel={() => setDraft(null)}
        width={420}
      >
        <ul className="wf-columns">
          {order.map((key) => {
            const at = chosen.indexOf(key)
            const title = titleOf(key)
            return (
              <li key={key}>
                <Checkbox
                  checked={at >= 0}
                  onChange={(event) =>
                    setDraft(event.target.checked ? [...chosen, key] : chosen.filter((one) => one !== key))
                  }
                >
                  {title}
                </Checkbox>
                {at >= 0 && (
                  <span>
                    <Button
                      type="text"
                      disabled={at === 0}
                      icon={<Icon name="up" size={14} />}
                      aria-label={t('columnUp', { column: title })}
                      onClick={() => move(key, -1)}
                    />
                    <Button
                      type="text"
                      disabled={at === chosen.length - 1}
                      icon={<Icon name="down" size={14} />}
                      aria-label={t('columnDown', { column: title })}
                      onClick={() => move(key, 1)}
                    />
                  </span>
                )}
              </li>
            )
          })}
        </ul>
        <Button type="link" onClick={() => setDraft(usual)}>
          {t('usualColumns')}
        </Button>
      </Modal>
    </>
  )
}
