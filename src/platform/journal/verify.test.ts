/** On a real PostgreSQL, with a superuser's hands: whatever is done to the journal is found and located. */
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../../../test/harness.ts'
import { type Entry, entryHash, NO_HASH } from '../../domain/ledger/entry.ts'
import { enter } from '../database/scope.ts'
import { append } from './append.ts'
import { sha256 } from './hashes.ts'
import { cutHeads } from './heads.ts'
import { newSigningKey } from './keys.ts'
import { verifyJournal } from './verify.ts'

const account = '0193a0b0-0000-7000-8000-000000000001'
const position = '0193a0b0-0000-7000-8000-000000000002'
const key = newSigningKey()
const keys = new Map([[key.id, key.publicKey]])
const [first, second] = [9_001, 9_002]
const length = 20

/** Payloads that escape, sort or encode in unlike ways. */
const payloads: readonly unknown[] = [
  { note: '灭火器压力不足\n第二行\t"引号" \\ 反斜杠', level: 'general' },
  { emoji: '🧯👨‍🚒', é: 1, z: null, a: [1e21, 0.1, -0, 1e-7] },
  { nul: '\u0000', bell: '\u0007', line: '\u2028', delete: '\u007f' },
  {},
  'plain',
  { nested: { list: [[], {}, [null, true]] } },
]

let app: TestApp
let root: pg.Client

const verify = () => verifyJournal(root, keys)
const faults = async () =>
  (await verify()).faults.map(({ kind, unit, from, to, originUnit, originSeq }) =>
    [kind, unit, from === to ? from : `${from}-${to}`, ...(originUnit ? [`from ${originUnit}/${originSeq}`] : [])].join(
      ' ',
    ),
  )

const scope = { units: [first, second], audience: 0x7fffffff }
const work = <T>(run: Parameters<ReturnType<TestApp['platform']['pool']['db']['transaction']>['execute']>[0]) =>
  app.platform.pool.db.transaction().execute(async (tx) => {
    await enter(tx, scope, account)
    return (await run(tx)) as T
  })

async function write(unit: number, from: number, to: number): Promise<void> {
  for (let seq = from; seq <= to; seq++) {
    await work((tx) =>
      append(
        tx,
        [
          {
            unitId: unit,
            action: 'hazard.reported',
            subjectType: 'hazard',
            subjectId: `${unit}-${seq}`,
            payload: payloads[seq % payloads.length],
            files: seq % 4 === 0 ? ['ab'.repeat(32), 'cd'.repeat(32)] : [],
            audience: 1,
            accountId: account,
            positionId: seq % 3 === 0 ? null : position,
            onBehalfId: seq % 5 === 0 ? position : null,
          },
        ],
        new Date(Date.UTC(2026, 10, 23, 8, 0, 0, seq)),
      ),
    )
  }
}

beforeAll(async () => {
  app = await startApp({ rooms: { routes: [], reactions: [] } })
  root = new pg.Client({ connectionString: app.superuserUrl })
  await root.connect()
  await root.query(`
    insert into division values ('77', '试验省', 'Test') on conflict do nothing;
    insert into unit (id, kind, facility_type, territory, name, name_en, opened_on) values
      (${first}, 'facility', 'detention', '77', '甲看守所', 'First', '2020-01-01'),
      (${second}, 'facility', 'custody', '77', '乙拘留所', 'Second', '2020-01-01')`)
  await write(first, 1, 12)
  await write(second, 1, length)
  await work((tx) => cutHeads(tx, new Date('2026-11-23T09:00:00Z'), key))
  await write(first, 13, length)
  await work((tx) => cutHeads(tx, new Date('2026-11-23T10:00:00Z'), key))
  // Triggers, foreign keys and row-level security all stand aside for this connection.
  await root.query(`set session_replication_role = replica; create schema kept;
    create table kept.journal as table journal; create table kept.journal_head as table journal_head;
    create table kept.tree_head as table tree_head`)
})

afterEach(async () => {
  await root.query(`begin; truncate journal, journal_head, tree_head;
    insert into journal table kept.journal; insert into journal_head table kept.journal_head;
    insert into tree_head table kept.tree_head; commit`)
})

