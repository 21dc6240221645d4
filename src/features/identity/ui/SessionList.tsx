/** Sessions with device, address and time, and a way to end each. */
import type { Static } from 'typebox'
import { Icon } from '../../../web/icons/Icon.tsx'
import { Badge } from '../../../web/kit/StateBadge.tsx'
import { useFormat } from '../../../web/words/format.ts'
import { Term } from '../../../web/words/Term.tsx'
import { useText, useWords } from '../../../web/words/words.ts'
import type { Session } from '../contract/session.ts'
import { secondFactor, sessionMethod } from '../contract/words.ts'
import { accountWords } from './account/words.ts'
import './account/account.css'
import { deviceOf } from './device.ts'

export type SessionItem = Static<typeof Session>

interface SessionListProps {
  readonly items: readonly SessionItem[]
  readonly acts: (session: SessionItem) => React.ReactNode
}

export function SessionList({ items, acts }: SessionListProps) {
  const t = useWords(accountWords)
  const text = useText()
  const format = useFormat()
  return (
    <ul className="wf-own-list">
      {items.map((session) => (
        <li key={session.id}>
          <Icon name="display" />
          <span className="wf-own-words">
            <strong>
              {text(deviceOf(session.agent))} {session.current && <Badge tone="done">{t('thisOne')}</Badge>}
            </strong>
            <small>
              {session.address} · {t('since', { at: format.date(session.createdAt) })} ·{' '}
              {t('seen', { at: format.date(session.seenAt) })} · <Term of={sessionMethod} value={session.method} />
              {session.secondFactor && (
                <>
                  {' + '}
                  <Term of={secondFactor} value={session.secondFactor} />
                </>
              )}
            </small>
          </span>
          <span className="wf-own-acts">{acts(session)}</span>
        </li>
      ))}
    </ul>
  )
}
