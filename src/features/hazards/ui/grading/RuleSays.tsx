/** What the rules say of what was chosen, with each reason. */
import type { Reason, Suggestion } from '../../../../domain/grading/rules.ts'
import type { ReplyOf } from '../../../../platform/contract/endpoint.ts'
import { grade } from '../../../../platform/contract/grade.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import type { GradingRulesReply } from '../../grading/contract.ts'
import type { readRepeats } from '../../repeats/contract.ts'
import { GradeMark } from '../marks.tsx'
import { repeatWords } from '../repeats/words.ts'
import { gradingWords } from './words.ts'

/** How often the hazard came back, and what that says of its grade. */
export type RepeatGrade = Pick<ReplyOf<typeof readRepeats>, 'times' | 'suggestedGrade' | 'leastGrade'>

interface RuleSaysProps {
  readonly suggestion: Suggestion
  readonly rules: GradingRulesReply
  readonly repeats: RepeatGrade
}

export function RuleSays({ suggestion, rules, repeats }: RuleSaysProps) {
  const t = useWords(gradingWords)
  const again = useWords(repeatWords)
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
  const said = repeats.suggestedGrade ?? suggestion.grade
  return (
    <div className="hz-rule" role="status">
      {said === null ? (
        <p>{t('ruleSilent')}</p>
      ) : (
        <>
          <p>
            {t('rule')} <GradeMark value={said} />
          </p>
          <ul>
            {suggestion.reasons.map((reason) => (
              <li key={reason.kind === 'fact' ? reason.fact.id : reason.kind}>{wordsOf(reason)}</li>
            ))}
            {repeats.suggestedGrade !== null && (
              <li>
                {again('times', { times: repeats.times })}
                {repeats.leastGrade === 'major' && ` · ${again('least')}`}
              </li>
            )}
          </ul>
        </>
      )}
    </div>
  )
}
