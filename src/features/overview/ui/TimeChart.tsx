/**
 * Lines or a stack over time, drawn plainly: three levels, first and last day, the values under the pointer. The same as
 * a table stands below it, which is also what readers of screens read.
 */
import { type PointerEvent, type ReactNode, useState } from 'react'
import { useWords } from '../../../web/words/words.ts'
import { overviewWords } from './words.ts'

export interface Series {
  readonly key: string
  readonly name: string
  /** One for each day; null: not known. */
  readonly values: readonly (number | null)[]
}

interface TimeChartProps {
  readonly title: string
  readonly days: readonly string[]
  readonly series: readonly Series[]
  /** One upon the other; else lines. */
  readonly stacked?: boolean
  /** Bars, for counts of a month. */
  readonly bars?: boolean
  readonly say: (value: number) => string
  /** From where the scale begins; the default is 0. */
  readonly from?: number
  readonly to?: number
  readonly when: string
  /** Has the width of a page to itself. */
  readonly large?: boolean
  readonly aside?: ReactNode
}

const sizes = { narrow: [360, 170], wide: [720, 250] } as const
const [left, right, top, bottom] = [34, 8, 10, 22]

function roundUp(value: number): number {
  const step = 10 ** Math.floor(Math.log10(Math.max(value, 1)))
  return ([1, 2, 4, 6, 8, 10].map((n) => n * step).find((n) => n >= value) ?? value) as number
}

export function TimeChart({
  title,
  days,
  series,
  stacked,
  bars,
  say,
  from = 0,
  to,
  when,
  large,
  aside,
}: TimeChartProps) {
  const [width, height] = sizes[large ? 'wide' : 'narrow']
  const t = useWords(overviewWords)
  const [at, setAt] = useState<number | null>(null)
  const sums = days.map((_, index) => series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0))
  const piled = stacked || bars
  const most = to ?? roundUp(Math.max(2, ...(piled ? sums : series.flatMap(({ values }) => values.map((v) => v ?? 0)))))
  const wide = width - left - right
  const x = (index: number) =>
    bars ? left + ((index + 0.5) / days.length) * wide : left + (index / Math.max(1, days.length - 1)) * wide
  const y = (value: number) => height - bottom - ((value - from) / (most - from)) * (height - bottom - top)
  const over = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const share = (((event.clientX - box.left) / box.width) * width - left) / wide
    setAt(Math.max(0, Math.min(days.length - 1, Math.round(share * (days.length - 1)))))
  }
  let floor = days.map(() => 0)
  const layers = series.map((one) => {
    const low = floor
    const high = one.values.map((value, index) => (low[index] ?? 0) + (value ?? 0))
    if (piled) floor = high
    return { ...one, low, high }
  })
  const shown = at ?? days.length - 1
  return (
    <figure className="ov-chart">
      <figcaption>
        <strong>{title}</strong>
        {aside}
      </figcaption>
      <div className="ov-legend" aria-hidden="true">
        {series.map(({ key, name, values }) => (
          <span key={key}>
            <i className={`ov-key ov-series-${key}`} />
            {name} <b>{values[shown] === null || values[shown] === undefined ? '—' : say(values[shown])}</b>
          </span>
        ))}
        <time>{days[shown]}</time>
      </div>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        aria-hidden="true"
        onPointerMove={over}
        onPointerLeave={() => setAt(null)}
      >
        {[0, 0.5, 1].map((share) => {
          const value = from + (most - from) * share
          return (
            <g key={share}>
              <line className="ov-grid" x1={left} x2={width - right} y1={y(value)} y2={y(value)} />
              <text className="ov-tick" x={left - 6} y={y(value) + 4} textAnchor="end">
                {say(value)}
              </text>
            </g>
          )
        })}
        {layers.map(({ key, values, low, high }) => {
          if (bars)
            return values.map((value, index) =>
              value ? (
                <rect
                  key={`${key} ${days[index]}`}
                  className={`ov-series-${key} ov-fill`}
                  x={x(index) - Math.min(9, wide / days.length / 3)}
                  width={Math.min(18, (wide / days.length) * 0.66)}
                  y={y(high[index] ?? 0)}
                  height={y(low[index] ?? 0) - y(high[index] ?? 0)}
                />
              ) : null,
            )
          if (stacked)
            return (
              <path
                key={key}
                className={`ov-series-${key} ov-fill`}
                d={`${high.map((value, index) => `${index === 0 ? 'M' : 'L'}${x(index)} ${y(value)}`).join('')}${low
                  .map((value, index) => `L${x(index)} ${y(value)}`)
                  .reverse()
                  .join('')}Z`}
              />
            )
          const known = values.flatMap((value, index) => (value === null ? [] : [`${x(index)} ${y(value)}`]))
          return (
            <path key={key} className={`ov-series-${key} ov-line`} d={known.length > 0 ? `M${known.join('L')}` : ''} />
          )
        })}
        {at !== null && <line className="ov-cross" x1={x(at)} x2={x(at)} y1={top} y2={height - bottom} />}
        <text className="ov-tick" x={left} y={height - 6}>
          {days[0]}
        </text>
        <text className="ov-tick" x={width - right} y={height - 6} textAnchor="end">
          {days.at(-1)}
        </text>
      </svg>
      <details className="wf-no-print">
        <summary>{t('table')}</summary>
        <div>
          <table className="ov-table">
            <thead>
              <tr>
                <th scope="col">{when}</th>
                {series.map(({ key, name }) => (
                  <th scope="col" key={key}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {days.map((day, index) => (
                <tr key={day}>
                  <th scope="row">{day}</th>
                  {series.map(({ key, values }) => (
                    <td key={key}>
                      {values[index] === null || values[index] === undefined ? '—' : say(values[index])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}
