/**
 * The same collection in Directus, on the same PostgreSQL in the same run: a million hazards, reading a filtered, sorted
 * page with its count, and creating one. Both are processes of their own, asked over HTTP by an account that reaches some
 * of the units; both durable.
 * Runs only when named: `npm run bench -- directus` installs Directus from npm first.
 */
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { listHazards, reportHazard } from '../src/features/hazards/contract.ts'
import { startCluster } from '../src/platform/database/cluster.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { newId } from '../src/platform/id.ts'
import { directusVersion, startDirectus } from './directus-server.ts'
import { fillHazards, fillRegion } from './hazard-rows.ts'
import type { BenchLine } from './line.ts'
import { startServer } from './server.ts'

/** Not part of a run of everything. */
export const onlyWhenNamed = true

const facilities = 260
const rows = 1_000_000
const reach = 60
const clients = 4
const creations = 400
const reads = 120

/** A filter of ours and the same in the words of Directus. */
const views = [
  [
    { state: 'open', family: 'fire' },
    { _and: [{ state: { _nin: ['closed', 'rejected'] } }, { family: { _eq: 'fire' } }] },
  ],
  [
    { state: 'open', grade: 'major' },
    { _and: [{ state: { _nin: ['closed', 'rejected'] } }, { grade: { _eq: 'major' } }] },
  ],
  [{ state: 'submitted' }, { state: { _eq: 'submitted' } }],
  [{ state: 'closed', family: 'food' }, { _and: [{ state: { _eq: 'closed' } }, { family: { _eq: 'food' } }] }],
] as const
const shown = 'id,unit_id,year,number,family,grade,state,place,object,finding,opened_at,due_at,responsible_id'

export default async function directus(): Promise<BenchLine[]> {
  const home = await mkdtemp(join(tmpdir(), 'wufang-bench-'))
  const cluster = await startCluster(home, { info: () => {}, warn: () => {}, error: console.error })
  const owner = new pg.Client({ connectionString: cluster.ownerUrl })
  const up: (() => Promise<void>)[] = []
  try {
    await migrate(cluster.ownerUrl)
    await owner.connect()
    await fillRegion(owner, facilities)
    await fillHazards(owner, facilities, rows, [])
    await owner.query(
      `insert into hazard_counter (unit_id, year, last) select unit_id, year, max(number) from hazard group by unit_id, year`,
    )
    await owner.query('create schema directus')
    const own = await startServer(home, cluster.ownerUrl)
    up.push(own.stop)
    const theirs = await startDirectus(cluster.ownerUrl, () => collection(owner))
    up.push(theirs.stop)
    const units = Array.from({ length: reach }, (_, n) => 1001 + n)
    const { url } = own
    const leader = await signIn(owner, 'chief', units)
    const token = await theirs.tokenFor(units)
    const unitOf = (n: number) => units[n % units.length] ?? 0
    const created = await alternately(
      creations,
      (n) =>
        post(url + reportHazard.path, { cookie: leader, 'x-wufang': '1', 'idempotency-key': newId() }, ours(unitOf(n))),
      (n) => post(`${theirs.url}/items/hazard`, { authorization: `Bearer ${token}` }, theirHazard(unitOf(n))),
    )
    const listed = await alternately(
      reads,
      (n) => get(`${url}${listHazards.path}?${query(n)}`, { cookie: leader }),
      (n) => get(`${theirs.url}/items/hazard?${theirQuery(n)}`, { authorization: `Bearer ${token}` }),
    )
    const line = (
      work: string,
      product: string,
      reference: string,
      [a, b]: readonly [number, number],
      goal: number,
    ) => ({
      work,
      product,
      reference: `Directus ${directusVersion}: ${reference}`,
      productValue: a,
      referenceValue: b,
      unit: 'per second',
      ratio: a / b,
      target: `≥ ${goal}`,
      met: a / b >= goal,
    })
    return [
      line(
        `create a hazard, ${clients} clients, durable`,
        'POST /api/hazards: hazard, number, task, journal entry, idempotency key',
        'POST /items/hazard, with its activity and revision',
        created,
        3,
      ),
      line(
        `filter, sort, 50 rows and the count, ${reach} of ${facilities} facilities, ${rows.toLocaleString('en')} hazards, ${clients} clients`,
        'GET /api/hazards, counted exactly to 10,000',
        'GET /items/hazard with filter_count, the same indexes at hand',
        listed,
        5,
      ),
    ]
  } finally {
    for (const down of up.reverse()) await down()
    await owner.end()
    await cluster.stop()
    await rm(home, { recursive: true, force: true })
  }
}

