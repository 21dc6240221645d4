/** What is known of one photo, as people say it. */
import { markReason } from '../../../../platform/contract/files.ts'
import { useFormat } from '../../../../web/words/format.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import type { PhotoFacts } from '../../evidence/contract.ts'
import { evidenceWords } from './words.ts'

/** Sent within this time after the camera opened, one time says both, milliseconds. */
const atOnce = 10 * 60_000

/** @returns one line each: how it came to us, and what the camera's clock says where that differs */
export function useFacts(): (facts: PhotoFacts) => string[] {
  const t = useWords(evidenceWords)
  const text = useText()
  const format = useFormat()
  const mark = (facts: PhotoFacts): string | null => {
    if (facts.markReason !== null) return t('unproven', { reason: text(markReason.words[facts.markReason]) })
    if (facts.mark === 'chosen') return t('chosen')
    if (facts.takenAfter === null) return null
    const [from, to] = [new Date(facts.takenAfter), new Date(facts.uploadedAt)]
    if (to.getTime() - from.getTime() <= atOnce) return t('capturedAt', { at: format.date(to, 'time') })
    const sameDay = format.date(from, 'day') === format.date(to, 'day')
    return t('capturedBetween', {
      from: format.date(from, sameDay ? 'time' : 'minute'),
      to: format.date(to, sameDay ? 'time' : 'minute'),
    })
  }
  const drift = ({ drift: far, cameraAt }: PhotoFacts): string | null => {
    if (far === null || cameraAt === null) return null
    const details = { at: format.date(cameraAt, far.unit === 'days' ? 'day' : 'minute'), count: far.count }
    if (far.side === 'earlier') return t(far.unit === 'days' ? 'driftEarlierDays' : 'driftEarlierHours', details)
    return t(far.unit === 'days' ? 'driftLaterDays' : 'driftLaterHours', details)
  }
  return (facts) => [mark(facts), drift(facts)].filter((line) => line !== null)
}
