/** The moves this person may make now, the one that leads on last. Why others are closed stands in StepPanel. */
import { Link } from '@tanstack/react-router'
import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { grade } from '../../../../platform/contract/grade.ts'
import { Field } from '../../../../web/kit/Field.tsx'
import { useFormat } from '../../../../web/words/format.ts'
import { useChoices } from '../../../../web/words/Term.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import * as contract from '../../contract.ts'
import { type Move, move as moves } from '../../loop/contract.ts'
import { hazardWords } from '../words.ts'
import { MoveDialog } from './MoveDialog.tsx'

/** In this order on the page; the last one allowed leads on. */
const order: readonly Move[] = [
  'reopen',
  'reject',
  'return',
  'refuse',
  'grade',
  'plan',
  'approve',
  'start',
  'submit',
  'close',
]

/** The move that leads on from each state. Another that is allowed there corrects what was done. */
export const leading: Partial<Record<contract.Hazard['state'], Move>> = {
  reported: 'grade',
  graded: 'plan',
  planned: 'approve',
  approved: 'start',
  rectifying: 'submit',
  submitted: 'close',
}

export function MoveBar({ hazard }: { hazard: contract.Hazard }) {
  // A dialog stays while it is open, also when somebody else's step meanwhile closed the move: what is typed is kept,
  // and sending it says what happened.
  const [open, setOpen] = useState<Move | null>(null)
  const allowed = order.filter(
    (move) => move === open || hazard.offers.some((offer) => offer.move === move && offer.refused === null),
  )
  const lead = leading[hazard.state]
  const ordered = [...allowed.filter((move) => move !== lead), ...allowed.filter((move) => move === lead)]
  return (
    <>
      {ordered.map((move) => (
        <One
          key={move}
          move={move}
          hazard={hazard}
          primary={move === lead}
          held={(held) => setOpen(held ? move : null)}
        />
      ))}
    </>
  )
}

interface OneProps {
  readonly move: Move
  readonly hazard: contract.Hazard
  readonly primary: boolean
  readonly held: (open: boolean) => void
}

function One({ move, hazard, primary, held }: OneProps) {
  const t = useWords(hazardWords)
  const text = useText()
  const format = useFormat()
  const day = hazard.plan.deadline ? format.date(hazard.plan.deadline, 'day') : ''
  const name = hazard.plan.responsible?.name ?? ''
  const one = { hazard, move, primary, held }
  const reasoned = {
    fields: () => <ReasonField />,
    bodyOf: (values: Readonly<Record<string, unknown>>) => ({ reason: values.reason }),
  }
  const noted = {
    fields: () => (
      <Field name="note" label={t('remark')}>
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Field>
    ),
    bodyOf: (values: Readonly<Record<string, unknown>>) => ({ note: values.note ?? '' }),
  }
  switch (move) {
    case 'grade':
      return (
        <MoveDialog
          {...one}
          contract={contract.gradeHazard}
          lead={t('gradeLead')}
          initial={{ grade: hazard.grade ?? hazard.suggestedGrade ?? undefined, interim: hazard.interim ?? undefined }}
          fields={() => <GradeFields hazard={hazard} />}
          bodyOf={(values) => ({ grade: values.grade, interim: values.interim ?? null })}
        />
      )
    case 'plan':
    case 'submit':
      return (
        <Link to={`/hazards/${hazard.unitId}/${hazard.id}/${move}` as never}>
          <Button type={primary ? 'primary' : 'default'}>
            {hazard.state === 'planned' ? t('amendPlan') : text(moves.words[move])}
          </Button>
        </Link>
      )
    case 'approve':
      return <MoveDialog {...one} {...noted} contract={contract.approveHazard} lead={t('approveLead', { name, day })} />
    case 'start':
      return <MoveDialog {...one} contract={contract.startHazard} lead={t('startLead', { day })} bodyOf={() => ({})} />
    case 'close':
      return <MoveDialog {...one} {...noted} contract={contract.closeHazard} lead={t('closeLead')} />
    case 'return':
      return <MoveDialog {...one} {...reasoned} contract={contract.returnHazard} lead={t('returnLead')} />
    case 'refuse':
      return <MoveDialog {...one} {...reasoned} contract={contract.refuseHazard} lead={t('refuseLead')} />
    case 'reject':
      return <MoveDialog {...one} {...reasoned} danger contract={contract.rejectHazard} lead={t('rejectLead')} />
    case 'reopen':
      return <MoveDialog {...one} {...reasoned} contract={contract.reopenHazard} lead={t('reopenLead')} />
  }
}

function ReasonField() {
  const t = useWords(hazardWords)
  return (
    <Field
      name="reason"
      label={t('reason')}
      help={t('reasonHint')}
      required
      rules={[{ whitespace: true, message: t('reasonHint') }]}
    >
      <Input.TextArea rows={3} maxLength={1000} showCount />
    </Field>
  )
}

function GradeFields({ hazard }: { hazard: contract.Hazard }) {
  const t = useWords(hazardWords)
  const text = useText()
  const grades = useChoices(grade)
  const chosen = Form.useWatch('grade')
  const suggested = hazard.suggestedGrade
    ? t('suggested', { grade: text(grade.words[hazard.suggestedGrade]) })
    : undefined
  return (
    <>
      <Field name="grade" label={t('grade')} required {...(suggested ? { help: suggested } : {})}>
        <Radio.Group className="hz-choice" options={grades} />
      </Field>
      <Field name="interim" label={t('interim')} help={t('interimHint')} required={chosen === 'major'}>
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Field>
    </>
  )
}
