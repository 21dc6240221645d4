/** Each alarm with what it caught, how often it was right, how early, and how often for nothing. */
import { useFormat } from '../../../../web/words/format.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import { type Backtest, predictor } from '../../backtest/contract.ts'
import { backtestWords } from './words.ts'

type Line = Backtest['predictors'][number]

export function Figures({ predictors }: { predictors: readonly Line[] }) {
  const t = useWords(backtestWords)
  const text = useText()
  const format = useFormat()
  const heads = ['recall', 'precision', 'early', 'falses', 'area'] as const
  return (
    <div className="bt-scroll">
      <table className="bt-table">
        <thead>
          <tr>
            <th scope="col">{t('which')}</th>
            <th scope="col">{t('threshold')}</th>
            {heads.map((head) => (
              <th scope="col" key={head}>
                {t(head)}
                <small>{t(`${head}Hint`)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {predictors.map((line) => (
            <tr key={line.predictor} className={line.predictor === 'index' ? 'bt-ours' : ''}>
              <th scope="row">
                <i className={`bt-${line.predictor}`} aria-hidden="true" />
                {text(predictor.words[line.predictor])}
              </th>
              <td>
                {line.tuned ? (line.threshold === null ? '—' : `≥ ${format.number(line.threshold)}`) : t('byPolicy')}
              </td>
              <td>
                <Share of={line.second.recall} times={line.second.caught} all={line.second.outcomes} />
              </td>
              <td>
                <Share of={line.second.precision} times={line.second.right} all={line.second.alarms} />
              </td>
              <td>{line.second.medianLead === null ? '—' : format.number(line.second.medianLead)}</td>
              <td>{format.number(line.second.falsePerFacilityMonth, 2)}</td>
              <td>{line.area === null ? '—' : format.number(line.area, 2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Share({ of, times, all }: { of: Line['second']['recall']; times: number; all: number }) {
  const t = useWords(backtestWords)
  const format = useFormat()
  if (!of) return <>—</>
  const percent = (share: number) => `${format.number(share * 100)}%`
  return (
    <>
      <strong>{percent(of.estimate)}</strong>
      <small>
        {t('ofAll', { times, of: all })}（{t('between', { lower: percent(of.lower), upper: percent(of.upper) })}）
      </small>
    </>
  )
}
