/**
 * The ledger of one reader: 60 of 260 facilities, a million hazards, filter + sort + 50 rows and how many there are,
 * through the same functions as the API, in a transaction of the app's role under row-level security; groups and the
 * board over the same filters. Against the same queries as the tables' owner, whom no policy holds, and against the
 * plain query one would write first.
 */
import { type RawBuilder, sql } from 'kysely'
import type { HazardFilter } from '../src/features/hazards/contract.ts'
import { cursorOf, keyOf } from '../src/features/hazards/ledger/cursor.ts'
import { grouping } from '../src/features/hazards/ledger/groups/contract.ts'
import { cardsOf, groupsOf } from '../src/features/hazards/ledger/groups/queries.ts'
import { countOf, openStates, pageOf, type Wanted } from '../src/features/hazards/ledger/queries.ts'
import { awaitedBy } from '../src/features/hazards/ledger/rules.ts'
import type { Tx } from '../src/platform/database/pool.ts'
import type { Scope } from '../src/platform/database/scope.ts'
import { drawScope, draws, openPlace, type Place, p95 } from './hazard-place.ts'
import type { BenchLine } from './line.ts'

const page = 51
const mostCounted = 10_001
const rounds = 20
/** `md5('person 1')`: one of the people of the first facility. */
const somebody = 'fd14ec24-3aeb-dd75-c56f-5c9a5047e3fd'

const views: readonly (HazardFilter & { readonly closes?: true })[] = [
  { state: 'open' },
  { state: 'open', family: 'fire' },
  { state: 'open', family: 'fire,food', sort: 'grade' },
  { state: 'open', overdue: true, sort: 'grade' },
  { state: 'open', grade: 'major' },
  { state: 'submitted', family: 'food', sort: 'grade' },
  { state: 'planned,submitted' },
  { state: 'planned', sort: '-opened' },
  { state: 'submitted', closes: true },
  { state: 'open', responsible: 'none' },
  { state: 'open', openedFrom: '2026-01-01', openedTo: '2026-03-31' },
  { state: 'open', dueFrom: '2026-10-01', dueTo: '2026-12-31' },
  { state: 'open', source: 'report', sort: '-opened' },
  { responsible: somebody, sort: '-opened' },
  { placeIs: '伙房东侧3号', sort: '-opened' },
  { sort: '-opened' },
  { family: 'attack', sort: '-opened' },
  { family: 'attack,building', sort: '-opened' },
  { openedFrom: '2020-01-01', openedTo: '2020-03-31' },
  { state: 'closed', closedFrom: '2026-10-01', sort: '-opened' },
  { state: 'closed', family: 'epidemic', sort: '-opened' },
  { state: 'closed,rejected', sort: '-opened' },
  { state: 'closed', grade: 'major', sort: '-opened' },
  { state: 'rejected', family: 'building', sort: '-opened' },
]

const wantedOf = (view: (typeof views)[number], scope: Scope): Wanted => {
  const { closes, awaits: _, ...filter } = view
  const posts = [{ role: 'guidance' as const, units: scope.units }]
  return {
    ...filter,
    ...{ now: new Date(), me: somebody, zone: 'Asia/Shanghai' },
    awaited: closes ? awaitedBy(posts, ['close']) : null,
  }
}

const among = (column: string, list: string | undefined): RawBuilder<unknown> =>
  list ? sql`and ${sql.raw(column)} = any (${`{${list}}`}::text[])` : sql``
const days = (column: string, from: string | undefined, to: string | undefined): RawBuilder<unknown> => sql`
  ${from ? sql`and ${sql.raw(column)} >= ${`${from} 00:00+08`}::timestamptz` : sql``}
  ${to ? sql`and ${sql.raw(column)} < ${`${to} 00:00+08`}::timestamptz + interval '1 day'` : sql``}`

/** What one would write without thinking of units: one scope, one filter. */
const plainRows = (scope: Scope, view: (typeof views)[number]) => sql`
  from hazard h join unit u on u.id = h.unit_id left join person p on p.id = h.responsible_id
  where h.unit_id = any (${`{${scope.units.join(',')}}`}::integer[])
    ${among('h.family', view.family)} ${among('h.grade', view.grade)} ${among('h.source', view.source)}
    ${view.state === 'open' ? sql`and not h.ended` : among('h.state', view.state)}
    ${view.overdue ? sql`and h.due_at < now()` : sql``} ${view.placeIs ? sql`and h.place = ${view.placeIs}` : sql``}
    ${view.responsible === 'none' ? sql`and h.responsible_id is null` : sql``}
    ${view.responsible === somebody ? sql`and h.responsible_id = ${somebody}` : sql``}
    ${view.closes ? sql`and h.responsible_id <> ${somebody} and ${somebody}::uuid <> all (h.rectifiers)` : sql``}
    ${days('h.opened_at', view.openedFrom, view.openedTo)} ${days('h.due_at', view.dueFrom, view.dueTo)}
    ${days('h.verified_at', view.closedFrom, view.closedTo)}`

const plainly = async (tx: Tx, scope: Scope, view: (typeof views)[number]): Promise<void> => {
  const order = view.sort === '-opened' ? 'h.opened_at desc' : view.sort === 'grade' ? 'h.rank, h.due_at' : 'h.due_at'
  const rows = plainRows(scope, view)
  await sql`select h.*, u.name as unit_name, p.name as responsible ${rows} order by ${sql.raw(order)}, h.id
    limit ${page}`.execute(tx)
  await sql`select count(*) ${rows}`.execute(tx)
}

