/** The tree itself: what stands in what, opened level by level; a search shows each hit where it stands. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { Icon } from '../../../web/icons/Icon.tsx'
import { EmptyState } from '../../../web/kit/EmptyState.tsx'
import { FamilyMark } from '../../../web/kit/FamilyMark.tsx'
import { Badge } from '../../../web/kit/StateBadge.tsx'
import { useLanguage, useText, useWords } from '../../../web/words/words.ts'
import { type PlaceRow, placeKind } from '../contract.ts'
import { matching, nameIn, type Tree } from './tree.ts'
import { placeWords } from './words.ts'

interface PlaceTreeProps {
  readonly unitId: number
  readonly tree: Tree
  readonly phrase: string
  readonly retired: boolean
}

/** A tree this small is read at a glance, so it begins opened; of a larger one the first level. */
const smallTree = 40

export function PlaceTree({ unitId, tree, phrase, retired }: PlaceTreeProps) {
  const t = useWords(placeWords)
  const holders = tree.all.filter((place) => tree.under(place.id).length > 0)
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => new Set((tree.all.length <= smallTree ? holders : tree.under(null)).map((place) => place.id)),
  )
  const found = phrase.trim() === '' ? null : matching(tree, phrase)
  const children = (id: string | null) =>
    tree.under(id).filter((place) => (retired || place.retiredAt === null) && (!found || found.shown.has(place.id)))
  const toggle = (id: string) => {
    const next = new Set(open)
    if (!next.delete(id)) next.add(id)
    setOpen(next)
  }
  if (found && found.hits.size === 0) return <EmptyState icon="search" title={t('none')} hint={t('noneHint')} />
  const all = holders.every((place) => open.has(place.id))
  return (
    <div className="pl-tree">
      {!found && holders.length > 0 && (
        <Button type="text" onClick={() => setOpen(new Set(all ? [] : holders.map((place) => place.id)))}>
          {t(all ? 'shutAll' : 'openAll')}
        </Button>
      )}
      <Level id={null} at={{ unitId, children, toggle, isOpen: (id) => found !== null || open.has(id) }} />
    </div>
  )
}

interface Shared {
  readonly unitId: number
  readonly children: (id: string | null) => readonly PlaceRow[]
  readonly toggle: (id: string) => void
  readonly isOpen: (id: string) => boolean
}

function Level({ id, at }: { id: string | null; at: Shared }) {
  return (
    <ul>
      {at.children(id).map((place) => (
        <li key={place.id}>
          <Row place={place} at={at} />
          {at.isOpen(place.id) && at.children(place.id).length > 0 && <Level id={place.id} at={at} />}
        </li>
      ))}
    </ul>
  )
}

function Row({ place, at }: { place: PlaceRow; at: Shared }) {
  const t = useWords(placeWords)
  const text = useText()
  const language = useLanguage()
  const name = nameIn(place, language)
  const open = at.isOpen(place.id)
  return (
    <div className="pl-row">
      {at.children(place.id).length > 0 ? (
        <button
          type="button"
          className="pl-toggle"
          aria-expanded={open}
          aria-label={t(open ? 'shut' : 'open', { name })}
          onClick={() => at.toggle(place.id)}
        >
          <Icon name={open ? 'down' : 'right'} size={14} />
        </button>
      ) : (
        <span className="pl-toggle" />
      )}
      <Link to={`/places/${at.unitId}/${place.id}` as never}>
        <span className="pl-name">{name}</span>
        <small className="pl-code">{place.code}</small>
        <small>{text(placeKind.words[place.kind])}</small>
        {place.families.map((one) => (
          <FamilyMark key={one} value={one} bare />
        ))}
        {place.coded && (
          <small className="pl-coded">
            <Icon name="tick" size={12} />
            {t('coded')}
          </small>
        )}
        {place.retiredAt !== null && <Badge tone="calm">{t('retired')}</Badge>}
      </Link>
    </div>
  )
}
