/** How often hazards come back, by facility and family, over a period; what the rate is stands above it. */

import { type Family, family } from '../../../../platform/contract/role.ts'
import { useRead } from '../../../../web/api/hooks.ts'
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { FamilyMark } from '../../../../web/kit/FamilyMark.tsx'
import { FilterBar } from '../../../../web/kit/FilterBar.tsx'
import { type Column, LedgerTable } from '../../../../web/kit/LedgerTable.tsx'
import { Page } from '../../../../web/kit/Page.tsx'
import { useUrlValues } from '../../../../web/kit/url-state.ts'
import { useFormat } from '../../../../web/words/format.ts'
import { useChoices } from '../../../../web/words/Term.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { readRates } from '../../repeats/contract.ts'
import '../hazards.css'
import '../library/library.css'
import { repeatWords } from './words.ts'

interface Row {
  readonly unitId: number
  readonly unit: { readonly zh: string; readonly en: string }
  readonly opened: number
  readonly repeats: number
  readonly unanswered: number
  readonly families: readonly { readonly family: Family; readonly opened: number; readonly repeats: number }[]
}

const day = /^\d{4}-\d{2}-\d{2}$/
const percent = (row: { readonly opened: number; readonly repeats: number }) =>
  row.opened === 0 ? 0 : (100 * row.repeats) / row.opened

export default function RatesPage() {
  const t = useWords(repeatWords)
  const text = useText()
  const format = useFormat()
  const url = useUrlValues()
  const families = useChoices(family)
  const read = useRead(
    readRates,
    {
      query: {
        ...(day.test(url.from ?? '') ? { from: url.from } : {}),
        ...(day.test(url.to ?? '') ? { to: url.to } : {}),
        ...(family.has(url.family) ? { family: url.family } : {}),
      },
    },
    { topics: ['hazards'] },
  )
  const number = (key: 'opened' | 'repeats' | 'unanswered'): Column<Row> => ({
    key,
    title: t(key),
    width: '96px',
    align: 'end',
    phone: 'line',
    cell: (row) => `${row[key]}`,
  })
  const columns: Column<Row>[] = [
    { key: 'unit', title: t('unit'), phone: 'title', cell: (row) => text(row.unit) },
    number('opened'),
    number('repeats'),
    number('unanswered'),
    {
      key: 'rate',
      title: t('rate'),
      width: '120px',
      align: 'end',
      phone: 'corner',
      cell: (row) => (
        <span>
          {percent(row).toFixed(1)} %
          <i aria-hidden="true" className="hz-bar" style={{ ['--share' as never]: `${percent(row)}%` }} />
        </span>
      ),
    },
    {
      key: 'families',
      title: t('byFamily'),
      phone: 'line',
      cell: (row) => (
        <span className="hz-group-said">
          {row.families
            .filter((one) => one.repeats > 0)
            .map((one) => (
              <span key={one.family}>
                <FamilyMark value={one.family} bare /> {one.repeats}/{one.opened}
              </span>
            ))}
        </span>
      ),
    },
  ]
  const { data } = read
  return (
    <Page
      title={t('rates')}
      note={
        data && t('period', { ...data.total, from: format.date(data.from, 'day'), to: format.date(data.to, 'day') })
      }
      crumbs={[{ to: '/hazards', label: text({ zh: '隐患台账', en: 'Hazard ledger' }) }]}
      read={read}
    >
      <p className="wf-muted">{t('ratesLead')}</p>
      <FilterBar
        filters={[
          { kind: 'day', name: 'from', label: t('from') },
          { kind: 'day', name: 'to', label: t('to') },
          { kind: 'choice', name: 'family', label: t('family'), options: families },
        ]}
      />
      <LedgerTable<Row>
        name={t('rates')}
        rows={data?.items ?? []}
        rowKey={(row) => String(row.unitId)}
        columns={columns}
        empty={<EmptyState title={t('none')} hint={t('noneHint')} />}
      />
      {data?.more && <p className="wf-muted">{t('more')}</p>}
    </Page>
  )
}
