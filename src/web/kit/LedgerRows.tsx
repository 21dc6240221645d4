/**
 * Rows of a long ledger in pieces: only those near the window are in the document, the others leave their height. A short
 * ledger is one piece. On paper everything stands.
 */
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

const piece = 100
/** Pieces this far outside of the window are there already, so that nothing flickers and the next row can be focused. */
const margin = '1500px 0px'
/** Of a row that was never shown: 40 px and its line. */
const rowHeight = 41

export const isLong = (count: number): boolean => count > 2 * piece

interface LedgerRowsProps {
  readonly count: number
  readonly columns: number
  readonly row: (n: number) => ReactNode
}

export function LedgerRows({ count, columns, row }: LedgerRowsProps) {
  const printing = usePrinting()
  if (!isLong(count) || printing) return <tbody>{range(0, count).map(row)}</tbody>
  return range(0, Math.ceil(count / piece)).map((n) => (
    <Piece key={n} from={n * piece} to={Math.min(count, (n + 1) * piece)} columns={columns} row={row} />
  ))
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, n) => from + n)

interface PieceProps extends Omit<LedgerRowsProps, 'count'> {
  readonly from: number
  readonly to: number
}

function Piece({ from, to, columns, row }: PieceProps) {
  const body = useRef<HTMLTableSectionElement>(null)
  const height = useRef((to - from) * rowHeight)
  const near = useNear(body, from < 2 * piece, height)
  if (near) return <tbody ref={body}>{range(from, to).map(row)}</tbody>
  return (
    <tbody ref={body} aria-hidden="true">
      <tr className="wf-row-gap">
        <td colSpan={columns} style={{ height: height.current }} />
      </tr>
    </tbody>
  )
}

function useNear(
  body: RefObject<HTMLTableSectionElement | null>,
  first: boolean,
  height: { current: number },
): boolean {
  const [near, setNear] = useState(first)
  useEffect(() => {
    const part = body.current
    if (!part) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry) return
        // Where the focus is stays.
        if (!entry.isIntersecting && part.contains(document.activeElement)) return
        if (!entry.isIntersecting && part.rows.length > 1) height.current = part.getBoundingClientRect().height
        setNear(entry.isIntersecting)
      },
      { rootMargin: margin },
    )
    observer.observe(part)
    return () => observer.disconnect()
  }, [body, height])
  return near
}

function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true))
    const after = () => setPrinting(false)
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    return () => {
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
    }
  }, [])
  return printing
}
