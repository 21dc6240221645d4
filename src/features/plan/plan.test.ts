/** The page and the command line say the same of all 59 clauses, and every declared coverage is real. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startApp, type TestApp } from '../../../test/harness.ts'
import { clauseIds } from '../../domain/policy/clauses.ts'
import { coverageFaults } from '../../domain/policy/coverage.ts'
import { coverage, routes } from '../../entry/rooms.ts'
import { policy } from '../../platform/policy.ts'
import { readPlan } from './contract.ts'

let app: TestApp
let client: Client
beforeAll(async () => {
  app = await startApp()
  const someone = await app.owner.selectFrom('account').select('username').orderBy('username').executeTakeFirstOrThrow()
  client = await app.as(someone.username)
})
afterAll(() => app.close())

const served = new Set(routes.map(({ contract }) => contract.name))

test('every id has something that is shown or said to be to come, and each declaration is real', () => {
  expect(policy().clauses.map(({ id }) => id)).toEqual(clauseIds)
  for (const clause of policy().clauses) expect(clause.shows.length, clause.id).toBeGreaterThan(0)
  expect(coverageFaults(policy().clauses, coverage, served)).toEqual([])
  expect(coverage.length).toBeGreaterThan(0)
})

test('a declaration of what is not asked, not served, or twice is a fault', () => {
  const good = { clause: 'F2', shows: 'duty', endpoint: readPlan.name, path: '/plan' }
  expect(coverageFaults(policy().clauses, [good], served)).toEqual([])
  expect(coverageFaults(policy().clauses, [{ ...good, shows: 'dutie' }], served)).toHaveLength(1)
  expect(coverageFaults(policy().clauses, [{ ...good, endpoint: 'fire.magic' }], served)).toHaveLength(1)
  expect(coverageFaults(policy().clauses, [good, good], served)).toEqual(['F2.duty is declared twice'])
})

test('the page and `wufang policy --json` agree', async () => {
  const { body } = await client.call(readPlan)
  const cli = join(import.meta.dirname, '../../entry/cli.ts')
  const printed = JSON.parse(execFileSync(process.execPath, [cli, 'policy', '--json'], { encoding: 'utf8' })) as {
    id: string
    covered: { endpoint: string }[]
    toCome: { en: string }[]
  }[]
  expect(printed.map(({ id }) => id)).toEqual(body.clauses.map(({ id }) => id))
  for (const [index, clause] of body.clauses.entries()) {
    const shown = clause.shows.filter(({ path }) => path !== null)
    expect(printed[index]?.covered.map(({ endpoint }) => endpoint)).toEqual(shown.map(({ endpoint }) => endpoint))
    expect(printed[index]?.toCome).toHaveLength(clause.shows.length - shown.length)
  }
})
