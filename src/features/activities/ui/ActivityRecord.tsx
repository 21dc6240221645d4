/** The record of a check: what was found, the hazards it opened, every item with its answer; as on paper when printed. */
import { Button } from 'antd'
import { Icon } from '../../../web/icons/Icon.tsx'
import { FamilyMark } from '../../../web/kit/FamilyMark.tsx'
import { Facts, Page, Section } from '../../../web/kit/Page.tsx'
import { PhotoStrip } from '../../../web/kit/PhotoStrip.tsx'
import { Stat, Stats } from '../../../web/kit/Stat.tsx'
import { Badge, StateBadge } from '../../../web/kit/StateBadge.tsx'
import { useFormat } from '../../../web/words/format.ts'
import { useLanguage, useText, useWords } from '../../../web/words/words.ts'
import { verdict } from '../checklists/contract.ts'
import { activityState } from '../contract/words.ts'
import type { Activity, Answer } from '../contract.ts'
import { HazardsOpened } from './HazardsOpened.tsx'
import { stateTones, verdictTones } from './marks.ts'
import { Omitted } from './Omitted.tsx'
import { stripOf } from './photos.ts'
import { Satisfies } from './Satisfies.tsx'
import { WorkFacts } from './WorkFacts.tsx'
import { activityWords } from './words.ts'

export function ActivityRecord({ activity }: { activity: Activity }) {
  const t = useWords(activityWords)
  const text = useText()
  const format = useFormat()
  const { counts, sheet } = activity
  const language = useLanguage()
  const joined = (names: readonly string[]) => names.join(language === 'zh' ? '、' : ', ')
  const people = joined([...new Set([activity.startedBy, activity.endedBy].flatMap((one) => one?.name ?? []))])
  const list = joined(activity.participants)
  return (
    <Page
      title={text(activity.title)}
      note={
        <>
          <StateBadge of={activityState} value={activity.state} tones={stateTones} />
          <span>{text(activity.unit)}</span>
          {activity.family && <FamilyMark value={activity.family} />}
        </>
      }
      crumbs={[{ to: '/activities', label: t('list') }]}
      actions={
        <Button icon={<Icon name="print" size={16} />} onClick={() => print()}>
          {t('print')}
        </Button>
      }
    >
      {activity.state === 'started' && <p className="wf-act-lead">{t('readOnlyRunning')}</p>}
      {counts && (
        <Stats>
          <Stat
            label={t('progress')}
            value={t('progressOf', { done: counts.passed + counts.failed + counts.notApplicable, all: counts.items })}
          />
          <Stat label={t('passed')} value={counts.passed} />
          <Stat label={t('failed')} value={counts.failed} {...(counts.failed > 0 ? { tone: 'bad' as const } : {})} />
          <Stat label={t('notApplicable')} value={counts.notApplicable} />
        </Stats>
      )}
      {activity.state === 'done' && (counts || activity.findings > 0) && <HazardsOpened activity={activity} />}
      {activity.state === 'done' && <Satisfies unitId={activity.unitId} id={activity.id} />}
      <Section title={t('record')}>
        <Facts
          items={[
            [t('day'), format.date(activity.day, 'day')],
            ...(counts ? [[t('began'), activity.startedAt && format.date(activity.startedAt)] as const] : []),
            [t('ended'), activity.endedAt && format.date(activity.endedAt)],
            [t('by'), people || '—'],
            [t('participants'), list || '—'],
            ...(activity.clause === null ? [] : [[t('clause'), activity.clause] as const]),
            ...(activity.checklist
              ? [[t('edition'), t('editionNumber', { n: activity.checklist.version })] as const]
              : []),
            ...(activity.reason === null ? [] : [[t('reason'), activity.reason] as const]),
          ]}
        />
        {sheet && !sheet.reviewed && <p className="wf-muted wf-act-after">{t('unreviewed')}</p>}
      </Section>
      {(!sheet || activity.state === 'done') && <WorkFacts activity={activity} />}
      {sheet?.areas.map((area) => (
        <Section key={area.id} title={text(area.title)}>
          <ul className="wf-act-answers">
            {sheet.items
              .filter((item) => item.area === area.id)
              .map((item) => (
                <AnswerLine
                  key={item.id}
                  object={text(item.object)}
                  place={text(item.place)}
                  limit={text(item.limit)}
                  answer={activity.answers.find((answer) => answer.item === item.id)}
                />
              ))}
          </ul>
        </Section>
      ))}
      <Omitted activity={activity} />
      <div className="wf-act-signatures">
        <p>{t('signChecker')}</p>
        <p>{t('signLeader')}</p>
        <p>{t('signDate')}</p>
      </div>
    </Page>
  )
}

interface AnswerLineProps {
  readonly object: string
  readonly place: string
  readonly limit: string
  readonly answer: Answer | undefined
}

function AnswerLine({ object, place, limit, answer }: AnswerLineProps) {
  const t = useWords(activityWords)
  const text = useText()
  const format = useFormat()
  return (
    <li className={answer?.verdict === 'fail' ? 'wf-act-answer-fail' : undefined}>
      <div>
        <strong>{object}</strong> <small>{place}</small>
        <p className="wf-muted">{limit}</p>
        {answer?.note && <p>{answer.note}</p>}
        {answer && answer.files.length > 0 && <PhotoStrip photos={stripOf(answer.files)} />}
      </div>
      <div className="wf-act-answer-state">
        {answer ? (
          <>
            <Badge tone={verdictTones[answer.verdict]}>{text(verdict.words[answer.verdict])}</Badge>
            <small>
              {answer.by.name} {format.date(answer.at)}
            </small>
          </>
        ) : (
          <Badge tone="open">{t('unanswered')}</Badge>
        )}
      </div>
    </li>
  )
}
