/** Warnings that are not closed, each with how long is left to answer, or to keep what was promised. */
import { Link } from '@tanstack/react-router'
import { useRead } from '../../../../web/api/hooks.ts'
import { DueClock } from '../../../../web/kit/DueClock.tsx'
import { FamilyMark } from '../../../../web/kit/FamilyMark.tsx'
import { Section } from '../../../../web/kit/Page.tsx'
import { RiskMark } from '../../../../web/kit/RiskMark.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { listWarnings, warningState } from '../../../warnings/contract.ts'
import { facilityWords } from './words.ts'

const shown = 6

export function Warnings({ unitId }: { unitId: number }) {
  const t = useWords(facilityWords)
  const text = useText()
  const found = useRead(listWarnings, { query: { unit: unitId, limit: shown } }).data
  if (!found || found.items.length === 0) return null
  return (
    <Section
      title={t('warnings')}
      aside={
        <Link to={'/warnings' as never} search={{ unit: String(unitId) } as never} className="wf-no-print">
          {t('warningsAll')}
        </Link>
      }
    >
      <ul className="ov-changes">
        {found.items.map((one) => (
          <li key={one.id} className="fc-warning">
            <FamilyMark value={one.family} bare />
            <span className="ov-change-words">
              <Link to={`/warnings/${one.unitId}/${one.id}` as never}>
                {one.reason ? text(one.reason.words) : one.number}
              </Link>
              <small>{text(warningState.words[one.state])}</small>
            </span>
            <RiskMark value={one.colour} />
            <DueClock due={one.dueAt} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
