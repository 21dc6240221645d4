/** Before finishing: what is missing, what failed, what is said beside it; then done for good. */
import { Alert } from 'antd'
import type { Gap, Given } from '../../../../domain/checklist/checklist.ts'
import { grade } from '../../../../platform/contract/grade.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { Page, Section } from '../../../../web/kit/Page.tsx'
import { Stat, Stats } from '../../../../web/kit/Stat.tsx'
import { Term } from '../../../../web/words/Term.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { gapKind } from '../../checklists/contract.ts'
import { CancelCheck } from '../ActivityPage.tsx'
import type { Check } from '../check.ts'
import { activityWords } from '../words.ts'
import { FinishForm } from './FinishForm.tsx'
import type { Run } from './use-run.ts'

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
  const count = (verdict: Given['verdict']) => given.filter((one) => one.verdict === verdict).length
  const failed = activity.sheet.items.filter((item) =>
    given.some((one) => one.item === item.id && one.verdict === 'fail'),
  )
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
      {run.photosWaiting > 0 && (
        <Alert
          type="info"
          showIcon
          title={t(navigator.onLine ? 'uploading' : 'uploadWaits', { count: run.photosWaiting })}
          className="wf-act-said"
        />
      )}
      <FinishForm activity={activity} blocked={gaps.length > 0 || run.photosWaiting > 0} back={back} />
      <footer className="wf-act-instead">
        <CancelCheck activity={activity} />
      </footer>
    </Page>
  )
}
