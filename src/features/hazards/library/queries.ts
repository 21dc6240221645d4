/** SQL of the library: learned entries, proposals, where an entry was used, and closed hazards worth one. */
import { type Insertable, sql } from 'kysely'
import type { Tx } from '../../../platform/database/pool.ts'
import { type Scope, within } from '../../../platform/database/scope.ts'
import type { HazardProposal, LibraryEntry } from '../../../platform/database/tables.gen.ts'
import { policy } from '../../../platform/policy.ts'

/** A region that learned more would no longer find its way in them. */
const mostLearned = 500

/** The newest version of each learned entry, retired ones too. */
export const learnedEntries = (tx: Tx) =>
  tx
    .selectFrom('library_entry')
    .distinctOn('id')
    .select(['id', 'version', 'entry', 'retired'])
    .orderBy('id')
    .orderBy('version', 'desc')
    .limit(mostLearned)
    .execute()

export const versionsOf = (tx: Tx, id: string) =>
  tx
    .selectFrom('library_entry as e')
    .innerJoin('person as p', 'p.id', 'e.by_id')
    .select(['e.version', 'e.entry', 'e.retired', 'e.reason', 'e.at', 'e.by_id', 'p.name'])
    .where('e.id', '=', id)
    .orderBy('e.version', 'desc')
    .limit(50)
    .execute()

export async function insertVersion(tx: Tx, row: Insertable<LibraryEntry>): Promise<void> {
  await tx.insertInto('library_entry').values(row).execute()
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
export const isLearned = (id: string): boolean => uuid.test(id)

/** The id where such an entry is or was in the library; a report with another is still a report. */
export async function knownEntry(tx: Tx, id: string | null): Promise<string | null> {
  if (id === null) return null
  if (!isLearned(id)) return policy().library.some((file) => file.entries.some((one) => one.id === id)) ? id : null
  const found = await tx.selectFrom('library_entry').select('id').where('id', '=', id).limit(1).executeTakeFirst()
  return found?.id ?? null
}

/** How often the reader's hazards were reported by an entry. */
export async function useOf(tx: Tx, scope: Scope, entry: string, since: Date) {
  const { rows } = await sql<{ total: number; open: number; year: number; facilities: number }>`
    select count(*)::integer as total, count(*) filter (where not ended)::integer as open,
      count(*) filter (where opened_at >= ${since})::integer as year, count(distinct unit_id)::integer as facilities
    from hazard
    where unit_id = any (${`{${scope.units.join(',')}}`}::integer[]) and (audience & ${scope.audience}::integer) <> 0
      and library_entry = ${entry}`.execute(tx)
  return rows[0] ?? { total: 0, open: 0, year: 0, facilities: 0 }
}

/** Open hazards reported by the entry, soonest due. */
export const openBy = (tx: Tx, scope: Scope, entry: string, most: number) =>
  tx
    .selectFrom('hazard as h')
    .innerJoin('unit as u', 'u.id', 'h.unit_id')
    .select(['h.unit_id', 'h.id', 'h.year', 'h.number', 'h.state', 'h.place', 'h.finding', 'h.english', 'h.due_at'])
    .select(['u.name as unit_name', 'u.name_en as unit_name_en'])
    .where((eb) => within(scope, eb.ref('h.unit_id'), eb.ref('h.audience')))
    .where('h.library_entry', '=', entry)
    .where('h.ended', '=', false)
    .orderBy('h.due_at')
    .limit(most)
    .execute()

/** The newest closed hazards written by hand and not by an entry, at most so many of a unit and in all. */
export async function closedByHand(tx: Tx, scope: Scope, since: Date, ofUnit: number, most: number) {
  const { rows } = await sql<{
    unit_id: number
    unit_name: string
    unit_name_en: string
    id: string
    year: number
    number: number
    family: string
    grade: string | null
    place: string
    object: string
    finding: string
    basis: { zh: string; en: string }[]
    measure: string | null
    proposed: boolean
  }>`
    select h.unit_id, n.name as unit_name, n.name_en as unit_name_en, h.id, h.year, h.number, h.family, h.grade, h.place,
      h.object, h.finding, h.basis, h.measure,
      exists (select from hazard_proposal p where p.unit_id = h.unit_id and p.hazard_id = h.id) as proposed
    from unnest(${`{${scope.units.join(',')}}`}::integer[]) as u(id)
    cross join lateral (
      select * from hazard
      where unit_id = u.id and state = 'closed' and verified_at >= ${since} and item is null and library_entry is null
        and (audience & ${scope.audience}::integer) <> 0
      order by verified_at desc limit ${ofUnit}) h
    join unit n on n.id = h.unit_id
    order by h.verified_at desc limit ${most}`.execute(tx)
  return rows
}

export const hazardToPropose = (tx: Tx, scope: Scope, unitId: number, id: string) =>
  tx
    .selectFrom('hazard')
    .select(['id', 'state'])
    .where((eb) => within(scope, eb.ref('unit_id'), eb.ref('audience')))
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst()

export async function insertProposal(tx: Tx, row: Insertable<HazardProposal>): Promise<void> {
  await tx.insertInto('hazard_proposal').values(row).execute()
}

/** Waiting ones first, then the newest. */
export function proposalsOf(tx: Tx, scope: Scope, state: string | null, most: number) {
  let query = tx
    .selectFrom('hazard_proposal as o')
    .innerJoin('hazard as h', (on) => on.onRef('h.unit_id', '=', 'o.unit_id').onRef('h.id', '=', 'o.hazard_id'))
    .innerJoin('unit as u', 'u.id', 'o.unit_id')
    .innerJoin('person as p', 'p.id', 'o.proposed_by')
    .leftJoin('person as d', 'd.id', 'o.decided_by')
    .selectAll('o')
    .select([
      'u.name as unit_name',
      'u.name_en as unit_name_en',
      'h.year',
      'h.number',
      'p.name as by',
      'd.name as decider',
    ])
    .where((eb) => within(scope, eb.ref('o.unit_id')))
  if (state) query = query.where('o.state', '=', state)
  return query
    .orderBy((eb) => eb('o.state', '<>', 'waiting'))
    .orderBy('o.proposed_at', 'desc')
    .limit(most)
    .execute()
}

export const lockProposal = (tx: Tx, scope: Scope, unitId: number, id: string) =>
  tx
    .selectFrom('hazard_proposal')
    .select(['id', 'unit_id', 'hazard_id', 'state'])
    .where((eb) => within(scope, eb.ref('unit_id')))
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export async function decideProposal(
  tx: Tx,
  key: { readonly unitId: number; readonly id: string },
  to: {
    readonly state: 'accepted' | 'declined'
    readonly by: string
    readonly at: Date
    readonly reason: string
    readonly entryId: string | null
  },
): Promise<void> {
  await tx
    .updateTable('hazard_proposal')
    .set({ state: to.state, decided_by: to.by, decided_at: to.at, reason: to.reason, entry_id: to.entryId })
    .where('unit_id', '=', key.unitId)
    .where('id', '=', key.id)
    .execute()
}
