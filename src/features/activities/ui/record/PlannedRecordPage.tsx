/** Planned work without a checklist: how it went, once it was done. */
import { useNavigate, useParams } from '@tanstack/react-router'
import { family } from '../../../../platform/contract/role.ts'
import { useRead, useWrite } from '../../../../web/api/hooks.ts'
import { Page } from '../../../../web/kit/Page.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { type Activity, readActivity } from '../../contract.ts'
import { recordPlaces, recordPlanned } from '../../records/contract.ts'
import '../activities.css'
import { activityWords } from '../words.ts'
import { todayHere } from './inputs.tsx'
import { photoSender } from './photos.ts'
import { RecordForm } from './RecordForm.tsx'
import { formOf } from './values.ts'

export default function PlannedRecordPage() {
  const t = useWords(activityWords)
  const text = useText()
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false })
  const read = useRead(readActivity, { params: { unitId: Number(params.unit), id: params.id ?? '' } })
  const activity = read.data
  return (
    <Page
      title={activity ? text(activity.title) : t('record')}
      width="narrow"
      note={activity && text(activity.unit)}
      crumbs={[{ to: '/activities', label: t('list') }]}
      read={read}
    >
      {activity && <PlannedForm activity={activity} />}
    </Page>
  )
}

function PlannedForm({ activity }: { activity: Activity }) {
  const navigate = useNavigate()
  const places = useRead(recordPlaces, {})
  const record = useWrite(recordPlanned, { topics: ['hazards', 'duties'] })
  const { unitId, id, kind, version } = activity
  const here = places.data?.groups.find((group) => group.units.some((unit) => unit.id === unitId))
  const today = todayHere()
  return (
    <RecordForm
      kind={kind}
      draft={`activity-record ${id}`}
      initial={{
        unitId,
        title: activity.title.zh,
        family: activity.family,
        // Days as text, not numbers: the earlier of the two.
        day: [activity.day, today].sort()[0] ?? today,
        place: activity.place,
        participants: activity.participants,
      }}
      units={[{ id: unitId, name: activity.unit, kind: 'facility' }]}
      families={here?.families ?? family.terms}
      mayPlan={false}
      send={async (values) =>
        record.run({
          params: { unitId, id },
          body: { version, ...(await formOf(kind, values, photoSender(unitId))) },
        })
      }
      done={() => void navigate({ to: `/activities/${unitId}/${id}` as never })}
    />
  )
}
