/**
 * The risk index: 5,000 facilities asked anew, each saying what it said before, and the one facility that
 * an event touched.
 * A ledger of a quarter of a million hazards, 6 % of them open, and a year of duties lie in the database.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { assess } from '../src/domain/signals/assess.ts'
import { type Fact, families } from '../src/domain/signals/signal.ts'
import { openApp } from '../src/entry/app.ts'
import { signals as hazardSignals } from '../src/features/hazards/signals/source.ts'
import { indexRules } from '../src/features/risk/index-rules.ts'
import { catchUp } from '../src/features/risk/jobs.ts'
import { refresh } from '../src/features/risk/refresh.ts'
import { readConfig } from '../src/platform/config.ts'
import { startCluster } from '../src/platform/database/cluster.ts'
import { workFor } from '../src/platform/jobs/run.ts'
import { Secret } from '../src/platform/secret.ts'
import { fillHazards, fillRegion } from './hazard-rows.ts'
import type { BenchLine } from './line.ts'

const facilities = 5_000
const rows = 250_000
const events = 200

export default async function risk(): Promise<BenchLine[]> {
  const home = await mkdtemp(join(tmpdir(), 'wufang-bench-'))
  const cluster = await startCluster(home, { info: () => {}, warn: () => {}, error: console.error })
  const owner = new pg.Client({ connectionString: cluster.ownerUrl })
  try {
    const config = readConfig({ PORT: '0', WUFANG_HOME: home, LOG_LEVEL: 'silent' })
    const app = await openApp({ config, ownerUrl: cluster.ownerUrl, secret: new Secret('x'.repeat(40)) })
    await owner.connect()
    try {
      await fillRegion(owner, facilities)
      await fillHazards(owner, facilities, rows, [])
      await catchUp(app.platform)
      await owner.query('analyze')
      await owner.query(`update risk_source set changes_at = 'epoch'`)
      const whole = await seconds(() => catchUp(app.platform))
      const counted = await seconds(() => owner.query(plain))
      const { rows: busiest } = await owner.query<{ unit_id: number }>(
        'select unit_id from hazard where not ended group by unit_id order by count(*) desc limit 1',
      )
      const unitId = busiest[0]?.unit_id ?? 0
      const touched: number[] = []
      for (let n = 0; n < events; n++)
        await workFor(app.platform, unitId, async (work) => {
          touched.push(await seconds(() => refresh(work, [unitId], [hazardSignals])))
        })
      const p95 = (touched.toSorted((a, b) => a - b)[Math.floor(events * 0.95)] ?? 0) * 1000
      const one = await app.platform.pool.db.transaction().execute(async (tx) => {
        await owner.query('select 1')
        return seconds(() => tx.selectFrom('unit').select('id').where('id', '=', unitId).execute())
      })
      return [
        pure(),
        {
          work: `every facility anew: facts read, indices summed, ${facilities * families.length} rows of the day compared with what is kept`,
          product: 'catchUp()',
          reference: 'open, overdue and major counted from the ledger alone, one plain query as owner',
          ...{ productValue: whole, referenceValue: counted, unit: 's', ratio: whole / counted },
          ...{ target: '< 2 s', met: whole < 2 },
        },
        {
          work: 'the facility an event touched, in the transaction of the event, p95; the one with the most open hazards',
          product: 'refresh()',
          reference: 'one row of a table by its key',
          ...{ productValue: p95, referenceValue: one * 1000, unit: 'ms', ratio: p95 / (one * 1000) },
          ...{ target: '< 5 ms', met: p95 < 5 },
        },
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

const plain = `
  select unit_id, family, count(*) filter (where not ended), count(*) filter (where not ended and due_at < now()),
    count(*) filter (where not ended and grade = 'major')
  from hazard group by unit_id, family`

async function seconds(run: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint()
  await run()
  return Number(process.hrtime.bigint() - start) / 1e9
}

/** The sums alone: forty facts in each family of each facility. */
function pure(): BenchLine {
  const { signals } = indexRules()
  const ids = [...signals.keys()]
  const facts = Array.from(
    { length: 40 },
    (_, n): Fact => ({
      ...{ family: 'fire', signal: ids[n % ids.length] ?? '', days: (n * 7) % 90, path: '/', details: {} },
      subject: { type: 'hazard', id: String(n) },
    }),
  )
  const times = facilities * families.length
  const run = (work: () => number) => {
    const start = process.hrtime.bigint()
    let sum = 0
    for (let n = 0; n < times; n++) sum += work()
    if (sum <= 0) throw new Error('nothing was summed')
    return Number(process.hrtime.bigint() - start) / 1e9
  }
  const ours = run(() => assess(signals, facts).points)
  const bare = run(() => facts.reduce((sum, { signal }) => sum + (signals.get(signal)?.points ?? 0), 0))
  return {
    work: `${facilities} facilities × five families, 40 facts each, summed and explained`,
    product: 'assess()',
    reference: 'the same facts added up without order, growth or reasons',
    ...{ productValue: ours, referenceValue: bare, unit: 's', ratio: ours / bare },
    ...{ target: '< 2 s', met: ours < 2 },
  }
}
