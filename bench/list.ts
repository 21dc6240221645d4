/**
 * The ledger of one reader: 60 of 260 facilities, a million hazards, filter + sort + 50 rows, through the same function
 * as the API, in a transaction of the app's role under row-level security. Against the same query as the tables' owner,
 * whom no policy holds, and against the plain query one would write first.
 */
import { sql } from 'kysely'
import type { HazardFilter } from '../src/features/hazards/contract.ts'
import { cursorOf, keyOf } from '../src/features/hazards/ledger/cursor.ts'
import { pageOf } from '../src/features/hazards/ledger/queries.ts'
import type { Scope } from '../src/platform/database/scope.ts'
import { drawScope, draws, openPlace, p95 } from './hazard-place.ts'
import type { BenchLine } from './line.ts'

const page = 51
const rounds = 30
const views: readonly HazardFilter[] = [
  { state: 'open' },
  { state: 'open', family: 'fire' },
  { state: 'open', overdue: true, sort: 'grade' },
  { state: 'open', grade: 'major' },
  { state: 'submitted', family: 'food', sort: 'grade' },
  { state: 'planned', sort: '-opened' },
  { sort: '-opened' },
  { family: 'attack', sort: '-opened' },
  { state: 'closed', family: 'epidemic', sort: '-opened' },
  { state: 'closed', grade: 'major', sort: '-opened' },
  { state: 'rejected', family: 'building', sort: '-opened' },
]

/** What one would write without thinking of units: one scope, one filter, one sort. */
const plainly = (scope: Scope, view: HazardFilter) => sql`
  select h.*, u.name as unit_name, p.name as responsible from hazard h
  join unit u on u.id = h.unit_id left join person p on p.id = h.responsible_id
  where h.unit_id = any (${`{${scope.units.join(',')}}`}::integer[])
    ${view.family ? sql`and h.family = ${view.family}` : sql``} ${view.grade ? sql`and h.grade = ${view.grade}` : sql``}
    ${view.state === 'open' ? sql`and not h.ended` : view.state ? sql`and h.state = ${view.state}` : sql``}
    ${view.overdue ? sql`and h.due_at < now()` : sql``}
  order by ${sql.raw(view.sort === '-opened' ? 'h.opened_at desc' : view.sort === 'grade' ? 'h.rank, h.due_at' : 'h.due_at')}, h.id
  limit ${page}`

export default async function run(): Promise<BenchLine[]> {
  const place = await openPlace(['hazard_gram_idx'])
  try {
    const draw = draws(20_261_123)
    const wanted = { now: new Date(), me: '' }
    const app: number[] = []
    const owner: number[] = []
    const plain: number[] = []
    const deep: number[] = []
    for (let round = -3; round < rounds; round++)
      for (const view of views) {
        const scope = drawScope(draw)
        const times = [
          await place.asApp(scope, (tx) => pageOf(tx, scope, { ...view, ...wanted }, page, null)),
          await place.asOwner((tx) => pageOf(tx, scope, { ...view, ...wanted }, page, null)),
          // The plain query is slow enough to say so in fewer rounds.
          round < 5 ? await place.asOwner((tx) => plainly(scope, view).execute(tx)) : null,
        ]
        if (round < 0) continue
        app.push(times[0] ?? 0)
        owner.push(times[1] ?? 0)
        if (times[2] !== null) plain.push(times[2] ?? 0)
      }
    for (let round = 0; round < rounds; round++) {
      const scope = drawScope(draw)
      const view = { ...wanted, sort: '-opened' as const, family: 'fire' as const }
      const at = `20${16 + Math.floor(draw() * 10)}-06-01 00:00:00+00`
      const after = keyOf(cursorOf({ lead: 0, at, id: '00000000-0000-7000-8000-000000000000' }))
      deep.push(await place.asApp(scope, (tx) => pageOf(tx, scope, view, page, after)))
    }
    const work = 'scoped list: 60 of 260 facilities, 1,000,000 hazards, filter + sort + 50 rows'
    const ours = { product: `through the app's role, ${views.length} views, p95`, productValue: p95(app), unit: 'ms' }
    return [
      {
        work,
        ...ours,
        reference: 'same query as the owner of the tables, no row-level security, p95',
        referenceValue: p95(owner),
        ratio: p95(app) / p95(owner),
        target: 'under 20 ms p95',
        met: p95(app) < 20,
      },
      {
        work,
        ...ours,
        reference: 'unit_id = any (…) order by … limit, as the owner, p95',
        referenceValue: p95(plain),
        ratio: p95(app) / p95(plain),
      },
      {
        work: 'the same deep in the ledger: a page after a cursor anywhere in ten years',
        product: "through the app's role, p95",
        productValue: p95(deep),
        unit: 'ms',
        reference: 'first pages, p95',
        referenceValue: p95(app),
        ratio: p95(deep) / p95(app),
        target: 'under 20 ms p95',
        met: p95(deep) < 20,
      },
    ]
  } finally {
    await place.close()
  }
}
