/** Posts of one person, newest first. */
import type { ReactNode } from 'react'
import { role } from '../../../../platform/contract/role.ts'
import { StateBadge } from '../../../../web/kit/StateBadge.tsx'
import { useFormat } from '../../../../web/words/format.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import { type PostRow, term } from '../../accounts/contract.ts'
import { termTones } from '../marks.ts'
import '../organisation.css'
import { organisationWords } from '../words.ts'

interface PostListProps {
  readonly posts: readonly PostRow[]
  readonly empty: ReactNode
  readonly acts: (post: PostRow) => ReactNode
}

export function PostList({ posts, empty, acts }: PostListProps) {
  const o = useWords(organisationWords)
  const text = useText()
  const format = useFormat()
  if (posts.length === 0) return <>{empty}</>
  return (
    <ul className="wf-org-posts">
      {posts.map((post) => (
        <li key={post.id}>
          <div>
            <strong>{post.title}</strong> · {text(role.words[post.role])}
            <small>{text({ zh: post.unitName, en: post.unitNameEn })}</small>
            <small>
              {format.date(post.since, 'day')} – {post.until === null ? o('open') : format.date(post.until, 'day')}
            </small>
          </div>
          <div className="wf-org-acts">
            <StateBadge of={term} value={post.term} tones={termTones} />
            {acts(post)}
          </div>
        </li>
      ))}
    </ul>
  )
}
