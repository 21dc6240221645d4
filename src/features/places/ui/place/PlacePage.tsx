/** One place: where it is, what happened there, what stands inside, its code. */
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useRead } from '../../../../web/api/hooks.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { FamilyMark } from '../../../../web/kit/FamilyMark.tsx'
import { Page, Section } from '../../../../web/kit/Page.tsx'
import { Badge } from '../../../../web/kit/StateBadge.tsx'
import { usePerson } from '../../../../web/session/session.ts'
import { useFormat } from '../../../../web/words/format.ts'
import { useLanguage, useText, useWords } from '../../../../web/words/words.ts'
import { keepers } from '../../contract/roles.ts'
import { listPlaces, type PlaceRow, placeKind } from '../../contract.ts'
import '../places.css'
import { nameIn, pathOf, type Tree, treeOf } from '../tree.ts'
import { placeWords } from '../words.ts'
import { CodePanel } from './CodePanel.tsx'
import { HazardsHere } from './HazardsHere.tsx'
import { History } from './History.tsx'
import { KeeperActions } from './KeeperActions.tsx'
import { PlaceDialog } from './PlaceDialog.tsx'

export default function PlacePage() {
  const t = useWords(placeWords)
  const text = useText()
  const language = useLanguage()
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false })
  const unitId = Number(params.unit)
  const person = usePerson()
  const keeps = person.positions.some((post) => post.unit === unitId && keepers.some((keeper) => keeper === post.role))
  const read = useRead(listPlaces, { params: { unitId } })
  const tree = useMemo(() => treeOf(read.data?.items ?? []), [read.data])
  const place = tree.byId.get(params.id ?? '')
  const above = place ? pathOf(tree, place.id).slice(0, -1) : []
  return (
    <Page
      title={place ? nameIn(place, language) : t('list')}
      crumbs={[
        { to: `/places?unit=${unitId}`, label: t('list') },
        ...above.map((one) => ({ to: `/places/${unitId}/${one.id}`, label: nameIn(one, language) })),
      ]}
      note={
        place && (
          <>
            <span className="pl-code">{t('labelNo', { code: place.code })}</span>
            <span>{text(placeKind.words[place.kind])}</span>
            {place.families.map((one) => (
              <FamilyMark key={one} value={one} />
            ))}
            {place.retiredAt !== null && <Badge tone="calm">{t('retired')}</Badge>}
          </>
        )
      }
      actions={place && keeps && <KeeperActions unitId={unitId} tree={tree} place={place} />}
      read={read}
    >
      {place ? (
        <Body unitId={unitId} tree={tree} place={place} keeps={keeps} />
      ) : (
        <EmptyState icon="search" title={t('none')} hint={t('noneHint')} />
      )}
    </Page>
  )
}

interface BodyProps {
  readonly unitId: number
  readonly tree: Tree
  readonly place: PlaceRow
  readonly keeps: boolean
}

function Body({ unitId, tree, place, keeps }: BodyProps) {
  const t = useWords(placeWords)
  const format = useFormat()
  const language = useLanguage()
  const [adding, setAdding] = useState(false)
  const inside = tree.under(place.id).filter((one) => one.retiredAt === null)
  const holds = place.kind !== 'equipment'
  return (
    <div className="pl-detail">
      <div>
        {place.retiredAt !== null && (
          <p className="pl-retired">
            {t('retiredBecause', { when: format.date(place.retiredAt, 'day'), reason: place.retiredReason ?? '' })}
          </p>
        )}
        <HazardsHere unitId={unitId} placeId={place.id} />
        {holds && (
          <Section
            title={t('inside')}
            aside={
              keeps &&
              place.retiredAt === null && (
                <Button icon={<Icon name="plus" size={16} />} onClick={() => setAdding(true)}>
                  {t('addInside')}
                </Button>
              )
            }
          >
            {inside.length === 0 ? (
              <p className="wf-muted">{t('nothingInside')}</p>
            ) : (
              <ul className="pl-inside">
                {inside.map((one) => (
                  <li key={one.id}>
                    <Link to={`/places/${unitId}/${one.id}` as never}>
                      <span>{nameIn(one, language)}</span>
                      <small className="pl-code">{one.code}</small>
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </Section>
        )}
      </div>
      <div>
        {place.retiredAt === null && <CodePanel unitId={unitId} place={place} keeps={keeps} />}
        <History unitId={unitId} id={place.id} />
      </div>
      {adding && (
        <PlaceDialog unitId={unitId} tree={tree} parentId={place.id} close={() => setAdding(false)} done={() => {}} />
      )}
    </div>
  )
}
