/** 五落实: each of the five with what was settled, or that it is not. */
import type { ReactNode } from 'react'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { Section } from '../../../../web/kit/Page.tsx'
import { useFormat } from '../../../../web/words/format.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import type { Hazard } from '../../contract.ts'
import { type Settled, settled } from '../../loop/contract.ts'
import { hazardWords } from '../words.ts'

export function FiveSettled({ hazard }: { hazard: Hazard }) {
  const t = useWords(hazardWords)
  const text = useText()
  const format = useFormat()
  const { plan, missing, state } = hazard
  // Before a plan is due its gaps are no news.
  if (plan.measure === null && (state === 'reported' || state === 'rejected')) return null
  const money = (fen: number) =>
    fen === 0
      ? t('noMoney')
      : [t('yuan', { amount: format.number(fen / 100, 2) }), plan.moneySource].filter(Boolean).join(' · ')
  const values: Readonly<Record<Settled, ReactNode>> = {
    measure: plan.measure,
    money: plan.moneyFen === null ? null : money(plan.moneyFen),
    person: plan.responsible?.name,
    deadline: plan.deadline && (
      <>
        {t('until', { day: format.date(plan.deadline, 'day') })}
        {hazard.extended > 0 && hazard.plannedDeadline && (
          <small className="wf-muted">
            {' '}
            {t('originalDeadline', { day: format.date(hazard.plannedDeadline, 'day'), count: hazard.extended })}
          </small>
        )}
      </>
    ),
    contingency: plan.contingency,
  }
  return (
    <Section
      title={t('fiveSettled')}
      aside={<span className="wf-muted">{t('settledCount', { count: 5 - missing.length })}</span>}
    >
      <dl className="hz-five">
        {settled.terms.map((term) => {
          const open = missing.includes(term)
          return (
            <div key={term} className={open ? 'hz-missing' : 'hz-there'}>
              <dt>
                <Icon name={open ? 'more' : 'tick'} size={14} />
                {text(settled.words[term])}
              </dt>
              <dd>{open ? t('notSettled') : values[term]}</dd>
            </div>
          )
        })}
      </dl>
    </Section>
  )
}
