/**
 * Capture passes kept on the device, so that a photo taken in a corridor without a connection can still be told from a
 * chosen one. Asked for when the camera opens, and ahead while there is a connection; each is used once.
 */
import { passesAhead, passHours, takePasses } from '../../platform/contract/files.ts'
import { call } from './request.ts'
import { openStore } from './store.ts'
import type { Store } from './store-tables.ts'

/** Opening the camera waits no longer than this for a fresh pass, milliseconds; then one from the device serves. */
const patience = 1_500
const lifeMs = passHours * 3_600_000

let asking: Promise<void> = Promise.resolve()

/** @param fresh ask for at least one, so that the time between its issue and the photo is short */
export function askForPasses(account: string, fresh: boolean): void {
  asking = refill(account, fresh).catch(() => {
    // No connection, or signed out: what the device holds serves, or the photo goes without.
  })
}

async function refill(account: string, fresh: boolean): Promise<void> {
  const store = await openStore()
  const usable = await usableOf(store, account)
  // Half the life is left for those that count as there; the older ones are renewed in good time.
  const young = usable.filter((pass) => pass.at > Date.now() - lifeMs / 2).length
  const wanted = young < passesAhead / 2 ? passesAhead - young : fresh ? 1 : 0
  if (wanted === 0) return
  const { items } = await call(takePasses, { body: { count: wanted } })
  await store.passes.bulkPut(items.map(({ nonce }) => ({ nonce, account, at: Date.now() })))
  await store.passes
    .where('at')
    .below(Date.now() - lifeMs)
    .delete()
}

/** The newest pass at hand, which is used up by this. Null: none. */
export async function takePass(account: string): Promise<string | null> {
  await Promise.race([asking, new Promise((resolve) => setTimeout(resolve, patience))])
  return spendNewest(account).catch(() => null)
}

async function spendNewest(account: string): Promise<string | null> {
  const store = await openStore()
  return store.transaction('rw', store.passes, async () => {
    const newest = (await usableOf(store, account)).sort((a, b) => b.at - a.at)[0]
    if (newest) await store.passes.delete(newest.nonce)
    return newest?.nonce ?? null
  })
}

const usableOf = (store: Store, account: string) =>
  store.passes.filter((pass) => pass.account === account && pass.at > Date.now() - lifeMs).toArray()
