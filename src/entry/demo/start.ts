/**
 * Begins demo mode: the region, its published password, the first things to do, and what its facilities' indices say.
 * Does nothing where units exist.
 */
import { openRunning, rollForward } from '../../features/duties/jobs.ts'
import { claimEmpty } from '../../features/organisation/units/queries.ts'
import { catchUp } from '../../features/risk/jobs.ts'
import { analyzeHistory } from '../../platform/database/bulk.ts'
import type { Platform } from '../../platform/endpoint.ts'
import { storeOf } from '../../platform/files/routes.ts'
import { policy } from '../../platform/policy.ts'
import { writePapers } from './history/papers.ts'
import { drawPhotos } from './history/photos.ts'
import { type Tell, writeHistory } from './history/write.ts'
import { openWithPasswords } from './passwords.ts'
import { openWithPlaces, type PlacedFacility } from './places.ts'
import { fullRegion, fullSeed } from './region/full.ts'
import { type RegionPlan, small } from './region.ts'
import { type Opening, type Region, seedRegion } from './seed.ts'
import { daysBefore } from './simulator/days.ts'

/** What each room begins the small region with, in the transaction that makes it. */
const openings: readonly Opening[] = [openWithPasswords, openRunning, openWithPlaces]

function demoOnly({ config }: Platform): void {
  if (config.mode !== 'demo') throw new Error('the demo region exists in demo mode only')
}

/** The small region, without history. @returns null where the database already holds units */
export async function startDemo(platform: Platform): Promise<Region | null> {
  demoOnly(platform)
  const region = await seedRegion(platform, small, platform.clock.now(), openings)
  if (region) await catchUp(platform)
  return region
}

/** Days before today on which the region begins; what happened since is its history. */
const pastDays = 366
const pictures = 72

export interface Cut {
  readonly plan?: RegionPlan
  readonly pastDays?: number
  readonly tell?: Tell
}

/** The full region with its past year, or a cut of it. @returns null where the database already holds units */
export async function startFullDemo(platform: Platform, cut: Cut = {}): Promise<Region | null> {
  demoOnly(platform)
  if (!(await platform.pool.db.transaction().execute(claimEmpty))) return null
  const { plan = fullRegion(), tell = () => {} } = cut
  const { clock, config } = platform
  const now = clock.now()
  const days = daysBefore(now, clock.day(now), config.timeZone, cut.pastDays ?? pastDays)
  tell(`a region of ${plan.facilities.length} facilities is being made, with a year behind it (once, about a minute)`)
  const store = storeOf(platform)
  const photos = await drawPhotos(store, fullSeed, pictures)
  const papers = await writePapers(store)
  let places: ReadonlyMap<string, PlacedFacility> = new Map()
  const openPlaces: Opening = async (work, region) => {
    tell(`${region.units.size} units, ${region.accounts.length} accounts; now their buildings, rooms and equipment`)
    places = await openWithPlaces(work, region)
  }
  const begun = new Date(days.start(days.first) + 9 * 3_600_000)
  const region = await seedRegion(platform, plan, begun, [openWithPasswords, openPlaces], async (tx, made) => {
    const told = { region: made, policy: policy(), days, seed: fullSeed, photos, papers, places }
    await writeHistory(tx, told, tell)
  })
  if (!region) return null
  tell('what is due today, and the indices of every facility')
  await rollForward(platform)
  await catchUp(platform, cut.pastDays ?? pastDays)
  await platform.pool.db.transaction().execute(analyzeHistory)
  return region
}
