/**
 * The first division, the bureau at the top and its three administrators. They open every other unit, account and post,
 * through the same door as everybody. Recorded like all else.
 */
import { administrationAudience, administrators, roles } from '../../../platform/contract/role.ts'
import type { TermOf } from '../../../platform/contract/vocabulary.ts'
import { hashPassword, newTemporaryPassword, setFirstPassword } from '../../../platform/credentials.ts'
import type { Tx } from '../../../platform/database/pool.ts'
import { enter, type Scope } from '../../../platform/database/scope.ts'
import { openWork, type Platform, type Work } from '../../../platform/endpoint.ts'
import { accountOpened, postGranted } from '../accounts/contract.ts'
import { insertAccounts, insertPosts } from '../accounts/queries.ts'
import { divisionAdded, unitOpened } from '../units/contract.ts'
import { claimEmpty, insertDivisions, insertUnits } from '../units/queries.ts'
import { type Beginning, type begunBy, type FirstAccount, systemBegun } from './contract.ts'

type Administrator = (typeof administrators)[number]

const bureauOf = (asked: Beginning, today: string) => ({
  ...asked.bureau,
  ...({ kind: 'bureau', facilityType: null, department: null, ownerId: null } as const),
  territory: asked.division.code,
  attributes: {},
  openedOn: today,
})

/** @returns the scope of the bureau just made; null where the database already holds units */
export async function foundBureau(tx: Tx, asked: Beginning, today: string): Promise<Scope | null> {
  if (!(await claimEmpty(tx))) return null
  await insertDivisions(tx, [asked.division])
  return { units: await insertUnits(tx, [bureauOf(asked, today)]), audience: administrationAudience }
}

/** What follows once the transaction works in the scope of the bureau. */
export async function openFirst(
  work: Work,
  scope: Scope,
  asked: Beginning,
  how: { readonly by: TermOf<typeof begunBy>; readonly address: string | null },
): Promise<FirstAccount[]> {
  const [unitId] = scope.units
  if (unitId === undefined) throw new Error('the bureau was not made')
  const about = (type: string, id: string) => ({ unitId, subject: { type, id }, audience: administrationAudience })
  await work.record(systemBegun, about('unit', String(unitId)), { ...how })
  await work.record(divisionAdded, about('division', asked.division.code), asked.division)
  await work.record(unitOpened, about('unit', String(unitId)), bureauOf(asked, work.today))
  const accounts: FirstAccount[] = []
  for (const role of administrators) accounts.push(await open(work, unitId, role, asked.people[role]))
  return accounts
}

async function open(
  work: Work,
  unitId: number,
  role: Administrator,
  person: { username: string; name: string },
): Promise<FirstAccount> {
  const { tx, now, today } = work
  const audience = administrationAudience
  const [id, postId] = [work.newId(), work.newId()]
  const about = (type: string, of: string) => ({ unitId, subject: { type, id: of }, audience })
  await insertAccounts(tx, [{ ...person, id, unitId, audience, createdAt: now }])
  await work.record(accountOpened, about('account', id), person)
  const post = { accountId: id, role, title: roles[role].zh, since: today, until: null }
  await insertPosts(tx, [{ ...post, id: postId, unitId, audience }])
  await work.record(postGranted, about('position', postId), post)
  const temporaryPassword = newTemporaryPassword()
  await setFirstPassword(tx, id, await hashPassword(temporaryPassword), now)
  return { role, ...person, temporaryPassword }
}

/** For the command line. @returns null where the database already holds units */
export async function begin(platform: Platform, asked: Beginning): Promise<FirstAccount[] | null> {
  const now = platform.clock.now()
  const today = platform.clock.day(now)
  return platform.pool.db.transaction().execute(async (tx) => {
    const scope = await foundBureau(tx, asked, today)
    if (!scope) return null
    await enter(tx, scope, null)
    const { work, finish } = openWork(platform, tx, { now, today, scope, actor: null, posts: [] })
    const accounts = await openFirst(work, scope, asked, { by: 'command', address: null })
    await finish()
    return accounts
  })
}
