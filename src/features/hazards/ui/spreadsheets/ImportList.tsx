/** Where an import begins: a file is dropped, and earlier imports are found again. */
import { useNavigate } from '@tanstack/react-router'
import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { useRead, useReadPages } from '../../../../web/api/hooks.ts'
import { urlOf } from '../../../../web/api/request.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { type Column, LedgerTable } from '../../../../web/kit/LedgerTable.tsx'
import { Page } from '../../../../web/kit/Page.tsx'
import { type Person, usePerson } from '../../../../web/session/session.ts'
import { useFormat } from '../../../../web/words/format.ts'
import { useLanguage, useText, useWords } from '../../../../web/words/words.ts'
import { listFacilities } from '../../contract.ts'
import { importers, importTemplate, listImports } from '../../spreadsheets/contract.ts'
import { DropZone } from './DropZone.tsx'
import { type ImportRowType, ImportStateBadge } from './marks.tsx'
import './spreadsheets.css'
import { sheetWords } from './words.ts'

export default function ImportList() {
  const t = useWords(sheetWords)
  const language = useLanguage()
  const navigate = useNavigate()
  const units = useUnits(usePerson())
  const [chosen, setChosen] = useState<number>()
  const read = useReadPages(listImports, {})
  const columns = useColumns()
  const unitId = chosen ?? units[0]?.value
  const open = (unit: number, id: string) => void navigate({ to: `/hazards/imports/${unit}/${id}` as never })
  return (
    <Page
      title={t('title')}
      note={t('lead')}
      crumbs={[{ to: '/hazards', label: t('ledger') }]}
      actions={
        <Button icon={<Icon name="download" size={16} />} href={urlOf(importTemplate, { query: { language } })}>
          {t('template')}
        </Button>
      }
      read={read}
    >
      <div className="sh-begin">
        {units.length > 1 && (
          <Form.Item layout="vertical" label={t('where')} htmlFor="sheet-unit" className="sh-where">
            <Select
              id="sheet-unit"
              showSearch
              optionFilterProp="label"
              value={unitId ?? null}
              options={units}
              onChange={(value) => setChosen(value)}
              popupMatchSelectWidth={false}
            />
          </Form.Item>
        )}
        {unitId !== undefined && <DropZone unitId={unitId} done={open} />}
      </div>
      <h2 className="sh-earlier">{t('earlier')}</h2>
      <LedgerTable
        name={t('earlier')}
        columns={columns}
        rows={read.rows}
        rowKey={(row) => row.id}
        onOpen={(row) => open(row.unitId, row.id)}
        hasMore={read.hasNextPage}
        loadingMore={read.isFetchingNextPage}
        onMore={() => void read.fetchNextPage()}
        empty={<EmptyState icon="document" title={t('noneTitle')} hint={t('noneHint')} />}
      />
    </Page>
  )
}

/** A ledger belongs to one facility, or to the bureau or department whose facilities it names. */
function useUnits(person: Person): { value: number; label: string }[] {
  const t = useWords(sheetWords)
  const text = useText()
  const facilities = useRead(listFacilities, {}).data?.items ?? []
  const ids = new Set(facilities.map((unit) => unit.id))
  const above = person.positions.filter(
    ({ role, unit }) => (importers as readonly string[]).includes(role) && !ids.has(unit),
  )
  const whole = new Map(above.map((one) => [one.unit, t('several', { unit: text(one.unitName) })]))
  return [
    ...(facilities.length > 1 ? [...whole].map(([value, label]) => ({ value, label })) : []),
    ...facilities.map((unit) => ({ value: unit.id, label: text(unit.name) })),
  ]
}

function useColumns(): Column<ImportRowType>[] {
  const t = useWords(sheetWords)
  const text = useText()
  const format = useFormat()
  return [
    { key: 'name', title: t('file'), phone: 'title', cell: (row) => row.name },
    { key: 'unit', title: t('unit'), width: '200px', phone: 'line', cell: (row) => text(row.unit) },
    {
      key: 'state',
      title: t('state'),
      width: '150px',
      phone: 'corner',
      cell: (row) => <ImportStateBadge value={row.state} />,
    },
    {
      key: 'rows',
      title: t('rows'),
      width: '96px',
      align: 'end',
      cell: (row) => (row.result ? format.number(row.result.rows) : '—'),
    },
    { key: 'by', title: t('by'), width: '112px', phone: 'line', cell: (row) => row.by },
    { key: 'at', title: t('at'), width: '150px', phone: 'line', cell: (row) => format.date(row.at, 'minute') },
  ]
}
