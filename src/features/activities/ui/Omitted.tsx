/** Items that were not asked of this facility: what it lacks, each by name; what is for other types, folded away. */
import { facilityType } from '../../../platform/contract/role.ts'
import { Section } from '../../../web/kit/Page.tsx'
import { useLanguage, useText, useWords } from '../../../web/words/words.ts'
import type { Activity } from '../contract.ts'
import { activityWords } from './words.ts'

export function Omitted({ activity: { omitted, sheet } }: { activity: Activity }) {
  const t = useWords(activityWords)
  const text = useText()
  const language = useLanguage()
  const joined = (names: readonly string[]) => names.join(language === 'zh' ? '、' : ', ')
  const lacking = omitted.filter((one) => one.lacks.length > 0)
  const others = omitted.filter((one) => one.lacks.length === 0)
  if (omitted.length === 0) return null
  const lacks = (names: readonly string[]) =>
    joined(
      names.flatMap((name) => {
        const words = sheet?.attributes[name]
        return words ? [text(words)] : []
      }),
    )
  return (
    <Section title={t('omitted')}>
      {lacking.length > 0 && (
        <ul>
          {lacking.map((one) => (
            <li key={one.item}>{t('omittedBecause', { object: text(one.object), what: lacks(one.lacks) })}</li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <details className="wf-act-others">
          <summary>{t('omittedTypes', { count: others.length })}</summary>
          <ul>
            {others.map((one) => (
              <li key={one.item}>
                {text(one.object)}{' '}
                <small className="wf-muted">{joined(one.types.map((type) => text(facilityType.words[type])))}</small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  )
}
