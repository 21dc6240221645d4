/** The bell in the header: how many warnings wait for an answer, and the five that are due first. */
import { Link } from '@tanstack/react-router'
import { Popover } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { ReplyOf } from '../../../../platform/contract/endpoint.ts'
import { useRead } from '../../../../web/api/hooks.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { DueClock } from '../../../../web/kit/DueClock.tsx'
import { FamilyMark } from '../../../../web/kit/FamilyMark.tsx'
import { RiskMark } from '../../../../web/kit/RiskMark.tsx'
import { holds, usePerson } from '../../../../web/session/session.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import { listWarnings, readers } from '../../contract.ts'
import './bell.css'
import { bellWords } from './words.ts'

const most = 99

export default function Bell() {
  return holds(usePerson(), readers) ? <Ringing /> : null
}

function Ringing() {
  const t = useWords(bellWords)
  const { data } = useRead(listWarnings, { query: { state: 'open', limit: 5 } })
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const count = data?.totals.open ?? 0
  const overdue = data?.totals.overdue ?? 0
  const label = count === 0 ? t('none') : overdue === 0 ? t('count', { count }) : t('late', { count, overdue })
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      align={{ overflow: { shiftX: true, adjustY: true } }}
      destroyOnHidden
      content={data ? <First items={data.items} count={count} close={close} leave={() => setOpen(false)} /> : null}
    >
      <button
        ref={button}
        type="button"
        className={`wf-header-button ${overdue > 0 ? 'wf-bell-late' : ''}`}
        aria-label={label}
        aria-expanded={open}
        title={label}
      >
        <Icon name="warning" />
        {count > 0 && <span className="wf-count">{count > most ? `${most}+` : count}</span>}
      </button>
    </Popover>
  )
}

interface FirstProps {
  readonly items: ReplyOf<typeof listWarnings>['items']
  readonly count: number
  /** Back to the bell. */
  readonly close: () => void
  /** To another page. */
  readonly leave: () => void
}

function First({ items, count, close, leave }: FirstProps) {
  const t = useWords(bellWords)
  const text = useText()
  const place = useRef<HTMLElement>(null)
  useEffect(() => place.current?.querySelector('a')?.focus(), [])
  return (
    <nav
      ref={place}
      className="wf-bell"
      aria-label={t('title')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
      }}
    >
      {items.length === 0 && <p className="wf-muted">{t('none')}</p>}
      <ul>
        {items.map((one) => (
          <li key={one.id}>
            <Link to={`/warnings/${one.unitId}/${one.id}` as never} onClick={leave}>
              <span>
                <RiskMark value={one.colour} />
                <strong>{text(one.unit)}</strong>
              </span>
              <span>
                <FamilyMark value={one.family} />
                <DueClock due={one.answerDueAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <Link to={'/warnings' as never} className="wf-bell-all" onClick={leave}>
        {count > items.length ? t('all', { count }) : t('page')}
      </Link>
    </nav>
  )
}
