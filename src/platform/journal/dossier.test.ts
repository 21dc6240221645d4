/** An exported journal checks anywhere, and tampering with the file is found; so through the command line. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../../../test/harness.ts'
import { enter } from '../database/scope.ts'
import { append } from './append.ts'
import { verifyDossier } from './dossier.ts'
import { cutHeads } from './heads.ts'
import { newSigningKey, signingKey, trustedKeys } from './keys.ts'

const root = join(import.meta.dirname, '../../..')
const units = [9_101, 9_102]

let app: TestApp
let home: string
let file: string
let lines: string[]

interface Run {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** The command line as people run it. */
function wufang(...args: string[]): Promise<Run> {
  const env = { ...process.env, WUFANG_HOME: home, DATABASE_URL: app.ownerUrl, LANG: 'C', LC_ALL: 'C' }
  return new Promise((resolve) => {
    execFile(process.execPath, ['src/entry/cli.ts', ...args], { cwd: root, env }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err })
    })
  })
}

/** The faults that are found in the file after a change to its lines. */
async function tampered(change: (lines: string[]) => string[]): Promise<string[]> {
  async function* read() {
    yield* change([...lines])
  }
  const { whole, faults } = await verifyDossier(read(), await trustedKeys(home))
  expect(whole).toBe(false)
  return faults.map(({ kind, unit, from, to }) => `${kind} ${unit} ${from}-${to}`)
}

beforeAll(async () => {
  app = await startApp({ rooms: { routes: [], reactions: [] } })
  home = await mkdtemp(join(tmpdir(), 'wufang-dossier-'))
  file = join(home, 'journal.jsonl')
  const key = await signingKey(home)
  const client = new pg.Client({ connectionString: app.superuserUrl })
  await client.connect()
  await client.query(`truncate journal, journal_head, tree_head;
    insert into division values ('78', '试验省', 'Test');
    insert into unit (id, kind, facility_type, territory, name, name_en, opened_on) values
      (9101, 'facility', 'detention', '78', '丙看守所', 'Third', '2020-01-01'),
      (9102, 'facility', 'custody', '78', '丁拘留所', 'Fourth', '2020-01-01')`)
  await client.end()
  await app.platform.pool.db.transaction().execute(async (tx) => {
    await enter(tx, { units, audience: 1 }, null)
    for (let i = 0; i < 30; i++) {
      const unitId = units[i % 2] ?? 0
      const entry = {
        action: 'note',
        subjectType: 'note',
        subjectId: String(i),
        payload: { text: `第${i}条\n“引号” 🧯` },
      }
      const who = { accountId: null, positionId: null, onBehalfId: null }
      await append(tx, [{ ...entry, ...who, unitId, files: [], audience: 1 }], new Date(Date.UTC(2026, 0, 1, 0, 0, i)))
    }
    await cutHeads(tx, new Date('2026-02-01T00:00:00Z'), key, 'sm3')
  })
  expect(await wufang('export', 'journal', file)).toMatchObject({ code: 0, out: `30 entries written to ${file}\n` })
  lines = (await readFile(file, 'utf8')).trimEnd().split('\n')
})

afterAll(async () => {
  await app?.close()
  await rm(home, { recursive: true, force: true })
})

