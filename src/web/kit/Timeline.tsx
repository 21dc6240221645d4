/** What happened, in order, by whom. */
import type { ReactNode } from 'react'
import { useFormat } from '../words/format.ts'
import './timeline.css'

export interface Moment {
  readonly key: string
  readonly at: string
  readonly title: ReactNode
  readonly who?: ReactNode
  readonly detail?: ReactNode
  readonly tone?: 'good' | 'bad' | 'now'
}

export function Timeline({ items }: { items: readonly Moment[] }) {
  const format = useFormat()
  return (
    <ol className="wf-timeline">
      {items.map((item) => (
        <li key={item.key} className={item.tone ? `wf-moment-${item.tone}` : undefined}>
          <div className="wf-moment-head">
            <strong>{item.title}</strong>
            <time dateTime={item.at}>{format.date(item.at)}</time>
          </div>
          {item.who && <div className="wf-moment-who">{item.who}</div>}
          {item.detail && <div className="wf-moment-detail">{item.detail}</div>}
        </li>
      ))}
    </ol>
  )
}
