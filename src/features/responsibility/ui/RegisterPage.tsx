/** 责任台账: on any day every facility of the reach with its responsible people, vacancies first. */
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { lanes } from '../../../domain/responsibility/lanes.ts'
import { facilityType } from '../../../platform/contract/role.ts'
import { useRead, useReadPages } from '../../../web/api/hooks.ts'
import { urlOf } from '../../../web/api/request.ts'
import { Icon } from '../../../web/icons/Icon.tsx'
import { EmptyState } from '../../../web/kit/EmptyState.tsx'
import { FilterBar } from '../../../web/kit/FilterBar.tsx'
import { type Column, LedgerTable } from '../../../web/kit/LedgerTable.tsx'
import { NoFacility } from '../../../web/kit/NoFacility.tsx'
import { Page } from '../../../web/kit/Page.tsx'
import { Stat, Stats } from '../../../web/kit/Stat.tsx'
import { useUrlValues } from '../../../web/kit/url-state.ts'
import { holds, usePerson } from '../../../web/session/session.ts'
import { useFormat } from '../../../web/words/format.ts'
import { useChoices } from '../../../web/words/Term.tsx'
import { useLanguage, useText, useWords } from '../../../web/words/words.ts'
import { readTree } from '../../organisation/units/contract.ts'
import { exportRegister, lane, type RegisterRow, readRegister, wanted } from '../contract.ts'
import { filterOf } from './filter.ts'
import { PostCell } from './PostCell.tsx'
import './responsibility.css'
import { registerWords } from './words.ts'

export default function RegisterPage() {
  const t = useWords(registerWords)
  const text = useText()
  const format = useFormat()
  const language = useLanguage()
  const navigate = useNavigate()
  const filter = filterOf(useUrlValues())
  const list = useReadPages(readRegister, { query: filter }, { topics: ['organisation'] })
  const tree = useRead(readTree, {})
  const found = list.data?.pages[0]
  // Hand-overs are the police line's own.
  const government = holds(usePerson(), ['government'])
  const given = filter.on ? { on: filter.on } : {}
  const columns: readonly Column<RegisterRow>[] = [
    {
      key: 'unit',
      title: t('facility'),
      sort: 'unit',
      phone: 'title',
      width: '20%',
      cell: (row) => (
        <span className="rs-post">
          <span className="rs-name">{text(row.unit)}</span>
          {row.owner && <small>{text(row.owner)}</small>}
        </span>
      ),
    },
    ...lanes.map(
      (one): Column<RegisterRow> => ({
        key: one,
        title: text(lane.words[one]),
        phone: 'line',
        cell: (row) => <PostCell post={row[one]} />,
        ...(one === 'first' ? { sort: 'since' } : {}),
      }),
    ),
  ]
  return (
    <Page
      title={t('title')}
      read={list}
      note={found && t('lead', { day: format.date(found.on, 'day') })}
      actions={
        <>
          <Button icon={<Icon name="print" size={15} />} onClick={() => print()}>
            {t('print')}
          </Button>
          <Button
            icon={<Icon name="download" size={15} />}
            href={urlOf(exportRegister, { query: { ...filter, language } })}
            download
          >
            {t('export')}
          </Button>
        </>
      }
    >
      {found && found.facilities > 0 && (
        <Stats>
          <Stat label={t('facilities')} value={format.number(found.facilities)} to="/responsibility" search={given} />
          {lanes.map((one) => (
            <Stat
              key={one}
              label={text(wanted.words[one])}
              value={format.number(found.vacant[one])}
              note={found.vacant[one] === 0 ? t('allHeld') : t('ofAll', { count: found.facilities })}
              to="/responsibility"
              search={{ ...given, wanted: one }}
              {...(found.vacant[one] > 0 ? { tone: 'bad' as const } : {})}
            />
          ))}
          {!government && (
            <Stat
              label={t('handOvers')}
              value={format.number(found.handOvers)}
              note={t(found.handOvers === 0 ? 'handOversNone' : 'handOversOpen')}
              to="/responsibility/hand-overs"
              search={{ view: 'pending' }}
              {...(found.handOvers > 0 ? { tone: 'warn' as const } : {})}
            />
          )}
        </Stats>
      )}
      <FilterBar
        filters={[
          { kind: 'day', name: 'on', label: t('day'), unset: t('today') },
          { kind: 'text', name: 'q', label: t('search') },
          { kind: 'choice', name: 'wanted', label: t('wanted'), options: useChoices(wanted) },
          { kind: 'choice', name: 'facilityType', label: t('type'), options: useChoices(facilityType), more: true },
          {
            kind: 'choice',
            name: 'territory',
            label: t('place'),
            more: true,
            options: (tree.data?.divisions ?? []).map((one) => ({
              value: one.code,
              label: text({ zh: one.name, en: one.nameEn }),
            })),
          },
        ]}
      />
      <LedgerTable
        name={t('title')}
        columns={columns}
        rows={list.rows}
        rowKey={(row) => String(row.unitId)}
        mark={(row) => (row.gaps.length > 0 ? 'late' : undefined)}
        onOpen={(row) => void navigate({ to: `/responsibility/units/${row.unitId}` as never, search: given as never })}
        hasMore={list.hasNextPage}
        loadingMore={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
        empty={
          Object.keys(filter).length === 0 ? (
            <NoFacility />
          ) : (
            <EmptyState icon="search" title={t('none')} hint={t('noneHint')} />
          )
        }
      />
    </Page>
  )
}
