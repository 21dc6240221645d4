/** The frame of a page: where we are, what it is called, what can be done, and its content or what stands for it. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Icon } from '../icons/Icon.tsx'
import { useTitle } from '../shell/title.ts'
import { useWords } from '../words/words.ts'
import { Loaded, type Read } from './Loaded.tsx'
import './page.css'
import { Printed } from './Printed.tsx'
import { kitWords } from './words.ts'

interface Crumb {
  readonly to: string
  readonly label: string
}

interface PageProps {
  readonly title: string
  /** One line under the title: state, place, number. */
  readonly note?: ReactNode
  readonly crumbs?: readonly Crumb[]
  /** Buttons; the primary one last. On a phone they fill the bottom of the page. */
  readonly actions?: ReactNode
  /** A read this page cannot do without: `useRead(...)`. */
  readonly read?: Read
  /** `narrow` for reading and forms, `wide` (default) for ledgers. */
  readonly width?: 'narrow' | 'wide'
  readonly children: ReactNode
}

export function Page({ title, note, crumbs, actions, read, width = 'wide', children }: PageProps) {
  const t = useWords(kitWords)
  useTitle(title)
  const back = crumbs?.at(-1)
  return (
    <article className={`wf-page wf-page-${width}`}>
      <header className="wf-page-head">
        <div className="wf-page-words">
          {crumbs && (
            <nav className="wf-crumbs" aria-label={t('crumbs')}>
              {back && (
                <Link to={back.to} className="wf-crumb-back" aria-label={t('backTo', { page: back.label })}>
                  <Icon name="back" size={16} />
                </Link>
              )}
              {crumbs.map((crumb) => (
                <span key={crumb.to}>
                  <Link to={crumb.to}>{crumb.label}</Link>
                  <span aria-hidden="true">/</span>
                </span>
              ))}
            </nav>
          )}
          <h1>{title}</h1>
          {note && <div className="wf-page-note">{note}</div>}
          <Printed />
        </div>
        {actions && <div className="wf-page-actions wf-no-print">{actions}</div>}
      </header>
      {read ? <Loaded read={read}>{children}</Loaded> : children}
    </article>
  )
}

/** A titled part of a page. */
export function Section({ title, aside, children }: { title?: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="wf-section">
      {(title || aside) && (
        <header>
          {title && <h2>{title}</h2>}
          {aside}
        </header>
      )}
      {children}
    </section>
  )
}

/** Label and value pairs of a record. */
export function Facts({ items }: { items: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className="wf-facts">
      {items.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value ?? '—'}</dd>
        </div>
      ))}
    </dl>
  )
}
