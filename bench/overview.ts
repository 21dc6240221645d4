/**
 * The overview of a region over HTTP: 262 facilities, a year of five bottom lines a day, beside a million hazards and a
 * million activities; today, a past day and the year in weeks. Against the same numbers counted from the ledger.
 */
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openApp } from '../src/entry/app.ts'
import { readOverview, readYear } from '../src/features/overview/contract.ts'
import { readConfig } from '../src/platform/config.ts'
import { startCluster } from '../src/platform/database/cluster.ts'
import { newId } from '../src/platform/id.ts'
import { Secret } from '../src/platform/secret.ts'
import { p95 } from './hazard-place.ts'
import { fillHazards, fillRegion } from './hazard-rows.ts'
import type { BenchLine } from './line.ts'

const facilities = 262
const hazards = 1_000_000
const activities = 1_000_000
const rounds = 40
const limit = 150

export default async function overview(): Promise<BenchLine[]> {
  const home = await mkdtemp(join(tmpdir(), 'wufang-bench-'))
  const cluster = await startCluster(home, { info: () => {}, warn: () => {}, error: console.error }, { durable: false })
  const owner = new pg.Client({ connectionString: cluster.ownerUrl })
  try {
    const config = readConfig({ PORT: '0', WUFANG_HOME: home, LOG_LEVEL: 'silent' })
    const app = await openApp({ config, ownerUrl: cluster.ownerUrl, secret: new Secret('x'.repeat(40)) })
    await owner.connect()
    try {
      await fillRegion(owner, facilities)
      // The index of phrases takes minutes to make, and nothing here reads it.
      await fillHazards(owner, facilities, hazards, ['hazard_gram_idx'])
      await owner.query(fillActivities, [Math.ceil(activities / facilities)])
      await owner.query(fillDays)
      const cookie = await leader(owner)
      await owner.query('analyze')
      const url = await app.listen()
      const timed = async (path: string): Promise<number> => {
        const start = performance.now()
        const response = await fetch(`${url}${path}`, { headers: { cookie } })
        if (response.status !== 200) throw new Error(`${path} answers ${response.status}`)
        await response.arrayBuffer()
        return performance.now() - start
      }
      const past = app.platform.clock.day(new Date(Date.now() - 100 * 86_400_000))
      const times = { today: [] as number[], past: [] as number[], year: [] as number[], counted: [] as number[] }
      await Promise.all([timed(readOverview.path), timed(readYear.path)])
      for (let round = 0; round < rounds; round++) {
        times.today.push(await timed(readOverview.path))
        times.past.push(await timed(`${readOverview.path}?day=${past}`))
        times.year.push(await timed(readYear.path))
        if (round % 8 === 0) {
          const start = performance.now()
          await owner.query(counted)
          times.counted.push(performance.now() - start)
        }
      }
      const reference = times.counted.toSorted((a, b) => a - b)[Math.floor(times.counted.length / 2)] ?? Number.NaN
      const line = (work: string, product: string, list: readonly number[]): BenchLine => ({
        work: `${work}, 262 facilities × 365 days × 5 bottom lines, 1 million hazards and activities, p95`,
        product,
        reference: 'open, overdue and major of three days counted from the ledger, one plain query as owner, median',
        ...{ productValue: p95(list), referenceValue: reference, unit: 'ms', ratio: p95(list) / reference },
        ...{ target: `< ${limit} ms`, met: p95(list) < limit },
      })
      return [
        line('the overview of a region today', 'GET /api/overview', times.today),
        line('the same a hundred days ago', 'GET /api/overview?day=', times.past),
        line('a year in weeks', 'GET /api/overview/year', times.year),
      ]
    } finally {
      await app.close()
    }
  } finally {
    await owner.end()
    await cluster.stop()
    await rm(home, { recursive: true, force: true })
  }
}

/** Pieces of work that counted, spread over three years. */
const fillActivities = `
  insert into evidence (unit_id, id, kind, family, checklist, participants, by_roles, day, recorded)
  select u.id, gen_random_uuid(), 'self-check', (array['building','fire','food','epidemic','attack'])[1 + n % 5], null,
    '{}', '{}', current_date - (n % 1095), current_date - (n % 1095)
  from unit u, generate_series(1, $1::integer) n where u.kind = 'facility'`

/** A year of standings that wander, each line with a level of its own. */
const fillDays = `
  insert into risk_day (unit_id, family, day, audience, points, colour, decided, signals, open, overdue, major, due, done, missed)
  select unit_id, family, day, 1, points, case when points >= 60 then 'red' when points >= 35 then 'orange'
      when points >= 15 then 'yellow' else 'blue' end, null,
    jsonb_build_object('hazard-general', points - points / 3, 'duty-missed', points / 3), points / 3, points / 9,
    points / 45, 12, 40, points / 10
  from (
    select u.id as unit_id, f.family, current_date - g as day, greatest(0, abs(hashtext(u.id || f.family)) % 60
      + round(14 * sin((g + u.id * 7) / 23.0)))::integer as points
    from unit u cross join unnest(array['building','fire','food','epidemic','attack']) f(family)
    cross join generate_series(0, 365) g where u.kind = 'facility') d`

/** What the index keeps of hazards, from the ledger itself: for today, the day before and a week before. */
const counted = `
  select d.day, h.unit_id, h.family, count(*) as open, count(*) filter (where h.due_at < d.day) as overdue,
    count(*) filter (where h.grade = 'major') as major
  from hazard h join (select now() - make_interval(days => n) as day from unnest(array[0, 1, 7]) n) d
    on h.opened_at <= d.day and (not h.ended or h.verified_at > d.day)
  group by d.day, h.unit_id, h.family`

/** @returns the cookie of a guidance officer who reaches all of it */
async function leader(owner: pg.Client): Promise<string> {
  const [account, token] = [newId(), randomBytes(32).toString('base64url')]
  const { rows } = await owner.query<{ id: number }>(
    `insert into unit (kind, territory, name, name_en, opened_on)
     select 'guidance', min(left(territory, 2)), '总队', 'Guidance', '2010-01-01' from unit where kind = 'facility' returning id`,
  )
  const unit = rows[0]?.id
  await owner.query("insert into person (id, name) values ($1, '总队长')", [account])
  await owner.query("insert into account (id, unit_id, username, created_at) values ($1, $2, 'bench', now())", [
    ...[account, unit],
  ])
  await owner.query(
    "insert into position (id, account_id, unit_id, role, title, since) values ($1, $2, $3, 'guidance', '总队长', '2020-01-01')",
    [newId(), account, unit],
  )
  await owner.query(
    `insert into session (id, account_id, token_hash, created_at, seen_at, expires_at, address, agent)
     values ($1, $2, $3, now(), now(), now() + interval '1 day', '127.0.0.1', 'bench')`,
    [newId(), account, createHash('sha256').update(token).digest()],
  )
  return `wufang_session=${token}`
}
