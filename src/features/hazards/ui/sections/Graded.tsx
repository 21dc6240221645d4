/** 定级依据: by which facts, which score and whose reason the hazard has its grade. */
import { grade } from '../../../../platform/contract/grade.ts'
import { Facts, Section } from '../../../../web/kit/Page.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import type { Hazard } from '../../contract.ts'
import { type Grading, gradingMethod, tie } from '../../grading/contract.ts'
import '../grading/grading.css'
import { gradingWords } from '../grading/words.ts'

export function Graded({ hazard }: { hazard: Hazard }) {
  const t = useWords(gradingWords)
  const text = useText()
  const { grading } = hazard
  if (!grading) return null
  const { facts, scored, checklist, suggested, reason } = grading
  const unreviewed = facts.some((fact) => !fact.reviewed) || scored?.reviewed === false
  const seen = facts.length > 0 ? <FactList facts={facts} /> : t('noFacts')
  const score = scored ? <ScoreLine scored={scored} /> : t('noScoreGiven')
  return (
    <Section
      title={t('sectionTitle')}
      aside={
        <span className="wf-muted">
          {[t('edition', { version: grading.edition }), unreviewed ? t('unreviewed') : ''].filter(Boolean).join(' · ')}
        </span>
      }
    >
      <div className="hz-graded">
        <Facts
          items={[
            [t('facts'), seen],
            [t('score'), score],
            [
              t('suggestion'),
              [
                suggested ? text(grade.words[suggested]) : t('silent'),
                checklist ? t('reasonChecklist', { grade: text(grade.words[checklist]) }) : '',
              ]
                .filter(Boolean)
                .join(t('semicolon')),
            ],
            ...(reason ? [[t('reason'), reason] as const] : []),
          ]}
        />
      </div>
    </Section>
  )
}

function FactList({ facts }: { facts: Grading['facts'] }) {
  const t = useWords(gradingWords)
  const text = useText()
  return (
    <ul>
      {facts.map((fact) => (
        <li key={fact.id}>
          {text(fact.says)} <small>{fact.basis.map((one) => text(one)).join(t('comma'))}</small>
        </li>
      ))}
    </ul>
  )
}

function ScoreLine({ scored }: { scored: NonNullable<Grading['scored']> }) {
  const t = useWords(gradingWords)
  const text = useText()
  const { band } = scored
  const limit = band.from === 0 ? t('rest') : t(scored.ties === 'higher' ? 'from' : 'above', { from: band.from })
  return (
    <>
      {text(gradingMethod.words[scored.method])} {scored.values.map((one) => one.value).join(' × ')} = {scored.product}
      {t('semicolon')}
      {t('band', { title: text(band.title), says: text(band.says) })} ({limit})
      <br />
      <small>
        {scored.values.map((one) => `${text(one.title)} ${one.value} ${text(one.says)}`).join(t('semicolon'))}
        {t('semicolon')}
        {text(tie.words[scored.ties])}
      </small>
    </>
  )
}
