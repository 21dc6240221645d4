/** One incident: what was recorded, and taking it back. */
import { useParams } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useRead, useWrite } from '../../../web/api/hooks.ts'
import { ConfirmAction } from '../../../web/kit/ConfirmAction.tsx'
import { FamilyMark } from '../../../web/kit/FamilyMark.tsx'
import { Facts, Page, Section } from '../../../web/kit/Page.tsx'
import { holds, usePerson } from '../../../web/session/session.ts'
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { readIncident, withdrawers, withdrawIncident } from '../contract.ts'
import { SeverityBadge } from './IncidentList.tsx'
import './incidents.css'
import { incidentWords } from './words.ts'

export default function IncidentPage() {
  const t = useWords(incidentWords)
  const text = useText()
  const format = useFormat()
  const person = usePerson()
  const { unit = '', id = '' } = useParams({ strict: false }) as { unit?: string; id?: string }
  const params = { unitId: Number(unit), id }
  const read = useRead(readIncident, { params })
  const write = useWrite(withdrawIncident)
  const one = read.data
  return (
    <Page
      title={one ? text(one.unit) : t('title')}
      width="narrow"
      crumbs={[{ to: '/incidents', label: t('title') }]}
      note={one && <SeverityBadge value={one.severity} />}
      read={read}
      actions={
        one &&
        !one.withdrawn &&
        holds(person, withdrawers) && (
          <ConfirmAction
            danger
            label={t('withdraw')}
            title={t('withdrawTitle')}
            consequence={t('withdrawWhat')}
            reason="required"
            act={(reason) => write.run({ params, body: { reason } })}
          />
        )
      }
    >
      {one && (
        <>
          {one.withdrawn && (
            <Alert
              type="warning"
              showIcon
              title={t('withdrawnWhy', { ...one.withdrawn, at: format.date(one.withdrawn.at) })}
            />
          )}
          <Facts
            items={[
              [t('family'), <FamilyMark key="family" value={one.family} />],
              [t('occurred'), format.date(one.occurredAt)],
              [t('place'), one.place],
              [
                t('people'),
                one.deaths + one.injured === 0 ? t('nobody') : t('hurt', { deaths: one.deaths, injured: one.injured }),
              ],
              [t('recorded'), t('recordedBy', { by: one.recordedBy ?? t('unknown'), at: format.date(one.recordedAt) })],
            ]}
          />
          <Section title={t('summary')}>
            <p className="in-prose">{one.summary}</p>
          </Section>
        </>
      )}
    </Page>
  )
}
