/** A ledger on a phone: each row a card a thumb can hit. */
import { Fragment } from 'react'
import { useWords } from '../words/words.ts'
import type { Column, LedgerProps } from './LedgerTable.tsx'
import { kitWords } from './words.ts'

export function CardList<Row>({ name, columns, rows, rowKey, onOpen, mark, selection }: LedgerProps<Row>) {
  const t = useWords(kitWords)
  const at = (place: Column<Row>['phone']) => columns.filter((column) => column.phone === place)
  return (
    <ul className="wf-cards" aria-label={name}>
      {rows.map((row, n) => {
        const content = (
          <>
            <span className="wf-card-top">
              <span className="wf-card-title">
                {at('title').map((column) => (
                  <Fragment key={column.key}>{column.cell(row)}</Fragment>
                ))}
              </span>
              <span className="wf-card-corner">
                {at('corner').map((column) => (
                  <Fragment key={column.key}>{column.cell(row)}</Fragment>
                ))}
              </span>
            </span>
            <span className="wf-card-lines">
              {at('line').map((column) => (
                <span key={column.key}>
                  <small>{column.title}</small>
                  <span>{column.cell(row)}</span>
                </span>
              ))}
            </span>
          </>
        )
        const className = `wf-card ${mark?.(row) ? `wf-row-${mark(row)}` : ''}`
        return (
          <li key={rowKey(row)} className={selection ? 'wf-card-chooses' : undefined}>
            {selection && (
              <label className="wf-card-box">
                <input
                  type="checkbox"
                  checked={selection.has(rowKey(row))}
                  aria-label={t('selectRow', { n: n + 1 })}
                  onChange={(event) => selection.set([rowKey(row)], event.target.checked)}
                />
              </label>
            )}
            {onOpen ? (
              <button type="button" className={className} onClick={() => onOpen(row)}>
                {content}
              </button>
            ) : (
              <div className={className}>{content}</div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
