/** What each alarm catches for how many false alarms: one line each, with the threshold that was chosen. */
import { useFormat } from '../../../../web/words/format.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import { type Backtest, predictor } from '../../backtest/contract.ts'
import { backtestWords } from './words.ts'

const [width, height, left, bottom, top] = [640, 280, 44, 36, 12]
type Line = Backtest['predictors'][number]

export function Curve({ predictors }: { predictors: readonly Line[] }) {
  const t = useWords(backtestWords)
  const text = useText()
  const format = useFormat()
  const lines = predictors.filter(({ curve }) => curve.length > 1)
  const most = Math.max(0.5, ...lines.map(({ second }) => second.falsePerFacilityMonth * 2))
  const x = (value: number) => left + (Math.min(value, most) / most) * (width - left - 12)
  const y = (share: number) => height - bottom - share * (height - bottom - top)
  const path = ({ curve }: Line) =>
    curve
      .filter(({ recall }) => recall !== null)
      .map(
        ({ falsePerFacilityMonth, recall }, at) =>
          `${at === 0 ? 'M' : 'L'}${x(falsePerFacilityMonth)} ${y(recall ?? 0)}`,
      )
      .join(' ')
  return (
    <figure className="bt-curve">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('curveAlt')}>
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <g key={share}>
            <line className="bt-grid" x1={left} x2={width - 12} y1={y(share)} y2={y(share)} />
            <text className="bt-tick" x={left - 8} y={y(share) + 4} textAnchor="end">
              {format.number(share * 100)}%
            </text>
          </g>
        ))}
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <text key={share} className="bt-tick" x={x(most * share)} y={height - bottom + 16} textAnchor="middle">
            {format.number(most * share, 2)}
          </text>
        ))}
        <text className="bt-axis" x={(width + left) / 2} y={height - 4} textAnchor="middle">
          {t('xAxis')}
        </text>
        {lines.map((line) => (
          <path key={line.predictor} d={path(line)} className={`bt-line bt-${line.predictor}`} />
        ))}
        {lines.map(({ predictor: one, second }) => (
          <circle
            key={one}
            className={`bt-dot bt-${one}`}
            cx={x(second.falsePerFacilityMonth)}
            cy={y(second.recall?.estimate ?? 0)}
            r={5}
          />
        ))}
      </svg>
      <figcaption>
        {lines.map(({ predictor: one }) => (
          <span key={one} className="bt-key">
            <i className={`bt-${one}`} aria-hidden="true" />
            {text(predictor.words[one])}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}
