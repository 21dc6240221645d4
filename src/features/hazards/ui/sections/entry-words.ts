/** The part of a journal entry that a reader wants: grade, days, people, reason, remark, what was done or seen. */
import { grade } from '../../../../platform/contract/grade.ts'
import { useFormat } from '../../../../web/words/format.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import type { Hazard, TimelineEntry } from '../../contract.ts'
import { useMoneyDetail } from '../money/detail.ts'
import { hazardWords } from '../words.ts'

const written = (value: unknown): value is string => typeof value === 'string' && value !== ''

export function useEntryWords(people: Hazard['people']): (entry: TimelineEntry) => string | null {
  const t = useWords(hazardWords)
  const text = useText()
  const format = useFormat()
  const money = useMoneyDetail()
  const day = (value: unknown) => (written(value) ? format.date(value, 'day') : '')
  const name = (value: unknown) => (written(value) ? (people[value] ?? '') : '')

  const graded = (payload: TimelineEntry['payload']): string | null => {
    const { before, grade: now } = payload
    if (!grade.has(now)) return null
    return grade.has(before) && before !== now
      ? t('gradedFrom', { before: text(grade.words[before]), grade: text(grade.words[now]) })
      : t('gradedAs', { grade: text(grade.words[now]) })
  }
  const lead = ({ action, payload }: TimelineEntry): readonly unknown[] => {
    switch (action) {
      case 'hazard.graded':
        return [graded(payload), (payload.grading as { reason?: unknown } | undefined)?.reason, payload.interim]
      case 'hazard.extensionAsked':
      case 'hazard.extended':
        return [t('movedDay', { day: day(payload.deadline), until: day(payload.until) })]
      case 'hazard.extensionDenied':
        return [t('stillDay', { day: day(payload.deadline) })]
      case 'hazard.reassigned':
        return [t('handedOver', { from: name(payload.fromId), to: name(payload.toId) })]
      case 'hazard.listed':
        return [t('byDay', { day: day(payload.until) })]
      case 'hazard.listingPassed':
        return [t('passedDay', { day: day(payload.until) })]
      case 'hazard.interimChecked':
        return [
          t(payload.held === true ? 'inForce' : 'notInForce'),
          payload.seen,
          written(payload.interim) ? t('nextControls', { controls: payload.interim }) : null,
        ]
      case 'hazard.merged':
        return [t('intoNumber', { number: String(payload.into) })]
      case 'hazard.absorbed':
      case 'hazard.separated':
        return [payload.from]
      case 'hazard.planned':
        return [payload.measure]
      default:
        return [payload.done]
    }
  }
  return (entry) => {
    const paid = money(entry.payload)
    if (paid !== null) return paid
    const { reason, note } = entry.payload
    // What was reported stands in full beside the timeline.
    const after = entry.action === 'hazard.reported' ? [note] : [reason, note]
    const parts = [...lead(entry), ...after].filter(written)
    return parts.length === 0 ? null : parts.join(t('semicolon'))
  }
}
