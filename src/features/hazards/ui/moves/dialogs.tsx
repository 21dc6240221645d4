/** Each move that is one decision, as its dialog: what follows from it and what it asks for. */
import { useFormat } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import type { Hazard } from '../../contract.ts'
import * as moves from '../../loop/contract/moves.ts'
import type { Move } from '../../loop/contract.ts'
import { hazardWords } from '../words.ts'
import { NoteField, ReasonField } from './fields.tsx'
import { MoveDialog } from './MoveDialog.tsx'

/** Moves with a page of their own. */
type Paged = 'grade' | 'plan' | 'submit'
type Dialog = Exclude<Move, Paged>
export const isDialog = (move: Move): move is Dialog => !(['grade', 'plan', 'submit'] as readonly Move[]).includes(move)

interface DialogProps {
  readonly move: Dialog
  readonly hazard: Hazard
  readonly title: string
  readonly open: boolean
  readonly close: () => void
}

type Values = Readonly<Record<string, unknown>>
const reasoned = { fields: () => <ReasonField />, bodyOf: (values: Values) => ({ reason: values.reason }) }
const noted = { fields: () => <NoteField />, bodyOf: (values: Values) => ({ note: values.note ?? '' }) }

export function DialogOf({ move, ...one }: DialogProps) {
  const t = useWords(hazardWords)
  const format = useFormat()
  const { hazard } = one
  const day = hazard.plan.deadline ? format.date(hazard.plan.deadline, 'day') : ''
  const name = hazard.plan.responsible?.name ?? ''
  switch (move) {
    case 'approve':
      return <MoveDialog {...one} {...noted} contract={moves.approveHazard} lead={t('approveLead', { name, day })} />
    case 'start':
      return <MoveDialog {...one} contract={moves.startHazard} lead={t('startLead', { day })} bodyOf={() => ({})} />
    case 'close':
      return <MoveDialog {...one} {...noted} contract={moves.closeHazard} lead={t('closeLead')} />
    case 'return':
      return <MoveDialog {...one} {...reasoned} contract={moves.returnHazard} lead={t('returnLead')} />
    case 'refuse':
      return <MoveDialog {...one} {...reasoned} contract={moves.refuseHazard} lead={t('refuseLead')} />
    case 'reject':
      return <MoveDialog {...one} {...reasoned} danger contract={moves.rejectHazard} lead={t('rejectLead')} />
    case 'reopen':
      return <MoveDialog {...one} {...reasoned} contract={moves.reopenHazard} lead={t('reopenLead')} />
  }
}
