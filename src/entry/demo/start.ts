/** Begins demo mode: the region, its published password, and the first things to do. Does nothing where units exist. */
import { demoPassword, hashPassword, setDemoPassword } from '../../platform/credentials.ts'
import type { Platform, Work } from '../../platform/endpoint.ts'
import { type Region, seedRegion } from './seed.ts'

/** What each room begins the region with, in the transaction that makes it. */
const openings: readonly ((work: Work, region: Region) => Promise<void>)[] = []

/** @returns the region, or null where the database already holds units */
export async function startDemo(platform: Platform): Promise<Region | null> {
  if (platform.config.mode !== 'demo') throw new Error('the demo region exists in demo mode only')
  // One password for all, hashed once: it is published, so a salt of its own for each would protect nothing.
  const hashed = await hashPassword(demoPassword)
  const passwords = async (work: Work, region: Region) => {
    for (const account of region.accounts) await setDemoPassword(work.tx, account.id, hashed, work.now)
  }
  return seedRegion(platform, [passwords, ...openings])
}
