/** The exported folder holds everything, escapes what people typed, and is entered in the journal. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fromBuffer } from 'yauzl'
import { type HazardRoom, openHazardRoom } from '../../../../test/hazard-room.ts'
import * as moves from '../loop/contract/moves.ts'
import * as contract from './contract.ts'
import { type Archived, folderOf } from './folder.ts'

let room: HazardRoom
let unitId: number
beforeAll(async () => {
  room = await openHazardRoom()
  unitId = room.unitId
})
afterAll(() => room.app.close())

/** Files of a ZIP by path. */
function unzip(bytes: Buffer): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (failed, zip) => {
      if (failed) return reject(failed)
      const files = new Map<string, string>()
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (error, stream) => {
          if (error) return reject(error)
          const parts: Buffer[] = []
          stream.on('data', (part: Buffer) => parts.push(part))
          stream.on('end', () => {
            files.set(entry.fileName, Buffer.concat(parts).toString('utf8'))
            zip.readEntry()
          })
        })
      })
      zip.on('end', () => resolve(files))
      zip.readEntry()
    })
  })
}

async function download(username: string, path: string): Promise<{ status: number; files: Map<string, string> }> {
  const { cookie } = await room.as(username)
  const response = await fetch(room.app.url + path, { headers: { cookie } })
  const bytes = Buffer.from(await response.arrayBuffer())
  return { status: response.status, files: response.ok ? await unzip(bytes) : new Map() }
}

describe('the archive', () => {
  let id = ''
  beforeAll(async () => {
    const officer = await room.as('officer1.xitong')
    const reported = await room.report(officer, { finding: '标签写着 <script>alert(1)</script>', note: 'a & b "c"' })
    id = reported.body.id
    await room.act('director.xitong', id, moves.gradeHazard, { grade: 'general', interim: null })
    await room.act('officer1.xitong', id, moves.planHazard, await room.plan('officer1.xitong'))
    await room.report(officer, { family: 'food' })
  })

  test('of one hazard: document, index and the journal’s lines with their hashes', async () => {
    const { status, files } = await download('director.xitong', `/api/hazards/${unitId}/${id}/archive?language=zh`)
    expect(status).toBe(200)
    const at = (end: string) => [...files].find(([path]) => path.endsWith(end))?.[1] ?? ''
    expect([...files.keys()].map((path) => path.split('/').at(-1))).toEqual(['目录.html', '档案.html', 'journal.jsonl'])
    const document = at('档案.html')
    expect(document).toContain('标签写着 &lt;script&gt;alert(1)&lt;/script&gt;')
    expect(document).not.toContain('<script')
    expect(document).toContain('a &amp; b &quot;c&quot;')
    for (const words of [
      '登记隐患',
      '隐患定级',
      '制定整改方案',
      '更换两具灭火器并逐一检查',
      '360.00',
      '从一监区调两具备用',
    ])
      expect(document).toContain(words)
    const lines = at('journal.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { seq: number; hash: string })
    const director = await room.as('director.xitong')
    const { items } = (await director.call(contract.readProof, { params: { unitId, id } })).body
    // All but the entry of the export itself.
    expect(lines.map(({ seq, hash }) => ({ seq, hash }))).toEqual(
      items.slice(0, -1).map(({ seq, hash }) => ({ seq, hash })),
    )
    for (const { hash } of items) expect(hash).toMatch(/^[0-9a-f]{64}$/)
    // The export itself is an entry of the hazard.
    expect(items.at(-1)?.action).toBe('hazard.archive-exported')
  })

  test('of the facility: every hazard the reader may see, and no other', async () => {
    const all = await download('director.xitong', `/api/hazard-archive/${unitId}/export`)
    const fire = await download('fire.xitong', `/api/hazard-archive/${unitId}/export`)
    const documents = (of: typeof all) => [...of.files.keys()].filter((path) => path.endsWith('档案.html')).length
    expect(documents(all)).toBe(2)
    expect(documents(fire)).toBe(1)
    const before = await download('director.xitong', `/api/hazard-archive/${unitId}/export?year=1999`)
    expect(before.status).toBe(404)
    const totals = await (await room.as('director.xitong')).call(contract.readArchive, { params: { unitId } })
    expect(totals.body.years[0]).toMatchObject({ opened: 2, open: 2, closed: 0, rejected: 0, major: 0 })
    expect(totals.body.families.map((one) => one.family).sort()).toEqual(['fire', 'food'])
  })
})

test('more than one folder holds is refused with the way out, and nothing is recorded', async () => {
  const reporter = await room.idOf('officer1.xitong')
  await sql`
    insert into hazard (unit_id, id, audience, year, number, family, state, place, object, finding, note, basis, source,
      reported_by, opened_at, due_at)
    select ${unitId}, gen_random_uuid(), 1, 2020, n, 'fire', 'reported', '库房', '门锁', '损坏', '', '[]', 'report',
      ${reporter}::uuid, '2020-05-01', '2020-05-02' from generate_series(1, ${contract.mostExported + 1}) n`.execute(
    room.app.owner,
  )
  const refused = await download('director.xitong', `/api/hazard-archive/${unitId}/export?year=2020`)
  expect(refused.status).toBe(422)
  const entries = await room.app.owner
    .selectFrom('journal')
    .select('payload')
    .where('action', '=', 'hazard.archive-exported')
    .execute()
  expect(entries.some((entry) => entry.payload.includes('2020'))).toBe(false)
})

test('English names, photos in order, and nothing that is empty', () => {
  const hazard: Archived = {
    number: '2026-0007',
    family: 'fire',
    grade: null,
    state: 'reported',
    source: 'report',
    place: '二监区',
    object: '灭火器',
    finding: '失压',
    note: '',
    basis: [],
    opened: '2026-03-01 08:00',
    reportedBy: '王建国',
    interim: null,
    measure: null,
    moneyFen: null,
    moneySource: null,
    responsible: null,
    deadline: null,
    contingency: null,
    done: null,
    submittedBy: null,
    submitted: null,
    verifiedBy: null,
    verified: null,
    verifiedNote: null,
    photos: [
      { sha256: 'a'.repeat(64), type: 'image/jpeg', moment: 'found', at: '2026-03-01 08:00', by: '王建国' },
      { sha256: 'b'.repeat(64), type: 'image/webp', moment: 'rectified', at: '2026-03-02 08:00', by: '王建国' },
    ],
    entries: [],
  }
  const { texts, photos } = folderOf([hazard], { unit: 'Xitong', made: '2026-03-03', by: 'Wang' }, 'en')
  expect(photos.map((photo) => photo.path)).toEqual(['2026-0007/Before-1.jpg', '2026-0007/After-2.webp'])
  expect(texts.map((text) => text.path)).toEqual(['index.html', '2026-0007/hazard.html', '2026-0007/journal.jsonl'])
  expect(texts[1]?.text).toContain('<img src="Before-1.jpg"')
  expect(texts[1]?.text).not.toContain('Plan (five settled)')
})
