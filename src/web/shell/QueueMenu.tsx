/** Writes that have not reached the server: how many, which, try now, or give one up. */
import { App, Button, Popover } from 'antd'
import { useState } from 'react'
import { useOnline } from '../api/connection.ts'
import { discard, pump, retry } from '../api/outbox.ts'
import { useOutbox } from '../api/outbox-hook.ts'
import type { OutboxItem } from '../api/store.ts'
import { Icon } from '../icons/Icon.tsx'
import { useFormat } from '../words/format.ts'
import { useText, useWords } from '../words/words.ts'
import { shellWords } from './words.ts'

export function QueueMenu() {
  const t = useWords(shellWords)
  const online = useOnline()
  const { items, attention } = useOutbox()
  const [open, setOpen] = useState(false)
  const label =
    attention > 0
      ? t('queueAttention', { count: attention })
      : items.length > 0
        ? t('queueCount', { count: items.length })
        : t(online ? 'online' : 'queue')
  const state = attention > 0 ? 'attention' : !online ? 'offline' : items.length > 0 ? 'waiting' : 'calm'
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={<QueueList items={items} />}
    >
      <button type="button" className={`wf-header-button wf-queue-${state}`} aria-label={label} title={label}>
        <Icon name={!online ? 'offline' : items.length > 0 ? 'queue' : 'synced'} />
        {items.length > 0 && <span className="wf-count">{items.length}</span>}
      </button>
    </Popover>
  )
}

function QueueList({ items }: { items: readonly OutboxItem[] }) {
  const t = useWords(shellWords)
  const text = useText()
  const format = useFormat()
  const { modal } = App.useApp()
  if (items.length === 0) {
    return (
      <div className="wf-queue-none">
        <Icon name="tick" />
        <div>
          <strong>{t('queueNone')}</strong>
          <p className="wf-muted">{t('queueNoneHint')}</p>
        </div>
      </div>
    )
  }
  const giveUp = async (item: OutboxItem) => {
    const sure = await modal.confirm({
      title: t('discardTitle'),
      content: t('discardBody', { label: text(item.label) }),
      okText: t('discard'),
      okButtonProps: { danger: true },
      cancelText: t('keep'),
    })
    if (sure) await discard(item.key)
  }
  return (
    <div className="wf-queue">
      <div className="wf-queue-head">
        <strong>{t('queueCount', { count: items.length })}</strong>
        <Button size="small" icon={<Icon name="refresh" size={14} />} onClick={() => void pump(true)}>
          {t('retryAll')}
        </Button>
      </div>
      <ul>
        {items.map((item) => (
          <li key={item.key}>
            <div>
              <strong>{text(item.label)}</strong>
              <small>
                {format.date(new Date(item.madeAt))}
                {' · '}
                {item.state === 'attention'
                  ? t('needsAttention')
                  : item.attempts > 0
                    ? t('tried', { count: item.attempts })
                    : t('waiting')}
              </small>
              {item.problem && (
                <p className={`wf-queue-problem wf-queue-${item.state}`}>{item.problem.detail || item.problem.title}</p>
              )}
            </div>
            {item.state === 'attention' && (
              <Button size="small" type="text" onClick={() => void retry(item.key)}>
                {t('retry')}
              </Button>
            )}
            <Button size="small" type="text" danger onClick={() => void giveUp(item)}>
              {t('discard')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
