/**
 * Fills an empty database with a demo region, through the same tables, rules and journal as real work. The content is the
 * same every time; only ids and moments are of the day.
 */
import { accountOpened, postGranted } from '../../features/organisation/accounts/contract.ts'
import { insertAccounts, insertPosts } from '../../features/organisation/accounts/queries.ts'
import { audienceOfUnit } from '../../features/organisation/accounts/rules.ts'
import { divisionAdded, unitOpened } from '../../features/organisation/units/contract.ts'
import { claimEmpty, insertDivisions, insertUnits } from '../../features/organisation/units/queries.ts'
import { administrationAudience, audience, type Role } from '../../platform/contract/role.ts'
import type { Tx } from '../../platform/database/pool.ts'
import { enter, type Scope } from '../../platform/database/scope.ts'
import { openWork, type Platform, type Work } from '../../platform/endpoint.ts'
import { personOf } from './people.ts'
import { type Planned, planned, postsOf } from './planned.ts'
import type { FacilityRow, RegionPlan } from './region.ts'

export interface SeededAccount {
  readonly id: string
  readonly positionId: string
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly title: string
  readonly unitId: number
  readonly unitName: string
  readonly unitNameEn: string
}

export interface Region {
  readonly plan: RegionPlan
  /** By key: `bureau.lanan`, `facility.xitong`, `guidance.region`, `fire.cenning`, `squadron.lanan` … */
  readonly units: ReadonlyMap<string, number>
  readonly facilities: readonly (FacilityRow & { readonly id: number })[]
  readonly accounts: readonly SeededAccount[]
  readonly scope: Scope
}

/** What another room begins the region with, in the transaction that makes it. */
export type Opening = (work: Work, region: Region) => Promise<unknown>

const since = '2025-01-01'

/**
 * @param at the moment at which units and people enter the system
 * @param openings passwords, places, first tasks
 * @param history what happened since then, once the region itself stands in the journal
 * @returns null where the database already holds units
 */
export async function seedRegion(
  platform: Platform,
  plan: RegionPlan,
  at: Date,
  openings: readonly Opening[],
  history: (tx: Tx, region: Region) => Promise<void> = async () => {},
): Promise<Region | null> {
  return platform.pool.db.transaction().execute(async (tx) => {
    if (!(await claimEmpty(tx))) return null

    await insertDivisions(
      tx,
      plan.places.map(({ code, name, nameEn }) => ({ code, name, nameEn })),
    )
    const units = planned(plan)
    const numbers = await openUnits(tx, units)
    const everyone = Object.values(audience).reduce((bits, bit) => bits | bit, 0)
    const scope: Scope = { units: [...numbers.values()], audience: everyone }
    await enter(tx, scope, null)
    const { work, finish } = openWork(platform, tx, {
      ...{ now: at, today: platform.clock.day(at), scope, actor: null, posts: [] },
    })
    await recordUnits(work, plan, units, numbers)
    const accounts = await fillPosts(work, units, numbers)
    const region: Region = {
      ...{ plan, units: numbers, accounts, scope },
      facilities: plan.facilities.map((one) => ({ ...one, id: numbers.get(`facility.${one.slug}`) ?? 0 })),
    }
    for (const opening of openings) await opening(work, region)
    await finish()
    await history(tx, region)
    return region
  })
}

/** An owner must have its number before what it owns: each statement takes the longest run that has. */
async function openUnits(tx: Tx, units: readonly Planned[]): Promise<ReadonlyMap<string, number>> {
  const numbers = new Map<string, number>()
  for (let left = units; left.length > 0; ) {
    const waiting = left.findIndex((one) => one.ownedBy !== null && !numbers.has(one.ownedBy))
    const ready = waiting === -1 ? left : left.slice(0, waiting)
    if (ready.length === 0) throw new Error(`${left[0]?.key} stands before its owner`)
    const ids = await insertUnits(
      tx,
      ready.map((one) => ({ ...one.unit, ownerId: one.ownedBy ? (numbers.get(one.ownedBy) ?? null) : null })),
    )
    ready.forEach((one, index) => {
      numbers.set(one.key, ids[index] ?? 0)
    })
    left = left.slice(ready.length)
  }
  return numbers
}

async function recordUnits(
  work: Work,
  { places }: RegionPlan,
  units: readonly Planned[],
  numbers: ReadonlyMap<string, number>,
): Promise<void> {
  const region = numbers.get('bureau.region') ?? 0
  for (const place of places) {
    const about = { unitId: region, subject: { type: 'division', id: place.code }, audience: administrationAudience }
    await work.record(divisionAdded, about, { code: place.code, name: place.name, nameEn: place.nameEn })
  }
  for (const one of units) {
    const id = numbers.get(one.key) ?? 0
    const about = { unitId: id, subject: { type: 'unit', id: String(id) }, audience: administrationAudience }
    await work.record(unitOpened, about, {
      ...one.unit,
      ownerId: one.ownedBy ? (numbers.get(one.ownedBy) ?? null) : null,
    })
  }
}

async function fillPosts(
  work: Work,
  units: readonly Planned[],
  numbers: ReadonlyMap<string, number>,
): Promise<SeededAccount[]> {
  const nameOf = personOf()
  const accounts = postsOf(units).map(({ unit, role, title, username }) => ({
    ...{ id: work.newId(), username, name: nameOf(username), role, title },
    unitId: numbers.get(unit.key) ?? 0,
    unitName: unit.unit.name,
    unitNameEn: unit.unit.nameEn,
    audience: audienceOfUnit(unit.unit),
  }))
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
  return posts.map(({ id: positionId, accountId, ...post }) => ({ ...post, id: accountId, positionId }))
}
