/** How the reach stands: by unit or by duty, worst first, filtered by the address. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { family } from '../../../platform/contract/role.ts'
import { useRead, useReadPages } from '../../../web/api/hooks.ts'
import { EmptyState } from '../../../web/kit/EmptyState.tsx'
import { FilterBar } from '../../../web/kit/FilterBar.tsx'
import { LedgerTable } from '../../../web/kit/LedgerTable.tsx'
import { Page } from '../../../web/kit/Page.tsx'
import { Stat, Stats } from '../../../web/kit/Stat.tsx'
import { useSetUrlValues, useUrlValues } from '../../../web/kit/url-state.ts'
import { usePerson } from '../../../web/session/session.ts'
import { useFormat } from '../../../web/words/format.ts'
import { useChoices } from '../../../web/words/Term.tsx'
import { useText, useWords } from '../../../web/words/words.ts'
import { readTree } from '../../organisation/units/contract.ts'
import { type OverviewRow, readOverview } from '../contract.ts'
import './duties.css'
import './overview.css'
import { type DutyRow, useDutyColumns, useUnitColumns } from './overview-columns.tsx'
import { overviewWords } from './overview-words.ts'
import { doneShare } from './share.ts'
import { dutyWords } from './words.ts'

const cityCode = /^\d{2}(\d{2}(\d{2})?)?$/

export function Overview() {
  const t = useWords(overviewWords)
  const d = useWords(dutyWords)
  const text = useText()
  const format = useFormat()
  const navigate = useNavigate()
  const url = useUrlValues()
  const set = useSetUrlValues()
  const byDuty = url.view === 'duties'
  const department = usePerson().positions.find(({ role }) => role === 'department')?.unit
  const filter = {
    ...(family.has(url.family) ? { family: url.family } : {}),
    ...(url.city && cityCode.test(url.city) ? { city: url.city } : {}),
  }
  const topics = { topics: ['activities', 'organisation', 'hazards', 'systems'] }
  const read = useReadPages(readOverview, { query: { ...filter, ...(url.duty ? { duty: url.duty } : {}) } }, topics)
  // All duties of the reach: what the filter offers, whatever it is set to.
  const all = useRead(readOverview, { query: { limit: 1 } }, topics)
  const tree = useRead(readTree, {})
  const families = useChoices(family)
  const found = read.data?.pages[0]
  const offered = (all.data?.duties ?? []).filter((duty) => !filter.family || duty.family === filter.family)
  const chosen = found?.duties.length === 1 ? found.duties[0] : undefined
  const unitColumns = useUnitColumns(found?.duties ?? [], chosen?.id)
  const dutyColumns = useDutyColumns()
  const rows = (found?.duties ?? []).flatMap((duty): DutyRow[] => {
    const counts = found?.byDuty.find((one) => one.duty === duty.id)
    return counts ? [{ duty, now: counts.now, recent: counts.recent }] : []
  })
  const missed = (one: DutyRow) => one.recent.missed + one.now.missed
  const worst = rows.toSorted((a, b) => missed(b) - missed(a) || b.now.due - a.now.due)
  const share = found ? doneShare(found.recent) : null
  const filtered = ['family', 'duty', 'city'].some((name) => url[name] !== undefined)
  const empty = filtered ? (
    <EmptyState icon="search" title={t('noneFit')} hint={t('noneFitHint')} />
  ) : (
    <EmptyState icon="calendar" title={t('none')} hint={t('noneHint')} />
  )

  return (
    <Page
      title={d('overview')}
      read={read}
      note={found && <span>{d('asOf', { day: format.date(found.today, 'day') })}</span>}
      actions={
        department !== undefined && (
          <Link to={`/duties/${department}` as never}>
            <Button tabIndex={-1}>{t('ofDepartment')}</Button>
          </Link>
        )
      }
    >
      {found && (
        <Stats>
          <Stat label={t('units')} value={format.number(found.units)} />
          <Stat
            label={d('statMissed')}
            value={format.number(found.recent.missed + found.now.missed)}
            note={t('pastYear')}
            {...(found.recent.missed + found.now.missed > 0 ? { tone: 'bad' } : {})}
          />
          <Stat
            label={d('statDue')}
            value={format.number(found.now.due)}
            note={t('nowNote', { done: format.number(found.now.done) })}
          />
          <Stat
            label={t('share')}
            value={share === null ? '—' : `${format.number(share * 100)}%`}
            note={t('shareNote')}
          />
        </Stats>
      )}
      <FilterBar
        filters={[
          { kind: 'choice', name: 'family', label: t('family'), options: families },
          {
            kind: 'choice',
            name: 'duty',
            label: d('duty'),
            options: offered.map((duty) => ({ value: duty.id, label: text(duty.title) })),
          },
          {
            kind: 'choice',
            name: 'city',
            label: t('place'),
            options: (tree.data?.divisions ?? []).map((one) => ({
              value: one.code,
              label: text({ zh: one.name, en: one.nameEn }),
            })),
          },
        ]}
      />
      <Segmented
        className="wf-duty-view"
        value={byDuty ? 'duties' : 'units'}
        options={[
          { value: 'units', label: t('byUnit') },
          { value: 'duties', label: t('byDuty') },
        ]}
        onChange={(value) => set({ view: value === 'duties' ? 'duties' : undefined })}
      />
      {byDuty ? (
        <LedgerTable
          name={t('byDuty')}
          columns={dutyColumns}
          rows={worst}
          rowKey={(row) => row.duty.id}
          mark={(row) => (missed(row) > 0 ? 'late' : undefined)}
          onOpen={(row) => set({ duty: row.duty.id, view: undefined })}
          empty={empty}
        />
      ) : (
        <LedgerTable<OverviewRow>
          name={t('byUnit')}
          columns={unitColumns}
          rows={read.rows}
          rowKey={(row) => String(row.unit.id)}
          mark={(row) => (row.recent.missed + row.now.missed > 0 ? 'late' : undefined)}
          onOpen={(row) => void navigate({ to: `/duties/${row.unit.id}` as never })}
          hasMore={read.hasNextPage}
          loadingMore={read.isFetchingNextPage}
          onMore={() => void read.fetchNextPage()}
          empty={empty}
        />
      )}
    </Page>
  )
}
