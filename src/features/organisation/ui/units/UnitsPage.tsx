/** All units: a ledger to search and filter, and the same units as trees, by owner (上行) and by territory (横向). */
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { department, facilityType, unitKind } from '../../../../platform/contract/role.ts'
import { useReadPages } from '../../../../web/api/hooks.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { FilterBar } from '../../../../web/kit/FilterBar.tsx'
import { type Column, LedgerTable } from '../../../../web/kit/LedgerTable.tsx'
import { Page } from '../../../../web/kit/Page.tsx'
import { Badge } from '../../../../web/kit/StateBadge.tsx'
import { useUrlState, useUrlValues } from '../../../../web/kit/url-state.ts'
import { holds, usePerson } from '../../../../web/session/session.ts'
import { useChoices } from '../../../../web/words/Term.tsx'
import { dictionary, useText, useWords } from '../../../../web/words/words.ts'
import { listUnits, standing, type UnitRow } from '../../units/contract.ts'
import '../organisation.css'
import { Loaded } from '../../../../web/kit/Loaded.tsx'
import { importWords } from '../import/words.ts'
import { organisationWords } from '../words.ts'
import { kindOf } from './kind.ts'
import { UnitTree } from './UnitTree.tsx'

const words = dictionary({
  list: { zh: '列表', en: 'List' },
  byOwner: { zh: '按隶属', en: 'By owner' },
  byTerritory: { zh: '按地域', en: 'By territory' },
  view: { zh: '查看方式', en: 'View' },
  add: { zh: '设立单位', en: 'Open a unit' },
  none: { zh: '没有符合条件的单位', en: 'No unit matches' },
  noneHint: { zh: '换个名称查找，或清除筛选。', en: 'Search for another name, or clear the filters.' },
})

export default function UnitsPage() {
  const t = useWords(words)
  const o = useWords(organisationWords)
  const i = useWords(importWords)
  const [view = 'list', setView] = useUrlState('view')
  const person = usePerson()
  const actions = holds(person, ['system']) && (
    <>
      <Link to={'/units/import' as never}>
        <Button icon={<Icon name="upload" size={16} />}>{i('import')}</Button>
      </Link>
      <Link to="/units/new">
        <Button type="primary">{t('add')}</Button>
      </Link>
    </>
  )
  return (
    <Page title={o('units')} actions={actions}>
      <Segmented
        aria-label={t('view')}
        className="wf-org-view wf-no-print"
        value={view}
        onChange={(next) => setView(next === 'list' ? undefined : next)}
        options={[
          { value: 'list', label: t('list') },
          { value: 'owner', label: t('byOwner') },
          { value: 'territory', label: t('byTerritory') },
        ]}
      />
      {view === 'list' ? <UnitList /> : <UnitTree by={view === 'owner' ? 'owner' : 'territory'} />}
    </Page>
  )
}

function UnitList() {
  const t = useWords(words)
  const o = useWords(organisationWords)
  const text = useText()
  const navigate = useNavigate()
  const { q, kind, facilityType: type, department: which, standing: stands } = useUrlValues()
  const list = useReadPages(listUnits, {
    query: {
      ...(q ? { q } : {}),
      ...(unitKind.has(kind) ? { kind } : {}),
      ...(facilityType.has(type) ? { facilityType: type } : {}),
      ...(department.has(which) ? { department: which } : {}),
      ...(standing.has(stands) ? { standing: stands } : {}),
    },
  })
  const columns: readonly Column<UnitRow>[] = [
    { key: 'name', title: o('name'), phone: 'title', cell: (row) => text({ zh: row.name, en: row.nameEn }) },
    { key: 'kind', title: o('kind'), width: '180px', phone: 'line', cell: (row) => text(kindOf(row)) },
    {
      key: 'owner',
      title: o('owner'),
      width: '240px',
      phone: 'line',
      cell: (row) => (row.ownerName === null ? '—' : text({ zh: row.ownerName, en: row.ownerNameEn ?? row.ownerName })),
    },
    {
      key: 'territory',
      title: o('territory'),
      width: '200px',
      phone: 'line',
      cell: (row) => text({ zh: row.territoryName, en: row.territoryNameEn }),
    },
    {
      key: 'state',
      title: o('state'),
      width: '110px',
      phone: 'corner',
      cell: (row) => (
        <Badge tone={row.closedOn === null ? 'done' : 'stop'}>
          {text(standing.words[row.closedOn === null ? 'open' : 'closed'])}
        </Badge>
      ),
    },
  ]
  return (
    <>
      <FilterBar
        filters={[
          { kind: 'text', name: 'q', label: o('search') },
          { kind: 'choice', name: 'kind', label: o('kind'), options: useChoices(unitKind) },
          { kind: 'choice', name: 'facilityType', label: o('type'), options: useChoices(facilityType) },
          { kind: 'choice', name: 'department', label: o('department'), options: useChoices(department) },
          { kind: 'choice', name: 'standing', label: o('state'), options: useChoices(standing) },
        ]}
      />
      <Loaded read={list}>
        <LedgerTable
          name={o('units')}
          rows={list.rows}
          rowKey={(row) => String(row.id)}
          columns={columns}
          onOpen={(row) => void navigate({ to: '/units/$unit', params: { unit: String(row.id) } as never })}
          empty={<EmptyState icon="organisation" title={t('none')} hint={t('noneHint')} />}
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      </Loaded>
    </>
  )
}
