/**
 * The way back in when nobody is left who could open it: a lost phone of the only security administrator, a forgotten
 * password of the only system administrator. Whoever runs the machine gives the account a temporary password, takes
 * its second factors away and lifts its lock. The journal says that it came from the command line.
 */
import { factorsReset, lockLifted } from '../features/identity/contract/events.ts'
import { aboutAccount } from '../features/identity/queries.ts'
import { liftLock, resetFactors } from '../features/identity/security/queries.ts'
import { signInState } from '../features/identity/sign-in/queries.ts'
import { passwordIssued } from '../features/organisation/accounts/contract.ts'
import { administrationAudience } from '../platform/contract/role.ts'
import { hashPassword, newTemporaryPassword, setFirstPassword } from '../platform/credentials.ts'
import { enter } from '../platform/database/scope.ts'
import { openWork, type Platform } from '../platform/endpoint.ts'

/** @returns the temporary password; null where there is no such account, or it is suspended or closed */
export async function rescue(platform: Platform, username: string, why: string): Promise<string | null> {
  const now = platform.clock.now()
  const today = platform.clock.day(now)
  return platform.pool.db.transaction().execute(async (tx) => {
    const { account } = await signInState(tx, username, [])
    if (account?.state !== 'active') return null
    const scope = { units: [account.unitId], audience: administrationAudience }
    await enter(tx, scope, null)
    const { work, finish } = openWork(platform, tx, { now, today, scope, actor: null, posts: [] })
    const about = aboutAccount(account.id, account.unitId)
    const reason = `wufang rescue: ${why}`

    const temporaryPassword = newTemporaryPassword()
    await setFirstPassword(tx, account.id, await hashPassword(temporaryPassword), now)
    await work.record(passwordIssued, about, { reason })
    const removed = await resetFactors(tx, account.id)
    await work.record(factorsReset, about, { removed, reason })
    const failures = await liftLock(tx, account.id)
    if (failures > 0) await work.record(lockLifted, about, { failures, reason })
    await finish()
    return temporaryPassword
  })
}
