/** Every column the ledger has; which are shown is the reader's choice. */
import { DueClock } from '../../../../web/kit/DueClock.tsx'
import { FamilyMark } from '../../../../web/kit/FamilyMark.tsx'
import type { Column } from '../../../../web/kit/LedgerTable.tsx'
import { useFormat } from '../../../../web/words/format.ts'
import { Term } from '../../../../web/words/Term.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { type HazardRow, hazardSource } from '../../contract.ts'
import { isOpen } from '../../loop/contract.ts'
import { GradeMark, HazardMarks, HazardStateBadge, useSaid } from '../marks.tsx'
import { hazardWords } from '../words.ts'
import { ledgerWords } from './words.ts'

const usual = ['number', 'grade', 'family', 'finding', 'unit', 'state', 'due', 'responsible', 'opened']

/** @param many the reader sees more than one facility */
export function useColumns(many: boolean): { all: readonly Column<HazardRow>[]; usual: readonly string[] } {
  const t = useWords(hazardWords)
  const l = useWords(ledgerWords)
  const text = useText()
  const said = useSaid()
  const format = useFormat()
  const all: readonly Column<HazardRow>[] = [
    {
      key: 'number',
      title: t('number'),
      width: '104px',
      phone: 'line',
      cell: (row) => <span className="hz-number">{row.number}</span>,
    },
    {
      key: 'grade',
      title: t('grade'),
      width: '112px',
      sort: 'grade',
      phone: 'line',
      cell: (row) => <GradeMark value={row.grade} />,
    },
    {
      key: 'family',
      title: t('family'),
      width: many ? '64px' : '132px',
      phone: 'line',
      cell: (row) => <FamilyMark value={row.family} bare={many} />,
    },
    {
      key: 'finding',
      title: t('finding'),
      phone: 'title',
      cell: (row) => (
        <span className="hz-finding" title={`${said(row.object)} ${said(row.finding)} ${said(row.place)}`}>
          <strong>{said(row.object)}</strong>
          <HazardMarks hazard={row} />
          <span>{said(row.finding)}</span>
          <small>{said(row.place)}</small>
        </span>
      ),
    },
    { key: 'place', title: l('placeIs'), width: '160px', cell: (row) => said(row.place) },
    ...(many
      ? [
          {
            key: 'unit',
            title: t('unit'),
            width: '136px',
            phone: 'line' as const,
            cell: (row: HazardRow) => text(row.unit),
          },
        ]
      : []),
    {
      key: 'state',
      title: t('state'),
      width: '124px',
      phone: 'corner',
      cell: (row) => <HazardStateBadge value={row.state} />,
    },
    {
      key: 'due',
      title: t('due'),
      width: '132px',
      sort: 'due',
      phone: 'line',
      cell: (row) => (isOpen(row.state) ? <DueClock due={row.dueAt} /> : <span className="wf-muted">—</span>),
    },
    { key: 'responsible', title: t('responsible'), width: '104px', cell: (row) => row.responsible?.name ?? '—' },
    {
      key: 'opened',
      title: t('opened'),
      width: '112px',
      sort: 'opened',
      cell: (row) => format.date(row.openedAt, 'day'),
    },
    { key: 'origin', title: l('source'), width: '128px', cell: (row) => <Term of={hazardSource} value={row.origin} /> },
  ]
  return { all, usual: usual.filter((key) => all.some((column) => column.key === key)) }
}
