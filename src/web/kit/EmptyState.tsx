/** Nothing here yet: says why, and what to do about it. */
import type { ReactNode } from 'react'
import { Icon } from '../icons/Icon.tsx'
import type { IconName } from '../icons/paths.ts'
import './page.css'

interface EmptyStateProps {
  readonly icon?: IconName
  readonly title: string
  readonly hint?: string
  readonly action?: ReactNode
}

export function EmptyState({ icon = 'tick', title, hint, action }: EmptyStateProps) {
  return (
    <div className="wf-empty">
      <span className="wf-empty-mark">
        <Icon name={icon} size={22} />
      </span>
      <strong>{title}</strong>
      {hint && <p>{hint}</p>}
      {action}
    </div>
  )
}
