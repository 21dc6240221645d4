/** What happened here: incidents and near misses, the newest first. */
import { Link } from '@tanstack/react-router'
import { useRead } from '../../../../web/api/hooks.ts'
import { FamilyMark } from '../../../../web/kit/FamilyMark.tsx'
import { Section } from '../../../../web/kit/Page.tsx'
import { useFormat } from '../../../../web/words/format.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import { listIncidents, severity } from '../../../incidents/contract.ts'
import { facilityWords } from './words.ts'

const shown = 5

export function Incidents({ unitId }: { unitId: number }) {
  const t = useWords(facilityWords)
  const text = useText()
  const format = useFormat()
  const found = useRead(listIncidents, { query: { unit: unitId, limit: shown } }).data
  if (!found) return null
  return (
    <Section
      title={t('incidents')}
      aside={
        found.items.length > 0 && (
          <Link to={'/incidents' as never} search={{ unit: String(unitId) } as never} className="wf-no-print">
            {t('incidentsAll')}
          </Link>
        )
      }
    >
      {found.items.length === 0 && <p className="ov-note">{t('noIncidents')}</p>}
      <ul className="ov-changes">
        {found.items.map((one) => (
          <li key={one.id} className="fc-incident">
            <FamilyMark value={one.family} bare />
            <span className="ov-change-words">
              <Link to={`/incidents/${one.unitId}/${one.id}` as never}>{one.summary}</Link>
              <small>
                {text(severity.words[one.severity])} · {format.date(one.occurredAt)} · {one.place}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
