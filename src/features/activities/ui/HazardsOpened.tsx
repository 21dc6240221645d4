/** The hazards a finished check opened by itself. */
import { Link } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { grade } from '../../../platform/contract/grade.ts'
import { useReadPages } from '../../../web/api/hooks.ts'
import { Icon } from '../../../web/icons/Icon.tsx'
import { EmptyState } from '../../../web/kit/EmptyState.tsx'
import { ReadFailed } from '../../../web/kit/Loaded.tsx'
import { Section } from '../../../web/kit/Page.tsx'
import { Term } from '../../../web/words/Term.tsx'
import { useText, useWords } from '../../../web/words/words.ts'
import { listHazards } from '../../hazards/contract.ts'
import { hazardState } from '../../hazards/loop/contract.ts'
import type { Activity } from '../contract.ts'
import { activityWords } from './words.ts'

export function HazardsOpened({ activity }: { activity: Activity }) {
  const t = useWords(activityWords)
  const text = useText()
  const read = useReadPages(
    listHazards,
    { query: { activity: activity.id, limit: 200 } },
    { enabled: activity.findings > 0, topics: ['hazard'] },
  )
  if (activity.findings === 0)
    return (
      <Section title={t('hazards')}>
        <EmptyState icon="shield" title={t('noHazards')} />
      </Section>
    )
  return (
    <Section title={t('hazards')}>
      {read.isPending ? (
        <Skeleton active />
      ) : read.error ? (
        <ReadFailed error={read.error} retry={() => void read.refetch()} />
      ) : (
        <>
          <p className="wf-muted wf-act-said">{t('hazardsHint')}</p>
          <ul className="wf-act-lines">
            {read.rows.map((hazard) => (
              <li key={hazard.id}>
                <Link to={`/hazards/${hazard.unitId}/${hazard.id}` as never} className="wf-act-row wf-act-row-fail">
                  <span className="wf-act-row-words">
                    <strong>{said(hazard.finding, text)}</strong>
                    <small>
                      {hazard.number} · {said(hazard.place, text)} · {said(hazard.object, text)}
                    </small>
                  </span>
                  <span className="wf-act-row-state">
                    {hazard.grade && <Term of={grade} value={hazard.grade} />}{' '}
                    <Term of={hazardState} value={hazard.state} />
                    <Icon name="right" size={14} />
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

const said = (words: { zh: string; en: string | null }, text: ReturnType<typeof useText>): string =>
  text({ zh: words.zh, en: words.en ?? words.zh })
