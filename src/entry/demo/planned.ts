/** The units of a region with their posts, before they have numbers: bureaus first, so that owners stand before what they own. */
import type { NewUnit } from '../../features/organisation/units/queries.ts'
import type { Role } from '../../platform/contract/role.ts'
import {
  bureauName,
  bureauPosts,
  departmentName,
  departmentPosts,
  facilityPosts,
  governmentName,
  governmentPosts,
  guidanceName,
  guidancePosts,
  type Name,
  type PostRow,
  squadronName,
  squadronPosts,
} from './establishment.ts'
import type { PlaceRow, RegionPlan } from './region.ts'

/** A unit of the region, before and after it has its number. */
export interface Planned {
  /** `bureau.lanan`, `facility.xitong`, `fire.cenning`: how tests and other seeds name it. */
  readonly key: string
  readonly slug: string
  readonly ownedBy: string | null
  readonly unit: Omit<NewUnit, 'ownerId'>
  readonly posts: readonly PostRow[]
}

const bureausSince = '1996-01-01'
const partnersSince = '2019-03-01'

export function planned({ places, facilities }: RegionPlan): Planned[] {
  const units: Planned[] = []
  const slugOf = new Map(places.map((place) => [place.code, place.slug]))
  for (const place of places) {
    const above = slugOf.get(place.code.slice(0, -2))
    units.push(
      unitOf('bureau', place, above ? `bureau.${above}` : null, bureauName(place), bureausSince, bureauPosts(place)),
    )
  }
  for (const place of places) {
    if (place.code.length < 6) {
      const owner = `bureau.${place.slug}`
      units.push(unitOf('guidance', place, owner, guidanceName(place), bureausSince, guidancePosts))
    }
  }
  for (const facility of facilities) {
    const place = placeOf(places, facility.standsIn)
    units.push({
      key: `facility.${facility.slug}`,
      slug: facility.slug,
      ownedBy: `bureau.${facility.ownedBy}`,
      unit: {
        kind: 'facility',
        facilityType: facility.type,
        department: null,
        name: facility.name,
        nameEn: facility.nameEn,
        territory: place.code,
        attributes: facility.attributes,
        openedOn: facility.opened,
      },
      posts: facilityPosts,
    })
  }
  for (const facility of facilities.filter((one) => one.attributes.squadron)) {
    const place = placeOf(places, facility.standsIn)
    const squadron = unitOf(
      'squadron',
      place,
      `facility.${facility.slug}`,
      squadronName(facility),
      partnersSince,
      squadronPosts,
    )
    units.push({ ...squadron, key: `squadron.${facility.slug}`, slug: facility.slug })
  }
  for (const place of places) {
    units.push(unitOf('government', place, null, governmentName(place), partnersSince, governmentPosts))
    for (const which of place.departments) {
      const unit = unitOf('department', place, null, departmentName(place, which), partnersSince, departmentPosts)
      units.push({ ...unit, key: `${which}.${place.slug}`, unit: { ...unit.unit, department: which } })
    }
  }
  return units
}

function placeOf(places: readonly PlaceRow[], slug: string): PlaceRow {
  const place = places.find((one) => one.slug === slug)
  if (!place) throw new Error(`no place ${slug}`)
  return place
}

const unitOf = (
  kind: NewUnit['kind'],
  place: PlaceRow,
  ownedBy: string | null,
  words: Name,
  openedOn: string,
  posts: readonly PostRow[],
): Planned => ({
  key: `${kind}.${place.slug}`,
  slug: place.slug,
  ownedBy,
  unit: { kind, facilityType: null, department: null, ...words, territory: place.code, attributes: {}, openedOn },
  posts,
})

/** A post of the region and who holds it, before there is an account. */
export interface PlannedPost {
  readonly unit: Planned
  readonly role: Role
  readonly title: string
  readonly username: string
}

export const postsOf = (units: readonly Planned[]): readonly PlannedPost[] =>
  units.flatMap((unit) =>
    unit.posts.flatMap(({ role, title, count }) =>
      Array.from({ length: count }, (_, at) => ({
        ...{ unit, role, title },
        username: `${role === 'department' ? unit.unit.department : role}${count > 1 ? at + 1 : ''}.${unit.slug}`,
      })),
    ),
  )
