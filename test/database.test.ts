/** The net under every query: each owned table is protected, the app's role is small, and keys are indexed. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from './harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const rows = async <T>(query: ReturnType<typeof sql<T>>): Promise<T[]> => (await query.execute(app.owner)).rows

/** Tables with a unit's or an account's rows that no policy opens: the app reaches them through functions alone. */
const closed = ['credential', 'journal_head', 'sign_in_failure']

test('every table with rows of a unit is protected, and by the one procedure', async () => {
  const tables = await rows(
    sql<{ table: string; secured: boolean; scope: string | null; check: string | null; shared: boolean }>`
      select c.relname as table, c.relrowsecurity as secured,
        pg_get_expr(p.polqual, c.oid) as scope, pg_get_expr(p.polwithcheck, c.oid) as check,
        exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'audience' and not a.attisdropped)
          as shared
      from pg_class c
      join pg_attribute u on u.attrelid = c.oid and u.attname = 'unit_id' and not u.attisdropped
      left join pg_policy p on p.polrelid = c.oid and p.polname = 'scope'
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace`,
  )
  expect(tables.length).toBeGreaterThan(8)
  expect(tables.filter((one) => !one.secured)).toEqual([])
  const rule = (mask: string) =>
    `((unit_id = ANY (( SELECT app.units() AS units)::integer[])) AND ((${mask} & ( SELECT app.audience() AS audience)) <> 0))`
  const open = tables.filter((one) => !closed.includes(one.table) && one.table !== 'tree_head')
  for (const one of open) {
    const bare = (text: string | null) => text?.replaceAll(/\s+/g, ' ')
    expect(bare(one.scope), one.table).toBe(rule(one.shared ? 'audience' : '1'))
    expect(bare(one.check), one.table).toBe(rule(one.shared ? 'audience' : '1'))
  }
  // Heads of trees are read within the scope, and the region's (unit 0) by everybody; the app writes none.
  expect(tables.find((one) => one.table === 'tree_head')?.scope).toContain('app.units()')
})

test('every table with rows of an account is protected', async () => {
  const tables = await rows(
    sql<{ table: string; secured: boolean; policies: number }>`
      select c.relname as table, c.relrowsecurity as secured,
        (select count(*)::integer from pg_policy p where p.polrelid = c.oid) as policies
      from pg_class c
      join pg_attribute u on u.attrelid = c.oid and u.attname = 'account_id' and not u.attisdropped
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace`,
  )
  expect(tables.length).toBeGreaterThan(6)
  expect(tables.filter((one) => !one.secured)).toEqual([])
  expect(tables.filter((one) => (one.policies === 0) !== closed.includes(one.table))).toEqual([])
})

test('the app’s role owns nothing, bypasses nothing and deletes next to nothing', async () => {
  const [login] = await rows(sql<{ name: string }>`
    select rolname as name from pg_roles where rolname = 'wufang_app_' || current_database()`)
  const roles = await rows(sql<{ name: string; strong: boolean }>`
    select rolname as name, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as strong
    from pg_roles where rolname in ('wufang_app', ${login?.name ?? ''})`)
  expect(roles).toHaveLength(2)
  expect(roles.filter((role) => role.strong)).toEqual([])
  const owned = await rows(sql`
    select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname like 'wufang_app%'
    union all select p.proname from pg_proc p join pg_roles r on r.oid = p.proowner where r.rolname like 'wufang_app%'
    union all select n.nspname from pg_namespace n join pg_roles r on r.oid = n.nspowner
      where r.rolname like 'wufang_app%'`)
  expect(owned).toEqual([])
  const journal = await rows(sql<{ right: string }>`
    select r as right from unnest(array['insert', 'update', 'delete', 'truncate']) r
    where has_table_privilege('wufang_app', 'journal', r) or has_table_privilege('wufang_app', 'journal_head', r)`)
  expect(journal).toEqual([])
})

