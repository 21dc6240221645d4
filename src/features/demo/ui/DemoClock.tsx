/** The demo's clock in the header: how far ahead it stands, and the ways to move it. */
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Popover } from 'antd'
import { useState } from 'react'
import type { ReplyOf } from '../../../platform/contract/endpoint.ts'
import { setAhead } from '../../../web/api/clock.ts'
import { useRead } from '../../../web/api/hooks.ts'
import { problemWords } from '../../../web/api/problem-words.ts'
import { call } from '../../../web/api/request.ts'
import { Icon } from '../../../web/icons/Icon.tsx'
import { useFormat } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { moveDemoClock, readDemoClock } from '../contract.ts'
import './demo-clock.css'
import { clockWords } from './words.ts'

type Clock = ReplyOf<typeof readDemoClock>

const dayMs = 86_400_000
const daysOf = (clock: Clock): number => Math.round((clock.ahead / dayMs) * 10) / 10

export default function DemoClock() {
  const t = useWords(clockWords)
  const format = useFormat()
  const { data } = useRead(readDemoClock, {})
  const [open, setOpen] = useState(false)
  if (!data) return null
  const count = daysOf(data)
  const label = data.ahead === 0 ? t('atReal') : t('moved', { when: format.date(data.now), days: count, count })
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={<Panel clock={data} label={label} />}
    >
      <button
        type="button"
        className={`wf-header-button wf-demo-clock ${data.ahead > 0 ? 'wf-demo-clock-moved' : ''}`}
        aria-label={label}
        aria-expanded={open}
        title={label}
      >
        <Icon name="clock" />
        {data.ahead > 0 && <span>{t('chip', { count })}</span>}
      </button>
    </Popover>
  )
}

function Panel({ clock, label }: { clock: Clock; label: string }) {
  const t = useWords(clockWords)
  const format = useFormat()
  const client = useQueryClient()
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const newest = clock.newest === null ? null : Date.parse(clock.newest)
  const stuck = clock.ahead > 0 && newest !== null && newest > Date.parse(clock.real)

  const move = async (to: string | null) => {
    setBusy(true)
    try {
      const moved = await call(moveDemoClock, { body: { to } })
      setAhead(moved.ahead)
      client.setQueryData([readDemoClock.name, null, null], moved)
      void message.success(t('done', { when: format.date(moved.now) }))
      await client.invalidateQueries()
    } catch (error) {
      const { title, detail } = problemWords(error)
      void message.error(`${title} ${detail}`)
    } finally {
      setBusy(false)
    }
  }
  const by = (days: number) => new Date(Date.parse(clock.now) + days * dayMs).toISOString()
  return (
    <section className="wf-demo-clock-panel" aria-label={t('clock')}>
      <strong>{label}</strong>
      <p>{t('lead')}</p>
      <div>
        <Button disabled={busy} onClick={() => void move(by(1))}>
          {t('plusOne')}
        </Button>
        <Button disabled={busy} onClick={() => void move(by(7))}>
          {t('plusSeven')}
        </Button>
        <Button disabled={busy || clock.ahead === 0 || stuck} onClick={() => void move(null)}>
          {t('back')}
        </Button>
      </div>
      <p>{stuck ? t('notBack', { when: format.date(clock.newest ?? clock.now) }) : t('keeps')}</p>
      {clock.ahead > 0 && <p>{t('present', { when: format.date(clock.real) })}</p>}
    </section>
  )
}
