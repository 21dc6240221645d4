/**
 * Types of the migrated database, generated into src/platform/database/tables.gen.ts and committed.
 * `--check` writes nothing and fails when the file is stale.
 */
import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCluster } from '../src/platform/database/cluster.ts'
import { migrate } from '../src/platform/database/migrate.ts'

const target = join(import.meta.dirname, '../src/platform/database/tables.gen.ts')
const quiet = { info: () => {}, warn: console.error, error: console.error }
const home = await mkdtemp(join(tmpdir(), 'wufang-types-'))
const cluster = await startCluster(home, quiet, { durable: false })
try {
  await migrate(cluster.ownerUrl)
  const out = join(home, 'tables.ts')
  const run = spawnSync(
    process.execPath,
    [
      join(import.meta.dirname, '../node_modules/kysely-codegen/dist/cli/bin.js'),
      ...['--dialect', 'postgres', '--url', cluster.ownerUrl, '--out-file', out, '--date-parser', 'string'],
      ...['--exclude-pattern', '{migration,graphile_worker.*,app.*}', '--default-schema', 'public'],
    ],
    { encoding: 'utf8' },
  )
  if (run.status !== 0) throw new Error(run.stderr || run.stdout)
  // The pool reads int8 as a number (src/platform/database/pool.ts).
  const types = (await readFile(out, 'utf8')).replace('ColumnType<string, bigint', 'ColumnType<number, bigint')
  const text = `// Generated from the migrated database by scripts/database-types.ts. Do not edit.\n${types}`
  if (process.argv.includes('--check')) {
    if ((await readFile(target, 'utf8').catch(() => '')) !== text) {
      console.error('src/platform/database/tables.gen.ts is stale: run node scripts/database-types.ts')
      process.exitCode = 1
    }
  } else {
    await writeFile(target, text)
    console.log('src/platform/database/tables.gen.ts written')
  }
} finally {
  await cluster.stop()
  await rm(home, { recursive: true, force: true })
}
