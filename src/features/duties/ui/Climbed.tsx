/** The rungs a missed window has climbed, and how long each has held it. */
import type { ReplyOf } from '../../../platform/contract/endpoint.ts'
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { type readWindow, rung } from '../contract.ts'
import { windowWords } from './window-words.ts'

export function Climbed({ steps }: { steps: ReplyOf<typeof readWindow>['climbed'] }) {
  const t = useWords(windowWords)
  const text = useText()
  const format = useFormat()
  if (steps.length === 0) return null
  return (
    <section>
      <h3>{t('climbed')}</h3>
      <ol className="wf-duty-climbed">
        {steps.map((step) => (
          <li key={step.rung}>
            <strong>{text(rung.words[step.rung])}</strong>
            <span>{text(step.holder)}</span>
            <span className="wf-duty-hint">
              {t(step.state === 'open' ? 'heldOpen' : 'heldDone', {
                day: format.date(step.since, 'day'),
                count: step.days,
              })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
