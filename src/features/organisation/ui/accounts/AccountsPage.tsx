/** All accounts of the administrator's territory. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { role } from '../../../../platform/contract/role.ts'
import { useReadPages } from '../../../../web/api/hooks.ts'
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { FilterBar } from '../../../../web/kit/FilterBar.tsx'
import { type Column, LedgerTable } from '../../../../web/kit/LedgerTable.tsx'
import { Page } from '../../../../web/kit/Page.tsx'
import { StateBadge } from '../../../../web/kit/StateBadge.tsx'
import { useUrlValues } from '../../../../web/kit/url-state.ts'
import { holds, usePerson } from '../../../../web/session/session.ts'
import { useChoices } from '../../../../web/words/Term.tsx'
import { dictionary, useText, useWords } from '../../../../web/words/words.ts'
import { type AccountRow, accountState, listAccounts } from '../../accounts/contract.ts'
import { accountTones } from '../marks.ts'
import '../organisation.css'
import { organisationWords } from '../words.ts'

const words = dictionary({
  add: { zh: '开立账号', en: 'Open an account' },
  import: { zh: '批量导入', en: 'Import' },
  noRole: { zh: '尚无职务', en: 'No post yet' },
  none: { zh: '没有符合条件的账号', en: 'No account matches' },
  noneHint: { zh: '换个姓名或用户名查找，或清除筛选。', en: 'Search for another name, or clear the filters.' },
  apart: {
    zh: '三员分立：系统管理员开立和停用账号，安全管理员授予和结束职务，安全审计员查阅日志。',
    en: 'Kept apart: the system administrator opens and stops accounts, the security administrator grants and ends posts, the audit administrator reads the journal.',
  },
})

export default function AccountsPage() {
  const t = useWords(words)
  const o = useWords(organisationWords)
  const text = useText()
  const navigate = useNavigate()
  const person = usePerson()
  const { q, state, role: held } = useUrlValues()
  const list = useReadPages(listAccounts, {
    query: {
      ...(q ? { q } : {}),
      ...(accountState.has(state) ? { state } : {}),
      ...(role.has(held) ? { role: held } : {}),
    },
  })
  const columns: readonly Column<AccountRow>[] = [
    { key: 'name', title: o('person'), width: '120px', phone: 'title', cell: (row) => row.name },
    { key: 'username', title: o('username'), width: '200px', phone: 'line', cell: (row) => row.username },
    {
      key: 'roles',
      title: o('roles'),
      width: '200px',
      phone: 'line',
      cell: (row) => row.roles.map((one) => text(role.words[one])).join('、') || t('noRole'),
    },
    {
      key: 'unit',
      title: o('unit'),
      phone: 'line',
      cell: (row) => text({ zh: row.unitName, en: row.unitNameEn }),
    },
    {
      key: 'state',
      title: o('state'),
      width: '110px',
      phone: 'corner',
      cell: (row) => <StateBadge of={accountState} value={row.state} tones={accountTones} />,
    },
  ]
  const actions = holds(person, ['system', 'security']) && (
    <>
      <Link to={'/accounts/import' as never}>
        <Button>{t('import')}</Button>
      </Link>
      {holds(person, ['system']) && (
        <Link to="/accounts/new">
          <Button type="primary">{t('add')}</Button>
        </Link>
      )}
    </>
  )
  return (
    <Page title={o('accounts')} note={t('apart')} actions={actions} read={list}>
      <FilterBar
        filters={[
          { kind: 'text', name: 'q', label: o('search') },
          { kind: 'choice', name: 'role', label: o('role'), options: useChoices(role) },
          { kind: 'choice', name: 'state', label: o('state'), options: useChoices(accountState) },
        ]}
      />
      <LedgerTable
        name={o('accounts')}
        rows={list.rows}
        rowKey={(row) => row.id}
        columns={columns}
        onOpen={(row) => void navigate({ to: '/accounts/$account', params: { account: row.id } as never })}
        empty={<EmptyState icon="people" title={t('none')} hint={t('noneHint')} />}
        hasMore={list.hasNextPage}
        loadingMore={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </Page>
  )
}
