/** Where the hazard stands in the loop, for whom it waits, and why this reader cannot act where that is so. */
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import type { Hazard } from '../contract.ts'
import { idle } from '../loop/contract/refusals.ts'
import { type HazardState, hazardState, isOpen, move, stepBasis, stepHours } from '../loop/contract.ts'
import { leading } from './moves/MoveBar.tsx'
import { hazardWords } from './words.ts'

const loop: readonly HazardState[] = ['reported', 'graded', 'planned', 'approved', 'rectifying', 'submitted', 'closed']

export function StepPanel({ hazard }: { hazard: Hazard }) {
  const t = useWords(hazardWords)
  const text = useText()
  const at = loop.indexOf(hazard.state)
  // What the state does not allow anybody is no news to a reader.
  const quiet: readonly string[] = idle
  const closed = hazard.offers.filter((offer) => offer.refused !== null && !quiet.includes(offer.refused.rule))
  const lead = leading[hazard.state]
  const asked = hazard.offers.some((offer) => offer.move === 'grant' && offer.refused === null)
  const stuck = !asked && closed.some((offer) => offer.move === lead)
  return (
    <section className="hz-step" aria-label={t('waitsFor')}>
      {at >= 0 && (
        <ol className="hz-loop">
          {loop.map((state, n) => (
            <li
              key={state}
              className={n < at || hazard.state === 'closed' ? 'hz-past' : n === at ? 'hz-now' : undefined}
              aria-current={n === at ? 'step' : undefined}
            >
              {text(hazardState.words[state])}
            </li>
          ))}
        </ol>
      )}
      <p className="hz-waits">{useWaits(hazard)}</p>
      {hazard.state in stepHours && !stepBasis.reviewed && (
        <p className="hz-basis">{t('loopBasis', { words: text(stepBasis.words) })}</p>
      )}
      {isOpen(hazard.state) && closed.length > 0 && (
        <details className="hz-why wf-no-print">
          <summary>{t(stuck ? 'whyNot' : 'noOtherWay')}</summary>
          <dl>
            {closed.map((offer) => (
              <div key={offer.move}>
                <dt>{text(move.words[offer.move])}</dt>
                <dd>{offer.refused && text(offer.refused.why)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  )
}

function useWaits(hazard: Hazard): string {
  const t = useWords(hazardWords)
  const format = useFormat()
  const major = hazard.grade === 'major'
  const outside = major || hazard.listed
  const name = hazard.plan.responsible?.name ?? ''
  switch (hazard.state) {
    case 'reported':
      return t('waitGrade')
    case 'graded':
      return t('waitPlan')
    case 'planned':
      return t(major ? 'waitApproveMajor' : 'waitApprove')
    case 'approved':
      return t('waitStart', { name })
    case 'rectifying':
      return t('waitRectify', { name })
    case 'submitted':
      return t(outside ? 'waitVerifyMajor' : 'waitVerify')
    case 'closed': {
      const { by, at, paper } = hazard.verification
      if (!paper) return t('ended', { name: by?.name ?? '', when: at ? format.date(at) : '' })
      const { verifier, closedOn } = paper
      return t('endedOnPaper', {
        name: verifier ?? t('notOnPaper'),
        when: closedOn === null ? t('notOnPaper') : format.date(closedOn, 'day'),
      })
    }
    case 'rejected':
      return hazard.mergedInto ? `${t('mergedNotice')} ${hazard.mergedInto.number}` : t('rejectedNow')
  }
}
