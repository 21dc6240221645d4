/** Totals of a facility as one small table; each figure opens the records behind it. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useWords } from '../../../../web/words/words.ts'
import type { Archive } from '../../archive/contract.ts'
import { archiveWords } from './words.ts'

type Tally = Omit<Archive['years'][number], 'year'>

export interface TotalsRow extends Tally {
  readonly key: string
  readonly head: ReactNode
  /** Filters of the ledger that give these hazards. */
  readonly filters: Readonly<Record<string, string>>
  readonly more?: ReactNode
}

const states = { open: 'open', closed: 'closed', rejected: 'rejected' } as const

export function Totals({ name, head, rows }: { name: string; head: string; rows: readonly TotalsRow[] }) {
  const t = useWords(archiveWords)
  const opens = (row: TotalsRow, count: number, filters: Readonly<Record<string, string>>) =>
    count === 0 ? (
      <span className="wf-muted">0</span>
    ) : (
      <Link to={`/hazards?${new URLSearchParams({ ...row.filters, ...filters })}` as never}>{count}</Link>
    )
  return (
    <div className="hz-totals">
      <table>
        <caption className="wf-hidden">{name}</caption>
        <thead>
          <tr>
            {[head, t('opened'), t('open'), t('closed'), t('rejected'), t('major')].map((one) => (
              <th key={one} scope="col">
                {one}
              </th>
            ))}
            {rows.some((row) => row.more) && <th scope="col" className="wf-no-print" aria-label={t('export')} />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.head}</th>
              <td>{opens(row, row.opened, { state: 'all' })}</td>
              {(['open', 'closed', 'rejected'] as const).map((state) => (
                <td key={state}>{opens(row, row[state], { state: states[state] })}</td>
              ))}
              <td>{opens(row, row.major, { state: 'all', grade: 'major' })}</td>
              {row.more && <td className="wf-no-print">{row.more}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
