/** What the shapes of the grid mean, and how the keyboard walks it. */
import { useWords } from '../../../web/words/words.ts'
import { judged, StatusMark } from './status.tsx'
import { dutyWords } from './words.ts'

export function Legend() {
  const t = useWords(dutyWords)
  return (
    <div className="wf-duty-legend">
      <ul aria-label={t('legend')}>
        {judged.map((status) => (
          <li key={status}>
            <StatusMark status={status} />
          </li>
        ))}
      </ul>
      <span className="wf-duty-keys">{t('gridHelp')}</span>
    </div>
  )
}
