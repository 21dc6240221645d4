/** Whether the model would have spoken in time, said plainly, good or bad. */
import { Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { family } from '../../../../platform/contract/role.ts'
import { useRead } from '../../../../web/api/hooks.ts'
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { FilterBar } from '../../../../web/kit/FilterBar.tsx'
import { Page, Section } from '../../../../web/kit/Page.tsx'
import { Stat, Stats } from '../../../../web/kit/Stat.tsx'
import { useUrlValues } from '../../../../web/kit/url-state.ts'
import { useFormat } from '../../../../web/words/format.ts'
import { useChoices } from '../../../../web/words/Term.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { type Backtest, outcome, readBacktest } from '../../backtest/contract.ts'
import './backtest.css'
import { Curve } from './Curve.tsx'
import { Figures } from './Figures.tsx'
import { backtestWords } from './words.ts'

const horizons = [14, 30, 60]
const budgets = [10, 25, 50, 100]
/** Fewer outcomes say nothing. */
const enough = 10

function queryOf(url: Readonly<Record<string, string>>) {
  const [horizon, budget] = [Number(url.horizon), Number(url.budget)]
  return {
    ...(outcome.has(url.outcome) ? { outcome: url.outcome } : {}),
    ...(family.has(url.family) ? { family: url.family } : {}),
    ...(horizons.includes(horizon) ? { horizon } : {}),
    ...(budgets.includes(budget) ? { budget } : {}),
  }
}

export default function BacktestPage() {
  const t = useWords(backtestWords)
  const format = useFormat()
  const read = useRead(readBacktest, { query: queryOf(useUrlValues()) })
  const found = read.data
  return (
    <Page title={t('title')} note={t('lead')} read={read}>
      <FilterBar
        filters={[
          {
            ...{ kind: 'choice' as const, name: 'outcome', label: t('outcome'), unset: t('either') },
            options: useChoices(outcome).filter(({ value }) => value !== 'both'),
          },
          { kind: 'choice', name: 'family', label: t('family'), options: useChoices(family) },
          {
            ...{ kind: 'choice' as const, name: 'horizon', label: t('horizon') },
            options: horizons.map((n) => ({ value: String(n), label: t('days', { n }) })),
          },
          {
            ...{ kind: 'choice' as const, name: 'budget', label: t('budget') },
            options: budgets.map((n) => ({ value: String(n), label: t('budgetOf', { n: format.number(n / 100, 2) }) })),
          },
        ]}
      />
      {found && (found.days === null ? <Nothing /> : <Found found={found} days={found.days} />)}
    </Page>
  )
}

function Nothing() {
  const t = useWords(backtestWords)
  return (
    <EmptyState
      icon="chart"
      title={t('none')}
      hint={t('noneHint')}
      action={
        <Link to={'/incidents/new' as never}>
          <Button>{t('record')}</Button>
        </Link>
      }
    />
  )
}

function Found({ found, days }: { found: Backtest; days: NonNullable<Backtest['days']> }) {
  const t = useWords(backtestWords)
  const format = useFormat()
  const span = (from: string, to: string) => t('span', { from: format.date(from, 'day'), to: format.date(to, 'day') })
  return (
    <>
      <div className="bt-verdict">
        <Verdict found={found} />
      </div>
      <Stats>
        <Stat label={t('facilities')} value={format.number(found.facilities)} />
        <Stat
          label={t('first')}
          value={format.number(found.outcomes.first)}
          note={`${span(days.from, days.half)} · ${t('outcomes', { n: found.outcomes.first })}`}
        />
        <Stat
          label={t('second')}
          value={format.number(found.outcomes.second)}
          note={`${span(days.half, days.to)} · ${t('outcomes', { n: found.outcomes.second })}`}
        />
      </Stats>
      {found.outcomes.second > 0 && (
        <>
          <Section title={t('judged')}>
            <Figures predictors={found.predictors} />
          </Section>
          <Section title={t('curve')}>
            <Curve predictors={found.predictors} />
          </Section>
        </>
      )}
      <Section title={t('how')}>
        <ul className="bt-how">
          <li>{t('how1')}</li>
          <li>{t('how2')}</li>
          <li>{t('how3')}</li>
          <li>{t('how4')}</li>
        </ul>
      </Section>
    </>
  )
}

/** Areas nearer to each other than this say the same. */
const close = 0.02

function Verdict({ found }: { found: Backtest }) {
  const t = useWords(backtestWords)
  const format = useFormat()
  const budget = (queryOf(useUrlValues()).budget ?? 50) / 100
  if (found.outcomes.second < enough)
    return <Alert type="info" showIcon title={t('few', { n: found.outcomes.second })} />
  const of = (which: Backtest['predictors'][number]['predictor']) =>
    found.predictors.find((one) => one.predictor === which)
  const areas = { index: of('index')?.area ?? 0, open: of('open')?.area ?? 0, overdue: of('overdue')?.area ?? 0 }
  const ahead = areas.index - Math.max(areas.open, areas.overdue)
  const verdict = ahead > close ? 'better' : ahead < -close ? 'worse' : 'equal'
  const types = { better: 'success', equal: 'info', worse: 'warning' } as const
  const falses = of('index')?.second.falsePerFacilityMonth ?? 0
  return (
    <Alert
      type={types[verdict]}
      showIcon
      title={t(verdict, {
        ...{ index: format.number(areas.index, 2), open: format.number(areas.open, 2) },
        overdue: format.number(areas.overdue, 2),
      })}
      {...(falses > budget ? { description: t('drifted', { n: format.number(falses, 2) }) } : {})}
    />
  )
}
