/** What was read, its shape while it loads, or why it cannot be read. What is on screen stays when reading it again fails. */
import { Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { NoAnswer, ProblemError } from '../api/problem-error.ts'
import { Icon } from '../icons/Icon.tsx'
import { useFormat } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { EmptyState } from './EmptyState.tsx'
import './page.css'
import { kitWords } from './words.ts'

/** As `useRead` and `useReadPages` give it. */
export interface Read {
  readonly isPending: boolean
  readonly error: unknown
  readonly data: unknown
  /** Epoch milliseconds. */
  readonly dataUpdatedAt: number
  refetch(): unknown
}

export function Loaded({ read, children }: { read: Read; children: ReactNode }) {
  if (read.isPending)
    return (
      <div className="wf-loading">
        <Skeleton active paragraph={{ rows: 6 }} />
      </div>
    )
  // A refusal means that it is gone, or no longer this reader's to see.
  const stays = read.data !== undefined && !(read.error instanceof ProblemError && read.error.status < 500)
  if (read.error && !stays) return <ReadFailed error={read.error} retry={() => void read.refetch()} />
  return (
    <>
      {read.error !== null && <NotFresh read={read} />}
      {children}
    </>
  )
}

function NotFresh({ read }: { read: Read }) {
  const t = useWords(kitWords)
  const format = useFormat()
  return (
    <p className="wf-not-fresh" role="status">
      {t('notFresh', { when: format.date(new Date(read.dataUpdatedAt)) })}
      <Button type="link" size="small" onClick={() => void read.refetch()}>
        {t('retry')}
      </Button>
    </p>
  )
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
