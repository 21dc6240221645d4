/** Writes a year into the database, a few cities at a time: rows by table, sheets in rounds, entries into the chains by time. */
import { setImmediate as turn } from 'node:timers/promises'
import { parseDay } from '../../../domain/calendar/day.ts'
import { insertSheets } from '../../../features/activities/bulk/queries.ts'
import { registerOf } from '../../../features/duties/registers/rules.ts'
import { ruled } from '../../../features/duties/rules.ts'
import { raiseCounters } from '../../../features/hazards/queries.ts'
import { audience } from '../../../platform/contract/role.ts'
import { analyzeHistory, insertRows } from '../../../platform/database/bulk.ts'
import type { Tx } from '../../../platform/database/pool.ts'
import { enter } from '../../../platform/database/scope.ts'
import { append } from '../../../platform/journal/append.ts'
import type { Policy } from '../../../platform/policy.ts'
import type { Region } from '../seed.ts'
import { type Book, newBook, type Row } from './book.ts'
import { bureauYear } from './bureau.ts'
import { deskOf, peopleOf, type Setting } from './desks.ts'
import { liveThrough } from './facility.ts'
import { riskDays } from './risk.ts'
import { issueSystems } from './systems.ts'
import { warningsOf } from './warnings.ts'

export type Tell = (line: string) => void

/** Cities that are written in one go: a statement serves them all, and the first of them waits until the last was lived through. */
const together = 3

/** In the order of their foreign keys. */
const tables = [
  ...([
    'file',
    'photo_print',
    'activity',
    'evidence',
    'hazard',
    'hazard_photo',
    'hazard_repeat',
    'hazard_money',
  ] as const),
  ...(['system_register', 'system_edition', 'system_reading', 'register_span'] as const),
  ...(['hazard_money_sum', 'duty_trigger', 'duty_answer', 'incident', 'warning', 'warning_counter'] as const),
  ...(['task', 'risk_day'] as const),
]
const everyone = Object.values(audience).reduce((bits, bit) => bits | bit, 0)

export interface Counts {
  hazards: number
  activities: number
  entries: number
  incidents: number
}

export async function writeHistory(tx: Tx, setting: Setting, tell: Tell): Promise<Counts> {
  const { region, policy, days, seed } = setting
  const people = peopleOf(region)
  const counts: Counts = { hazards: 0, activities: 0, entries: 0, incidents: 0 }
  const kept_at = new Date(days.start(days.first)).toISOString()
  await insertRows(
    tx,
    'checklist',
    policy.checklists.map((one) => ({
      id: one.id,
      version: one.version,
      effective: one.effective,
      content: one,
      kept_at,
    })),
  )
  const cities = [...Map.groupBy(region.facilities, (one) => cityOf(region, one.ownedBy)).values()]
  const groups = Array.from({ length: Math.ceil(cities.length / together) }, (_, at) =>
    cities.slice(at * together, (at + 1) * together).flat(),
  )
  let done = 0
  // The database writes some cities while the next ones are lived through.
  let writing: Promise<void> = Promise.resolve()
  for (const facilities of groups) {
    const book = newBook()
    for (const facility of facilities) {
      merge(book, yearOf(setting, people, facility))
      await turn()
    }
    for (const [slug, [first]] of Map.groupBy(facilities, ({ ownedBy }) => ownedBy)) {
      const unitId = region.units.get(`bureau.${slug}`) ?? 0
      if (first)
        bureauYear(deskOf(setting, people, { ...first, id: unitId }, book, `bureau ${slug}`), countedIn(policy), seed)
    }
    await writing
    writing = write(tx, book)
    // Awaited with the next ones; it fails there.
    writing.catch(() => {})
    done += facilities.length
    counts.hazards += book.tables.get('hazard')?.length ?? 0
    counts.activities += book.tables.get('evidence')?.length ?? 0
    counts.incidents += book.tables.get('incident')?.length ?? 0
    counts.entries += book.entries.length
    tell(
      `the past year: ${done} of ${region.facilities.length} facilities, ${counts.hazards} hazards, ${counts.activities} activities`,
    )
  }
  await writing
  await enter(tx, region.scope, null)
  await analyzeHistory(tx)
  return counts
}

