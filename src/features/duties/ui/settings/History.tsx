/** Who changed a setting, to what, from when, and why. Newest first. */
import { useFormat } from '../../../../web/words/format.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import { cadence, per } from '../../contract.ts'
import type { Changes, DutySettings } from '../../settings/contract.ts'
import { settingWords } from './words.ts'

export function History({ settings }: { settings: DutySettings['settings'] }) {
  const t = useWords(settingWords)
  const format = useFormat()
  const said = useSaid()
  if (settings.length === 0) return <p className="wf-duty-hint">{t('noHistory')}</p>
  return (
    <ol className="wf-duty-history">
      {settings.toReversed().map((one) => (
        <li key={one.number}>
          <strong>
            {t('effectiveFrom', { day: format.date(one.effective, 'day') })} · {said(one.changes)}
          </strong>
          <span>{t('reasonIs', { reason: one.reason })}</span>
          <span className="wf-duty-hint">
            {t('madeBy', { who: one.changedBy, at: format.date(one.changedAt, 'minute') })}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** 周期：每季度；每周期至少几次：2 */
function useSaid(): (changes: Changes) => string {
  const t = useWords(settingWords)
  const text = useText()
  const format = useFormat()
  return (changes) => {
    const { every, atLeast, recordWithinDays, withinHours, remindDays, reviewed, attendance } = changes
    const parts: (readonly [label: string, value: string | number])[] = []
    if (every !== undefined) parts.push([t('every'), text(cadence.words[every])])
    if (atLeast !== undefined) parts.push([t('atLeast'), atLeast])
    if (changes.per !== undefined) parts.push([t('per'), text(per.words[changes.per])])
    if (attendance !== undefined) parts.push([t('attendance'), `${format.number(attendance * 100)}%`])
    if (recordWithinDays !== undefined) parts.push([t('recordWithinDays'), recordWithinDays])
    if (withinHours !== undefined) parts.push([t('withinHours'), withinHours])
    if (remindDays !== undefined) parts.push([t('remindDaysField'), remindDays.join(t('comma')) || t('noReminder')])
    if (reviewed !== undefined) parts.push([t('standing'), t(reviewed ? 'reviewed' : 'unreviewed')])
    return parts.map(([label, value]) => t('pair', { label, value })).join(t('semicolon'))
  }
}
