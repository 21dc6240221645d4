/** Each move that is one decision, as its dialog: what follows from it and what it asks for. */

import type { TakenPhoto } from '../../../../web/kit/PhotoCapture.tsx'
import { useFormat } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import type { Hazard } from '../../contract.ts'
import * as moves from '../../loop/contract/moves.ts'
import type { Move } from '../../loop/contract.ts'
import { SeenNotice } from '../evidence/SeenBefore.tsx'
import { sendPhotos } from '../photos.ts'
import { hazardWords } from '../words.ts'
import { CheckFields, NoteField, PersonFields, ReasonField, SurvivorFields, UntilFields } from './fields.tsx'
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

/** Whoever verifies is shown once more which photos were seen before. */
const verified = (hazard: Hazard) => ({
  ...noted,
  fields: () => (
    <>
      <SeenNotice hazard={hazard} />
      <NoteField />
    </>
  ),
})

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
      return <MoveDialog {...one} {...verified(hazard)} contract={moves.closeHazard} lead={t('closeLead')} />
    case 'return':
      return <MoveDialog {...one} {...reasoned} contract={moves.returnHazard} lead={t('returnLead')} />
    case 'refuse':
      return <MoveDialog {...one} {...reasoned} contract={moves.refuseHazard} lead={t('refuseLead')} />
    case 'reject':
      return <MoveDialog {...one} {...reasoned} danger contract={moves.rejectHazard} lead={t('rejectLead')} />
    case 'reopen':
      return <MoveDialog {...one} {...reasoned} contract={moves.reopenHazard} lead={t('reopenLead')} />
    case 'extend': {
      const { times, until } = hazard.extensionLeft
      return (
        <MoveDialog
          {...one}
          contract={moves.extendHazard}
          lead={t('extendLead', { day })}
          fields={() => (
            <UntilFields
              label={t('newDeadline')}
              help={t('extendLimit', { count: times, day: until ? format.date(until, 'day') : '' })}
            />
          )}
          bodyOf={({ until: to, reason }) => ({ until: to, reason })}
        />
      )
    }
    case 'grant':
    case 'deny': {
      const asked = hazard.extensionAsked
      const words = {
        day,
        until: asked ? format.date(asked.until, 'day') : '',
        name: asked?.by.name ?? '',
        reason: asked?.reason ?? '',
      }
      return move === 'grant' ? (
        <MoveDialog {...one} {...noted} contract={moves.grantHazard} lead={t('grantLead', words)} />
      ) : (
        <MoveDialog {...one} {...reasoned} contract={moves.denyHazard} lead={t('denyLead', words)} />
      )
    }
    case 'reassign':
      return (
        <MoveDialog
          {...one}
          contract={moves.reassignHazard}
          lead={t('reassignLead', { name })}
          fields={() => <PersonFields hazard={hazard} />}
          bodyOf={({ responsibleId, reason }) => ({ responsibleId, reason })}
        />
      )
    case 'supervise':
      return (
        <MoveDialog
          {...one}
          contract={moves.superviseHazard}
          lead={t('superviseLead')}
          fields={() => <UntilFields label={t('listedUntil')} help={t('listedUntilHint')} />}
          bodyOf={({ until, reason }) => ({ until, reason })}
        />
      )
    case 'release':
      return <MoveDialog {...one} {...reasoned} contract={moves.releaseHazard} lead={t('releaseLead')} />
    case 'check':
      return (
        <MoveDialog
          {...one}
          contract={moves.checkHazard}
          lead={t('checkLead')}
          fields={() => <CheckFields hazard={hazard} />}
          bodyOf={async ({ held, seen, interim, photos }) => ({
            held,
            seen,
            interim: typeof interim === 'string' && interim.trim() !== '' ? interim : null,
            files: await sendPhotos(hazard.unitId, (photos ?? []) as readonly TakenPhoto[]),
          })}
        />
      )
    case 'merge':
      return (
        <MoveDialog
          {...one}
          danger
          contract={moves.mergeHazard}
          lead={t('mergeLead')}
          fields={() => <SurvivorFields hazard={hazard} />}
          bodyOf={({ into, reason }) => ({ into: { unitId: hazard.unitId, id: into }, reason })}
        />
      )
  }
}
