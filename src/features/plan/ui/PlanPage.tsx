/** The plan, clause by clause: what it asks of whom, what of it can be opened here, and what is honestly still to come. */
import { Link } from '@tanstack/react-router'
import { useRead } from '../../../web/api/hooks.ts'
import { EmptyState } from '../../../web/kit/EmptyState.tsx'
import { FilterBar } from '../../../web/kit/FilterBar.tsx'
import { Page, Section } from '../../../web/kit/Page.tsx'
import { Stat, Stats } from '../../../web/kit/Stat.tsx'
import { useUrlValues } from '../../../web/kit/url-state.ts'
import { dictionary, useText, useWords } from '../../../web/words/words.ts'
import { type PlanClause, planPart, readPlan } from '../contract.ts'
import { ClauseDuties, type DutyCount, useDutyCounts } from './ClauseDuties.tsx'
import './plan.css'

const words = dictionary({
  title: { zh: '方案逐条对照', en: 'The plan, clause by clause' },
  clauses: { zh: '方案条款', en: 'Clauses' },
  here: { zh: '已能查看', en: 'Can be seen here' },
  toCome: { zh: '尚未做到', en: 'Still to come' },
  pointsHere: { zh: '已能查看的要点', en: 'Points that can be seen here' },
  pointsToCome: { zh: '尚未做到的要点', en: 'Points still to come' },
  progress: { zh: '进展', en: 'Progress' },
  search: { zh: '查找条款', en: 'Find a clause' },
  none: { zh: '没有符合条件的条款', en: 'No clause matches' },
  noneHint: { zh: '换个说法，或清除筛选。', en: 'Try other words, or clear the filters.' },
  notHere: { zh: '（尚未做到）', en: ' (still to come)' },
})

type Shown = PlanClause['shows'][number]

export default function PlanPage() {
  const t = useWords(words)
  const text = useText()
  const read = useRead(readPlan, {})
  const { state, q } = useUrlValues()
  const clauses = read.data?.clauses ?? []
  const counts = useDutyCounts()
  const all = clauses.flatMap((clause) => clause.shows)
  const here = all.filter(({ path }) => path !== null).length
  const found = clauses.filter((clause) => matches(clause, state, q))
  return (
    <Page title={t('title')} read={read}>
      <Stats>
        <Stat label={t('clauses')} value={clauses.length} />
        <Stat label={t('pointsHere')} value={here} />
        <Stat label={t('pointsToCome')} value={all.length - here} />
      </Stats>
      <FilterBar
        filters={[
          { kind: 'text', name: 'q', label: t('search') },
          {
            kind: 'choice',
            name: 'state',
            label: t('progress'),
            options: [
              { value: 'here', label: t('here') },
              { value: 'to-come', label: t('toCome') },
            ],
          },
        ]}
      />
      {found.length === 0 && <EmptyState title={t('none')} hint={t('noneHint')} />}
      {planPart.terms.map((part) => {
        const ofPart = found.filter((clause) => clause.part === part)
        return (
          ofPart.length > 0 && (
            <Section key={part} title={text(planPart.words[part])}>
              <ol className="wf-plan">
                {ofPart.map((clause) => (
                  <ClauseRow key={clause.id} clause={clause} counts={counts.get(clause.id) ?? []} />
                ))}
              </ol>
            </Section>
          )
        )
      })}
    </Page>
  )
}

function matches(clause: PlanClause, state: string | undefined, q: string | undefined): boolean {
  const wanted = (one: Shown) => (state === 'here' ? one.path !== null : state === 'to-come' ? one.path === null : true)
  const spoken = [clause.id, clause.asks, ...clause.who, ...clause.shows.map((one) => one.words)]
    .map((one) => (typeof one === 'string' ? one : `${one.zh} ${one.en}`))
    .join(' ')
    .toLowerCase()
  return clause.shows.some(wanted) && spoken.includes((q ?? '').trim().toLowerCase())
}

function ClauseRow({ clause, counts }: { clause: PlanClause; counts: readonly DutyCount[] }) {
  const t = useWords(words)
  const text = useText()
  return (
    <li id={clause.id}>
      <span className="wf-plan-id">{clause.id}</span>
      <div>
        <p className="wf-plan-asks">{text(clause.asks)}</p>
        <p className="wf-plan-who">
          {clause.who.map((who) => text(who)).join(' · ')}
          {clause.cadence && <> — {text(clause.cadence)}</>}
        </p>
        <ClauseDuties counts={counts} />
      </div>
      <ul className="wf-plan-shows">
        {clause.shows.map((one) => (
          <li key={one.code} data-here={one.path !== null}>
            {one.path === null ? (
              <>
                {text(one.words)}
                <span className="wf-plan-later">{t('notHere')}</span>
              </>
            ) : (
              <Link to={one.path}>{text(one.words)}</Link>
            )}
          </li>
        ))}
      </ul>
    </li>
  )
}