afterAll(async () => {
  await root?.end()
  await app?.close()
})

describe('the database and the domain', () => {
  it('hash the same bytes, whatever the content', async () => {
    const found = await root.query(`select unit_id, seq, account_id, position_id, on_behalf_id, action, subject_type,
      subject_id, files, payload, hash, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
      from journal where unit_id = ${first} order by seq`)
    expect(found.rows).toHaveLength(length)
    let previous = NO_HASH
    for (const row of found.rows) {
      const entry: Entry = {
        unit: row.unit_id,
        seq: Number(row.seq),
        at: row.at,
        account: row.account_id,
        position: row.position_id,
        onBehalf: row.on_behalf_id,
        action: row.action,
        subjectType: row.subject_type,
        subjectId: row.subject_id,
        files: row.files === '-' ? [] : row.files.split(','),
        payload: row.payload,
      }
      previous = entryHash(sha256.hex, entry, previous)
      expect(row.hash.toString('hex')).toBe(previous)
    }
  })

  it('agree that nothing is wrong', async () => {
    const result = await verify()
    expect(result).toMatchObject({ whole: true, faults: [], more: 0 })
    expect(result.reports.filter((report) => report.unit > 9_000)).toMatchObject([
      { unit: first, rows: length, signedHeads: 2 },
      { unit: second, rows: length, signedHeads: 1 },
    ])
  })
})

describe('a superuser who', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'changes a payload',
      `update journal set payload = '{"note":"nothing"}' where unit_id = ${first} and seq = 7`,
      [`changed ${first} 7`],
    ],
    [
      'backdates an entry',
      `update journal set at = at - interval '1 day' where unit_id = ${first} and seq = 7`,
      [`changed ${first} 7`],
    ],
    [
      'changes a payload and its hash',
      `update journal set payload = '{}', hash = sha256('\\x00'::bytea || convert_to(concat_ws(E'\\n', 'wufang-journal-1',
        unit_id, seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), coalesce(account_id::text, '-'),
        coalesce(position_id::text, '-'), coalesce(on_behalf_id::text, '-'), action, subject_type, subject_id, files,
        encode(previous, 'hex'), '{}'), 'UTF8')) where unit_id = ${first} and seq = 7`,
      [`unlinked ${first} 8`],
    ],
    ['drops a row in the middle', `delete from journal where unit_id = ${first} and seq = 7`, [`missing ${first} 7`]],
    ['drops the first row', `delete from journal where unit_id = ${first} and seq = 1`, [`missing ${first} 1`]],
    ['drops the tail', `delete from journal where unit_id = ${first} and seq > 15`, [`truncated ${first} 16-20`]],
    [
      'drops the tail and sets the head back',
      `delete from journal where unit_id = ${first} and seq > 15;
       update journal_head h set seq = 15, hash = j.hash from journal j
       where j.unit_id = h.unit_id and j.seq = 15 and h.unit_id = ${first}`,
      [`truncated ${first} 16-20`],
    ],
    [
      'drops a whole chain and its head',
      `delete from journal where unit_id = ${second}; delete from journal_head where unit_id = ${second}`,
      [`truncated ${second} 1-20`],
    ],
    [
      'reorders two rows',
      `update journal set seq = 1000 where unit_id = ${first} and seq = 5;
       update journal set seq = 5 where unit_id = ${first} and seq = 6;
       update journal set seq = 6 where unit_id = ${first} and seq = 1000`,
      [`moved ${first} 5 from ${first}/6`, `moved ${first} 6 from ${first}/5`, `unlinked ${first} 7`],
    ],
    [
      'inserts a forged row at the end',
      `insert into journal select unit_id, 21, at, account_id, position_id, on_behalf_id, action, subject_type, 'forged',
        files, payload, hash, sha256('forged') from journal where unit_id = ${first} and seq = 20`,
      [`changed ${first} 21`, `beyond ${first} 21`],
    ],
    [
      'inserts a forged row in the middle and renumbers the rest',
      `update journal set seq = seq + 1000 where unit_id = ${first} and seq > 18;
       insert into journal select unit_id, 19, at, account_id, position_id, on_behalf_id, action, subject_type, 'forged',
         files, payload, hash, sha256('forged') from journal where unit_id = ${first} and seq = 18;
       update journal set seq = seq - 999 where unit_id = ${first} and seq > 1000;
       update journal_head set seq = 21 where unit_id = ${first}`,
      [
        `changed ${first} 19`,
        `moved ${first} 20 from ${first}/19`,

        `moved ${first} 21 from ${first}/20`,
      ],
    ],
    ['edits the head', `update journal_head set hash = sha256('other') where unit_id = ${first}`, [`head ${first} 20`]],
    ['deletes the head', `delete from journal_head where unit_id = ${first}`, [`beyond ${first} 1-20`]],
    [
      'swaps rows between units',
      `update journal set unit_id = 9999 where unit_id = ${first} and seq = 8;
       update journal set unit_id = ${first} where unit_id = ${second} and seq = 8;
       update journal set unit_id = ${second} where unit_id = 9999`,
      [
        `moved ${first} 8 from ${second}/8`,
        `unlinked ${first} 9`,
        `moved ${second} 8 from ${first}/8`,
        `unlinked ${second} 9`,
      ],
    ],
    [
      'edits a signed head',
      `update tree_head set root = sha256('other') where unit_id = ${first} and size = 12`,
      [`signature ${first} 12`, 'rewritten 0 1-2'],
    ],
    ['drops a signed head', `delete from tree_head where unit_id = ${first} and size = 12`, ['rewritten 0 1-2']],
  ]

  it.each(cases)('%s', async (_, tampering, expected) => {
    await root.query(`begin; ${tampering}; commit`)
    expect(await faults()).toEqual(expected)
    expect((await verify()).whole).toBe(false)
  })

  it('rewrites a stretch with all its hashes and the head', async () => {
    await root.query(`do $$ declare last bytea := (select hash from journal where unit_id = ${first} and seq = 13); r record; begin
      for r in select * from journal where unit_id = ${first} and seq > 13 order by seq loop
        update journal set previous = last, subject_id = 'rewritten', hash = sha256('\\x00'::bytea || convert_to(
          concat_ws(E'\\n', 'wufang-journal-1', unit_id, seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
          coalesce(account_id::text, '-'), coalesce(position_id::text, '-'), coalesce(on_behalf_id::text, '-'), action,
          subject_type, 'rewritten', files, encode(last, 'hex'), payload), 'UTF8'))
        where unit_id = r.unit_id and seq = r.seq returning hash into last;
      end loop;
      update journal_head set hash = last where unit_id = ${first};
    end $$`)
    expect(await faults()).toEqual([`rewritten ${first} 13-20`])
  })
})

