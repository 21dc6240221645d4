/**
 * Fills an empty database with the small demo region, through the same tables, rules and journal as real work.
 * The content is the same every time; only ids and moments are of the day.
 */
import { accountOpened, postGranted } from '../../features/organisation/accounts/contract.ts'
import { insertAccounts, insertPosts } from '../../features/organisation/accounts/queries.ts'
import { audienceOfUnit } from '../../features/organisation/accounts/rules.ts'
import { divisionAdded, unitOpened } from '../../features/organisation/units/contract.ts'
import { claimEmpty, insertDivisions, insertUnits, type NewUnit } from '../../features/organisation/units/queries.ts'
import { administrationAudience, audience, type FacilityType, type Role } from '../../platform/contract/role.ts'
import { enter, type Scope } from '../../platform/database/scope.ts'
import { openWork, type Platform, type Work } from '../../platform/endpoint.ts'
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
import { names } from './people.ts'
import { facilities, type PlaceRow, places } from './region.ts'

/** A unit of the region, before and after it has its number. */
interface Planned {
  /** `bureau.lanan`, `facility.xitong`, `fire.cenning`: how tests and other seeds name it. */
  readonly key: string
  readonly slug: string
  readonly ownedBy: string | null
  readonly unit: Omit<NewUnit, 'ownerId'>
  readonly posts: readonly PostRow[]
}

export interface SeededAccount {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly title: string
  readonly unitId: number
  readonly unitName: string
  readonly unitNameEn: string
}

export interface Region {
  /** By key: `bureau.lanan`, `facility.xitong`, `guidance.region`, `fire.cenning`, `squadron.lanan` … */
  readonly units: ReadonlyMap<string, number>
  readonly facilities: readonly { id: number; type: FacilityType; slug: string }[]
  readonly accounts: readonly SeededAccount[]
  readonly scope: Scope
}

const since = '2025-01-01'
const bureausSince = '1996-01-01'
const partnersSince = '2019-03-01'

