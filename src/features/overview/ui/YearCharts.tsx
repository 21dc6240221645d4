/** A year of the reach: colours, hazards not closed, majors and repeats, duties, incidents. Each opens its records. */
import { Link } from '@tanstack/react-router'
import { useFormat } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import type { Year } from '../contract.ts'
import { share } from './matrix.ts'
import { TimeChart } from './TimeChart.tsx'
import { overviewWords } from './words.ts'

interface YearChartsProps {
  readonly year: Year
  /** The filters of the page, as the ledgers name them. */
  readonly family: string | undefined
  readonly territory: string | undefined
}

export function YearCharts({ year, family, territory }: YearChartsProps) {
  const t = useWords(overviewWords)
  const format = useFormat()
  const days = year.weeks.map(({ day }) => day)
  const number = (value: number) => format.number(value)
  const percent = (value: number) => `${format.number(value)}%`
  const of = family ? { family } : {}
  const records = (to: string, search: object) => (
    <Link to={to} search={search as never} className="wf-no-print">
      {t('records')}
    </Link>
  )
  const kept = year.weeks.map(({ done, missed }) => {
    const one = share(done, missed)
    return one === null ? null : one * 100
  })
  const least = Math.min(100, ...kept.map((one) => one ?? 100))
  const months = [
    ...new Set([...days.map((day) => day.slice(0, 7)), ...year.incidents.map(({ month }) => month)]),
  ].sort()
  const inMonth = (name: 'nearMisses' | 'incidents' | 'grave') =>
    months.map((month) => year.incidents.filter((one) => one.month === month).reduce((sum, one) => sum + one[name], 0))
  const [near, bad, grave] = [inMonth('nearMisses'), inMonth('incidents'), inMonth('grave')]
  return (
    <div className="ov-charts">
      <TimeChart
        title={t('chartColours')}
        days={days}
        when={t('week')}
        stacked
        say={number}
        series={[
          { key: 'red', name: t('red'), values: year.weeks.map(({ colours }) => colours.red) },
          { key: 'orange', name: t('orange'), values: year.weeks.map(({ colours }) => colours.orange) },
        ]}
      />
      <TimeChart
        title={t('chartHazards')}
        days={days}
        when={t('week')}
        say={number}
        aside={records('/hazards', { state: 'open', ...of })}
        series={[
          { key: 'open', name: t('openShort'), values: year.weeks.map(({ open }) => open) },
          { key: 'overdue', name: t('overdueShort'), values: year.weeks.map(({ overdue }) => overdue) },
        ]}
      />
      <TimeChart
        title={t('chartMajor')}
        days={days}
        when={t('week')}
        say={number}
        aside={records('/hazards', { state: 'open', grade: 'major', sort: 'opened', ...of })}
        series={[
          { key: 'major', name: t('majorShort'), values: year.weeks.map(({ major }) => major) },
          { key: 'repeats', name: t('repeatsShort'), values: year.weeks.map(({ repeats }) => repeats) },
        ]}
      />
      <TimeChart
        title={t('chartDuties')}
        days={days}
        when={t('week')}
        say={percent}
        from={Math.max(0, Math.floor(least / 10) * 10 - 10)}
        to={100}
        aside={records('/duties', { ...of, ...(territory ? { city: territory } : {}) })}
        series={[{ key: 'duties', name: t('compliance'), values: kept }]}
      />
      {year.incidents.length === 0 ? (
        <figure className="ov-chart">
          <figcaption>
            <strong>{t('chartIncidents')}</strong>
            {records('/incidents', of)}
          </figcaption>
          <p className="ov-note">{t('noIncidents')}</p>
        </figure>
      ) : (
        <TimeChart
          title={t('chartIncidents')}
          days={months}
          when={t('month')}
          bars
          say={number}
          aside={records('/incidents', of)}
          series={[
            { key: 'incidents', name: t('incidentsShort'), values: bad.map((n, at) => n + (grave[at] ?? 0)) },
            { key: 'near', name: t('nearShort'), values: near },
          ]}
        />
      )}
    </div>
  )
}
