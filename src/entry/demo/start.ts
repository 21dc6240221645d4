/** Begins demo mode: the region, its published password, and the first things to do. Does nothing where units exist. */
import { openRunning } from '../../features/duties/jobs.ts'
import type { Platform, Work } from '../../platform/endpoint.ts'
import { openWithPasswords } from './passwords.ts'
import { openWithPlaces } from './places.ts'
import { type Region, seedRegion } from './seed.ts'

/** What each room begins the region with, in the transaction that makes it. */
const openings: readonly ((work: Work, region: Region) => Promise<unknown>)[] = [
  openWithPasswords,
  openRunning,
  openWithPlaces,
]

/** @returns the region, or null where the database already holds units */
export async function startDemo(platform: Platform): Promise<Region | null> {
  if (platform.config.mode !== 'demo') throw new Error('the demo region exists in demo mode only')
  return seedRegion(platform, openings)
}