/** Bureaus first, so that every owner stands before what it owns. */
function plan(): Planned[] {
  const planned: Planned[] = []
  const slugOf = new Map(places.map((place) => [place.code, place.slug]))
  for (const place of places) {
    const above = slugOf.get(place.code.slice(0, -2))
    planned.push(
      unitOf('bureau', place, above ? `bureau.${above}` : null, bureauName(place), bureausSince, bureauPosts(place)),
    )
  }
  for (const place of places) {
    if (place.code.length < 6) {
      const owner = `bureau.${place.slug}`
      planned.push(unitOf('guidance', place, owner, guidanceName(place), bureausSince, guidancePosts))
    }
  }
  for (const facility of facilities) {
    const place = placeOf(facility.standsIn)
    planned.push({
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
    const place = placeOf(facility.standsIn)
    const squadron = unitOf(
      'squadron',
      place,
      `facility.${facility.slug}`,
      squadronName(facility),
      partnersSince,
      squadronPosts,
    )
    planned.push({ ...squadron, key: `squadron.${facility.slug}`, slug: facility.slug })
  }
  for (const place of places) {
    planned.push(unitOf('government', place, null, governmentName(place), partnersSince, governmentPosts))
    for (const which of place.departments) {
      const unit = unitOf('department', place, null, departmentName(place, which), partnersSince, departmentPosts)
      planned.push({ ...unit, key: `${which}.${place.slug}`, unit: { ...unit.unit, department: which } })
    }
  }
  return planned
}

function placeOf(slug: string): PlaceRow {
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

/**
 * @param openings what other rooms begin the region with (passwords, first tasks), in the same transaction
 * @returns null where the database already holds units
 */
export async function seedRegion(
  platform: Platform,
  openings: readonly ((work: Work, region: Region) => Promise<unknown>)[],
): Promise<Region | null> {
  const now = platform.clock.now()
  return platform.pool.db.transaction().execute(async (tx) => {
    if (!(await claimEmpty(tx))) return null

    await insertDivisions(tx, places)
    const planned = plan()
    const units = new Map<string, number>()
    // An owner must have its number before what it owns: each statement takes the longest run that has.
    for (let left: readonly Planned[] = planned; left.length > 0; ) {
      const waiting = left.findIndex((one) => one.ownedBy !== null && !units.has(one.ownedBy))
      const ready = waiting === -1 ? left : left.slice(0, waiting)
      if (ready.length === 0) throw new Error(`${left[0]?.key} stands before its owner`)
      const ids = await insertUnits(
        tx,
        ready.map((one) => ({ ...one.unit, ownerId: one.ownedBy ? (units.get(one.ownedBy) ?? null) : null })),
      )
      ready.forEach((one, index) => {
        units.set(one.key, ids[index] ?? 0)
      })
      left = left.slice(ready.length)
    }

    const everyone = Object.values(audience).reduce((bits, bit) => bits | bit, 0)
    const scope: Scope = { units: [...units.values()], audience: everyone }
    await enter(tx, scope, null)
    const { work, finish } = openWork(platform, tx, {
      now,
      today: platform.clock.day(now),
      scope,
      actor: null,
      posts: [],
    })
    await recordUnits(work, planned, units)
    const accounts = await fillPosts(work, planned, units)
    const region: Region = {
      units,
      facilities: facilities.map(({ slug, type }) => ({ id: units.get(`facility.${slug}`) ?? 0, type, slug })),
      accounts,
      scope,
    }
    for (const opening of openings) await opening(work, region)
    await finish()
    return region
  })
}

async function recordUnits(work: Work, planned: readonly Planned[], units: ReadonlyMap<string, number>): Promise<void> {
  const region = units.get('bureau.region') ?? 0
  for (const place of places) {
    const about = { unitId: region, subject: { type: 'division', id: place.code }, audience: administrationAudience }
    await work.record(divisionAdded, about, { code: place.code, name: place.name, nameEn: place.nameEn })
  }
  for (const one of planned) {
    const id = units.get(one.key) ?? 0
    const about = { unitId: id, subject: { type: 'unit', id: String(id) }, audience: administrationAudience }
    await work.record(unitOpened, about, {
      ...one.unit,
      ownerId: one.ownedBy ? (units.get(one.ownedBy) ?? null) : null,
    })
  }
}

async function fillPosts(
  work: Work,
  planned: readonly Planned[],
  units: ReadonlyMap<string, number>,
): Promise<SeededAccount[]> {
  const accounts: (SeededAccount & { audience: number })[] = []
  for (const one of planned) {
    for (const post of one.posts) {
      for (let number = 1; number <= post.count; number++) {
        const name = names[accounts.length]
        if (name === undefined) throw new Error('the region has more posts than names')
        const role = post.role === 'department' && one.unit.department ? one.unit.department : post.role
        accounts.push({
          id: work.newId(),
          username: `${role}${post.count > 1 ? number : ''}.${one.slug}`,
          name,
          role: post.role,
          title: post.title,
          unitId: units.get(one.key) ?? 0,
          unitName: one.unit.name,
          unitNameEn: one.unit.nameEn,
          audience: audienceOfUnit(one.unit),
        })
      }
    }
  }
  await insertAccounts(
    work.tx,
    accounts.map((account) => ({ ...account, createdAt: work.now })),
  )
  const posts = accounts.map((account) => ({ ...account, accountId: account.id, id: work.newId(), since, until: null }))
  await insertPosts(work.tx, posts)
  for (const post of posts) {
    const { accountId, username, name, role, title, unitId } = post
    const account = { unitId, subject: { type: 'account', id: accountId }, audience: post.audience }
    await work.record(accountOpened, account, { username, name })
    const position = { unitId, subject: { type: 'position', id: post.id }, audience: post.audience }
    await work.record(postGranted, position, { accountId, role, title, since, until: null })
  }
  return accounts
}
