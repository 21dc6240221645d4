/** Columns of the overview: of its units, and of its duties. */
import { unitKind } from '../../../platform/contract/role.ts'
import { FamilyMark } from '../../../web/kit/FamilyMark.tsx'
import type { Column } from '../../../web/kit/LedgerTable.tsx'
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { type Counts, type DutyHead, type OverviewRow, windowStatus } from '../contract.ts'
import { DutyHeadline } from './DutyHeadline.tsx'
import { overviewWords } from './overview-words.ts'
import { period, shortPeriod } from './periods.ts'
import { doneShare } from './share.ts'
import { StatusMark, StatusShape } from './status.tsx'

export interface DutyRow {
  readonly duty: DutyHead
  readonly now: Counts
  readonly recent: Counts
}

interface Standing {
  readonly now: Counts
  readonly recent: Counts
}

function useCounts(): Column<Standing>[] {
  const t = useWords(overviewWords)
  const format = useFormat()
  const figure = (value: number, bad = false) => (
    <span className={value === 0 ? 'wf-muted' : bad ? 'wf-duty-bad' : undefined}>{format.number(value)}</span>
  )
  return [
    {
      key: 'missed',
      title: t('missed'),
      width: '96px',
      align: 'end',
      phone: 'line',
      cell: (row) => figure(row.recent.missed + row.now.missed, true),
    },
    {
      key: 'due',
      title: t('due'),
      width: '88px',
      align: 'end',
      phone: 'line',
      cell: (row) => figure(row.now.due),
    },
    {
      key: 'done',
      title: t('nowDone'),
      width: '104px',
      align: 'end',
      phone: 'line',
      cell: (row) => figure(row.now.done),
    },
    {
      key: 'share',
      title: t('share'),
      width: '168px',
      phone: 'line',
      cell: (row) => <Share of={row.recent} />,
    },
  ]
}

export function useDutyColumns(): Column<DutyRow>[] {
  const t = useWords(overviewWords)
  return [
    {
      key: 'family',
      title: t('family'),
      width: '64px',
      cell: ({ duty }) => (duty.family ? <FamilyMark value={duty.family} bare /> : null),
    },
    { key: 'duty', title: t('byDuty'), phone: 'title', cell: ({ duty }) => <DutyHeadline duty={duty} /> },
    ...useCounts(),
  ]
}

/** @param chosen the one duty the filter names: its windows stand in the row */
export function useUnitColumns(duties: readonly DutyHead[], chosen: string | undefined): Column<OverviewRow>[] {
  const t = useWords(overviewWords)
  const text = useText()
  const counts = useCounts()
  return [
    { key: 'unit', title: t('unit'), phone: 'title', cell: (row) => text(row.unit.name) },
    { key: 'kind', title: t('kind'), width: '144px', cell: (row) => text(unitKind.words[row.unit.kind]) },
    ...counts,
    chosen === undefined
      ? {
          key: 'worst',
          title: t('worst'),
          phone: 'line',
          cell: (row) => <Worst row={row} duties={duties} />,
        }
      : { key: 'windows', title: t('recent'), phone: 'line', cell: (row) => <Recent row={row} duty={chosen} /> },
  ]
}

function Share({ of }: { of: Counts }) {
  const format = useFormat()
  const share = doneShare(of)
  if (share === null) return <span className="wf-muted">—</span>
  return (
    <span className="wf-duty-share">
      <meter min={0} max={1} value={share} aria-hidden="true" />
      <span>{format.number(share * 100)}%</span>
    </span>
  )
}

const named = 2

function Worst({ row, duties }: { row: OverviewRow; duties: readonly DutyHead[] }) {
  const t = useWords(overviewWords)
  const text = useText()
  const missed = row.duties
    .map((one) => ({
      ...one,
      count: one.recent.filter(({ status }) => status === 'missed').length + (one.now === 'missed' ? 1 : 0),
    }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
  if (missed.length === 0) return <span className="wf-muted">—</span>
  const titleOf = (id: string) => text(duties.find((duty) => duty.id === id)?.title ?? { zh: id, en: id })
  const said = missed.slice(0, named).map((one) => t('worstOne', { duty: titleOf(one.duty), count: one.count }))
  return (
    <span className="wf-duty-worst">
      {said.join('；')}
      {missed.length > named && ` ${t('more', { count: missed.length })}`}
    </span>
  )
}

function Recent({ row, duty }: { row: OverviewRow; duty: string }) {
  const t = useWords(overviewWords)
  const text = useText()
  const one = row.duties.find((each) => each.duty === duty)
  if (!one) return <span className="wf-muted">—</span>
  return (
    <span className="wf-duty-recent">
      {one.recent.map((window) => (
        <span
          key={window.from}
          className={`wf-duty-mini wf-duty-${window.status}`}
          title={`${text(period(window))} ${text(windowStatus.words[window.status])}`}
        >
          <StatusShape status={window.status} />
          <span className="wf-hidden">
            {text(shortPeriod(window))} {text(windowStatus.words[window.status])}
          </span>
        </span>
      ))}
      {one.now && (
        <span className="wf-duty-recent-now">
          {t('nowIs')} <StatusMark status={one.now} />
        </span>
      )}
    </span>
  )
}