test('functions that run with the owner’s rights pin their search path and are not for everybody', async () => {
  const functions = await rows(sql<{ name: string; path: string; others: boolean }>`
    select p.proname as name, array_to_string(p.proconfig, ' ') as path,
      has_function_privilege('wufang_worker', p.oid, 'execute') as others
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname in ('app', 'public')`)
  expect(functions.length).toBeGreaterThan(10)
  // pg_temp comes first where it is not named.
  expect(functions.filter((one) => one.path !== 'search_path=pg_catalog, public, pg_temp')).toEqual([])
  // Whatever PUBLIC may, the queue's role may too.
  expect(functions.filter((one) => one.others)).toEqual([])
})

test('a temporary table of the app’s role is not taken for one of ours', async () => {
  const written = await app.platform.pool.db.transaction().execute(async (tx) => {
    await sql`create temporary table journal_head (unit_id integer primary key, seq bigint, hash bytea)
      on commit drop`.execute(tx)
    await sql`insert into pg_temp.journal_head values (1, 4000000, '')`.execute(tx)
    await sql`grant all on pg_temp.journal_head to public`.execute(tx)
    await sql`select set_config('app.units', '{1}', true)`.execute(tx)
    const { rows: made } = await sql<{ seq: number }>`select app.journal_append(1, now(), null, null, null, 'test',
      'unit', '1', '-', '{}', 1) as seq`.execute(tx)
    return made[0]?.seq ?? 0
  })
  expect(written).toBeGreaterThan(0)
  expect(written).toBeLessThan(4_000_000)
})

test('a foreign key has an index where rows it points to can go away', async () => {
  const keys = await rows(sql<{ key: string }>`
    select f.conname as key from pg_constraint f
    where f.contype = 'f' and f.connamespace = 'public'::regnamespace
      and has_table_privilege('wufang_app', f.confrelid, 'delete')
      and not exists (
        select from pg_index i where i.indrelid = f.conrelid
          and (i.indkey::int2[])[0:cardinality(f.conkey) - 1] @> f.conkey)`)
  // What the app cannot delete needs no look back; units, people and accounts are closed, never deleted.
  expect(keys).toEqual([])
})

test('no index only repeats the beginning of another', async () => {
  const twins = await rows(sql<{ index: string; within: string }>`
    select a.indexrelid::regclass::text as index, b.indexrelid::regclass::text as within
    from pg_index a join pg_index b on a.indrelid = b.indrelid and a.indexrelid <> b.indexrelid
    join pg_class t on t.oid = a.indrelid and t.relnamespace = 'public'::regnamespace
    where not a.indisunique and a.indpred is null and b.indpred is null and a.indexprs is null and b.indexprs is null
      and (b.indkey::int2[])[0:a.indnkeyatts - 1] = (a.indkey::int2[])[0:a.indnkeyatts - 1]
      and (b.indclass::oid[])[0:a.indnkeyatts - 1] = (a.indclass::oid[])[0:a.indnkeyatts - 1]
      and (a.indoption::int2[])[0:a.indnkeyatts - 1] = (b.indoption::int2[])[0:a.indnkeyatts - 1]
      and (select amname from pg_am join pg_class c on c.relam = pg_am.oid where c.oid = a.indexrelid) = 'btree'`)
  expect(twins).toEqual([])
})

test('a partial index says `where` on columns its table decides by', async () => {
  const partial = await rows(sql<{ index: string; predicate: string }>`
    select i.indexrelid::regclass::text as index, pg_get_expr(i.indpred, i.indrelid) as predicate
    from pg_index i join pg_class t on t.oid = i.indrelid and t.relnamespace = 'public'::regnamespace
    where i.indpred is not null`)
  expect(partial.length).toBeGreaterThan(2)
  // A predicate with a moment or a setting in it would never match the query it was made for.
  expect(partial.filter((one) => /now\(|current_|app\./i.test(one.predicate))).toEqual([])
})
