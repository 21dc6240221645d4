/** SQL of evidence, of the facts about units that duties ask for, and of settings. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Day, formatDay, parseDay } from '../../domain/calendar/day.ts'
import type { Work as Piece } from '../../domain/compliance/evidence.ts'
import type { Tx } from '../../platform/database/pool.ts'
import { type Scope, within } from '../../platform/database/scope.ts'
import { datedAttributes, operatingOf, type Setting, type UnitFacts } from './rules.ts'
import type { Changes } from './settings/contract.ts'

/** The id under which tasks of one window of a duty stand, at every unit. */
export const windowSubject = (duty: string, from: Day): string => subjectNamed(`duty ${duty} ${formatDay(from)}`)

/** The same of one time an event brought a duty about. */
export const triggerSubject = (duty: string, subjectId: string, part: number): string =>
  subjectNamed(`duty ${duty} after ${subjectId} ${part}`)

/** The same of a register that does not hold since a day, or holds only until the day before. */
export const registerSubject = (duty: string, of: 'broken' | 'ends', day: Day): string =>
  subjectNamed(`duty ${duty} ${of} ${formatDay(day)}`)

const subjectNamed = (name: string): string => {
  const hex = createHash('sha256').update(name).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}

// ── evidence ───────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Kept extends Piece {
  readonly unitId: number
}

export const evidenceRow = (piece: Kept, audience: number) => ({
  unit_id: piece.unitId,
  id: piece.id,
  kind: piece.kind,
  family: piece.family,
  checklist: piece.checklist,
  participants: [...piece.participants],
  attendance: piece.attendance,
  by_roles: [...piece.by],
  minutes: piece.minutes,
  day: formatDay(piece.day),
  recorded: formatDay(piece.recorded),
  makes_up: piece.makesUp === null ? null : formatDay(piece.makesUp),
  audience,
})

/** @returns false where this activity had evidence already */
export async function keepEvidence(tx: Tx, piece: Kept, audience: number): Promise<boolean> {
  const written = await tx
    .insertInto('evidence')
    .values(evidenceRow(piece, audience))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return written !== undefined
}

const pieces = (tx: Tx, scope: Scope) =>
  tx
    .selectFrom('evidence')
    .selectAll()
    .where((eb) => within(scope, eb.ref('unit_id'), eb.ref('audience')))

type EvidenceRow = Awaited<ReturnType<ReturnType<typeof pieces>['execute']>>[number]

const pieceOf = (row: EvidenceRow): Kept => ({
  unitId: row.unit_id,
  id: row.id,
  kind: row.kind,
  family: row.family,
  checklist: row.checklist,
  participants: row.participants,
  attendance: row.attendance,
  by: row.by_roles,
  minutes: row.minutes,
  day: parseDay(row.day),
  recorded: parseDay(row.recorded),
  makesUp: row.makes_up === null ? null : parseDay(row.makes_up),
})

/** Work meant for days from one to before another, of units of the scope; of these kinds, or of all. */
export async function evidenceOf(
  tx: Tx,
  scope: Scope,
  from: Day,
  until: Day,
  kinds?: ReadonlySet<string>,
): Promise<Kept[]> {
  const rows = await pieces(tx, scope)
    .$if(kinds !== undefined, (query) => query.where(sql<boolean>`kind = any (${[...(kinds ?? [])]}::text[])`))
    .where(sql<boolean>`coalesce(makes_up, day) >= ${formatDay(from)}::date`)
    .where(sql<boolean>`coalesce(makes_up, day) < ${formatDay(until)}::date`)
    .execute()
  return rows.map(pieceOf)
}

/** Work alike in everything but where and when: what a duty says of one piece it says of all. */
export interface Bunch {
  readonly alike: Pick<Piece, 'kind' | 'family' | 'checklist' | 'participants' | 'attendance' | 'by' | 'minutes'>
  readonly units: readonly number[]
  readonly days: readonly number[]
  readonly recorded: readonly number[]
  readonly meant: readonly number[]
}

/** The same evidence in bulk: few rows with long lists, since a region has a million pieces. */
export async function evidenceInBulk(tx: Tx, scope: Scope, from: Day, until: Day): Promise<Bunch[]> {
  const { rows } = await sql<Bunch['alike'] & Record<'units' | 'days' | 'recorded' | 'meant', string>>`
    select kind, family, checklist, participants, attendance, by_roles as by, minutes,
      string_agg(unit_id::text, ',') as units, string_agg((day - date '1970-01-01')::text, ',') as days,
      string_agg((recorded - date '1970-01-01')::text, ',') as recorded,
      string_agg((coalesce(makes_up, day) - date '1970-01-01')::text, ',') as meant
    from evidence
    where ${within(scope, sql.ref('unit_id'), sql.ref('audience'))}
      and coalesce(makes_up, day) >= ${formatDay(from)}::date and coalesce(makes_up, day) < ${formatDay(until)}::date
    group by kind, family, checklist, participants, attendance, by_roles, minutes`.execute(tx)
  const numbers = (list: string) => list.split(',').map(Number)
  return rows.map(({ units, days, recorded, meant, ...alike }) => ({
    alike,
    units: numbers(units),
    days: numbers(days),
    recorded: numbers(recorded),
    meant: numbers(meant),
  }))
}

