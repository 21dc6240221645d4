/** Which places get a label: all, by kind, or one by one. */
import { Button, Checkbox } from 'antd'
import { useLanguage, useWords } from '../../../../web/words/words.ts'
import type { PlaceRow } from '../../contract.ts'
import { inOrder, nameIn, pathOf, type Tree } from '../tree.ts'
import { placeWords } from '../words.ts'

interface ChooseProps {
  readonly tree: Tree
  readonly chosen: ReadonlySet<string>
  readonly choose: (ids: ReadonlySet<string>) => void
}

export function Choose({ tree, chosen, choose }: ChooseProps) {
  const t = useWords(placeWords)
  const language = useLanguage()
  const places = inOrder(tree)
  const only = (fits: (place: PlaceRow) => boolean) => choose(new Set(places.filter(fits).map((place) => place.id)))
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    choose(next)
  }
  return (
    <>
      <div className="pl-buttons">
        <Button onClick={() => only(() => true)}>{t('all')}</Button>
        <Button onClick={() => only((place) => place.kind === 'room')}>{t('roomsOnly')}</Button>
        <Button onClick={() => only((place) => place.kind === 'equipment')}>{t('equipmentOnly')}</Button>
        <Button onClick={() => choose(new Set())}>{t('clear')}</Button>
      </div>
      <ul className="pl-choose">
        {places.map((place) => (
          <li key={place.id} className={`pl-level-${Math.min(pathOf(tree, place.id).length, 6)}`}>
            <Checkbox checked={chosen.has(place.id)} onChange={(event) => toggle(place.id, event.target.checked)}>
              {nameIn(place, language)} <small className="pl-code">{place.code}</small>
              {place.coded && <small> {t('coded')}</small>}
            </Checkbox>
          </li>
        ))}
      </ul>
    </>
  )
}
