/**
 * The responsibility register of a region on one day: 5,000 facilities, 20 bureaus, a year of leaders who came and went, read in one
 * query as the app under row-level security, judged and ordered. Against asking for one facility after the other.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { parseDay } from '../src/domain/calendar/day.ts'
import { openApp } from '../src/entry/app.ts'
import { rowOf } from '../src/features/responsibility/present.ts'
import { chosen, vacancies } from '../src/features/responsibility/rules.ts'
import { clock } from '../src/platform/clock.ts'
import { readConfig } from '../src/platform/config.ts'
import { audience } from '../src/platform/contract/role.ts'
import { startCluster } from '../src/platform/database/cluster.ts'
import type { Tx } from '../src/platform/database/pool.ts'
import { enter } from '../src/platform/database/scope.ts'
import { lineOf } from '../src/platform/responsible/line.ts'
import { Secret } from '../src/platform/secret.ts'
import { fillRegion } from './hazard-rows.ts'
import type { BenchLine } from './line.ts'

const facilities = 5_000
const rounds = 7
/** Facilities asked for one by one. */
const singles = 200
const day = '2026-06-15'
const zone = 'Asia/Shanghai'
const limit = 1_000
const limitOfOne = 5

/** Three directors a facility, five chiefs and deputies a bureau, one after the other with gaps; governments beside them. */
async function fillPosts(owner: pg.Client): Promise<void> {
  await owner.query(`
    insert into unit (id, kind, territory, name, name_en, opened_on)
      select 100 + n, 'government', '98' || lpad(n::text, 2, '0'), '第' || n || '市人民政府', 'Government ' || n, '2010-01-01'
      from generate_series(1, 20) n;
    create temporary table post as
      select u.id as unit, r.role, n, r.every from unit u
      join (values ('facility', 'director', 3, 120), ('bureau', 'chief', 5, 70), ('bureau', 'deputy', 5, 70),
        ('government', 'government', 1, 400)) r(kind, role, held, every) on r.kind = u.kind
      cross join lateral generate_series(1, r.held) n;
    insert into person (id, name) select md5(role || unit || ' ' || n)::uuid, '领导' || n from post;
    insert into account (id, unit_id, username, created_at)
      select md5(role || unit || ' ' || n)::uuid, unit, role || '.' || unit || '.' || n, now() from post;
    alter table position disable trigger position_separation;
    insert into position (id, account_id, unit_id, role, title, since, until)
      select md5('post ' || role || unit || ' ' || n)::uuid, md5(role || unit || ' ' || n)::uuid, unit, role, '职务',
        date '2025-06-01' + (n - 1) * every, date '2025-06-01' + n * every - unit % 3 from post;
    alter table position enable trigger position_separation;
    analyze`)
}

async function milliseconds(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const start = process.hrtime.bigint()
    await run()
    times.push(Number(process.hrtime.bigint() - start) / 1e6)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
}

async function registerOf(tx: Tx, units: readonly number[]): Promise<number> {
  const book = await lineOf(tx, units, day, day, zone)
  const on = parseDay(day)
  const rows = book.facilities.flatMap(({ id }) => {
    const standing = book.on(id, on)
    return standing ? [rowOf(book, standing, new Map())] : []
  })
  vacancies(rows)
  return chosen(rows, {}).length
}

export default async function responsibility(): Promise<BenchLine[]> {
  const home = await mkdtemp(join(tmpdir(), 'wufang-bench-'))
  const cluster = await startCluster(home, { info: () => {}, warn: () => {}, error: console.error })
  try {
    const config = readConfig({ PORT: '0', WUFANG_HOME: home, LOG_LEVEL: 'silent' })
    const app = await openApp({
      ...{ config, ownerUrl: cluster.ownerUrl, secret: new Secret('x'.repeat(40)), clock: clock(config.timeZone) },
    })
    const owner = new pg.Client({ connectionString: cluster.ownerUrl })
    await owner.connect()
    try {
      await fillRegion(owner, facilities)
      await fillPosts(owner)
      const units = Array.from({ length: facilities }, (_one, n) => 1001 + n)
      const asApp = (run: (tx: Tx) => Promise<unknown>) =>
        app.platform.pool.db.transaction().execute(async (tx) => {
          await enter(tx, { units, audience: audience.police }, null)
          await run(tx)
        })
      const found: number[] = []
      const all = await milliseconds(() => asApp(async (tx) => found.push(await registerOf(tx, units))))
      if (found.some((count) => count !== facilities)) throw new Error(`the register holds ${found} facilities`)
      const one = await milliseconds(() =>
        asApp(async (tx) => {
          for (const unit of units.slice(0, singles)) await registerOf(tx, [unit])
        }),
      )
      const reference = (one / singles) * facilities
      return [
        {
          work: `the register of ${facilities} facilities on a day: read, judged, ordered, vacancies counted`,
          product: 'one query for all',
          reference: `one query a facility (${singles} of them measured)`,
          ...{ productValue: all, referenceValue: reference, unit: 'ms', ratio: all / reference },
          ...{ target: `< ${limit} ms`, met: all < limit },
        },
        {
          work: `who answers for one facility of ${facilities}, as a warning asks when it opens`,
          product: 'lineOf() of one, in an open transaction',
          reference: 'the share of one in the answer for all',
          ...{ productValue: one / singles, referenceValue: all / facilities, unit: 'ms' },
          ratio: one / singles / (all / facilities),
          ...{ target: `< ${limitOfOne} ms`, met: one / singles < limitOfOne },
        },
      ]
    } finally {
      await owner.end()
      await app.close()
    }
  } finally {
    await cluster.stop()
    await rm(home, { recursive: true, force: true })
  }
}
