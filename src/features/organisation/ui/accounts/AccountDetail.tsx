/** One account: its state for the system administrator, its posts and delegations for the security administrator. */
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useRead, useRefresh, useWrite } from '../../../../web/api/hooks.ts'
import { call } from '../../../../web/api/request.ts'
import { ConfirmAction } from '../../../../web/kit/ConfirmAction.tsx'
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { Facts, Page, Section } from '../../../../web/kit/Page.tsx'
import { StateBadge } from '../../../../web/kit/StateBadge.tsx'
import { holds, usePerson } from '../../../../web/session/session.ts'
import { useFormat } from '../../../../web/words/format.ts'
import { dictionary, useText, useWords } from '../../../../web/words/words.ts'
import {
  type AccountRow,
  accountState,
  endPost,
  issuePassword,
  type PostRow,
  readAccount,
  setAccountState,
} from '../../accounts/contract.ts'
import { listDelegations } from '../../delegations/contract.ts'
import { accountTones } from '../marks.ts'
import '../organisation.css'
import { DelegationList } from '../posts/DelegationList.tsx'
import { PostList } from '../posts/PostList.tsx'
import { today } from '../today.ts'
import { organisationWords } from '../words.ts'
import { Password } from './Password.tsx'

const words = dictionary({
  account: { zh: '账号', en: 'Account' },
  createdAt: { zh: '开立时间', en: 'Opened' },
  grant: { zh: '授予职务', en: 'Grant a post' },
  noPosts: { zh: '还没有职务', en: 'No posts yet' },
  noPostsHint: {
    zh: '账号没有职务就没有任何权限，由安全管理员授予。',
    en: 'Without a post it may do nothing. The security administrator grants posts.',
  },
  end: { zh: '结束', en: 'End' },
  endTitle: { zh: '结束“{title}”？', en: 'End “{title}”?' },
  endLead: {
    zh: '从今天起，{name}不再拥有该职务的权限；以往办理的事项不受影响。',
    en: 'From today {name} no longer has its rights. What was done stays done.',
  },
  delegate: { zh: '安排代理', en: 'Arrange a deputy' },
  suspend: { zh: '停用', en: 'Suspend' },
  suspendTitle: { zh: '停用{name}的账号？', en: 'Suspend the account of {name}?' },
  suspendLead: {
    zh: '立即退出所有设备，不能再登录；职务保留，可以恢复。',
    en: 'It is signed out everywhere and cannot sign in. Posts stay; it can be restored.',
  },
  restore: { zh: '恢复', en: 'Restore' },
  restoreTitle: { zh: '恢复{name}的账号？', en: 'Restore the account of {name}?' },
  restoreLead: { zh: '可以重新登录，职务照旧有效。', en: 'It may sign in again, with the posts it holds.' },
  close: { zh: '注销', en: 'Close' },
  closeTitle: { zh: '注销{name}的账号？', en: 'Close the account of {name}?' },
  closeLead: {
    zh: '永久不能登录，不能恢复；姓名和办理记录保留。',
    en: 'It can never sign in again. The name and what was done stay.',
  },
  password: { zh: '重置密码', en: 'New password' },
  passwordTitle: { zh: '为{name}重置密码？', en: 'Issue a new password to {name}?' },
  passwordLead: {
    zh: '原密码作废，立即退出所有设备；新的临时密码只显示一次。',
    en: 'The old one stops working and it is signed out everywhere. The new one is shown once.',
  },
})

