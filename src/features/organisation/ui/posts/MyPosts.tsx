/** My own posts, and who acts for me or for whom I act. */
import { Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useRead } from '../../../../web/api/hooks.ts'
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { Page, Section } from '../../../../web/kit/Page.tsx'
import { dictionary, useWords } from '../../../../web/words/words.ts'
import { listHandOvers } from '../../../responsibility/handover/contract.ts'
import { readMine } from '../../delegations/contract.ts'
import '../organisation.css'
import { organisationWords } from '../words.ts'
import { DelegationList } from './DelegationList.tsx'
import { PostList } from './PostList.tsx'

const words = dictionary({
  title: { zh: '我的职务', en: 'My posts' },
  lead: {
    zh: '您能看什么、办什么，都由这些职务决定。外出时可委托他人代理，日志同时记下两人姓名。',
    en: 'What you see and may do follows from these. When you are away, let another act for you; the journal names both.',
  },
  handOvers: {
    zh: '有 {count} 次交接等您签字',
    en: { one: 'One hand-over waits for your signature', other: '{count} hand-overs wait for your signature' },
  },
  open: { zh: '去签字', en: 'Open' },
  delegate: { zh: '委托代理', en: 'Let another act' },
  none: { zh: '您还没有职务', en: 'You hold no post' },
  noneHint: { zh: '请联系安全管理员授予职务。', en: 'Ask the security administrator for one.' },
})

const administrations: readonly string[] = ['system', 'security', 'audit']

export default function MyPosts() {
  const t = useWords(words)
  const o = useWords(organisationWords)
  const read = useRead(readMine, {})
  // Whoever left a post has no list of tasks, and still has to sign.
  const waiting = useRead(listHandOvers, { query: { view: 'mine' } }).data?.items.length ?? 0
  return (
    <Page title={t('title')} note={t('lead')} read={read} width="narrow">
      {read.data && (
        <>
          {waiting > 0 && (
            <Alert
              type="warning"
              showIcon
              className="wf-org-waiting"
              title={t('handOvers', { count: waiting })}
              action={
                <Link to="/responsibility/hand-overs" search={{ view: 'mine' } as never}>
                  <Button tabIndex={-1}>{t('open')}</Button>
                </Link>
              }
            />
          )}
          <Section title={o('posts')}>
            <PostList
              posts={read.data.posts}
              empty={<EmptyState icon="shield" title={t('none')} hint={t('noneHint')} />}
              acts={(post) =>
                post.term !== 'past' &&
                !administrations.includes(post.role) && (
                  <Link to="/posts/$position/delegate" params={{ position: post.id } as never}>
                    <Button>{t('delegate')}</Button>
                  </Link>
                )
              }
            />
          </Section>
          <Section title={o('delegations')}>
            <DelegationList items={read.data.delegations} mayRevoke={() => true} />
          </Section>
        </>
      )}
    </Page>
  )
}
