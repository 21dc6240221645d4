/** How a list page is written: filters in the address, a ledger, rows that open. Here over four sample rows. */
import type { Family } from '../../platform/contract/role.ts'
import { DueClock, urgencyOf } from '../kit/DueClock.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { FamilyMark } from '../kit/FamilyMark.tsx'
import { FilterBar } from '../kit/FilterBar.tsx'
import { LedgerTable } from '../kit/LedgerTable.tsx'
import { PersonLine } from '../kit/PersonLine.tsx'
import { StateBadge } from '../kit/StateBadge.tsx'
import { useUrlValues } from '../kit/url-state.ts'
import { useChoices } from '../words/Term.tsx'
import { useWords } from '../words/words.ts'
import { fromNow, sampleState, sampleTones } from './MarksPart.tsx'
import { styleWords } from './words.ts'

interface Row {
  readonly id: number
  readonly place: 'placeA' | 'placeB' | 'placeC' | 'placeD'
  readonly family: Family
  readonly state: (typeof sampleState.terms)[number]
  readonly due: string
  readonly who: 'li' | 'zhou'
  readonly points: number
}

const rows: readonly Row[] = [
  { id: 1, place: 'placeA', family: 'fire', state: 'rectifying', due: fromNow(-26), who: 'li', points: 12 },
  { id: 2, place: 'placeB', family: 'food', state: 'submitted', due: fromNow(4), who: 'li', points: 8.5 },
  { id: 3, place: 'placeC', family: 'building', state: 'reported', due: fromNow(150), who: 'zhou', points: 21 },
  { id: 4, place: 'placeD', family: 'attack', state: 'closed', due: fromNow(-200), who: 'zhou', points: 3 },
]

export function LedgerPart() {
  const t = useWords(styleWords)
  const filters = useUrlValues()
  const states = useChoices(sampleState)
  const shown = rows.filter(
    (row) => (!filters.state || row.state === filters.state) && (!filters.q || t(row.place).includes(filters.q)),
  )
  const sorted = filters.sort ? shown.toSorted((a, b) => a.due.localeCompare(b.due)) : shown
  return (
    <>
      <FilterBar
        filters={[
          { kind: 'text', name: 'q', label: t('search') },
          { kind: 'choice', name: 'state', label: t('state'), options: states },
          { kind: 'day', name: 'from', label: t('from') },
        ]}
      />
      <LedgerTable
        name={t('ledger')}
        rows={filters.sort?.startsWith('-') ? sorted.toReversed() : sorted}
        rowKey={(row) => String(row.id)}
        mark={(row) => (row.state === 'closed' ? undefined : late(row.due))}
        onOpen={() => scrollTo({ top: 0 })}
        empty={<EmptyState title={t('emptyTitle')} hint={t('emptyHint')} />}
        columns={[
          { key: 'place', title: t('place'), cell: (row) => t(row.place), phone: 'title' },
          {
            key: 'family',
            title: t('family'),
            cell: (row) => <FamilyMark value={row.family} />,
            width: '150px',
            phone: 'line',
          },
          {
            key: 'state',
            title: t('state'),
            cell: (row) => <StateBadge of={sampleState} value={row.state} tones={sampleTones} />,
            width: '110px',
            phone: 'corner',
          },
          {
            key: 'due',
            title: t('due'),
            cell: (row) => <DueClock due={row.due} done={row.state === 'closed' ? row.due : null} />,
            width: '150px',
            sort: 'due',
            phone: 'line',
          },
          {
            key: 'who',
            title: t('person'),
            cell: (row) => <PersonLine name={t(row.who)} />,
            width: '120px',
            phone: 'line',
          },
          { key: 'points', title: t('score'), cell: (row) => row.points.toFixed(1), width: '80px', align: 'end' },
        ]}
      />
    </>
  )
}

const late = (due: string): 'late' | 'soon' | undefined => {
  const urgency = urgencyOf(due, Date.now())
  return urgency === 'late' || urgency === 'soon' ? urgency : undefined
}
