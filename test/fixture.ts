/** Units and posts for tests that need people of their own, beside the seeded region. */
import type { Role } from '../src/platform/contract/role.ts'
import { newId } from '../src/platform/id.ts'
import type { TestApp } from './harness.ts'

/** A unit of any kind but a facility, in a division of its own. */
export async function addUnit(app: TestApp, kind: string, division: string, name: string): Promise<number> {
  await addDivision(app, division, name)
  const row = await app.owner
    .insertInto('unit')
    .values({ kind, territory: division, name, name_en: name, opened_on: '2020-01-01' })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

async function addDivision(app: TestApp, code: string, name: string): Promise<void> {
  await app.owner
    .insertInto('division')
    .values({ code, name, name_en: name })
    .onConflict((oc) => oc.doNothing())
    .execute()
}

/** A custody house in a division of its own. */
export async function addFacility(app: TestApp, division: string, name: string, ownerId?: number): Promise<number> {
  await addDivision(app, division, name)
  const row = await app.owner
    .insertInto('unit')
    .values({
      kind: 'facility',
      facility_type: 'custody',
      owner_id: ownerId ?? null,
      territory: division,
      name,
      name_en: name,
      opened_on: '2020-01-01',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** An account with one post. @returns its id */
export async function addPost(app: TestApp, username: string, unitId: number, role: Role): Promise<string> {
  const id = newId()
  await app.owner.insertInto('person').values({ id, name: username }).execute()
  await app.owner.insertInto('account').values({ id, unit_id: unitId, username, created_at: new Date() }).execute()
  await app.owner
    .insertInto('position')
    .values({ id: newId(), account_id: id, unit_id: unitId, role, title: role, since: '2020-01-01' })
    .execute()
  return id
}
