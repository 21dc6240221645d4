/** A ledger on a phone: each row a card a thumb can hit. */
import { Fragment } from 'react'
import type { Column, LedgerProps } from './LedgerTable.tsx'

export function CardList<Row>({ name, columns, rows, rowKey, onOpen, mark }: LedgerProps<Row>) {
  const at = (place: Column<Row>['phone']) => columns.filter((column) => column.phone === place)
  return (
    <ul className="wf-cards" aria-label={name}>
      {rows.map((row) => {
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
          <li key={rowKey(row)}>
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
