/** A post of the line as a cell: who holds it and as what, who acts for them, or that nobody does. */
import { Link } from '@tanstack/react-router'
import { Badge } from '../../../web/kit/StateBadge.tsx'
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import type { Post } from '../contract.ts'
import './responsibility.css'
import { registerWords } from './words.ts'

interface PostCellProps {
  readonly post: Post
  /** Also says the unit and since when. */
  readonly full?: boolean
}

export function PostCell({ post, full = false }: PostCellProps) {
  const t = useWords(registerWords)
  const text = useText()
  const format = useFormat()
  const waits = post.handOver && (
    <small className={post.handOver.late ? 'rs-waits rs-late' : 'rs-waits'}>
      {full ? (
        <Link to={`/responsibility/hand-overs/${post.handOver.unitId}/${post.handOver.id}` as never}>
          {t(post.handOver.late ? 'handOverLate' : 'handOverWaits')}
        </Link>
      ) : (
        t(post.handOver.late ? 'handOverLate' : 'handOverWaits')
      )}
    </small>
  )
  const unit = post.unit && full ? <small className="rs-unit">{text(post.unit)}</small> : null
  if (post.people.length === 0)
    return (
      <span className="rs-post">
        <Badge tone="stop">{t(post.unit ? 'vacant' : 'noUnit')}</Badge>
        {unit}
        {waits}
      </span>
    )
  return (
    <span className="rs-post">
      {post.people.map((one) => (
        <span key={one.positionId} className="rs-person">
          <span className="rs-name">{one.name}</span>
          <small>{one.title}</small>
          {one.acting.map((other) => (
            <small key={`${other.name} ${other.since}`} className="rs-acting">
              {t('acting', { name: other.name })}
            </small>
          ))}
          {full && <small>{t('since', { day: format.date(one.since, 'day') })}</small>}
        </span>
      ))}
      {unit}
      {waits}
    </span>
  )
}
