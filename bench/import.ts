/**
 * A ledger of 20,000 rows on the embedded database, durable as in production: brought in by spreadsheet (sent, read,
 * checked, confirmed, written with its proof and its tasks), and exported again. The reference is the least the same rows
 * can cost: a plain INSERT of many rows each, as owner, without journal, tasks, files or any judgement.
 */
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import pg from 'pg'
import { openApp } from '../src/entry/app.ts'
import type * as sheets from '../src/features/hazards/spreadsheets/contract.ts'
import { readConfig } from '../src/platform/config.ts'
import type { ReplyOf } from '../src/platform/contract/endpoint.ts'
import { startCluster } from '../src/platform/database/cluster.ts'
import { newId } from '../src/platform/id.ts'
import { Secret } from '../src/platform/secret.ts'
import { type Written, writeTables } from '../src/platform/spreadsheet/write.ts'
import { fillRegion } from './hazard-rows.ts'
import type { BenchLine } from './line.ts'

const rows = 20_000
const limit = 20
const facility = 1001
const quiet = { info: () => {}, warn: () => {}, error: console.error }

export default async function importing(): Promise<BenchLine[]> {
  const home = await mkdtemp(join(tmpdir(), 'wufang-bench-'))
  const cluster = await startCluster(home, quiet)
  try {
    const config = readConfig({ PORT: '0', WUFANG_HOME: home, LOG_LEVEL: 'silent' })
    const app = await openApp({ config, ownerUrl: cluster.ownerUrl, secret: new Secret('x'.repeat(40)) })
    const owner = new pg.Client({ connectionString: cluster.ownerUrl })
    await owner.connect()
    try {
      await fillRegion(owner, 2)
      await app.work()
      const call = caller(await app.listen(), await director(owner))
      const file = await ledger()
      const [brought, result] = await timed(() => bring(call, file))
      if (result.open + result.history !== rows) throw new Error(`brought in ${result.open + result.history} rows`)
      const [plain] = await timed(() => copyRows(owner))
      const [exported, bytes] = await timed(async () =>
        (await call('GET', `/api/hazards/export?unit=${facility}&form=xlsx`)).arrayBuffer(),
      )
      const [read] = await timed(() => owner.query('select * from hazard where unit_id = $1', [facility]))
      return [
        {
          work: `import of ${rows} rows from .xlsx (${(file.length / 1024 / 1024).toFixed(1)} MB): sent, read twice more to check and to write, each row judged, with journal entry, a third with a task`,
          product: 'POST /api/hazards/imports … confirm',
          reference: 'plain INSERT of the same rows, 1,000 a statement, as owner',
          ...{ productValue: brought, referenceValue: plain, unit: 's', ratio: brought / plain },
          ...{ target: `< ${limit} s`, met: brought < limit },
        },
        {
          work: `export of the ${rows} rows as .xlsx (${(bytes.byteLength / 1024 / 1024).toFixed(1)} MB), by the list's own query`,
          product: 'GET /api/hazards/export',
          reference: 'select * of the same rows, as owner',
          ...{ productValue: exported, referenceValue: read, unit: 's', ratio: exported / read },
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

async function timed<T>(work: () => Promise<T>): Promise<[number, T]> {
  const start = process.hrtime.bigint()
  const value = await work()
  return [Number(process.hrtime.bigint() - start) / 1e9, value]
}

const places = ['一监区', '二监区', '伙房', '配电室', '会见楼', '医务室', '大门', '备勤楼']
const things = ['干粉灭火器压力不足', '疏散指示灯不亮', '外墙瓷砖松动', '留样记录不全', '周界报警器误报']
const families = ['消防', '消防', '建筑', '食品', '安防']

/** As an office writes it; no two rows are alike. */
function ledger(): Promise<Buffer> {
  const head = [
    '序号',
    '检查日期',
    '隐患类别',
    '具体部位',
    '存在问题',
    '隐患等级',
    '整改措施',
    '整改资金（万元）',
    '责任人',
  ]
  const lines = Array.from({ length: rows }, (_, at): readonly Written[] => {
    const day = new Date(Date.UTC(2024, 0, 1) + (at % 600) * 86_400_000).toISOString().slice(0, 10)
    const closed = at % 3 > 0
    return [
      ...[at + 1, { day }, families[at % 5] ?? '', `${places[at % 8]}${1 + (at % 40)}号${at % 3}层`],
      ...[`${things[at % 5]}，第${at + 1}次检查发现，已拍照留存并提醒责任人`, at % 30 === 0 ? '重大' : '一般'],
      ...['更换并逐一检查，当日向所长报告', (at % 50) / 10, `民警${at % 10}`],
      ...[{ day: '2025-12-31' }, closed ? '已销号' : '整改中', closed ? { day: '2025-12-30' } : null],
    ]
  })
  const table = {
    sheet: '台账',
    head: [...head, '整改时限', '整改状态', '销号日期'],
    widths: head.map(() => 12),
    rows: lines,
  }
  return buffer(writeTables([table], 'xlsx'))
}

type Caller = (method: string, path: string, body?: Buffer | object) => Promise<Response>

function caller(url: string, token: string): Caller {
  return async (method, path, body) => {
    const bytes = Buffer.isBuffer(body)
    const response = await fetch(url + path, {
      method,
      headers: {
        cookie: `wufang_session=${token}`,
        ...(method === 'GET' ? {} : { 'x-wufang': '1', 'idempotency-key': newId() }),
        ...(body ? { 'content-type': bytes ? 'application/octet-stream' : 'application/json' } : {}),
      },
      ...(body ? { body: bytes ? new Uint8Array(body) : JSON.stringify(body) } : {}),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response
  }
}

async function bring(call: Caller, file: Buffer): Promise<sheets.ImportResult> {
  const sent = (await (await call('POST', `/api/hazards/imports?unitId=${facility}&name=2025.xlsx`, file)).json()) as {
    id: string
  }
  const path = `/api/hazards/imports/${facility}/${sent.id}`
  const mapped = await settled(call, path)
  await call('POST', `${path}/check`, { version: mapped.version, plan: mapped.plan ?? {} })
  const checked = await settled(call, path)
  await call('POST', `${path}/confirm`, { version: checked.version, which: 'all' })
  const done = await settled(call, path)
  if (done.state !== 'done' || !done.result) throw new Error(`the import ended ${JSON.stringify(done)}`)
  return done.result
}

/** As the page does: asks again until the step is done. */
async function settled(call: Caller, path: string): Promise<ReplyOf<typeof sheets.readImport>> {
  for (;;) {
    const now = (await (await call('GET', path)).json()) as ReplyOf<typeof sheets.readImport>
    if (!['reading', 'checking', 'importing'].includes(now.state)) return now
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** The same rows for another facility. */
async function copyRows(owner: pg.Client): Promise<void> {
  const { rows: names } = await owner.query<{ name: string }>(`
    select column_name as name from information_schema.columns
    where table_name = 'hazard' and is_generated = 'NEVER' order by ordinal_position`)
  const columns = names.map((one) => `"${one.name}"`).join(', ')
  const { rows: whole } = await owner.query<{ row: string }>(
    `select (to_jsonb(h) || '{"unit_id": ${facility + 1}}')::text as row from hazard h where unit_id = $1 order by id`,
    [facility],
  )
  await owner.query('begin')
  for (let at = 0; at < whole.length; at += 1_000) {
    const portion = `[${whole
      .slice(at, at + 1_000)
      .map((one) => one.row)
      .join(',')}]`
    await owner.query(
      `insert into hazard (${columns}) select ${columns} from jsonb_populate_recordset(null::hazard, $1::jsonb)`,
      [portion],
    )
  }
  await owner.query('commit')
}

/** @returns a session's token */
async function director(owner: pg.Client): Promise<string> {
  const [account, token] = [newId(), randomBytes(32).toString('base64url')]
  await owner.query("insert into person (id, name) values ($1, '所长')", [account])
  await owner.query("insert into account (id, unit_id, username, created_at) values ($1, $2, 'bench', now())", [
    ...[account, facility],
  ])
  await owner.query(
    "insert into position (id, account_id, unit_id, role, title, since) values ($1, $2, $3, 'director', '所长', '2020-01-01')",
    [newId(), account, facility],
  )
  await owner.query(
    `insert into session (id, account_id, token_hash, created_at, seen_at, expires_at, address, agent)
     values ($1, $2, $3, now(), now(), now() + interval '1 day', '127.0.0.1', 'bench')`,
    [newId(), account, createHash('sha256').update(token).digest()],
  )
  return token
}
