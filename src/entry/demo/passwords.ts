/** An opening of the demo region: every account gets the published password. */
import { setDemoPasswords } from '../../platform/credentials.ts'
import type { Work } from '../../platform/endpoint.ts'
import type { Region } from './seed.ts'

export const openWithPasswords = (work: Work, region: Region): Promise<void> =>
  setDemoPasswords(
    work.tx,
    region.accounts.map((account) => account.id),
    work.now,
  )
