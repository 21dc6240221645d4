/** A duty at the head of its row or card: what it is, how often, and whether that is confirmed. */
import { useText, useWords } from '../../../web/words/words.ts'
import { cadence, type DutyHead, ower } from '../contract.ts'
import { dutyWords } from './words.ts'

export function DutyHeadline({ duty }: { duty: DutyHead }) {
  const t = useWords(dutyWords)
  const text = useText()
  return (
    <span className="wf-duty-head">
      <strong>{text(duty.title)}</strong>
      <small>
        <span>{duty.clause}</span>
        <Cadence duty={duty} />
        {duty.perFacility && <span>{t('by', { who: text(ower.words[duty.ower]) })}</span>}
        {!duty.reviewed && <span>{t('unreviewed')}</span>}
      </small>
    </span>
  )
}

/** 每月至少 1 次, 事件发生后 24 小时内, 时时保持. */
export function Cadence({ duty }: { duty: DutyHead }) {
  const said = useCadence()(duty)
  return said ? <span>{said}</span> : null
}

export function useCadence(): (duty: DutyHead) => string {
  const t = useWords(dutyWords)
  const text = useText()
  return (duty) => {
    if (duty.mode === 'counted' && duty.every)
      return t('atLeast', { every: text(cadence.words[duty.every]), count: duty.atLeast ?? 1 })
    const hours = duty.withinHours ?? 0
    if (duty.mode === 'triggered')
      return hours > 24 && hours % 24 === 0 ? t('onEventDays', { count: hours / 24 }) : t('onEvent', { count: hours })
    return t('always')
  }
}
