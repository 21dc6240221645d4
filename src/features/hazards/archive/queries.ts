/** SQL of the archive: totals of a facility, and everything of a bounded number of its hazards in a handful of statements. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/pool.ts'
import { type Scope, within } from '../../../platform/database/scope.ts'
import { hazardSubject } from '../contract.ts'
import { namesOf } from '../queries.ts'

interface Tally {
  opened: number
  closed: number
  rejected: number
  open: number
  major: number
}

const tally = sql`count(*)::integer as opened, count(*) filter (where state = 'closed')::integer as closed,
  count(*) filter (where state = 'rejected')::integer as rejected, count(*) filter (where not ended)::integer as open,
  count(*) filter (where grade = 'major')::integer as major`

export async function totalsOf(tx: Tx, scope: Scope, unitId: number) {
  const mine = sql`unit_id = ${unitId} and (audience & ${scope.audience}::integer) <> 0`
  const years = await sql<Tally & { year: number }>`
    select year, ${tally} from hazard where ${mine} group by year order by year desc`.execute(tx)
  const families = await sql<Tally & { family: string }>`
    select family, ${tally} from hazard where ${mine} group by family`.execute(tx)
  const days = await sql<{ days: number | null }>`
    select percentile_cont(0.5) within group (order by extract(epoch from verified_at - opened_at) / 86400)::float8 as days
    from hazard where ${mine} and state = 'closed' and verified_at is not null`.execute(tx)
  return { years: years.rows, families: families.rows, medianDays: days.rows[0]?.days ?? null }
}

export interface Asked {
  readonly unitId: number
  readonly id?: string
  readonly year?: number
}

const asked = (tx: Tx, scope: Scope, { unitId, id, year }: Asked) => {
  const all = tx
    .selectFrom('hazard as h')
    .where((eb) => within(scope, eb.ref('h.unit_id'), eb.ref('h.audience')))
    .where('h.unit_id', '=', unitId)
  const one = id === undefined ? all : all.where('h.id', '=', id)
  return year === undefined ? one : one.where('h.year', '=', year)
}

export async function countAsked(tx: Tx, scope: Scope, what: Asked): Promise<number> {
  const { count } = await asked(tx, scope, what)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The rows with their photos, entries and the names in them. Bounded by whoever asks. */
export async function readAll(tx: Tx, scope: Scope, what: Asked) {
  const rows = await asked(tx, scope, what).selectAll('h').orderBy('h.year').orderBy('h.number').execute()
  const ids = rows.map((row) => row.id)
  const { unitId } = what
  const photos = await tx
    .selectFrom('hazard_photo as p')
    .innerJoin('file as f', (on) => on.onRef('f.unit_id', '=', 'p.unit_id').onRef('f.id', '=', 'p.file_id'))
    .innerJoin('person', 'person.id', 'p.by_id')
    .select(['p.hazard_id', 'p.sha256', 'p.moment', 'p.at', 'f.type', 'person.name'])
    .where('p.unit_id', '=', unitId)
    .where('p.hazard_id', '=', sql<string>`any (${ids}::uuid[])`)
    .orderBy('p.at')
    .orderBy('p.ordinal')
    .execute()
  const entries = await tx
    .selectFrom('journal as j')
    .leftJoin('person', 'person.id', 'j.account_id')
    .select(['j.subject_id', 'j.seq', 'j.at', 'j.action', 'j.payload', 'j.position_id', 'person.name'])
    .select(sql<string>`encode(j.hash, 'hex')`.as('hash'))
    .where((eb) => within(scope, eb.ref('j.unit_id'), eb.ref('j.audience')))
    .where('j.unit_id', '=', unitId)
    .where('j.subject_type', '=', hazardSubject)
    .where('j.subject_id', '=', sql<string>`any (${ids}::text[])`)
    .orderBy('j.seq')
    .execute()
  const posts = [...new Set(entries.flatMap((entry) => entry.position_id ?? []))]
  const titles = await sql<{ id: string; title: string }>`
    select id, title from app.post_titles(${posts}::uuid[])`.execute(tx)
  const people = rows.flatMap((row) => [row.reported_by, row.responsible_id, row.submitted_by, row.verified_by])
  return {
    rows,
    photos,
    entries,
    titles: new Map(titles.rows.map((one) => [one.id, one.title])),
    names: await namesOf(tx, people),
  }
}
export type All = Awaited<ReturnType<typeof readAll>>

export async function proofOf(tx: Tx, scope: Scope, unitId: number, id: string) {
  return tx
    .selectFrom('journal as j')
    .select(['j.seq', 'j.at', 'j.action'])
    .select(sql<string>`encode(j.hash, 'hex')`.as('hash'))
    .where((eb) => within(scope, eb.ref('j.unit_id'), eb.ref('j.audience')))
    .where('j.unit_id', '=', unitId)
    .where('j.subject_type', '=', hazardSubject)
    .where('j.subject_id', '=', id)
    .orderBy('j.seq')
    .execute()
}