/** The page and the number of hazards, as the screen asks for both. */
const listAndCount = async (tx: Tx, scope: Scope, wanted: Wanted): Promise<void> => {
  await pageOf(tx, scope, wanted, page, null)
  await countOf(tx, scope, wanted, mostCounted)
}

async function lists(place: Place, draw: () => number): Promise<BenchLine[]> {
  const [app, owner, plain]: [number[], number[], number[]] = [[], [], []]
  for (let round = -2; round < rounds; round++)
    for (const view of views) {
      const scope = drawScope(draw)
      const wanted = wantedOf(view, scope)
      const ours = await place.asApp(scope, (tx) => listAndCount(tx, scope, wanted))
      const theirs = await place.asOwner((tx) => listAndCount(tx, scope, wanted))
      // The plain query is slow enough to say so in fewer rounds.
      const first = round < 4 ? await place.asOwner((tx) => plainly(tx, scope, view)) : null
      if (round < 0) continue
      app.push(ours)
      owner.push(theirs)
      if (first !== null) plain.push(first)
    }
  const work = 'scoped list: 60 of 260 facilities, 1,000,000 hazards, filter + sort + 50 rows + count up to 10,000+'
  const ours = { product: `through the app's role, ${views.length} views, p95`, productValue: p95(app), unit: 'ms' }
  return [
    {
      work,
      ...ours,
      reference: 'same queries as the owner of the tables, no row-level security, p95',
      referenceValue: p95(owner),
      ratio: p95(app) / p95(owner),
      target: 'under 80 ms p95',
      met: p95(app) < 80,
    },
    {
      work,
      ...ours,
      reference: 'unit_id = any (…) order by … limit, and count(*), as the owner, p95',
      referenceValue: p95(plain),
      ratio: p95(app) / p95(plain),
    },
  ]
}

/** Groups of what is open, by each thing one groups by; and the board of the open states. */
async function groups(place: Place, draw: () => number): Promise<BenchLine[]> {
  const [app, plain, board, cards]: [number[], number[], number[], number[]] = [[], [], [], []]
  const wanted = wantedOf({ state: 'open' }, drawScope(draw))
  for (let round = -2; round < rounds; round++) {
    for (const by of grouping.terms) {
      const scope = drawScope(draw)
      const key = { unit: 'unit_id', family: 'family', state: 'state', responsible: 'responsible_id', place: 'place' }[
        by
      ]
      const ours = await place.asApp(scope, (tx) => groupsOf(tx, scope, wanted, by, 301))
      const theirs = await place.asOwner((tx) =>
        sql`select ${sql.ref(`h.${key}`)}, count(*) ${plainRows(scope, { state: 'open' })} group by 1`.execute(tx),
      )
      if (round < 0) continue
      app.push(ours)
      plain.push(theirs)
    }
    const scope = drawScope(draw)
    const open = { ...wanted, state: openStates.join(',') }
    const ours = await place.asApp(scope, (tx) => cardsOf(tx, scope, open, 20))
    const theirs = await place.asOwner(async (tx) => {
      for (const state of openStates)
        await sql`select h.* ${plainRows(scope, { state })} order by h.opened_at limit 20`.execute(tx)
      await sql`select h.state, count(*) ${plainRows(scope, { state: 'open' })} group by 1`.execute(tx)
    })
    if (round < 0) continue
    board.push(ours)
    cards.push(theirs)
  }
  return [
    {
      work: 'groups of open hazards with counts: by facility, family, state, person, place; the same reader',
      product: "through the app's role, p95",
      productValue: p95(app),
      unit: 'ms',
      reference: 'group by over unit_id = any (…), as the owner, p95',
      referenceValue: p95(plain),
      ratio: p95(app) / p95(plain),
      target: 'under 80 ms p95',
      met: p95(app) < 80,
    },
    {
      work: 'board: counts of six states and the 20 oldest of each; the same reader',
      product: "one query through the app's role, p95",
      productValue: p95(board),
      unit: 'ms',
      reference: 'a query for each state and one for the counts, as the owner, p95',
      referenceValue: p95(cards),
      ratio: p95(board) / p95(cards),
      target: 'under 80 ms p95',
      met: p95(board) < 80,
    },
  ]
}

async function deep(place: Place, draw: () => number, first: number): Promise<BenchLine> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const scope = drawScope(draw)
    const wanted = wantedOf({ sort: '-opened', family: 'fire' }, scope)
    const at = `20${16 + Math.floor(draw() * 10)}-06-01 00:00:00+00`
    const after = keyOf(cursorOf({ lead: 0, at, id: '00000000-0000-7000-8000-000000000000' }))
    times.push(await place.asApp(scope, (tx) => pageOf(tx, scope, wanted, page, after)))
  }
  return {
    work: 'the same deep in the ledger: a page after a cursor anywhere in ten years',
    product: "through the app's role, p95",
    productValue: p95(times),
    unit: 'ms',
    reference: 'first pages with their counts, p95',
    referenceValue: first,
    ratio: p95(times) / first,
    target: 'under 20 ms p95',
    met: p95(times) < 20,
  }
}

export default async function run(): Promise<BenchLine[]> {
  const place = await openPlace(['hazard_gram_idx'])
  try {
    const draw = draws(20_261_123)
    const listed = await lists(place, draw)
    return [...listed, await deep(place, draw, listed[0]?.productValue ?? 0), ...(await groups(place, draw))]
  } finally {
    await place.close()
  }
}
