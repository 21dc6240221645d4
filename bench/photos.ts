/**
 * Photos seen before. How sure: copies of fifteen kinds, honest new photos of the same place, other places, over rooms
 * drawn by seed, judged as the product does. How quick: the index over a million photos, as the app under row-level
 * security, against reading them all.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { sql } from 'kysely'
import pg from 'pg'
import { startCluster } from '../src/platform/database/cluster.ts'
import { appRole, migrate } from '../src/platform/database/migrate.ts'
import { openPool, type Tx } from '../src/platform/database/pool.ts'
import { enter } from '../src/platform/database/scope.ts'
import { countOver, isFound, type Looked, lookAt } from '../test/photo-rates.ts'
import { again, changed, changes, photograph } from '../test/scenes.ts'
import { p95 } from './hazard-place.ts'
import { fillRegion } from './hazard-rows.ts'
import type { BenchLine } from './line.ts'

const first = 300_001
const rooms = 60
const rows = 1_000_000
const facilities = 260

interface Photo {
  readonly seed: number
  readonly jpeg: Buffer
  readonly looked: Looked
}

export default async function run(): Promise<BenchLine[]> {
  const photos: Photo[] = []
  for (let seed = first; seed < first + rooms; seed++) {
    const jpeg = await photograph(seed)
    photos.push({ seed, jpeg, looked: await lookAt(jpeg) })
  }
  return [...(await rates(photos)), await lookup(photos)]
}

const share = (work: string, found: number, of: number, target: string, met: boolean): BenchLine => ({
  work,
  product: 'taken for the same photo',
  productValue: found,
  reference: 'pairs',
  referenceValue: of,
  unit: 'pairs',
  ratio: found / of,
  target,
  met,
})

async function rates(photos: readonly Photo[]): Promise<BenchLine[]> {
  const lines: BenchLine[] = []
  for (const how of Object.keys(changes) as (keyof typeof changes)[]) {
    const found = await countOver(photos, async ({ seed, jpeg, looked }) => [
      await lookAt(await changed(jpeg, how, seed)),
      looked,
    ])
    lines.push(share(`copies: ${how}`, found, rooms, 'at least 0.95', found >= 0.95 * rooms))
  }
  for (const [name, reach, mended] of [
    ['mended, the same view tried for', 0.5, true],
    ['mended, by hand', 1, true],
    ['not mended, the same view tried for', 0.5, false],
    ['from another angle', 2.5, false],
  ] as const) {
    const taken = await countOver(photos, async ({ seed, looked }) => [
      await lookAt(await photograph(seed, again(seed, reach, mended))),
      looked,
    ])
    lines.push(share(`new photos of the same place: ${name}`, taken, rooms, 'none', taken === 0))
  }
  let strangers = 0
  for (const one of photos)
    for (const other of photos) if (one !== other && isFound(one.looked, other.looked)) strangers++
  lines.push(share('photos of other places', strangers, rooms * (rooms - 1), 'none', strangers === 0))
  return lines
}

/** A million photos whose keys are drawn from those of the real ones, each with some bits turned: as common and as rare. */
async function lookup(photos: readonly Photo[]): Promise<BenchLine> {
  const home = await mkdtemp(join(tmpdir(), 'wufang-bench-'))
  const cluster = await startCluster(home, { info: () => {}, warn: () => {}, error: console.error }, { durable: false })
  const owner = new pg.Client({ connectionString: cluster.ownerUrl })
  try {
    await migrate(cluster.ownerUrl)
    await owner.connect()
    await fillRegion(owner, facilities)
    await fill(owner, photos)
    const app = openPool(await appRole(cluster.ownerUrl, 'the secret of this measurement alone'), { max: 1 })
    const timed = async (read: (tx: Tx) => Promise<unknown>) => {
      const start = performance.now()
      await app.db
        .transaction()
        .setAccessMode('read only')
        .execute(async (tx) => {
          await enter(tx, { units: [1001], audience: 1 }, null)
          await read(tx)
        })
      return performance.now() - start
    }
    const nobody = '00000000-0000-0000-0000-000000000000'
    const ours: number[] = []
    const scan: number[] = []
    for (const [n, { looked }] of photos.entries()) {
      const { keys, poses } = looked.probes
      ours.push(
        await timed((tx) =>
          sql`select * from app.photos_like(1001, ${nobody}, '', ${keys}::integer[], ${poses}::smallint[], now(), 12)`.execute(
            tx,
          ),
        ),
      )
      if (n >= 3) continue
      // As the owner would without the index: every row's keys against those asked for.
      await owner.query('set enable_bitmapscan = off')
      const start = performance.now()
      await owner.query(
        `select unit_id, file_id from photo_print p
         where (select count(*) from unnest(p.keys) k where k = any ($1::integer[])) >= 2`,
        [keys],
      )
      scan.push(performance.now() - start)
    }
    await app.close()
    return {
      work: 'candidates among 1,000,000 photos of 260 facilities, from a scope of one',
      product: 'app.photos_like through the app’s role, p95',
      productValue: p95(ours),
      reference: 'a scan over all keys, as the owner, p95',
      referenceValue: p95(scan),
      unit: 'ms',
      ratio: p95(ours) / p95(scan),
      target: 'under 100 ms p95',
      met: p95(ours) < 100,
    }
  } finally {
    await owner.end()
    await cluster.stop()
    await rm(home, { recursive: true, force: true })
  }
}

async function fill(owner: pg.Client, photos: readonly Photo[]): Promise<void> {
  const keys = photos.flatMap(({ looked }) => [...looked.keys])
  await owner.query('drop index photo_print_keys_idx')
  await owner.query(
    `create temporary table known as
    select (row_number() over ())::integer as n, key from unnest($1::integer[]) key`,
    [keys],
  )
  await owner.query('create unique index on known (n)')
  await owner.query(`insert into file (unit_id, id, sha256, size, type, name, uploaded_by, uploaded_at, claimed_at,
      subject_type, subject_id)
    select 1001 + n % ${facilities}, md5('photo ' || n)::uuid, md5('a' || n) || md5('b' || n), 1, 'image/jpeg', '',
      md5('chief 1')::uuid, '2025-01-01', '2025-01-01', 'hazard', md5('h' || n)::uuid
    from generate_series(1, ${rows}) n`)
  // Half of a photo's keys turn up elsewhere as they stand, half with three of their bits turned.
  await owner.query(`insert into photo_print (unit_id, file_id, sha256, keys, audience)
    select 1001 + n % ${facilities}, md5('photo ' || n)::uuid, md5('a' || n) || md5('b' || n), array(
        select k.key # case when i % 16 = 0 then 0 else (1 << (hashint4(n * 64 + i) & 15)) |
          (1 << ((hashint4(n * 64 + i) >> 4 & 15) + 8)) | (1 << ((hashint4(n * 64 + i) >> 8 & 15) + 15)) end
        from generate_series(1, 50) i
        join known k on k.n = 1 + abs(hashint4(n * 50 + i)) % ${keys.length}), 1
    from generate_series(1, ${rows}) n`)
  await owner.query(`set maintenance_work_mem = '1GB'`)
  await owner.query('create index photo_print_keys_idx on photo_print using gin (keys) with (fastupdate = off)')
  await owner.query('vacuum (analyze) photo_print')
  await owner.query('vacuum (analyze) file')
}
