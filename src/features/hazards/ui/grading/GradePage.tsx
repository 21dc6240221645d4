/** Grading: what is the case, a score where one wants it, what the rules say of both, and the decision. */
import { useNavigate, useParams } from '@tanstack/react-router'
import { useRead } from '../../../../web/api/hooks.ts'
import { FormPage } from '../../../../web/kit/FormPage.tsx'
import { Page } from '../../../../web/kit/Page.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { type Hazard, readHazard } from '../../contract.ts'
import { type GradingRulesReply, readGradingRules } from '../../grading/contract.ts'
import { gradeHazard } from '../../loop/contract/moves.ts'
import { readRepeats } from '../../repeats/contract.ts'
import '../hazards.css'
import { useSaid } from '../marks.tsx'
import { useMove } from '../move.ts'
import { hazardWords } from '../words.ts'
import { GradeFields } from './GradeFields.tsx'
import './grading.css'
import { bodyOf, type Values } from './judged.ts'
import type { RepeatGrade } from './RuleSays.tsx'
import { gradingWords } from './words.ts'

export default function GradePage() {
  const t = useWords(hazardWords)
  const own = useWords(gradingWords)
  const said = useSaid()
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false })
  const read = useRead(readHazard, { params: { unitId: Number(params.unit), id: params.id ?? '' } })
  const hazard = read.data
  const repeats = useRead(readRepeats, { params: { unitId: Number(params.unit), id: params.id ?? '' } })
  const rules = useRead(
    readGradingRules,
    { query: { family: hazard?.family ?? 'fire' } },
    { enabled: hazard !== undefined },
  )
  return (
    <Page
      title={own('title')}
      width="narrow"
      note={hazard && `${hazard.number} ${t('titled', { object: said(hazard.object), finding: said(hazard.finding) })}`}
      crumbs={[
        { to: '/hazards', label: t('list') },
        { to: `/hazards/${params.unit}/${params.id}`, label: hazard?.number ?? '' },
      ]}
      read={read.data ? (rules.data ? repeats : rules) : read}
    >
      {hazard && rules.data && repeats.data && <GradeForm hazard={hazard} rules={rules.data} repeats={repeats.data} />}
    </Page>
  )
}

interface GradeFormProps {
  readonly hazard: Hazard
  readonly rules: GradingRulesReply
  readonly repeats: RepeatGrade
}

function GradeForm({ hazard, rules, repeats }: GradeFormProps) {
  const t = useWords(gradingWords)
  const navigate = useNavigate()
  const made = useMove(gradeHazard, hazard)
  const { grading } = hazard
  const recorded = grading?.facts.map((fact) => fact.id) ?? []
  const before = grading?.scored
  const initial: Values = {
    facts: recorded.filter((id) => rules.facts.some((fact) => fact.id === id)),
    scored: before
      ? { method: before.method, values: Object.fromEntries(before.values.map((one) => [one.factor, one.value])) }
      : null,
    ...(hazard.grade ? { grade: hazard.grade } : {}),
    ...(hazard.grade === null && hazard.suggestedGrade ? { grade: hazard.suggestedGrade } : {}),
    ...(hazard.interim ? { interim: hazard.interim } : {}),
  }
  return (
    <FormPage<Values>
      draft={`hazard-grade ${hazard.id}`}
      initial={initial}
      submitLabel={({ grade }) => t(grade === 'major' ? 'sendMajor' : grade === 'general' ? 'sendGeneral' : 'send')}
      send={(values) => made.run(bodyOf(rules, values))}
      done={() => void navigate({ to: `/hazards/${hazard.unitId}/${hazard.id}` as never })}
    >
      {(form) => <GradeFields form={form} hazard={hazard} rules={rules} recorded={recorded} repeats={repeats} />}
    </FormPage>
  )
}
