/** Every wall is seen to fail on a made-up offender, then held over the whole tree, with proof that files were read. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse, type Source } from './architecture/source.ts'
import * as walls from './architecture/walls.ts'

const root = join(import.meta.dirname, '..')
const folders = ['src', 'test', 'bench', 'scripts']
// Walls and their offenders speak of what they forbid.
const aboutWalls = ['test/architecture.test.ts', 'test/architecture/walls.ts']

const tree: readonly Source[] = globSync(
  folders.map((folder) => `${folder}/**/*.{ts,tsx}`),
  { cwd: root },
)
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !path.endsWith('.gen.ts') && !path.endsWith('.d.ts') && !aboutWalls.includes(path))
  .sort()
  .map((path) => parse(path, readFileSync(join(root, path), 'utf8')))

/** Each wall with sources it must refuse, and sources it must let through. */
const cases: readonly {
  readonly wall: walls.Wall
  readonly name: string
  readonly refused: readonly (readonly [path: string, code: string])[]
  readonly passed: readonly (readonly [path: string, code: string])[]
}[] = [
  {
    name: 'imports go only through the doors',
    wall: walls.imports,
    refused: [
      ['src/domain/grading/grade.ts', "import { family } from '../../platform/contract/role.ts'"],
      ['src/domain/grading/grade.ts', "import { readFileSync } from 'node:fs'"],
      ['src/domain/grading/grade.ts', "import type { Tx } from 'kysely'"],
      ['src/platform/tasks.ts', "import { hazards } from '../features/hazards/contract.ts'"],
      ['src/platform/tasks.ts', "export { hazards } from '../features/hazards/contract.ts'"],
      ['src/platform/tasks.ts', "const room = await import('../features/hazards/contract.ts')"],
      ['src/platform/tasks.ts', "type Room = import('../features/hazards/contract.ts').Room"],
      ['src/platform/contract/task.ts', "import { newId } from '../id.ts'"],
      ['src/web/shell/Shell.tsx', "import { Today } from '../../features/today/ui/Today.tsx'"],
      ['src/web/api/client.ts', "import { newId } from '../../platform/id.ts'"],
      ['src/features/hazards/contract.ts', "import { grade } from './rules.ts'"],
      ['src/features/hazards/rules.ts', "import { findHazard } from './queries.ts'"],
      ['src/features/hazards/queries.ts', "import { routes } from './routes.ts'"],
      ['src/features/hazards/routes.ts', "import { findActivity } from '../activities/queries.ts'"],
      ['src/features/hazards/routes.ts', "import { startDemo } from '../../entry/demo/start.ts'"],
      ['src/features/hazards/ui/List.tsx', "import { findHazard } from '../queries.ts'"],
      ['src/features/hazards/ui/List.tsx', "import { Card } from '../../activities/ui/Card.tsx'"],
      ['src/entry/web/main.tsx', "import { routes } from '../../features/hazards/routes.ts'"],
    ],
    passed: [
      ['src/features/hazards/jobs.ts', "import { activityDone } from '../activities/contract.ts'"],
      ['src/features/hazards/contract.ts', "import { Type } from 'typebox'"],
      ['src/features/hazards/ui/List.tsx', "import { Page } from '../../../web/kit/Page.tsx'"],
      ['src/features/food/lots/routes.ts', "import { findLot } from './queries.ts'"],
      ['src/entry/rooms.ts', "import { routes } from '../features/hazards/routes.ts'"],
      ['src/features/hazards/hazards.test.ts', "import { startApp } from '../../../test/harness.ts'"],
    ],
  },
  {
    name: 'SQL stays in queries and platform',
    wall: walls.sqlInQueries,
    refused: [
      ['src/features/hazards/routes.ts', 'await sql`select 1`.execute(tx)'],
      ['src/features/hazards/routes.ts', "await tx.selectFrom('hazard').selectAll().execute()"],
      ['src/features/hazards/jobs.ts', "await tx.insertInto('hazard').values(row).execute()"],
      ['src/features/hazards/jobs.ts', "await client.query('select 1')"],
      ['src/features/hazards/jobs.ts', 'await client.query(`update hazard set state = $1`)'],
      ['src/entry/serve.ts', "await tx.updateTable('unit').set(row).execute()"],
    ],
    passed: [
      ['src/features/hazards/queries.ts', "await tx.selectFrom('hazard').selectAll().execute()"],
      ['src/platform/tasks.ts', "await tx.insertInto('task').values(row).execute()"],
      ['src/features/hazards/ui/List.tsx', "const found = client.query('hazards')"],
    ],
  },
  {
    name: 'pure code asks nobody for the time, for chance or for the world',
    wall: walls.pure,
    refused: [
      ['src/domain/calendar/day.ts', 'export const today = () => new Date()'],
      ['src/domain/calendar/day.ts', 'export const now = () => Date.now()'],
      ['src/features/hazards/rules.ts', 'export const draw = () => Math.random()'],
      ['src/features/hazards/contract.ts', 'export const id = () => crypto.randomUUID()'],
      ['src/platform/contract/text.ts', 'export const mode = process.env.MODE'],
      ['src/domain/grading/grade.ts', 'export const load = () => fetch(address)'],
    ],
    passed: [
      ['src/domain/calendar/day.ts', 'export const later = (at: Date) => new Date(at.getTime() + 1000)'],
      ['src/features/hazards/routes.ts', 'export const now = () => new Date()'],
      ['src/domain/calendar/day.test.ts', 'const now = Date.now()'],
    ],
  },
  {
    name: 'files stay small',
    wall: walls.smallFiles,
    refused: [['src/domain/long.ts', 'const a = 1\n'.repeat(401)]],
    passed: [['src/domain/short.ts', 'const a = 1\n'.repeat(400)]],
  },
  {
    name: 'everything has a type',
    wall: walls.typed,
    refused: [
      ['src/platform/a.ts', 'const a: any = 1'],
      ['src/platform/a.ts', 'const a = rows[0]!.name'],
    ],
    passed: [['src/platform/a.ts', "const any = 'a word' // any"]],
  },
  {
    name: 'no barrels',
    wall: walls.noBarrels,
    refused: [
      ['src/platform/files/index.ts', 'export const a = 1'],
      ['src/platform/files/files.ts', "export * from './store.ts'"],
    ],
    passed: [['src/platform/files/files.ts', 'export const a = 1']],
  },
  {
    name: 'nothing is left half done',
    wall: walls.noLeftovers,
    refused: [
      ['src/platform/a.ts', '// TODO later'],
      ['src/platform/a.ts', '// @ts-ignore'],
      ['src/platform/a.test.ts', "test.skip('a', () => {})"],
    ],
    passed: [['src/platform/a.ts', "const title = 'what is to do'"]],
  },
  {
    name: 'a file opens with its purpose',
    wall: walls.purposeFirst,
    refused: [['src/platform/a.ts', "import { b } from './b.ts'"]],
    passed: [['src/platform/a.ts', '/** What it is for. */\nconst a = 1']],
  },
]

test('the tree was read', () => {
  const inside = (start: string) => tree.filter((source) => source.path.startsWith(start)).length
  expect(tree.length).toBeGreaterThan(150)
  for (const start of ['src/domain/', 'src/platform/', 'src/features/', 'src/web/', 'src/entry/', 'test/'])
    expect(inside(start), start).toBeGreaterThan(5)
  // A parser that saw nothing would find nothing wrong.
  expect(tree.flatMap((source) => source.imports).length).toBeGreaterThan(600)
})

describe.each(cases)('$name', ({ wall, refused, passed }) => {
  test.each(refused)('refuses %# in %s', (path, code) => {
    expect(wall(parse(path, code))).not.toEqual([])
  })
  test.each(passed)('lets through %# in %s', (path, code) => {
    expect(wall(parse(path, code))).toEqual([])
  })
  test('holds in the tree', () => {
    expect(tree.flatMap(wall)).toEqual([])
  })
})
