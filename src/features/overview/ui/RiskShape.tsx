/** The shape of a risk level alone, for dense places: beside it stands its number, and its word for readers of screens. */
import type { Risk } from '../../../web/kit/RiskMark.tsx'

const shapes: Readonly<Record<Risk, string>> = {
  red: 'M5 1h6l4 4v6l-4 4H5l-4-4V5z',
  orange: 'M8 1.500 15.500 14.500H.500z',
  yellow: 'M8 .800 15.200 8 8 15.200.800 8z',
  // Hollow, so that it is told from the octagon at any size and without colour.
  blue: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1m0 3.500a3.500 3.500 0 1 1 0 7 3.500 3.500 0 0 1 0-7',
}

export function RiskShape({ value, size = 11 }: { value: Risk; size?: number }) {
  return (
    <svg className={`ov-shape ov-${value}`} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path d={shapes[value]} />
    </svg>
  )
}

/** The same inside a larger drawing. */
export function RiskPath({ value, x, y, size }: { value: Risk; x: number; y: number; size: number }) {
  return (
    <path className={`ov-shape ov-${value}`} d={shapes[value]} transform={`translate(${x} ${y}) scale(${size / 16})`} />
  )
}