export default function AccountDetail() {
  const { account } = useParams({ strict: false }) as { account: string }
  const t = useWords(words)
  const o = useWords(organisationWords)
  const format = useFormat()
  const text = useText()
  const person = usePerson()
  const read = useRead(readAccount, { params: { accountId: account } })
  const found = read.data?.account
  const security = holds(person, ['security'])
  return (
    <Page
      title={found?.name ?? t('account')}
      note={found && <StateBadge of={accountState} value={found.state} tones={accountTones} />}
      crumbs={[{ to: '/accounts', label: o('accounts') }]}
      read={read}
      width="narrow"
      actions={
        found &&
        security &&
        found.state === 'active' &&
        found.id !== person.account && (
          <Link to="/accounts/$account/grant" params={{ account: found.id } as never}>
            <Button type="primary">{t('grant')}</Button>
          </Link>
        )
      }
    >
      {read.data && found && (
        <>
          <Section>
            <Facts
              items={[
                [o('username'), found.username],
                [o('unit'), text({ zh: found.unitName, en: found.unitNameEn })],
                [t('createdAt'), format.date(found.createdAt)],
              ]}
            />
            {holds(person, ['system']) && found.id !== person.account && <States account={found} />}
          </Section>
          <Section title={o('posts')}>
            <PostList
              posts={read.data.posts}
              empty={<EmptyState icon="shield" title={t('noPosts')} hint={t('noPostsHint')} />}
              acts={(post) => security && found.id !== person.account && <PostActs post={post} name={found.name} />}
            />
          </Section>
          <Delegations accountId={found.id} />
        </>
      )}
    </Page>
  )
}

function Delegations({ accountId }: { accountId: string }) {
  const o = useWords(organisationWords)
  const person = usePerson()
  const read = useRead(listDelegations, { params: { accountId } })
  if (!read.data) return null
  return (
    <Section title={o('delegations')}>
      <DelegationList items={read.data.items} mayRevoke={() => holds(person, ['security'])} />
    </Section>
  )
}

function PostActs({ post, name }: { post: PostRow; name: string }) {
  const t = useWords(words)
  const end = useWrite(endPost)
  if (post.term === 'past') return null
  const administration = ['system', 'security', 'audit'].includes(post.role)
  // A post that has not begun ends before it does.
  const until = post.term === 'coming' ? post.since : today()
  return (
    <>
      {!administration && (
        <Link to="/posts/$position/delegate" params={{ position: post.id } as never}>
          <Button>{t('delegate')}</Button>
        </Link>
      )}
      <ConfirmAction
        danger
        label={t('end')}
        title={t('endTitle', { title: post.title })}
        consequence={t('endLead', { name })}
        reason="required"
        act={(reason) => end.run({ params: { positionId: post.id }, body: { until, reason, version: post.version } })}
      />
    </>
  )
}

const steps = {
  active: [
    { to: 'suspended', label: 'suspend', danger: false },
    { to: 'closed', label: 'close', danger: true },
  ],
  suspended: [
    { to: 'active', label: 'restore', danger: false },
    { to: 'closed', label: 'close', danger: true },
  ],
  closed: [],
} as const satisfies Record<AccountRow['state'], readonly { to: AccountRow['state']; label: string; danger: boolean }[]>

function States({ account }: { account: AccountRow }) {
  const t = useWords(words)
  const refresh = useRefresh()
  const write = useWrite(setAccountState)
  const [password, setPassword] = useState<string | null>(null)
  const { name } = account
  const params = { accountId: account.id }
  if (password !== null) return <Password name={name} password={password} done={() => setPassword(null)} />
  return (
    <p className="wf-org-acts">
      {steps[account.state].map(({ to, label, danger }) => (
        <ConfirmAction
          key={label}
          danger={danger}
          label={t(label)}
          title={t(`${label}Title`, { name })}
          consequence={t(`${label}Lead`)}
          reason="required"
          act={(reason) => write.run({ params, body: { state: to, reason, version: account.version } })}
        />
      ))}
      {account.state === 'active' && (
        <ConfirmAction
          label={t('password')}
          title={t('passwordTitle', { name })}
          consequence={t('passwordLead')}
          reason="required"
          act={async (reason) => {
            const reply = await call(issuePassword, { params, body: { reason } })
            setPassword(reply.temporaryPassword)
            await refresh('organisation')
          }}
        />
      )}
    </p>
  )
}
