/** The ledger (隐患台账): views, filters in the address, and the hazards as rows, groups, a board or tiles of places. */
import { Link } from '@tanstack/react-router'
import { Button, Segmented, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useRead, useReadPages, useWrite } from '../../../web/api/hooks.ts'
import { Icon } from '../../../web/icons/Icon.tsx'
import { ColumnChooser } from '../../../web/kit/ColumnChooser.tsx'
import { EmptyState } from '../../../web/kit/EmptyState.tsx'
import { FilterBar, namesOf } from '../../../web/kit/FilterBar.tsx'
import { Page } from '../../../web/kit/Page.tsx'
import { useSetUrlValues, useUrlValues } from '../../../web/kit/url-state.ts'
import { holds, usePerson } from '../../../web/session/session.ts'
import { usePhone } from '../../../web/theme/media.ts'
import { useFormat } from '../../../web/words/format.ts'
import { useChoices } from '../../../web/words/Term.tsx'
import { useWords } from '../../../web/words/words.ts'
import { listHazards } from '../contract.ts'
import { bulkRoles } from '../ledger/bulk/contract.ts'
import { grouping } from '../ledger/groups/contract.ts'
import { listViews, setHabit } from '../ledger/views/contract.ts'
import { reporters } from '../loop/contract.ts'
import './hazards.css'
import { filterOf, layout } from './ledger/address.ts'
import { Board } from './ledger/Board.tsx'
import { BulkBar } from './ledger/BulkBar.tsx'
import { useChoosing } from './ledger/choosing.ts'
import { useColumns } from './ledger/columns.tsx'
import { useFacilities, useFilters } from './ledger/filters.ts'
import { Grouped } from './ledger/Grouped.tsx'
import './ledger/ledger.css'
import { Places } from './ledger/Places.tsx'
import { Rows } from './ledger/Rows.tsx'
import { useOpening, ViewBar } from './ledger/ViewBar.tsx'
import { ledgerWords } from './ledger/words.ts'
import { SheetActions } from './spreadsheets/SheetActions.tsx'
import { hazardWords } from './words.ts'

export default function HazardList() {
  const t = useWords(hazardWords)
  const l = useWords(ledgerWords)
  const format = useFormat()
  const person = usePerson()
  const phone = usePhone()
  const url = useUrlValues()
  const set = useSetUrlValues()
  const units = useFacilities()
  const many = units.length > 1
  const filter = filterOf(url)
  const filters = useFilters(url, units)
  const views = useRead(listViews, {})
  useFirstView(views.data, url)
  const as = layout.has(url.as) ? url.as : 'list'
  const by = grouping.has(url.by) ? url.by : null
  const flat = as === 'list' && by === null
  const read = useReadPages(listHazards, { query: filter }, { enabled: flat })
  const count = useRead(listHazards, { query: { ...filter, limit: 1, total: true } })
  const { all, usual } = useColumns(many)
  const chosen = url.cols?.split(',') ?? views.data?.habit.columns ?? usual
  const columns = chosen.flatMap((key) => all.filter((column) => column.key === key))
  const keepHabit = useWrite(setHabit)
  const choosing = useChoosing()
  const [thumbs, setThumbs] = useState(false)
  const mayChoose = holds(person, bulkRoles) && as === 'list'
  const selecting = mayChoose && (!phone || thumbs) ? choosing : null
  const mayReport = holds(person, reporters)
  const filtered = filters.flatMap(namesOf).some((name) => url[name] !== undefined)
  const total = count.data?.total
  const layouts = useChoices(layout)
  const groupings = useChoices(grouping)

  const keepColumns = (keys: readonly string[]) => {
    const plain = keys.join() === usual.join()
    const opensWith = views.data?.habit.opensWith ?? null
    void keepHabit.run({ body: { opensWith, columns: plain ? null : [...keys] } })
    // A view has columns of its own; where one is open, the change is one of the view.
    set({ cols: url.view || url.cols ? keys.join(',') : undefined })
  }
  const empty = filtered ? (
    <EmptyState icon="search" title={t('noneTitle')} hint={t('noneHint')} />
  ) : (
    <EmptyState icon="tick" title={t('emptyTitle')} hint={t(mayReport ? 'emptyHint' : 'emptyHintReader')} />
  )
  const searching = filter.text !== undefined || filter.place !== undefined
  return (
    <Page
      title={t('list')}
      note={
        <>
          {total && (
            <span role="status">
              {total.more
                ? t('countedMore', { number: format.number(total.count) })
                : t('counted', { count: total.count })}
            </span>
          )}
          {searching && <span>{t('searchNewest')}</span>}
        </>
      }
      actions={
        <>
          <SheetActions filter={filter} />
          {mayReport && (
            <Link to={'/hazards/report' as never}>
              <Button type="primary" icon={<Icon name="plus" size={16} />}>
                {t('report')}
              </Button>
            </Link>
          )}
        </>
      }
      {...(flat ? { read } : {})}
    >
      <ViewBar views={views.data} url={url} />
      <FilterBar filters={filters} chips />
      <div className="hz-tools wf-no-print">
        <Segmented
          aria-label={l('layout')}
          options={layouts}
          value={as}
          onChange={(value) => set({ as: value === 'list' ? undefined : value })}
        />
        {as === 'list' && (
          <>
            <Select
              aria-label={l('grouping')}
              value={by ?? ''}
              options={[{ value: '', label: l('groupBy') }, ...groupings]}
              onChange={(value) => set({ by: value || undefined })}
              popupMatchSelectWidth={false}
              className="wf-filter-select"
            />
            {!phone && (
              <ColumnChooser all={all} shown={columns.map((one) => one.key)} usual={usual} onChange={keepColumns} />
            )}
          </>
        )}
        {phone && mayChoose && (
          <Button
            aria-pressed={thumbs}
            onClick={() => {
              setThumbs(!thumbs)
              choosing.none()
            }}
          >
            {l(thumbs ? 'chooseNone' : 'choose')}
          </Button>
        )}
        {!phone && (
          <Button icon={<Icon name="print" size={15} />} onClick={() => print()}>
            {l('print')}
          </Button>
        )}
      </div>
      {as === 'board' && <Board filter={filter} url={url} many={many} />}
      {as === 'places' && <Places filter={filter} url={url} />}
      {as === 'list' && by && <Grouped by={by} filter={filter} columns={columns} choosing={selecting} />}
      {flat && <Rows read={read} columns={columns} choosing={selecting} empty={empty} />}
      {selecting && <BulkBar choosing={selecting} filter={filter} />}
    </Page>
  )
}

/** Opened without a word in its address, the ledger shows the view one likes to begin with; once. */
function useFirstView(views: Parameters<typeof useOpening>[0], url: Readonly<Record<string, string>>): void {
  const set = useSetUrlValues()
  const opening = useOpening(views)
  const bare = useRef(Object.keys(url).length === 0)
  useEffect(() => {
    if (!bare.current || !views) return
    bare.current = false
    const { opensWith } = views.habit
    const asked = opensWith === null || Object.keys(url).length > 0 ? null : opening(opensWith)
    if (asked) set(asked)
  })
}
