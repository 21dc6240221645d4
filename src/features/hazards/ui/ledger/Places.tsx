/** Hazards by where they are: each facility's places as tiles, the worst first. No map, since places have words and no coordinates. */
import { Link } from '@tanstack/react-router'
import { useRead } from '../../../../web/api/hooks.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { ReadFailed } from '../../../../web/kit/Loaded.tsx'
import { Section } from '../../../../web/kit/Page.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import type { HazardFilter } from '../../contract.ts'
import { type Group, groupHazards, mostGroups } from '../../ledger/groups/contract.ts'
import { hazardWords } from '../words.ts'
import { type Address, unsorted } from './address.ts'
import { Figures, Standing } from './Figures.tsx'
import { ledgerWords } from './words.ts'

const worse = (a: Group, b: Group): number => b.major - a.major || b.overdue - a.overdue || b.count - a.count

export function Places({ filter, url }: { readonly filter: HazardFilter; readonly url: Address }) {
  const t = useWords(hazardWords)
  const l = useWords(ledgerWords)
  const text = useText()
  const groups = useRead(groupHazards, { query: { ...unsorted(filter), by: 'place' } })
  if (groups.error) return <ReadFailed error={groups.error} retry={() => void groups.refetch()} />
  const items = groups.data?.items
  if (!items) return null
  if (items.length === 0) return <EmptyState icon="place" title={t('noneTitle')} hint={t('noneHint')} />
  const units = [...Map.groupBy(items, (group) => group.unit?.id ?? 0).values()].toSorted(
    (a, b) => sum(b, 'major') - sum(a, 'major') || sum(b, 'count') - sum(a, 'count'),
  )
  return (
    <>
      <p className="hz-note">{l('placesNote')}</p>
      {units.map((places) => (
        <Section
          key={places[0]?.unit?.id ?? 0}
          title={places[0]?.unit ? text(places[0].unit.name) : ''}
          aside={
            <Figures
              of={{ count: sum(places, 'count'), major: sum(places, 'major'), overdue: sum(places, 'overdue') }}
            />
          }
        >
          <ul className="hz-tiles">
            {places.toSorted(worse).map((place) => (
              <Tile key={place.key} place={place} url={url} />
            ))}
          </ul>
        </Section>
      ))}
      <Standing
        words={[
          groups.data?.more ? l('moreGroups', { count: mostGroups }) : null,
          filter.text || filter.place ? l('searchGroups') : null,
        ]}
      />
    </>
  )
}

const sum = (places: readonly Group[], of: 'count' | 'major' | 'overdue'): number =>
  places.reduce((total, place) => total + place[of], 0)

function Tile({ place, url }: { readonly place: Group; readonly url: Address }) {
  const { as: _, view: __, ...rest } = url
  const worst = place.major > 0 ? 'major' : place.overdue > 0 ? 'late' : 'general'
  return (
    <li>
      <Link
        to={'/hazards' as never}
        search={{ ...rest, unit: String(place.unit?.id ?? ''), placeIs: place.key } as never}
        className={`hz-tile hz-tile-${worst}`}
      >
        <span>
          <Icon name={worst === 'general' ? 'place' : worst === 'late' ? 'clock' : 'hazard'} size={15} />
          {place.name}
        </span>
        <Figures of={place} />
      </Link>
    </li>
  )
}