describe('an exported journal', () => {
  it('is whole, with the keys of this home, a given key, or its own', async () => {
    const whole = { code: 0, out: 'journal whole: 2 units, 30 entries, 3 signed tree heads\n' }
    expect(await wufang('verify', '--dossier', file)).toMatchObject(whole)
    const key = await signingKey(home)
    expect(await wufang('verify', '--dossier', file, '--key', join(home, 'keys', `${key.id}.pub.pem`))).toMatchObject(
      whole,
    )
    const elsewhere = await mkdtemp(join(tmpdir(), 'wufang-elsewhere-'))
    const before = home
    home = elsewhere
    const own = await wufang('verify', '--dossier', file, '--json')
    home = before
    await rm(elsewhere, { recursive: true })
    expect(own.code).toBe(0)
    expect(JSON.parse(own.out)).toMatchObject({ whole: true, units: 2, entries: 30, heads: 3, ownKeys: [key.id] })
  })

  it('of one unit stands alone', async () => {
    const one = join(home, 'one.jsonl')
    expect((await wufang('export', 'journal', one, '--unit', '9102')).code).toBe(0)
    expect((await wufang('verify', '--dossier', one)).out).toBe(
      'journal whole: 1 units, 15 entries, 1 signed tree heads\n',
    )
  })

  it('checks by the recipe of the guide, with printf and sha256sum alone', async () => {
    const guide = await readFile(join(root, 'docs/guide/proof.md'), 'utf8')
    const recipe = guide.match(/```bash\n(.*?)```/s)?.[1] ?? ''
    const out = await new Promise<string>((resolve, reject) => {
      execFile('bash', ['-c', recipe], { cwd: home }, (error, text) => (error ? reject(error) : resolve(text)))
    })
    const [computed, recorded, before] = out.split('\n').map((line) => line.slice(0, 64))
    expect(computed).toBe(JSON.parse(lines.at(-1) ?? '').hash)
    expect(recorded).toBe(computed)
    expect(before).toBe(JSON.parse(lines.at(-2) ?? '').hash)
  })

  it('shows every change made to the file', async () => {
    // 1 header, 1 key, 3 heads, then entries from index 5 on.
    const change = (index: number, from: string, to: string) =>
      tampered((all) => all.map((line, i) => (i === index ? line.replace(from, to) : line)))
    expect(await change(8, '引号', '冒号')).toEqual(['changed 9101 4-4'])
    expect(await tampered((all) => all.toSpliced(8, 1))).toEqual(['missing 9101 4-4'])
    expect(await tampered((all) => all.slice(0, -2))).toEqual(['truncated 9102 14-15'])
    const swapped = await tampered((all) => [...all.slice(0, 8), all[9] ?? '', all[8] ?? '', ...all.slice(10)])
    expect(swapped).toEqual(['disordered 9101 4-4'])
    expect(await tampered((all) => all.toSpliced(8, 0, all[8] ?? ''))).toEqual(['inserted 9101 4-4'])
    expect(await tampered((all) => all.slice(0, 20))).toEqual(['truncated 9102 1-15'])
    expect(await change(3, '\\n15\\n', '\\n14\\n')).toEqual(['signature 9101 14-14', 'truncated 0 2-2'])
  })

  it('shows it on the command line, with the place and exit code 1', async () => {
    const copy = join(home, 'tampered.jsonl')
    await writeFile(copy, lines.map((line, i) => (i === 8 ? line.replace('引号', '冒号') : line)).join('\n'))
    const { code, out } = await wufang('verify', '--dossier', copy)
    expect(code).toBe(1)
    expect(out).toBe(
      'unit 9101: entry 4 was changed: it does not match its hash\n' +
        'journal NOT whole: 2 units, 30 entries, 3 signed tree heads\n',
    )
  })

  it.each([
    ['hello', 'line 1 of the file is not JSON'],
    ['{}', 'line 1 of the file does not begin an export (wufang-export-1)'],
    ['', 'the file is empty'],
  ])('%j is refused in one line', async (text, message) => {
    await expect(tampered(() => (text === '' ? [] : [text]))).rejects.toThrow(message)
  })

  it('neither reads nor writes what it cannot, and says so in one line', async () => {
    const missing = await wufang('verify', '--dossier', join(home, 'nothing'))
    expect(missing).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^wufang: cannot read .*\n$/) })
    const unwritable = await wufang('export', 'journal', '/proc/nothing/here')
    expect(unwritable).toMatchObject({ code: 1, err: expect.stringMatching(/^wufang: cannot write .*\n$/) })
  })
})

describe('the running system', () => {
  it('is whole, also against a head on paper', async () => {
    const heads = await wufang('export', 'heads')
    expect(heads.code).toBe(0)
    expect(heads.out.match(/^wufang-tree-head-1$/gm)).toHaveLength(3)
    const paper = join(home, 'heads.txt')
    await writeFile(paper, heads.out)
    const verified = await wufang('verify', '--json', '--head', paper)
    expect(JSON.parse(verified.out)).toMatchObject({ whole: true, entries: 30, heads: 6, faults: [] })
    expect(verified.code).toBe(0)
  })

  it('is not, where the paper says otherwise or a stranger signed', async () => {
    const client = new pg.Client({ connectionString: app.superuserUrl })
    await client.connect()
    const paper = join(home, 'heads.txt')
    await writeFile(paper, (await wufang('export', 'heads', '--unit', '9101')).out)
    await client.query(`begin; delete from tree_head;
      delete from journal where unit_id = 9101 and seq > 10;
      update journal_head h set seq = 10, hash = j.hash from journal j
      where j.unit_id = h.unit_id and j.seq = 10 and h.unit_id = 9101; commit`)
    // Everything inside the database agrees with itself; only what lies outside tells.
    expect((await wufang('verify')).code).toBe(0)
    const told = await wufang('verify', '--head', paper, '--json')
    expect(told.code).toBe(1)
    expect(JSON.parse(told.out).faults).toMatchObject([
      { kind: 'truncated', unit: 9101, from: 11, to: 15, zh: '缺第 11 至 15 条：末尾被截断' },
    ])
    const stranger = newSigningKey()
    await app.platform.pool.db.transaction().execute(async (tx) => {
      await enter(tx, { units, audience: 1 }, null)
      await cutHeads(tx, new Date('2026-03-01T00:00:00Z'), stranger)
    })
    const strange = await wufang('verify')
    expect(strange.code).toBe(1)
    expect(strange.out).toContain('region: the signed tree head at 2 entries is not valid')
    await client.end()
  })
})
