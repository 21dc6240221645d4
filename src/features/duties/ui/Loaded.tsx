/** A part that reads by itself: its shape while it loads, the reason and a retry when it fails. */
import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { ReadFailed } from '../../../web/kit/Page.tsx'

interface LoadedProps {
  readonly read: { readonly isPending: boolean; readonly error: unknown; refetch(): unknown }
  readonly children: ReactNode
}

export function Loaded({ read, children }: LoadedProps) {
  if (read.isPending) return <Skeleton active paragraph={{ rows: 4 }} />
  if (read.error) return <ReadFailed error={read.error} retry={() => void read.refetch()} />
  return <>{children}</>
}
