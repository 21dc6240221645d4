/** The fields of grading; what the rules say follows every tick. */
import { Alert, Checkbox, Form, type FormInstance, Input, Radio } from 'antd'
import { useEffect, useRef } from 'react'
import { grade } from '../../../../platform/contract/grade.ts'
import { Field } from '../../../../web/kit/Field.tsx'
import { holds, usePerson } from '../../../../web/session/session.ts'
import { useChoices } from '../../../../web/words/Term.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import type { Hazard } from '../../contract.ts'
import type { GradingRulesReply } from '../../grading/contract.ts'
import { bureau } from '../../loop/contract.ts'
import { hazardWords } from '../words.ts'
import { judgedForm, type Values } from './judged.ts'
import { type RepeatGrade, RuleSays } from './RuleSays.tsx'
import { ScoreInput } from './ScoreInput.tsx'
import { gradingWords } from './words.ts'

interface GradeFieldsProps {
  readonly form: FormInstance<Values>
  readonly hazard: Hazard
  readonly rules: GradingRulesReply
  /** Facts by which it was graded before. */
  readonly recorded: readonly string[]
  readonly repeats: RepeatGrade
}

export function GradeFields({ form, hazard, rules, recorded, repeats }: GradeFieldsProps) {
  const t = useWords(gradingWords)
  const words = useWords(hazardWords)
  const text = useText()
  const person = usePerson()
  const grades = useChoices(grade)
  const values: Values = Form.useWatch([], form) ?? {}
  const judged = judgedForm(rules, hazard, recorded, values)

  // What the rules come to say is chosen at once; the person may choose otherwise after it.
  const said = judged.suggestion.grade
  const before = useRef(said)
  useEffect(() => {
    if (said === 'major' && before.current !== 'major') form.setFieldValue('grade', 'major')
    before.current = said
  }, [said, form])

  const unreviewed = rules.facts.some((fact) => !fact.reviewed)
  const basis = [...new Set(rules.facts.flatMap((fact) => fact.basis.map((one) => text(one))))]
  // A repeat's suggestion takes the place of the reporter's; the rules name it.
  const byReporter = hazard.source.kind !== 'activity' && repeats.suggestedGrade === null && hazard.suggestedGrade
  return (
    <>
      <Field
        name="facts"
        label={t('factsTitle')}
        help={[t('factsHint'), t('basisOf', { basis: basis.join(t('semicolon')) }), unreviewed ? t('unreviewed') : '']
          .filter(Boolean)
          .join(' · ')}
      >
        <Checkbox.Group className="hz-facts">
          {rules.facts.map((fact) => (
            <Checkbox key={fact.id} value={fact.id}>
              {text(fact.says)}
            </Checkbox>
          ))}
        </Checkbox.Group>
      </Field>
      <Field name="scored" label={t('scoreTitle')}>
        <ScoreInput rules={rules} />
      </Field>
      <RuleSays suggestion={judged.suggestion} rules={rules} repeats={repeats} />
      <Field
        name="grade"
        label={t('gradeLabel')}
        required
        {...(byReporter ? { help: t('reportedAs', { grade: text(grade.words[byReporter]) }) } : {})}
      >
        <Radio.Group
          className="hz-grades"
          options={grades.map(({ value, label }) => ({
            value,
            label: (
              <span className="hz-grade">
                <strong>{label}</strong>
                <small>{t(value === 'major' ? 'majorMeans' : 'generalMeans')}</small>
              </span>
            ),
          }))}
        />
      </Field>
      {judged.decided && !holds(person, bureau) && (
        <Alert type="warning" showIcon title={t('onlyBureau')} className="wf-fault" />
      )}
      {judged.needsReason && (
        <Field
          name="reason"
          label={t(judged.dropped && values.grade === 'major' ? 'takenBack' : 'milder')}
          help={t('milderHint')}
          required
          rules={[{ whitespace: true, message: t('milderHint') }]}
        >
          <Input.TextArea rows={3} maxLength={1000} showCount />
        </Field>
      )}
      {values.grade === 'major' && (
        <Field name="interim" label={words('interim')} help={words('interimHint')} required>
          <Input.TextArea rows={3} maxLength={1000} showCount />
        </Field>
      )}
    </>
  )
}