const countedIn = ({ duties }: Policy) => duties.filter(({ rule, want }) => rule.kind === 'counted' && want !== null)

/** The year of one facility, pure: rows and entries, nothing written. */
export function yearOf(
  setting: Setting,
  people: ReturnType<typeof peopleOf>,
  facility: Region['facilities'][number],
): Book {
  const { policy, days, seed, papers } = setting
  const book = newBook()
  const from = parseDay(policy.dutiesFrom)
  const counted = countedIn(policy)
  const rules = counted.map((duty) => ruled(duty, from, [], days.today)).filter(({ editions }) => editions.length > 0)
  const queue = deskOf(setting, people, facility, book, `facility ${facility.slug}`)
  issueSystems(queue.desk, papers)
  const registers = policy.duties
    .filter((duty) => registerOf(duty) !== null)
    .map((duty) => ruled(duty, from, [], days.today))
  liveThrough(queue, counted, seed, riskDays(queue.desk, rules, registers, from, warningsOf(queue.desk, seed)))
  close(book)
  return book
}

/** The city whose bureau owns it or stands over its owner; the region itself. */
function cityOf(region: Region, owner: string): string {
  const code = region.plan.places.find(({ slug }) => slug === owner)?.code ?? ''
  return code.slice(0, 4)
}

/** Sums of money, which the running system keeps with each entry. */
function close(book: Book): void {
  const sums = new Map<string, Record<string, number>>()
  const of = new Map((book.tables.get('hazard') ?? []).map((row) => [row.id, row]))
  for (const { hazard_id, kind, amount_fen } of book.tables.get('hazard_money') ?? []) {
    const sum = sums.get(String(hazard_id)) ?? { asked: 0, granted: 0, spent: 0 }
    sum[String(kind)] = (sum[String(kind)] ?? 0) + Number(amount_fen)
    sums.set(String(hazard_id), sum)
  }
  for (const [id, { asked, granted, spent }] of sums) {
    const hazard = of.get(id)
    book.add('hazard_money_sum', {
      ...{ unit_id: hazard?.unit_id, hazard_id: id, family: hazard?.family, year: hazard?.year },
      ...{ asked_fen: asked, granted_fen: granted, spent_fen: spent },
    })
  }
}

function merge(into: Book, from: Book): void {
  for (const [table, rows] of from.tables) for (const row of rows) into.add(table, row)
  for (const entry of from.entries) into.entries.push(entry)
}

async function write(tx: Tx, { tables: of, entries }: Book): Promise<void> {
  const units = [...new Set(entries.map(({ unitId }) => unitId))]
  await enter(tx, { units, audience: everyone }, null)
  for (const table of tables) {
    if (table === 'activity') await writeSheets(tx, of.get('activity sheet') ?? [], of.get('answers') ?? [])
    await insertRows(tx, table, of.get(table) ?? [])
  }
  await raiseCounters(tx, units)
  await append(
    tx,
    entries.toSorted((a, b) => Number(a.at) - Number(b.at)),
    new Date(),
  )
}

/** Two checks of one list at one unit are never under way at once, in no statement either. */
async function writeSheets(tx: Tx, sheets: readonly Row[], answers: readonly Row[]): Promise<void> {
  const turn = new Map<string, number>()
  const answersOf = new Map(answers.map((one) => [one.activity_id, one]))
  const rounds = Map.groupBy(sheets, ({ unit_id, checklist_id }) => {
    const key = `${unit_id} ${checklist_id}`
    const at = turn.get(key) ?? 0
    turn.set(key, at + 1)
    return at
  })
  for (const [, round] of rounds)
    await insertSheets(
      tx,
      round,
      round.flatMap(({ id }): Row[] => {
        const one = answersOf.get(id)
        return one ? [one] : []
      }),
    )
}
