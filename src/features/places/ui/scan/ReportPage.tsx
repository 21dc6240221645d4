/** One report by code: what was sent, and the decision to take it up or not. */
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { getFile } from '../../../../platform/contract/files.ts'
import { useRead, useWrite } from '../../../../web/api/hooks.ts'
import { urlOf } from '../../../../web/api/request.ts'
import { ConfirmAction } from '../../../../web/kit/ConfirmAction.tsx'
import { Facts, Page, Section } from '../../../../web/kit/Page.tsx'
import { PhotoStrip } from '../../../../web/kit/PhotoStrip.tsx'
import { StateBadge } from '../../../../web/kit/StateBadge.tsx'
import { usePerson } from '../../../../web/session/session.ts'
import { useFormat } from '../../../../web/words/format.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import { keepers } from '../../contract/roles.ts'
import { dismissScan, readScan, scanState } from '../../scan/contract.ts'
import '../places.css'
import { placeWords } from '../words.ts'
import { ConfirmReport } from './ConfirmReport.tsx'
import { scanTones } from './tones.ts'

const fileUrl = (id: string, size: 'small' | 'large') => urlOf(getFile, { params: { id }, query: { size } })

export default function ReportPage() {
  const t = useWords(placeWords)
  const text = useText()
  const format = useFormat()
  const navigate = useNavigate()
  const person = usePerson()
  const given: Readonly<Record<string, string | undefined>> = useParams({ strict: false })
  const params = { unitId: Number(given.unit), id: given.id ?? '' }
  const read = useRead(readScan, { params }, { topics: ['tasks'] })
  const dismiss = useWrite(dismissScan)
  const report = read.data
  const decides =
    report?.state === 'waiting' &&
    person.positions.some((post) => post.unit === params.unitId && keepers.some((keeper) => keeper === post.role))
  return (
    <Page
      title={report ? report.place : t('reports')}
      crumbs={[{ to: '/scan-reports', label: t('reports') }]}
      width="narrow"
      note={
        report && (
          <>
            <StateBadge of={scanState} value={report.state} tones={scanTones} />
            <span>{text(report.unit)}</span>
            <span>{format.date(report.receivedAt)}</span>
          </>
        )
      }
      actions={
        report &&
        decides && (
          <>
            <ConfirmAction
              label={t('dismiss')}
              title={t('dismiss')}
              consequence={t('dismissLead')}
              reason="required"
              act={(reason) => dismiss.run({ params, body: { version: report.version, reason } })}
            />
            <ConfirmReport
              report={report}
              opened={(id) => void navigate({ to: `/hazards/${params.unitId}/${id}` as never })}
            />
          </>
        )
      }
      read={read}
    >
      {report && (
        <>
          {report.state === 'waiting' && (
            <Alert type="warning" showIcon title={t('untrusted')} className="pl-untrusted" />
          )}
          <Section title={t('said')}>
            <p className="pl-words">{report.words || t('onlyPhotos')}</p>
            <PhotoStrip
              photos={report.files.map((id) => ({ key: id, thumb: fileUrl(id, 'small'), full: fileUrl(id, 'large') }))}
            />
          </Section>
          <Section>
            <Facts
              items={[
                [
                  t('place'),
                  <Link key="place" to={`/places/${params.unitId}/${report.placeId}` as never}>
                    {report.place}
                  </Link>,
                ],
                [t('received'), format.date(report.receivedAt)],
                ...(report.decidedBy ? [[t('decidedBy'), report.decidedBy] as const] : []),
                ...(report.reason ? [[t('reason'), report.reason] as const] : []),
              ]}
            />
            {report.hazardId && (
              <p className="pl-buttons">
                <Link to={`/hazards/${params.unitId}/${report.hazardId}` as never}>
                  <Button>{t('openHazard')}</Button>
                </Link>
              </p>
            )}
          </Section>
        </>
      )}
    </Page>
  )
}
