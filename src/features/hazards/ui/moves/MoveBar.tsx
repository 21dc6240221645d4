/** The step that leads on as the one button; what else this reader may do in a menu. Why others are closed: StepPanel. */
import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import type { Hazard } from '../../contract.ts'
import { type Move, move as moves } from '../../loop/contract.ts'
import { hazardWords } from '../words.ts'
import { DialogOf, isDialog } from './dialogs.tsx'

/** In this order in the menu; a line between the groups, and what ends the hazard stands last. */
const groups: readonly (readonly Move[])[] = [
  ['close', 'submit', 'start', 'approve', 'plan', 'grade', 'return', 'refuse', 'reopen'],
  ['grant', 'deny', 'extend', 'check', 'reassign'],
  ['supervise', 'release'],
  ['merge', 'reject'],
]
const ending: readonly Move[] = ['merge', 'reject']

/** The move that leads on from each state. Another that is allowed there corrects what was done. */
export const leading: Partial<Record<Hazard['state'], Move>> = {
  reported: 'grade',
  graded: 'plan',
  planned: 'approve',
  approved: 'start',
  rectifying: 'submit',
  submitted: 'close',
}

export function MoveBar({ hazard }: { hazard: Hazard }) {
  const t = useWords(hazardWords)
  const text = useText()
  const navigate = useNavigate()
  const [open, setOpen] = useState<Move | null>(null)
  // A dialog once opened stays with what was typed, also when somebody else's step meanwhile closed the move: sending it
  // says what happened.
  const [met, meet] = useState<readonly Move[]>([])
  const allowed = hazard.offers.filter((offer) => offer.refused === null).map((offer) => offer.move)
  // An extension that waits for this reader comes before the step that leads on.
  const lead = allowed.find((move) => move === 'grant') ?? allowed.find((move) => move === leading[hazard.state])
  const others = groups
    .map((group) => group.filter((move) => move !== lead && allowed.includes(move)))
    .filter((group) => group.length > 0)
  const begin = (move: Move) => {
    if (!isDialog(move)) return void navigate({ to: `/hazards/${hazard.unitId}/${hazard.id}/${move}` as never })
    meet((before) => [...new Set([...before, move])])
    setOpen(move)
  }
  const wordsOf = (move: Move) => {
    if (move === 'plan' && hazard.state === 'planned') return t('amendPlan')
    if (move === 'grade' && hazard.grade !== null) return t('gradeAgain')
    return text(moves.words[move])
  }
  return (
    <>
      <Dropdown
        trigger={['click']}
        placement="bottomRight"
        classNames={{ root: 'hz-menu' }}
        menu={{
          items: [
            ...others.flatMap((group) => [
              ...group.map((move) => ({ key: move, label: wordsOf(move), danger: ending.includes(move) })),
              { type: 'divider' as const, key: `after ${group.join()}` },
            ]),
            { key: 'archive', label: t('archive') },
            { key: 'print', label: t('print') },
          ],
          onClick: ({ key }) => {
            if (moves.has(key)) begin(key)
            else if (key === 'archive') void navigate({ to: `/hazards/${hazard.unitId}/${hazard.id}/archive` as never })
            else print()
          },
        }}
      >
        <Button icon={<Icon name="more" size={16} />}>{t('moreMoves')}</Button>
      </Dropdown>
      {lead && (
        <Button type="primary" onClick={() => begin(lead)}>
          {wordsOf(lead)}
        </Button>
      )}
      {met.filter(isDialog).map((move) => (
        <DialogOf
          key={move}
          move={move}
          hazard={hazard}
          title={wordsOf(move)}
          open={move === open}
          close={() => setOpen(null)}
        />
      ))}
    </>
  )
}
