/** Reports by code, newest first; what waits to be confirmed stands out. */
import { useNavigate } from '@tanstack/react-router'
import { useReadPages } from '../../../../web/api/hooks.ts'
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { FilterBar } from '../../../../web/kit/FilterBar.tsx'
import { type Column, LedgerTable } from '../../../../web/kit/LedgerTable.tsx'
import { Page } from '../../../../web/kit/Page.tsx'
import { StateBadge } from '../../../../web/kit/StateBadge.tsx'
import { useUrlValues } from '../../../../web/kit/url-state.ts'
import { useFormat } from '../../../../web/words/format.ts'
import { useChoices } from '../../../../web/words/Term.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { listScans, type ScanRow, scanState } from '../../scan/contract.ts'
import { placeWords } from '../words.ts'
import { scanTones } from './tones.ts'

export default function ReportList() {
  const t = useWords(placeWords)
  const navigate = useNavigate()
  const url = useUrlValues()
  const state = scanState.has(url.state) ? url.state : undefined
  const read = useReadPages(listScans, { query: state ? { state } : {} })
  const columns = useColumns(new Set(read.rows.map((row) => row.unitId)).size > 1)
  const filters = [{ kind: 'choice' as const, name: 'state', label: t('state'), options: useChoices(scanState) }]
  return (
    <Page title={t('reports')} crumbs={[{ to: '/places', label: t('list') }]} read={read}>
      <FilterBar filters={filters} />
      <LedgerTable
        name={t('reports')}
        rows={read.rows}
        rowKey={(row) => row.id}
        columns={columns}
        onOpen={(row) => void navigate({ to: `/scan-reports/${row.unitId}/${row.id}` as never })}
        hasMore={read.hasNextPage}
        loadingMore={read.isFetchingNextPage}
        onMore={() => void read.fetchNextPage()}
        empty={
          state ? (
            <EmptyState icon="search" title={t('reportsNone')} hint={t('reportsNoneHint')} />
          ) : (
            <EmptyState icon="place" title={t('reportsEmpty')} hint={t('reportsEmptyHint')} />
          )
        }
      />
    </Page>
  )
}

function useColumns(many: boolean): Column<ScanRow>[] {
  const t = useWords(placeWords)
  const text = useText()
  const format = useFormat()
  return [
    { key: 'place', title: t('place'), width: '240px', phone: 'line', cell: (row) => row.place },
    {
      key: 'said',
      title: t('said'),
      phone: 'title',
      cell: (row) => (
        <>
          {row.words || t('onlyPhotos')}
          {row.photos > 0 && <small className="wf-muted"> {t('photoCount', { count: row.photos })}</small>}
        </>
      ),
    },
    ...(many
      ? [
          {
            key: 'unit',
            title: t('which'),
            width: '168px',
            phone: 'line' as const,
            cell: (row: ScanRow) => text(row.unit),
          },
        ]
      : []),
    {
      key: 'received',
      title: t('received'),
      width: '160px',
      phone: 'line',
      cell: (row) => format.date(row.receivedAt),
    },
    {
      key: 'state',
      title: t('state'),
      width: '128px',
      phone: 'corner',
      cell: (row) => <StateBadge of={scanState} value={row.state} tones={scanTones} />,
    },
  ]
}
