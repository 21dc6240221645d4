/** The code on a place: printed, revoked, and what came in by it. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useReadPages, useWrite } from '../../../../web/api/hooks.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { ConfirmAction } from '../../../../web/kit/ConfirmAction.tsx'
import { Section } from '../../../../web/kit/Page.tsx'
import { useFormat } from '../../../../web/words/format.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import { revokeCode } from '../../codes/contract.ts'
import type { PlaceRow } from '../../contract.ts'
import { listScans, scanState } from '../../scan/contract.ts'
import { placeWords } from '../words.ts'

interface CodePanelProps {
  readonly unitId: number
  readonly place: PlaceRow
  readonly keeps: boolean
}

export function CodePanel({ unitId, place, keeps }: CodePanelProps) {
  const t = useWords(placeWords)
  const text = useText()
  const format = useFormat()
  const revoke = useWrite(revokeCode)
  const reports = useReadPages(
    listScans,
    { query: { unit: unitId, placeId: place.id, limit: 5 } },
    { topics: ['places'] },
  )
  return (
    <Section title={t('codeState')}>
      <p>{t(place.coded ? 'codeOut' : 'codeNone')}</p>
      {keeps && (
        <div className="pl-buttons">
          <Link to={`/places/${unitId}/print?of=${place.id}` as never}>
            <Button icon={<Icon name="print" size={16} />}>{t('print')}</Button>
          </Link>
          {place.coded && (
            <ConfirmAction
              label={t('revoke')}
              title={t('revoke')}
              consequence={t('revokeLead')}
              danger
              reason="required"
              act={(reason) => revoke.run({ params: { unitId, id: place.id }, body: { reason } })}
            />
          )}
        </div>
      )}
      {reports.rows.length > 0 && (
        <ul className="pl-lines">
          {reports.rows.map((row) => (
            <li key={row.id}>
              <Link to={`/scan-reports/${row.unitId}/${row.id}` as never}>
                <span>{row.words || t('onlyPhotos')}</span>
                <small>
                  {text(scanState.words[row.state])} {format.date(row.receivedAt)}
                </small>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