export async function evidenceById(tx: Tx, scope: Scope, unitId: number, id: string): Promise<Kept | null> {
  const row = await pieces(tx, scope).where('unit_id', '=', unitId).where('id', '=', id).executeTakeFirst()
  return row ? pieceOf(row) : null
}

// ── units ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const ofUnits = (unitIds: readonly number[]) => sql`any (${`{${unitIds.join(',')}}`}::integer[])`

/** Everything a duty may ask of these units; those that are not of a kind with duties are left out. */
export async function factsOf(tx: Tx, unitIds: readonly number[], timeZone: string): Promise<UnitFacts[]> {
  if (unitIds.length === 0) return []
  const units = await tx
    .selectFrom('unit')
    .selectAll()
    .where(sql<boolean>`id = ${ofUnits(unitIds)}`)
    .orderBy('id')
    .execute()
  const bureaus = units.filter((unit) => unit.kind === 'bureau').map((unit) => unit.id)
  const facilities = bureaus.length === 0 ? [] : await facilitiesUnder(tx, bureaus)
  const { rows: past } = await sql<{ unit_id: number; name: string; until: string; value: unknown }>`
    select unit_id, name, until::text as until, value from unit_attribute_past
    where unit_id = ${ofUnits(unitIds)}`.execute(tx)
  const { rows: first } = await sql<{ unit_id: number; day: string }>`
    select unit_id, day::text as day from app.kept_since(${`{${unitIds.join(',')}}`}::integer[], ${timeZone})`.execute(
    tx,
  )
  const keptSince = new Map(first.map((row) => [row.unit_id, parseDay(row.day)]))
  const pastOf = Map.groupBy(past, (row) => row.unit_id)
  const ownedBy = Map.groupBy(facilities, (row) => row.owner_id)
  return units.map((unit) => ({
    id: unit.id,
    // Held to their vocabularies by CHECK constraints.
    kind: unit.kind as UnitFacts['kind'],
    department: unit.department as UnitFacts['department'],
    name: unit.name,
    nameEn: unit.name_en,
    ownerId: unit.owner_id,
    territory: unit.territory,
    operating: operatingOf(
      unit.kind as UnitFacts['kind'],
      { openedOn: unit.opened_on, closedOn: unit.closed_on },
      (ownedBy.get(unit.id) ?? []).map((row) => ({ openedOn: row.opened_on, closedOn: row.closed_on })),
    ),
    attributes: datedAttributes(
      unit.attributes as Readonly<Record<string, unknown>>,
      (pastOf.get(unit.id) ?? []).map((row) => ({ ...row, until: parseDay(row.until) })),
      unit.facility_type,
    ),
    keptSince: keptSince.get(unit.id) ?? null,
    facilities: (ownedBy.get(unit.id) ?? []).map((row) => row.id),
  }))
}

const facilitiesUnder = (tx: Tx, bureaus: readonly number[]) =>
  tx
    .selectFrom('unit')
    .select(['id', 'owner_id', 'opened_on', 'closed_on'])
    .where('kind', '=', 'facility')
    .where(sql<boolean>`owner_id = ${ofUnits(bureaus)}`)
    .execute()

export async function keepPast(
  tx: Tx,
  unitId: number,
  day: string,
  values: readonly { name: string; value: unknown }[],
): Promise<void> {
  if (values.length === 0) return
  await tx
    .insertInto('unit_attribute_past')
    .values(
      values.map(({ name, value }) => ({
        unit_id: unitId,
        name,
        until: day,
        value: value === null ? null : JSON.stringify(value),
      })),
    )
    // Changed twice in one day: what it was in the morning is what held until then.
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

// ── settings ───────────────────────────────────────────────────────────────────────────────────────────────────────

const settingRows = (tx: Tx) =>
  tx
    .selectFrom('duty_setting')
    .innerJoin('person', 'person.id', 'duty_setting.changed_by')
    .select(['duty', 'number', 'effective', 'changes', 'reason', 'person.name as changed_by', 'changed_at'])
    .orderBy('duty')
    .orderBy('number')
    .execute()

export type SettingRow = Awaited<ReturnType<typeof settingRows>>[number]

export const readSettings = (tx: Tx): Promise<SettingRow[]> => settingRows(tx)

export const settingsOf = (rows: readonly SettingRow[]): Setting[] =>
  rows.map((row) => ({
    duty: row.duty,
    number: row.number,
    effective: parseDay(row.effective),
    // Written through its schema.
    changes: row.changes as Changes,
  }))

/** @returns false where somebody else made the setting of that number */
export async function insertSetting(
  tx: Tx,
  setting: { duty: string; number: number; effective: string; changes: Changes; reason: string },
  by: string,
  at: Date,
): Promise<boolean> {
  const written = await tx
    .insertInto('duty_setting')
    .values({ ...setting, changes: JSON.stringify(setting.changes), changed_by: by, changed_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('number')
    .executeTakeFirst()
  return written !== undefined
}
