/** A small line without axes: what came before a number. Decorative beside the number, so it is hidden from readers. */

interface SparklineProps {
  /** Oldest first; null where nothing is known. */
  readonly values: readonly (number | null)[]
  /** The top of the scale unless a value is higher, so that lines beside each other compare. */
  readonly top: number
  readonly width: number
  readonly height: number
  readonly fill?: boolean
}

export function Sparkline({ values, top, width, height, fill = false }: SparklineProps) {
  const most = Math.max(top, ...values.map((value) => value ?? 0), 1)
  const x = (at: number) => 1.5 + (at / Math.max(1, values.length - 1)) * (width - 3)
  const y = (value: number) => height - 1.5 - (value / most) * (height - 3)
  const known = values.flatMap((value, at) => (value === null ? [] : [[x(at), y(value)] as const]))
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last) return <svg className="ov-spark" width={width} height={height} aria-hidden="true" />
  const line = known.map(([px, py], at) => `${at === 0 ? 'M' : 'L'}${px.toFixed(1)} ${py.toFixed(1)}`).join('')
  return (
    <svg className="ov-spark" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {fill && <path className="ov-spark-area" d={`${line}L${last[0]} ${height}L${first[0]} ${height}Z`} />}
      <path d={line} />
      <circle cx={last[0]} cy={last[1]} r={1.8} />
    </svg>
  )
}
