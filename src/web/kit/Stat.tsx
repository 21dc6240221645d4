/** One figure with its words; it opens the records behind it. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import './marks.css'

interface StatProps {
  readonly label: string
  readonly value: ReactNode
  readonly note?: ReactNode
  readonly tone?: 'bad' | 'warn' | 'good'
  /** The ledger of what is counted, with its filters in the address. */
  readonly to?: string
  readonly search?: Readonly<Record<string, string>>
}

export function Stat({ label, value, note, tone, to, search }: StatProps) {
  const inner = (
    <>
      <span className="wf-stat-label">{label}</span>
      <span className="wf-stat-value">{value}</span>
      {note && <span className="wf-stat-note">{note}</span>}
    </>
  )
  const className = `wf-stat ${tone ? `wf-stat-${tone}` : ''}`
  if (!to) return <div className={className}>{inner}</div>
  return (
    <Link to={to} search={(search ?? {}) as never} className={`${className} wf-stat-opens`}>
      {inner}
    </Link>
  )
}

export function Stats({ children }: { children: ReactNode }) {
  return <div className="wf-stats">{children}</div>
}
