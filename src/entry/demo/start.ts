/**
 * Begins demo mode: the region, its published password, the first things to do, and what its facilities' indices say.
 * Does nothing where units exist.
 */
import { openRunning } from '../../features/duties/jobs.ts'
import { catchUp } from '../../features/risk/jobs.ts'
import type { Platform } from '../../platform/endpoint.ts'
import { openWithPasswords } from './passwords.ts'
import { openWithPlaces } from './places.ts'
import { fullRegion } from './region/full.ts'
import { type RegionPlan, small } from './region.ts'
import { type Opening, type Region, seedRegion } from './seed.ts'

/** What each room begins the region with, in the transaction that makes it. */
const openings: readonly Opening[] = [openWithPasswords, openRunning, openWithPlaces]

async function begin(platform: Platform, plan: RegionPlan): Promise<Region | null> {
  if (platform.config.mode !== 'demo') throw new Error('the demo region exists in demo mode only')
  const region = await seedRegion(platform, plan, platform.clock.now(), openings)
  if (region) await catchUp(platform)
  return region
}

/** The small region, without history. @returns null where the database already holds units */
export const startDemo = (platform: Platform): Promise<Region | null> => begin(platform, small)

/** The full region. @returns null where the database already holds units */
export const startFullDemo = (platform: Platform): Promise<Region | null> => begin(platform, fullRegion())
