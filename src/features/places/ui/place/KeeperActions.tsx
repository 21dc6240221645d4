/** What who keeps the register may do with a place. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useWrite } from '../../../../web/api/hooks.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { ConfirmAction } from '../../../../web/kit/ConfirmAction.tsx'
import { useLanguage, useWords } from '../../../../web/words/words.ts'
import { type PlaceRow, restorePlace, retirePlace } from '../../contract.ts'
import { insideOf, nameIn, type Tree } from '../tree.ts'
import { placeWords } from '../words.ts'
import { MoveDialog } from './MoveDialog.tsx'
import { ChangeDialog } from './PlaceDialog.tsx'

export function KeeperActions({ unitId, tree, place }: { unitId: number; tree: Tree; place: PlaceRow }) {
  const t = useWords(placeWords)
  const language = useLanguage()
  const retire = useWrite(retirePlace)
  const restore = useWrite(restorePlace)
  const [dialog, setDialog] = useState<'change' | 'move' | null>(null)
  const params = { unitId, id: place.id }
  const close = () => setDialog(null)
  if (place.retiredAt !== null)
    return (
      <ConfirmAction
        label={t('restore')}
        title={t('restore')}
        consequence={t('restoreLead')}
        primary
        act={() => restore.run({ params, body: { version: place.version } })}
      />
    )
  const inside = insideOf(tree, place.id).filter((one) => one.retiredAt === null)
  const codes = [place, ...inside].filter((one) => one.coded).length
  return (
    <>
      <ConfirmAction
        label={t('retire')}
        title={t('retire')}
        consequence={t('retireLead', { name: nameIn(place, language), count: inside.length, codes })}
        danger
        reason="required"
        act={(reason) => retire.run({ params, body: { version: place.version, reason } })}
      />
      <Button onClick={() => setDialog('move')}>{t('move')}</Button>
      <Button onClick={() => setDialog('change')}>{t('edit')}</Button>
      <Link to={`/hazards/report?unit=${unitId}&place=${place.id}` as never}>
        <Button type="primary" icon={<Icon name="hazard" size={16} />}>
          {t('report')}
        </Button>
      </Link>
      {dialog === 'change' && <ChangeDialog unitId={unitId} place={place} close={close} />}
      {dialog === 'move' && <MoveDialog unitId={unitId} tree={tree} place={place} close={close} />}
    </>
  )
}
