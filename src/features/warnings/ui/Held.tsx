/** How long each level held the warning, one after another from the opening on. */
import { roles } from '../../../platform/contract/role.ts'
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { type Warning, warningLeft } from '../contract.ts'
import { warningWords } from './words.ts'

const hour = 60
const day = 24 * hour

/** The two largest units that say it: `2 天 4 小时`. */
function useSpan(): (minutes: number) => string {
  const t = useWords(warningWords)
  return (minutes) => {
    const [days, hours, rest] = [Math.floor(minutes / day), Math.floor((minutes % day) / hour), minutes % hour]
    const parts =
      days > 0
        ? [t('days', { n: days }), hours > 0 && t('hours', { n: hours })]
        : [hours > 0 && t('hours', { n: hours }), (rest > 0 || hours === 0) && t('minutes', { n: rest })]
    return parts.filter(Boolean).join(' ')
  }
}

export function Held({ held }: { held: Warning['held'] }) {
  const t = useWords(warningWords)
  const text = useText()
  const format = useFormat()
  const span = useSpan()
  return (
    <ol className="wa-held">
      {held.map(({ unit, role, waiting, from, until, minutes, left }) => (
        <li key={`${from} ${role}`}>
          <span>
            <strong>{text(roles[role])}</strong> <small>{text(unit)}</small>
          </span>
          <span className="wa-held-span">{t(waiting ? 'heldWaiting' : 'heldHandling', { span: span(minutes) })}</span>
          <small>
            {until && left
              ? t('heldUntil', { at: format.date(until), left: text(warningLeft.words[left]) })
              : t('heldStill', { at: format.date(from) })}
          </small>
        </li>
      ))}
    </ol>
  )
}
