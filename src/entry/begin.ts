/**
 * The first three people of an empty system: the bureau at the top and its system, security and audit administrators
 * (三员). They open every other unit, account and post, through the same door as everybody. Recorded like all else.
 */
import { accountOpened, postGranted } from '../features/organisation/accounts/contract.ts'
import { insertAccounts, insertPosts } from '../features/organisation/accounts/queries.ts'
import { divisionAdded, unitOpened } from '../features/organisation/units/contract.ts'
import { claimEmpty, insertDivisions, insertUnits } from '../features/organisation/units/queries.ts'
import { administrationAudience, administrators, roles } from '../platform/contract/role.ts'
import { hashPassword, newTemporaryPassword, setFirstPassword } from '../platform/credentials.ts'
import { enter, type Scope } from '../platform/database/scope.ts'
import { openWork, type Platform, type Work } from '../platform/endpoint.ts'

interface Named {
  readonly name: string
  readonly nameEn: string
}

type Administrator = (typeof administrators)[number]

export interface Beginning {
  readonly division: Named & { readonly code: string }
  readonly bureau: Named
  readonly people: Readonly<Record<Administrator, { readonly username: string; readonly name: string }>>
}

export interface FirstAccount {
  readonly role: Administrator
  readonly username: string
  readonly name: string
  /** Said once, here; must be changed at the first sign-in. */
  readonly temporaryPassword: string
}

/** @returns null where the database already holds units */
export async function begin(platform: Platform, asked: Beginning): Promise<FirstAccount[] | null> {
  const now = platform.clock.now()
  const today = platform.clock.day(now)
  return platform.pool.db.transaction().execute(async (tx) => {
    if (!(await claimEmpty(tx))) return null
    await insertDivisions(tx, [asked.division])
    const bureau = {
      ...asked.bureau,
      ...({ kind: 'bureau', facilityType: null, department: null, ownerId: null } as const),
      territory: asked.division.code,
      attributes: {},
      openedOn: today,
    }
    const [unitId] = await insertUnits(tx, [bureau])
    if (unitId === undefined) throw new Error('the bureau was not made')
    const scope: Scope = { units: [unitId], audience: administrationAudience }
    await enter(tx, scope, null)
    const { work, finish } = openWork(platform, tx, { now, today, scope, actor: null, posts: [] })
    const about = (type: string, id: string) => ({ unitId, subject: { type, id }, audience: administrationAudience })
    await work.record(divisionAdded, about('division', asked.division.code), asked.division)
    await work.record(unitOpened, about('unit', String(unitId)), bureau)
    const accounts: FirstAccount[] = []
    for (const role of administrators) accounts.push(await open(work, unitId, role, asked.people[role]))
    await finish()
    return accounts
  })
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
