/** What happened, newest first. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { family } from '../../../platform/contract/role.ts'
import { useReadPages } from '../../../web/api/hooks.ts'
import { Icon } from '../../../web/icons/Icon.tsx'
import { EmptyState } from '../../../web/kit/EmptyState.tsx'
import { FamilyMark } from '../../../web/kit/FamilyMark.tsx'
import { FilterBar } from '../../../web/kit/FilterBar.tsx'
import { type Column, LedgerTable } from '../../../web/kit/LedgerTable.tsx'
import { Page } from '../../../web/kit/Page.tsx'
import { Badge } from '../../../web/kit/StateBadge.tsx'
import { useUrlValues } from '../../../web/kit/url-state.ts'
import { holds, usePerson } from '../../../web/session/session.ts'
import { useFormat } from '../../../web/words/format.ts'
import { useChoices } from '../../../web/words/Term.tsx'
import { useText, useWords } from '../../../web/words/words.ts'
import { backtesters } from '../../risk/backtest/contract.ts'
import { type Incident, listIncidents, recorders, severity } from '../contract.ts'
import { incidentWords } from './words.ts'

const tones = { 'near-miss': 'wait', incident: 'open', grave: 'stop' } as const
const day = /^\d{4}-\d{2}-\d{2}$/

export function SeverityBadge({ value }: { value: Incident['severity'] }) {
  const text = useText()
  return <Badge tone={tones[value]}>{text(severity.words[value])}</Badge>
}

function filterOf(url: Readonly<Record<string, string>>) {
  const unit = Number(url.unit)
  return {
    ...(Number.isInteger(unit) && unit > 0 ? { unit } : {}),
    ...(family.has(url.family) ? { family: url.family } : {}),
    ...(severity.has(url.severity) ? { severity: url.severity } : {}),
    ...(day.test(url.from ?? '') ? { from: url.from } : {}),
    ...(day.test(url.to ?? '') ? { to: url.to } : {}),
    ...(url.text?.trim() ? { text: url.text.trim().slice(0, 60) } : {}),
    ...(url.withdrawn === 'yes' ? { withdrawn: true } : {}),
  }
}

export default function IncidentList() {
  const t = useWords(incidentWords)
  const text = useText()
  const format = useFormat()
  const navigate = useNavigate()
  const person = usePerson()
  const filter = filterOf(useUrlValues())
  const read = useReadPages(listIncidents, { query: filter })
  const columns: readonly Column<Incident>[] = [
    {
      key: 'occurred',
      title: t('occurred'),
      width: '150px',
      phone: 'line',
      cell: (row) => format.date(row.occurredAt),
    },
    {
      key: 'severity',
      title: t('severity'),
      width: '128px',
      phone: 'corner',
      cell: (row) => <SeverityBadge value={row.severity} />,
    },
    {
      key: 'family',
      title: t('family'),
      width: '144px',
      phone: 'line',
      cell: (row) => <FamilyMark value={row.family} />,
    },
    { key: 'unit', title: t('unit'), width: '200px', phone: 'title', cell: (row) => text(row.unit) },
    { key: 'place', title: t('place'), width: '140px', phone: 'line', cell: (row) => row.place },
    {
      key: 'summary',
      title: t('summary'),
      phone: 'line',
      cell: (row) => (row.withdrawn ? <Badge tone="done">{t('withdrawn')}</Badge> : row.summary),
    },
    {
      key: 'people',
      title: t('people'),
      width: '150px',
      phone: 'line',
      cell: ({ deaths, injured }) => (deaths + injured === 0 ? t('nobody') : t('hurt', { deaths, injured })),
    },
  ]
  return (
    <Page
      title={t('title')}
      note={t('lead')}
      read={read}
      actions={
        <>
          {holds(person, backtesters) && (
            <Link to={'/risk/backtest' as never}>
              <Button icon={<Icon name="chart" size={16} />}>{t('backtest')}</Button>
            </Link>
          )}
          {holds(person, recorders) && (
            <Link to={'/incidents/new' as never}>
              <Button type="primary" icon={<Icon name="plus" size={16} />}>
                {t('record')}
              </Button>
            </Link>
          )}
        </>
      }
    >
      <FilterBar
        filters={[
          { kind: 'text', name: 'text', label: t('search') },
          { kind: 'choice', name: 'family', label: t('family'), options: useChoices(family) },
          { kind: 'choice', name: 'severity', label: t('severity'), options: useChoices(severity) },
          { kind: 'day', name: 'from', label: t('from'), more: true },
          { kind: 'day', name: 'to', label: t('to'), more: true },
          {
            ...{ kind: 'choice' as const, name: 'withdrawn', label: t('which'), more: true },
            options: [{ value: 'yes', label: t('shown') }],
          },
        ]}
      />
      <LedgerTable
        name={t('title')}
        columns={columns}
        rows={read.rows}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: `/incidents/${row.unitId}/${row.id}` as never })}
        hasMore={read.hasNextPage}
        loadingMore={read.isFetchingNextPage}
        onMore={() => void read.fetchNextPage()}
        empty={
          Object.keys(filter).length > 0 ? (
            <EmptyState icon="search" title={t('none')} hint={t('noneHint')} />
          ) : (
            <EmptyState icon="tick" title={t('empty')} hint={t('emptyHint')} />
          )
        }
      />
    </Page>
  )
}
