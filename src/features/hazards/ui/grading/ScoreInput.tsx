/** L·E·C or the matrix: a step for each factor, the product, and where it lies among the bands. */
import { Segmented, Select } from 'antd'
import { type Method, type MethodName, methods, type Score, scoreOf } from '../../../../domain/grading/rules.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import { type GradingRulesReply, tie } from '../../grading/contract.ts'
import { gradingWords } from './words.ts'

export interface ScoreValue {
  readonly method: MethodName
  readonly values: Readonly<Record<string, number | undefined>>
}

interface ScoreInputProps {
  readonly rules: GradingRulesReply
  readonly value?: ScoreValue | null
  readonly onChange?: (value: ScoreValue | null) => void
}

export function ScoreInput({ rules, value, onChange }: ScoreInputProps) {
  const t = useWords(gradingWords)
  const text = useText()
  const method = value ? rules[value.method] : null
  return (
    <div className="hz-score">
      <Segmented<MethodName | 'none'>
        aria-label={t('scoreTitle')}
        value={value?.method ?? 'none'}
        options={[
          { value: 'none', label: t('noScore') },
          ...methods.map((name) => ({ value: name, label: text(rules[name].title) })),
        ]}
        onChange={(name) => onChange?.(name === 'none' ? null : { method: name, values: {} })}
      />
      {value && method && (
        <>
          <div className="hz-factors">
            {method.factors.map((factor) => (
              <label key={factor.id} htmlFor={`factor-${factor.id}`}>
                {text(factor.title)}
                <Select
                  id={`factor-${factor.id}`}
                  placeholder={t('choose')}
                  value={value.values[factor.id] ?? null}
                  options={factor.values.map((one) => ({
                    value: one.value,
                    label: t('step', { value: one.value, says: text(one.says) }),
                  }))}
                  onChange={(step: number) =>
                    onChange?.({ method: value.method, values: { ...value.values, [factor.id]: step } })
                  }
                />
              </label>
            ))}
          </div>
          <Bands method={method} values={value.values} score={scoreOf(method, value.values)} />
        </>
      )}
    </div>
  )
}

/** The rule in words: every band with its limit, the one that holds marked. */
function Bands({ method, values, score }: { method: Method; values: ScoreValue['values']; score: Score | null }) {
  const t = useWords(gradingWords)
  const text = useText()
  const factors = method.factors.map((factor) => values[factor.id] ?? '').join(' × ')
  return (
    <div className="hz-bands">
      <p className="hz-product" role="status">
        {score ? t('product', { factors, product: score.product }) : t('unfinished')}
      </p>
      <ol aria-label={t('bands')}>
        {method.bands.map((band) => (
          <li key={band.from} aria-current={score?.band === band ? 'true' : undefined}>
            <span className="hz-band-from">
              {band.from === 0 ? t('rest') : t(method.ties === 'higher' ? 'from' : 'above', { from: band.from })}
            </span>
            <span>{t('band', { title: text(band.title), says: text(band.says) })}</span>
            {band.grade === 'major' && <strong>{t('makesMajor')}</strong>}
          </li>
        ))}
      </ol>
      <p className="hz-basis">
        {[
          text(tie.words[method.ties]),
          t('basisOf', { basis: method.basis.map((one) => text(one)).join(t('comma')) }),
        ].join(t('semicolon'))}
        {!method.reviewed && ` · ${t('unreviewed')}`}
      </p>
    </div>
  )
}
