/** Duties without windows of their own here: counted elsewhere, following an event or standing, and not owed. */
import { Link } from '@tanstack/react-router'
import { Section } from '../../../web/kit/Page.tsx'
import { useText, useWords } from '../../../web/words/words.ts'
import type { DutyHead, UnitDuty } from '../contract.ts'
import { DutyHeadline } from './DutyHeadline.tsx'
import { HeldNow } from './HeldNow.tsx'
import { TriggerList } from './TriggerList.tsx'
import { dutyWords } from './words.ts'

export function Elsewhere({ duties }: { duties: readonly DutyHead[] }) {
  const t = useWords(dutyWords)
  if (duties.length === 0) return null
  return (
    <Section title={t('elsewhere')}>
      <p className="wf-duty-hint">{t('elsewhereHint')}</p>
      <ul className="wf-duty-list">
        {duties.map((duty) => (
          <li key={duty.id}>
            <Link to={'/duties' as never} search={{ duty: duty.id } as never} className="wf-duty-open">
              <DutyHeadline duty={duty} />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface Listed {
  duties: readonly UnitDuty[]
  unitId: number
}

export function Standing({ duties, unitId }: Listed) {
  const t = useWords(dutyWords)
  if (duties.length === 0) return null
  return (
    <Section title={t('notCounted')}>
      <p className="wf-duty-hint">{t('notCountedHint')}</p>
      <Reasons duties={duties} unitId={unitId} />
    </Section>
  )
}

export function NotOwed({ duties, unitId }: Listed) {
  const t = useWords(dutyWords)
  if (duties.length === 0) return null
  return (
    <details className="wf-section wf-duty-fold">
      <summary>{t('notOwed', { count: duties.length })}</summary>
      <Reasons duties={duties} unitId={unitId} />
    </details>
  )
}

function Reasons({ duties, unitId }: Listed) {
  const text = useText()
  return (
    <ul className="wf-duty-list">
      {duties.map((duty) => (
        <li key={duty.id} data-duty={duty.id}>
          <DutyHeadline duty={duty} />
          {duty.triggers && duty.owing === 'owed' ? (
            <TriggerList triggers={duty.triggers} />
          ) : duty.standing ? (
            <HeldNow standing={duty.standing} unitId={unitId} />
          ) : (
            <span className="wf-duty-why">{text(duty.why)}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
