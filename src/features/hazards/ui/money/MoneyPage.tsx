/** 整改经费汇总: by bureau, by facility, and each hazard of a facility, the widest gap first. */

import { useNavigate } from '@tanstack/react-router'
import { family } from '../../../../platform/contract/role.ts'
import { nowDate } from '../../../../web/api/clock.ts'
import { useRead, useReadPages } from '../../../../web/api/hooks.ts'
import { type Filter, FilterBar } from '../../../../web/kit/FilterBar.tsx'
import { Page } from '../../../../web/kit/Page.tsx'
import { Stat, Stats } from '../../../../web/kit/Stat.tsx'
import { useSetUrlValues, useUrlValues } from '../../../../web/kit/url-state.ts'
import { useChoices } from '../../../../web/words/Term.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { listFacilities } from '../../contract.ts'
import {
  listMoney,
  listMoneyTotals,
  type MoneyFilter,
  type MoneyRow,
  type MoneyTotal,
  moneyBy,
  moneyGap,
} from '../../money/contract.ts'
import '../hazards.css'
import { useYuan } from './detail.ts'
import { HazardTable, UnitTable } from './tables.tsx'
import { moneyWords } from './words.ts'

const number = (text: string | undefined): number | null => {
  const value = Number(text)
  return Number.isInteger(value) && value > 0 && value < 2_147_483_647 ? value : null
}

function filterOf(url: Readonly<Record<string, string>>): MoneyFilter {
  const [unit, bureau, year] = [number(url.unit), number(url.bureau), number(url.year)]
  return {
    ...(unit ? { unit } : {}),
    ...(bureau ? { bureau } : {}),
    ...(year && year >= 2000 && year <= 2999 ? { year } : {}),
    ...(family.has(url.family) ? { family: url.family } : {}),
    ...(moneyGap.has(url.gap) ? { gap: url.gap } : {}),
  }
}

export default function MoneyPage() {
  const t = useWords(moneyWords)
  const text = useText()
  const yuan = useYuan()
  const url = useUrlValues()
  const filter = filterOf(url)
  const facilities = useRead(listFacilities, {})
  const units = facilities.data?.items ?? []
  const many = units.length > 1
  const bureaus = useRead(listMoneyTotals, { query: { by: 'bureau', limit: 200 } }, { enabled: many }).data?.items ?? []
  const by = moneyBy.has(url.by) ? url.by : 'facility'
  const totals = useReadPages(listMoneyTotals, { query: { ...filter, by } })
  const total = totals.data?.pages[0]?.total
  const one = filter.unit !== undefined || (facilities.isSuccess && !many)
  const year = nowDate().getFullYear()
  const choices = {
    by: useChoices(moneyBy),
    family: useChoices(family),
    gap: useChoices(moneyGap),
    year: [year, year - 1, year - 2].map((value) => ({ value: String(value), label: t('yearOf', { year: value }) })),
    bureau: bureaus.map((row) => ({ value: String(row.unitId), label: text(row.unit) })),
    unit: units.map((unit) => ({ value: String(unit.id), label: text(unit.name) })),
  }
  const choice = (name: keyof typeof choices): Filter => ({
    kind: 'choice',
    name,
    label: t(name),
    options: choices[name],
  })
  const filters = [
    ...(many ? [choice('by'), choice('bureau'), choice('unit')] : []),
    choice('family'),
    choice('year'),
    choice('gap'),
  ]
  const filtered = Object.keys(filter).length > 0
  return (
    <Page title={t('title')} crumbs={[{ to: '/hazards', label: t('ledger') }]} read={totals}>
      <FilterBar filters={filters} />
      {total && total.hazards > 0 && (
        <div className="hz-sums">
          <Stats>
            <Stat label={t('asked')} value={yuan(total.askedFen)} note={t('counted', { count: total.hazards })} />
            <Stat label={t('granted')} value={yuan(total.grantedFen)} />
            <Stat label={t('spent')} value={yuan(total.spentFen)} />
            <Stat
              label={t('short')}
              value={yuan(total.shortFen)}
              note={t('shortNote')}
              {...(total.shortFen > 0 ? { tone: 'warn' as const } : {})}
            />
            <Stat label={t('unspent')} value={yuan(total.unspentFen)} note={t('unspentNote')} />
          </Stats>
        </div>
      )}
      {one ? <Hazards filter={filter} filtered={filtered} /> : <Units read={totals} by={by} filtered={filtered} />}
    </Page>
  )
}

function Hazards({ filter, filtered }: { filter: MoneyFilter; filtered: boolean }) {
  const navigate = useNavigate()
  const list = useReadPages(listMoney, { query: filter })
  const open = (row: MoneyRow) => void navigate({ to: `/hazards/${row.unitId}/${row.id}` as never })
  return list.isPending ? null : <HazardTable list={list} open={open} filtered={filtered} />
}

interface UnitsProps {
  readonly read: ReturnType<typeof useReadPages<typeof listMoneyTotals>>
  readonly by: 'facility' | 'bureau'
  readonly filtered: boolean
}

/** A bureau opens its facilities, a facility its hazards. */
function Units({ read, by, filtered }: UnitsProps) {
  const set = useSetUrlValues()
  const open = (row: MoneyTotal) =>
    set(by === 'bureau' ? { by: undefined, bureau: String(row.unitId) } : { unit: String(row.unitId) })
  return <UnitTable list={read} by={by} open={open} filtered={filtered} />
}
