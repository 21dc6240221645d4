/** Before finishing: what is missing, what failed, who took part; then done for good. */
import { Alert, App, Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import type { Gap, Given } from '../../../../domain/checklist/checklist.ts'
import type { Party } from '../../../../domain/policy/duty.ts'
import { grade } from '../../../../platform/contract/grade.ts'
import { useWrite } from '../../../../web/api/hooks.ts'
import { problemWords } from '../../../../web/api/problem-words.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { Page, Section } from '../../../../web/kit/Page.tsx'
import { Stat, Stats } from '../../../../web/kit/Stat.tsx'
import { Term, useChoices } from '../../../../web/words/Term.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { gapKind } from '../../checklists/contract.ts'
import { field } from '../../contract/fields.ts'
import { kinds } from '../../contract/kinds.ts'
import { noDetails } from '../../contract/record.ts'
import { party } from '../../contract/words.ts'
import { finishActivity } from '../../contract.ts'
import { CancelCheck } from '../ActivityPage.tsx'
import type { Check } from '../check.ts'
import { activityWords } from '../words.ts'
import { type Run, subjectOf } from './use-run.ts'

interface SummaryProps {
  readonly activity: Check
  readonly run: Run
  readonly gaps: readonly Gap[]
  readonly given: readonly Given[]
  readonly goTo: (item: string) => void
  readonly back: () => void
}

export function Summary({ activity, run, gaps, given, goTo, back }: SummaryProps) {
  const t = useWords(activityWords)
  const text = useText()
  const { message } = App.useApp()
  const finish = useWrite(finishActivity, { subject: subjectOf(activity.id), topics: ['hazards'] })
  const [participants, setParticipants] = useState<string[]>(activity.participants)
  const [parties, setParties] = useState<Party[]>(activity.parties)
  const partyChoices = useChoices(party)
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null)
  const count = (verdict: Given['verdict']) => given.filter((one) => one.verdict === verdict).length
  const failed = activity.sheet.items.filter((item) =>
    given.some((one) => one.item === item.id && one.verdict === 'fail'),
  )
  const send = async () => {
    setFault(null)
    try {
      const outcome = await finish.run({
        params: { unitId: activity.unitId, id: activity.id },
        body: { version: activity.version, participants, details: { ...noDetails, parties } },
      })
      if (outcome.state === 'queued') void message.info(t('finishQueued'), 6)
    } catch (error) {
      setFault(problemWords(error))
    }
  }
  return (
    <Page title={t('summary')} note={text(activity.checklist.title)} width="narrow">
      <div className="wf-act-three">
        <Stats>
          <Stat label={t('passed')} value={count('pass')} />
          <Stat label={t('failed')} value={count('fail')} {...(failed.length > 0 ? { tone: 'bad' as const } : {})} />
          <Stat label={t('notApplicable')} value={count('not-applicable')} />
        </Stats>
      </div>
      {gaps.length > 0 ? (
        <Section title={t('missing', { count: gaps.length })}>
          <ul className="wf-act-lines">
            {gaps.map(({ item, kind }) => (
              <li key={item.id}>
                <button type="button" className="wf-act-row wf-act-row-gap" onClick={() => goTo(item.id)}>
                  <span className="wf-act-row-words">
                    <strong>{text(item.object)}</strong>
                    <small>{text(item.place)}</small>
                  </span>
                  <span className="wf-act-row-state">
                    {text(gapKind.words[kind])}
                    <Icon name="right" size={14} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </Section>
      ) : (
        <Alert type="success" showIcon title={t('nothingMissing')} className="wf-act-said" />
      )}
      <Section title={failed.length > 0 ? t('willOpen', { count: failed.length }) : t('noneFailed')}>
        <ul className="wf-act-lines">
          {failed.map((item) => (
            <li key={item.id}>
              <button type="button" className="wf-act-row wf-act-row-fail" onClick={() => goTo(item.id)}>
                <span className="wf-act-row-words">
                  <strong>{text(item.finding)}</strong>
                  <small>
                    {text(item.place)} · <Term of={grade} value={item.grade} />
                  </small>
                </span>
                <Icon name="right" size={14} />
              </button>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('changeParticipants')}>
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={[',', '，', '、', ' ']}
          maxCount={40}
          value={participants}
          onChange={setParticipants}
          aria-label={t('participants')}
          className="wf-act-wide"
        />
      </Section>
      {kinds[activity.kind].asks.includes('parties') && (
        <Section title={text(field.words.parties)}>
          <Checkbox.Group className="wf-act-ticks" options={partyChoices} value={parties} onChange={setParties} />
        </Section>
      )}
      {run.photosWaiting > 0 && (
        <Alert
          type="info"
          showIcon
          title={t(navigator.onLine ? 'uploading' : 'uploadWaits', { count: run.photosWaiting })}
          className="wf-act-said"
        />
      )}
      {fault && <Alert type="error" showIcon title={fault.title} description={fault.detail} className="wf-act-said" />}
      <p className="wf-muted">{t('finishFinal')}</p>
      <footer className="wf-act-finish">
        <CancelCheck activity={activity} />
        <Button onClick={back}>{t('backToItems')}</Button>
        <Button
          type="primary"
          loading={finish.busy}
          disabled={gaps.length > 0 || run.photosWaiting > 0}
          onClick={() => void send()}
        >
          {t('finish')}
        </Button>
      </footer>
    </Page>
  )
}
