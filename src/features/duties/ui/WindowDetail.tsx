/** What stands behind one window: what counted, what is missing, what did not count and why, and who has heard of it. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useRead } from '../../../web/api/hooks.ts'
import { Icon } from '../../../web/icons/Icon.tsx'
import { Loaded } from '../../../web/kit/Loaded.tsx'
import { Facts } from '../../../web/kit/Page.tsx'
import { usePerson } from '../../../web/session/session.ts'
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { readWindow } from '../contract.ts'
import { Climbed } from './Climbed.tsx'
import { EvidenceList } from './EvidenceList.tsx'
import { period } from './periods.ts'
import { recordingOf } from './record.ts'
import { StatusMark, useRest } from './status.tsx'
import { Wanted } from './Wanted.tsx'
import { windowWords } from './window-words.ts'

interface WindowDetailProps {
  readonly unitId: number
  readonly duty: string
  readonly from: string
  /** On a page that says duty and period itself. */
  readonly bare?: boolean
}

export function WindowDetail({ unitId, duty: dutyId, from, bare = false }: WindowDetailProps) {
  const t = useWords(windowWords)
  const text = useText()
  const rest = useRest()
  const format = useFormat()
  const person = usePerson()
  const read = useRead(readWindow, { params: { unitId, duty: dutyId, from } }, { topics: ['activities'] })
  if (!read.data) return <Loaded read={read}>{null}</Loaded>
  const { duty, window, evidence, climbed, today } = read.data
  const under = rest(window, today)
  const recording = recordingOf(person, unitId, duty, window)
  const wanting = window.missing > 0
  const names = (them: readonly { zh: string; en: string }[]) => them.map((one) => text(one)).join(t('and'))
  const pick = (ids: readonly string[]) => evidence.filter(({ id }) => ids.includes(id))
  return (
    <div className="wf-duty-window">
      <header>
        {!bare && (
          <>
            <h2>{text(duty.title)}</h2>
            <span className="wf-duty-hint">{text(period(window))}</span>
          </>
        )}
        <p className="wf-duty-now-line">
          <StatusMark status={window.status} />
          {under && <span>{under}</span>}
        </p>
        <p className="wf-duty-says">
          {t(`says-${window.status}`, { count: window.missing, made: window.counted.length, wanted: window.atLeast })}
        </p>
        {recording && wanting && (
          <Link to={recording.to as never} search={recording.search as never} className="wf-duty-do">
            <Button type="primary" icon={<Icon name="right" size={16} />} tabIndex={-1}>
              {t(window.status === 'missed' ? 'makeUp' : 'doIt')}
            </Button>
          </Link>
        )}
      </header>
      <EvidenceList title={t('counted')} items={pick(window.counted)} />
      <EvidenceList title={t('late')} items={pick(window.late)} late={window} />
      <EvidenceList title={t('refused')} items={pick(window.refused.map(({ id }) => id))} refused={window.refused} />
      <Wanted duty={duty} window={window} />
      <Climbed steps={climbed} />
      <Facts
        items={[
          [t('lastDay'), format.date(window.to, 'day')],
          [t('recordBy'), t('before', { day: format.date(window.closesOn, 'day') })],
          [t('lead'), names(duty.lead)],
          [t('cooperating'), duty.cooperating.length > 0 ? names(duty.cooperating) : t('none')],
          [
            t('clause'),
            <Link key="clause" to={'/plan' as never} hash={duty.clause}>
              {duty.clause}
            </Link>,
          ],
          [t('state'), t(duty.reviewed ? 'reviewed' : 'unreviewed')],
          [t('basis'), text(duty.basis)],
        ]}
      />
    </div>
  )
}
