/** What stays in sight on the round: which check, how far, what failed, and whether everything is saved. */

import { Link } from '@tanstack/react-router'
import type { Given } from '../../../../domain/checklist/checklist.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import type { Check } from '../check.ts'
import { activityWords } from '../words.ts'
import type { Run } from './use-run.ts'

interface RunHeadProps {
  readonly activity: Check
  readonly run: Run
  readonly done: number
  readonly given: readonly Given[]
}

export function RunHead({ activity, run, done, given }: RunHeadProps) {
  const t = useWords(activityWords)
  const text = useText()
  const all = activity.sheet.items.length
  const failed = given.filter((one) => one.verdict === 'fail').length
  return (
    <header className="wf-act-head">
      <Link to={'/activities' as never} className="wf-crumb-back wf-act-back" aria-label={t('list')}>
        <Icon name="back" size={18} />
      </Link>
      <div className="wf-act-head-words">
        <h1>{text(activity.title)}</h1>
        <p>
          <span>{text(activity.unit)}</span>
          <Saved run={run} />
        </p>
      </div>
      <div className="wf-act-count">
        <strong>{t('progressOf', { done, all })}</strong>
        {failed > 0 && (
          <span className="wf-act-bad">
            {t('failed')} {failed}
          </span>
        )}
      </div>
      <progress max={all} value={done} aria-label={t('progress')} />
    </header>
  )
}

/** Saved, being saved, or kept here until the connection returns. */
function Saved({ run }: { run: Run }) {
  const t = useWords(activityWords)
  const count = run.waiting + run.photosWaiting
  const offline = !navigator.onLine
  const words =
    count === 0
      ? t('allSaved')
      : offline
        ? t('offlineKept')
        : run.waiting === 0
          ? t('uploading', { count })
          : t('waiting', { count })
  return (
    <span className={`wf-act-saved ${count > 0 ? 'wf-act-unsaved' : ''}`} role="status">
      <Icon name={count === 0 ? 'tick' : offline ? 'offline' : 'clock'} size={14} />
      {words}
    </span>
  )
}
