/** One check: run while it is under way, read once it is not. */
import { useNavigate, useParams } from '@tanstack/react-router'
import { App, Button, Skeleton } from 'antd'
import { useRead, useWrite } from '../../../web/api/hooks.ts'
import { problemWords } from '../../../web/api/problem-words.ts'
import { ConfirmAction } from '../../../web/kit/ConfirmAction.tsx'
import { EmptyState } from '../../../web/kit/EmptyState.tsx'
import { ReadFailed } from '../../../web/kit/Loaded.tsx'
import { Page } from '../../../web/kit/Page.tsx'
import { usePerson } from '../../../web/session/session.ts'
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { type Activity, cancelActivity, readActivity, startActivity } from '../contract.ts'
import './activities.css'
import { ActivityRecord } from './ActivityRecord.tsx'
import { isCheck } from './check.ts'
import { recordWords } from './record/words.ts'
import { Runner } from './run/Runner.tsx'
import { mayRun } from './runs-at.ts'
import { activityWords } from './words.ts'

export default function ActivityPage() {
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false })
  const read = useRead(
    readActivity,
    { params: { unitId: Number(params.unit), id: params.id ?? '' } },
    { topics: ['activity'] },
  )
  const person = usePerson()
  const activity = read.data
  if (!activity) {
    return (
      <article className="wf-page">
        {read.error ? <ReadFailed error={read.error} retry={() => void read.refetch()} /> : <Skeleton active />}
      </article>
    )
  }
  const runs = mayRun(person, activity)
  if (activity.state === 'planned' || (activity.state === 'started' && runs && !isCheck(activity)))
    return <Planned activity={activity} runs={runs} />
  if (activity.state === 'started' && runs && isCheck(activity))
    return <Runner key={activity.id} activity={activity} reread={() => void read.refetch()} />
  return <ActivityRecord activity={activity} />
}

function Planned({ activity, runs }: { activity: Activity; runs: boolean }) {
  const t = useWords(activityWords)
  const text = useText()
  const format = useFormat()
  const { message } = App.useApp()
  const start = useWrite(startActivity)
  const r = useWords(recordWords)
  const navigate = useNavigate()
  const one = { unitId: activity.unitId, id: activity.id }
  const begin = async () => {
    try {
      await start.run({ params: one, body: { version: activity.version, participants: activity.participants } })
    } catch (error) {
      const { title, detail } = problemWords(error)
      void message.error(`${title} ${detail}`, 6)
    }
  }
  return (
    <Page
      title={text(activity.title)}
      note={text(activity.unit)}
      crumbs={[{ to: '/activities', label: t('list') }]}
      width="narrow"
      actions={
        runs && (
          <>
            <CancelCheck activity={activity} />
            {isCheck(activity) ? (
              <Button type="primary" loading={start.busy} onClick={() => void begin()}>
                {t('beginNow')}
              </Button>
            ) : (
              <Button
                type="primary"
                onClick={() => void navigate({ to: `/activities/${activity.unitId}/${activity.id}/record` as never })}
              >
                {r('toRecord')}
              </Button>
            )}
          </>
        )
      }
    >
      <EmptyState
        icon="calendar"
        title={t('planned', { day: format.date(activity.day, 'day') })}
        hint={isCheck(activity) ? t('plannedHint') : r('plannedForm')}
      />
    </Page>
  )
}

export function CancelCheck({ activity }: { activity: Activity }) {
  const t = useWords(activityWords)
  const navigate = useNavigate()
  const cancel = useWrite(cancelActivity)
  return (
    <ConfirmAction
      label={t('cancelCheck')}
      title={t('cancelCheck')}
      consequence={t('cancelConsequence')}
      danger
      reason="required"
      act={async (reason) => {
        await cancel.run({
          params: { unitId: activity.unitId, id: activity.id },
          body: { version: activity.version, reason },
        })
        await navigate({ to: '/activities' as never })
      }}
    />
  )
}
