/** The one entry to recording work: choose the kind, then by a checklist or by its form. */
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { WorkKind } from '../../../../domain/policy/duty.ts'
import { type Family, family } from '../../../../platform/contract/role.ts'
import { useRead, useWrite } from '../../../../web/api/hooks.ts'
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { Page } from '../../../../web/kit/Page.tsx'
import { useUrlValues } from '../../../../web/kit/url-state.ts'
import { usePerson } from '../../../../web/session/session.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import { listChecklists } from '../../checklists/contract.ts'
import { kindNames, kinds } from '../../contract/kinds.ts'
import { activityKind } from '../../contract/words.ts'
import { type PlaceGroup, planActivity, recordActivity, recordPlaces } from '../../records/contract.ts'
import '../activities.css'
import { StartCheck } from '../StartCheck.tsx'
import { activityWords } from '../words.ts'
import { todayHere } from './inputs.tsx'
import { photoSender } from './photos.ts'
import { RecordForm } from './RecordForm.tsx'
import { formOf, type Values } from './values.ts'
import { recordWords } from './words.ts'

const isDay = /^\d{4}-\d{2}-\d{2}$/

export default function RecordPage() {
  const t = useWords(recordWords)
  const list = useWords(activityWords)('list')
  const text = useText()
  const url = useUrlValues()
  const read = useRead(recordPlaces, {})
  const { kind } = url
  const groups = read.data?.groups ?? []
  const chosen = activityKind.has(kind) && kinds[kind].checklist !== 'only' ? kind : null
  return (
    <Page
      title={chosen ? text(activityKind.words[chosen]) : t('record')}
      width="narrow"
      crumbs={[
        { to: '/activities', label: list },
        ...(chosen ? [{ to: '/activities/record', label: t('record') }] : []),
      ]}
      read={read}
    >
      {chosen ? (
        <NewRecord
          key={chosen}
          kind={chosen}
          groups={groups}
          unit={Number(url.unit)}
          wanted={family.has(url.family) ? url.family : null}
          makesUp={url.makesUp && isDay.test(url.makesUp) ? url.makesUp : null}
        />
      ) : (
        <Chooser groups={groups} />
      )}
    </Page>
  )
}

function Chooser({ groups }: { groups: readonly PlaceGroup[] }) {
  const t = useWords(recordWords)
  const text = useText()
  const navigate = useNavigate()
  const checklists = useRead(listChecklists, {})
  const [starting, setStarting] = useState<WorkKind | null>(null)
  const mine = kindNames.filter((kind) => groups.some((group) => group.kinds.includes(kind)))
  if (mine.length === 0) return <EmptyState icon="check" title={t('nothingHere')} hint={t('nothingHereHint')} />
  const listed = (kind: WorkKind) => checklists.data?.items.some((item) => item.kind === kind) ?? false
  return (
    <>
      <h2 className="wf-act-lead">{t('choose')}</h2>
      <ul className="wf-act-kinds">
        {mine.map((kind) => (
          <li key={kind}>
            <strong>{text(activityKind.words[kind])}</strong>
            <span>
              {kinds[kind].checklist !== 'never' && listed(kind) && (
                <Button type="primary" onClick={() => setStarting(kind)}>
                  {t('byList')}
                </Button>
              )}
              {kinds[kind].checklist !== 'only' && (
                <Button onClick={() => void navigate({ to: `/activities/record?kind=${kind}` as never })}>
                  {t('byForm')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {starting && (
        <StartCheck
          kind={starting}
          close={() => setStarting(null)}
          started={({ unitId, id }) => void navigate({ to: `/activities/${unitId}/${id}` as never })}
        />
      )}
    </>
  )
}

interface NewRecordProps {
  readonly kind: WorkKind
  readonly groups: readonly PlaceGroup[]
  /** From the address; not a number where it names none. */
  readonly unit: number
  /** The bottom line and the missed day a link from a duty names. */
  readonly wanted: Family | null
  readonly makesUp: string | null
}

function NewRecord({ kind, groups, unit, wanted, makesUp }: NewRecordProps) {
  const text = useText()
  const navigate = useNavigate()
  const person = usePerson()
  const record = useWrite(recordActivity, { topics: ['hazards', 'duties'] })
  const plan = useWrite(planActivity)
  const open = groups.filter((group) => group.kinds.includes(kind))
  const units = open.flatMap((group) =>
    group.units.filter((one) => kinds[kind].who[one.kind as 'facility'] !== undefined),
  )
  const families = [...new Set(open.flatMap((group) => group.families))]
  const only = families.length === 1 ? families[0] : undefined
  const its = wanted !== null && families.includes(wanted) ? wanted : only
  const first = units.find((one) => one.id === unit) ?? (units.length === 1 ? units[0] : undefined)
  let next = '/activities'
  const send = async (values: Values) => {
    const { unitId } = values
    const outcome =
      values.day > todayHere()
        ? await plan.run({
            body: {
              unitId,
              kind,
              title: values.title,
              family: values.family ?? null,
              place: values.place ?? '',
              plannedFor: values.day,
              participants: values.participants ?? [],
            },
          })
        : await record.run({ body: { unitId, kind, ...(await formOf(kind, values, photoSender(unitId))) } })
    if (outcome.state === 'done') next = `/activities/${unitId}/${outcome.reply.id}`
    return outcome
  }
  return (
    <RecordForm
      kind={kind}
      draft={`activity-record ${kind}`}
      initial={{
        ...(first ? { unitId: first.id } : {}),
        title: text(activityKind.words[kind]),
        day: todayHere(),
        participants: [person.name],
        ...(its && kinds[kind].family !== 'none' ? { family: its } : {}),
        ...(makesUp === null ? {} : { makesUp: true, makesUpDay: makesUp }),
      }}
      units={units}
      families={families}
      mayPlan
      send={send}
      done={() => void navigate({ to: next as never })}
    />
  )
}
