/** What the rules say of what was chosen, with each reason. */
import type { Reason, Suggestion } from '../../../../domain/grading/rules.ts'
import { grade } from '../../../../platform/contract/grade.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import type { GradingRulesReply } from '../../grading/contract.ts'
import { GradeMark } from '../marks.tsx'
import { gradingWords } from './words.ts'

export function RuleSays({ suggestion, rules }: { suggestion: Suggestion; rules: GradingRulesReply }) {
  const t = useWords(gradingWords)
  const text = useText()
  const wordsOf = (reason: Reason): string => {
    if (reason.kind === 'fact') return text(reason.fact.says)
    if (reason.kind === 'checklist') return t('reasonChecklist', { grade: text(grade.words[reason.grade]) })
    const { product, band } = reason.score
    return t('reasonScore', {
      method: text(rules[reason.method].title),
      product,
      band: t('band', { title: text(band.title), says: text(band.says) }),
    })
  }
  return (
    <div className="hz-rule" role="status">
      {suggestion.grade === null ? (
        <p>{t('ruleSilent')}</p>
      ) : (
        <>
          <p>
            {t('rule')} <GradeMark value={suggestion.grade} />
          </p>
          <ul>
            {suggestion.reasons.map((reason) => (
              <li key={reason.kind === 'fact' ? reason.fact.id : reason.kind}>{wordsOf(reason)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