describe('the app role', () => {
  it.each([
    ['update', `update journal set payload = '{}' where unit_id = ${first}`],
    ['delete', `delete from journal where unit_id = ${first}`],
    ['truncate', 'truncate journal'],
    [
      'insert',
      `insert into journal (unit_id, seq, at, action, subject_type, subject_id, payload, previous, hash)
       values (${first}, 21, now(), 'a', 'b', 'c', '{}', '', '')`,
    ],
    ['edit of the head', `update journal_head set seq = 1 where unit_id = ${first}`],
    ['insert of a tree head', `insert into tree_head values (${first}, 99, now(), 'sha256', '', '', 'k', '')`],
    ['delete of a tree head', `delete from tree_head`],
  ])('is refused a direct %s', async (_, statement) => {
    const client = await app.platform.pool.pg.connect()
    try {
      await client.query(`begin; set local app.units = '{${first},${second}}'; set local app.audience = '1'`)
      await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' })
    } finally {
      await client.query('rollback')
      client.release()
    }
    expect((await verify()).whole).toBe(true)
  })

  it('appends to no chain outside its scope', async () => {
    const outside = app.platform.pool.db.transaction().execute(async (tx) => {
      await enter(tx, { units: [second], audience: 1 }, account)
      await append(
        tx,
        [
          {
            unitId: first,
            action: 'a',
            subjectType: 'b',
            subjectId: 'c',
            payload: {},
            files: [],
            audience: 1,
            accountId: null,
            positionId: null,
            onBehalfId: null,
          },
        ],
        new Date(),
      )
    })
    await expect(outside).rejects.toMatchObject({ code: '42501' })
  })
})
