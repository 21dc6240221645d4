/** What was found wrong in a file: each with its place, what stands there, why, and how to mend it. */
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { type Column, LedgerTable } from '../../../../web/kit/LedgerTable.tsx'
import { Badge } from '../../../../web/kit/StateBadge.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { findingLevel } from '../../import/contract/findings.ts'
import type { Finding } from '../../import/contract.ts'
import './import.css'
import { importWords } from './words.ts'

/** @param count of all; the first are listed */
export function Findings({ findings, count }: { findings: readonly Finding[]; count: number }) {
  const t = useWords(importWords)
  const text = useText()
  const columns: Column<Finding>[] = [
    {
      key: 'level',
      title: t('level'),
      width: '96px',
      phone: 'corner',
      cell: ({ level }) => <Badge tone={level === 'error' ? 'stop' : 'calm'}>{text(findingLevel.words[level])}</Badge>,
    },
    {
      key: 'place',
      title: t('place'),
      width: '200px',
      phone: 'title',
      cell: ({ sheet, row, column, head }) => (
        <span className="wf-import-place">
          <strong>{column === null ? t('row', { row }) : `${column}${row}`}</strong>
          <span>{sheet}</span>
          {head && <small>{head}</small>}
        </span>
      ),
    },
    { key: 'value', title: t('value'), width: '180px', phone: 'line', cell: ({ value }) => value || '—' },
    { key: 'reason', title: t('reason'), phone: 'line', cell: ({ reason }) => text(reason) },
    { key: 'advice', title: t('advice'), phone: 'line', cell: ({ advice }) => text(advice) },
  ]
  if (findings.length === 0) return null
  return (
    <>
      <h2 className="wf-import-head">{t('findings')}</h2>
      {count > findings.length && <p className="wf-muted">{t('findingsFirst', { count, shown: findings.length })}</p>}
      <LedgerTable
        name={t('findings')}
        columns={columns}
        rows={findings}
        rowKey={({ sheet, row, column, reason }) => `${sheet} ${column} ${row} ${reason.en}`}
        empty={<EmptyState icon="tick" title={t('none')} hint={t('noneHint')} />}
      />
    </>
  )
}
