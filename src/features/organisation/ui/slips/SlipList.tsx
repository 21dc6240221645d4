/** Slips with temporary passwords, one for each person, to be printed and cut apart. */
import type { ReactNode } from 'react'
import { useWords } from '../../../../web/words/words.ts'
import './slips.css'
import { slipWords } from './words.ts'

interface Slip {
  readonly username: string
  readonly temporaryPassword: string
  readonly title: ReactNode
  readonly place?: ReactNode
}

/** @param todo what its owner does first */
export function SlipList({ slips, todo }: { slips: readonly Slip[]; todo: string }) {
  const t = useWords(slipWords)
  return (
    <ul className="wf-slips" aria-label={t('slips')}>
      {slips.map(({ username, temporaryPassword, title, place }) => (
        <li key={username}>
          <strong>{title}</strong>
          {place && <span>{place}</span>}
          <dl>
            <dt>{t('address')}</dt>
            <dd>{location.origin}</dd>
            <dt>{t('username')}</dt>
            <dd>
              <code>{username}</code>
            </dd>
            <dt>{t('temporary')}</dt>
            <dd>
              <code>{temporaryPassword}</code>
            </dd>
          </dl>
          <p>{todo}</p>
        </li>
      ))}
    </ul>
  )
}