/** The same rows as a table of Directus, with the indexes that its queries can use. */
async function collection(owner: pg.Client): Promise<void> {
  await owner.query(`
    create table directus.hazard as
      select id, unit_id, year, number, family, state, grade, place, object, finding, note, source, reported_by, opened_at,
        due_at, measure, money_fen, responsible_id, deadline, contingency from public.hazard;
    alter table directus.hazard add primary key (id), alter id set default gen_random_uuid();
    create index on directus.hazard (unit_id, due_at);
    create index on directus.hazard (due_at);
    create index on directus.hazard (state, family, due_at);
    create index on directus.hazard (state, grade, due_at);
    insert into directus.directus_collections (collection, accountability) values ('hazard', 'all')`)
  await owner.query('vacuum (analyze) directus.hazard')
}

/** A session of an account that leads the bureau of these units: signing in is not what is measured. */
async function signIn(owner: pg.Client, role: string, units: readonly number[]): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const account = newId()
  await owner.query('update unit set owner_id = 901 where id = any ($1)', [units])
  await owner.query(`update unit set owner_id = 902 where owner_id = 901 and kind = 'facility' and id <> all ($1)`, [
    units,
  ])
  await owner.query(`insert into person (id, name) values ($1, '测量')`, [account])
  await owner.query(`insert into account (id, unit_id, username, created_at) values ($1, 901, 'bench', now())`, [
    account,
  ])
  await owner.query(
    `insert into position (id, account_id, unit_id, role, title, since) values ($1, $2, 901, $3, '测量', '2020-01-01')`,
    [newId(), account, role],
  )
  await owner.query(
    `insert into session (id, account_id, token_hash, created_at, seen_at, expires_at, address, agent)
     values ($1, $2, $3, now(), now(), now() + interval '1 day', '127.0.0.1', 'bench')`,
    [newId(), account, createHash('sha256').update(token).digest()],
  )
  return `wufang_session=${token}`
}

type Ask = (n: number) => Promise<void>

/** Both in turns of a quarter of the work each, after a warm-up. @returns operations per second of each */
async function alternately(count: number, a: Ask, b: Ask): Promise<readonly [number, number]> {
  const spent = [0, 0]
  const quarter = count / 4
  for (const ask of [a, b]) await together(quarter / 2, ask)
  for (let turn = 0; turn < 4; turn++)
    for (const [which, ask] of [a, b].entries()) spent[which] = (spent[which] ?? 0) + (await together(quarter, ask))
  return [(count / (spent[0] ?? 1)) * 1000, (count / (spent[1] ?? 1)) * 1000]
}

/** @returns milliseconds until all are answered */
async function together(count: number, ask: Ask): Promise<number> {
  let next = 0
  const start = performance.now()
  const client = async () => {
    while (next < count) await ask(next++)
  }
  await Promise.all(Array.from({ length: clients }, client))
  return performance.now() - start
}

async function post(url: string, headers: Readonly<Record<string, string>>, body: unknown): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(text)
}

async function get(url: string, headers: Readonly<Record<string, string>>): Promise<void> {
  const response = await fetch(url, { headers })
  const text = await response.text()
  if (!response.ok) throw new Error(text)
  const { items, data } = JSON.parse(text) as { items?: unknown[]; data?: unknown[] }
  if ((items ?? data)?.length !== 50) throw new Error(`not a page of 50: ${text.slice(0, 200)}`)
}

const query = (n: number) => new URLSearchParams({ ...views[n % views.length]?.[0], limit: '50', total: 'true' })
const theirQuery = (n: number) =>
  new URLSearchParams({
    filter: JSON.stringify(views[n % views.length]?.[1]),
    sort: 'due_at',
    limit: '50',
    meta: 'filter_count',
    fields: shown,
  })

const told = { family: 'fire', place: '二监区走廊', object: '应急照明灯', finding: '断电后不亮', note: '夜间巡查发现' }
const ours = (unitId: number) => ({ unitId, ...told, basis: '', suggestedGrade: 'general', files: [] })
const theirHazard = (unitId: number) => ({
  unit_id: unitId,
  ...told,
  year: 2026,
  number: 1,
  state: 'reported',
  source: 'report',
  opened_at: new Date().toISOString(),
  due_at: new Date(Date.now() + 86_400_000).toISOString(),
})
