/** The frame of a page: where we are, what it is called, what can be done, and its content or what stands for it. */
import { Link } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { NoAnswer, ProblemError } from '../api/problem-error.ts'
import { Icon } from '../icons/Icon.tsx'
import { useTitle } from '../shell/title.ts'
import { useWords } from '../words/words.ts'
import { EmptyState } from './EmptyState.tsx'
import './page.css'
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
  readonly read?: { readonly isPending: boolean; readonly error: unknown; refetch(): unknown }
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
        </div>
        {actions && <div className="wf-page-actions wf-no-print">{actions}</div>}
      </header>
      <PageBody {...(read ? { read } : {})}>{children}</PageBody>
    </article>
  )
}

function PageBody({ read, children }: Pick<PageProps, 'read' | 'children'>) {
  if (read?.isPending) {
    return (
      <div className="wf-page-loading">
        <Skeleton active paragraph={{ rows: 6 }} />
      </div>
    )
  }
  if (read?.error) return <ReadFailed error={read.error} retry={() => void read.refetch()} />
  return <>{children}</>
}

/** What stands in the place of something that could not be read. */
export function ReadFailed({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useWords(kitWords)
  const problem = error instanceof ProblemError || error instanceof NoAnswer ? error.problem : null
  return (
    <EmptyState
      icon={problem ? 'hazard' : 'offline'}
      title={problem?.title ?? t('unreachable')}
      hint={problem?.detail ?? t('unreachableHint')}
      action={
        <Button icon={<Icon name="refresh" size={16} />} onClick={retry}>
          {t('retry')}
        </Button>
      }
    />
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
