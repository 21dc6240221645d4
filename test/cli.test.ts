/** The command line as people and programs meet it: help everywhere, one line on bad input, 0 only on success. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test, vi } from 'vitest'
import { startApp } from './harness.ts'

// Whole processes start and stop here; on a busy machine each takes seconds.
vi.setConfig({ testTimeout: 90_000 })

const cli = join(import.meta.dirname, '../src/entry/cli.ts')

async function wufang(args: readonly string[], env: Record<string, string> = {}) {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [cli, ...args], {
      env: { PATH: process.env.PATH, ...env },
    })
    return { code: 0, stdout, stderr }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'stdout' in error && 'stderr' in error)) throw error
    return { code: Number(error.code), stdout: String(error.stdout), stderr: String(error.stderr) }
  }
}

test('help lists every command, and every command explains itself', async () => {
  const { code, stdout } = await wufang(['--help'])
  expect(code).toBe(0)
  const names = [...stdout.matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map((match) => match[1] ?? '')
  expect(names).toEqual(expect.arrayContaining(['serve', 'migrate', 'doctor']))
  const helps = await Promise.all(names.map((name) => wufang([name, '--help'])))
  for (const [index, help] of helps.entries()) {
    expect(help.code, names[index]).toBe(0)
    expect(help.stdout, names[index]).toMatch(new RegExp(`^usage: npm run -s wufang -- ${names[index]}`))
  }
})

test.each([
  [['fly'], 'wufang: there is no command "fly"; see npm run -s wufang -- --help\n'],
  [['constructor'], 'wufang: there is no command "constructor"; see npm run -s wufang -- --help\n'],
  [['serve', '--fast'], "wufang serve: Unknown option '--fast'; see npm run -s wufang -- serve --help\n"],
  [['migrate', 'now'], 'wufang migrate: unexpected "now"; see npm run -s wufang -- migrate --help\n'],
])('%j ends with 2 and one line', async (args, line) => {
  expect(await wufang(args)).toEqual({ code: 2, stdout: '', stderr: line })
})

test('wrong settings and a database out of reach end with 1, what to mend, and no secret', async () => {
  const settings = await wufang(['serve'], { PORT: 'x', WUFANG_SECRET: 'hush' })
  expect(settings.code).toBe(1)
  expect(settings.stderr).toMatch(
    /^wufang: wrong settings:\n {2}PORT must be .*\n {2}WUFANG_SECRET must have at least 32/,
  )
  const database = await wufang(['migrate'], { DATABASE_URL: 'postgres://me:hush@127.0.0.1:1/wufang' })
  expect(database).toMatchObject({ code: 1, stdout: '' })
  expect(database.stderr).toMatch(/^wufang: the database 127\.0\.0\.1:1\/wufang cannot be reached: .*ECONNREFUSED.*\n$/)
  expect(settings.stderr + database.stderr).not.toContain('hush')
})

test('production does not start on a database that holds the demo region, and says how to mend it', async () => {
  const demo = await startApp()
  try {
    const env = {
      DATABASE_URL: demo.ownerUrl,
      WUFANG_MODE: 'production',
      WUFANG_HOME: demo.platform.config.home,
      PORT: '0',
    }
    const serve = await wufang(['serve'], env)
    expect([serve.code, serve.stdout]).toEqual([1, ''])
    expect(serve.stderr).toMatch(/^wufang: this database holds the demo region.*\n.*WUFANG_HOME to a new folder.*\n/)
    const seed = await wufang(['demo'], env)
    expect([seed.code, seed.stderr]).toEqual([1, expect.stringContaining('demo mode only')])
  } finally {
    await demo.close()
  }
})

test('doctor finds what is wrong and says how to mend it, for people and for programs', async () => {
  const home = await mkdtemp(join(tmpdir(), 'wufang-doctor-'))
  try {
    const env = { WUFANG_HOME: home, DATABASE_URL: 'postgres://me:hush@127.0.0.1:1/wufang' }
    const people = await wufang(['doctor'], env)
    expect(people.code).toBe(1)
    expect(people.stdout).toMatch(/^ok {7}node: v\d+/m)
    expect(people.stdout).toMatch(/^problem {2}database: .* cannot be reached/m)
    const programs: { check: string; ok: boolean }[] = JSON.parse((await wufang(['doctor', '--json'], env)).stdout)
    expect(programs.find(({ check }) => check === 'database')?.ok).toBe(false)
    expect(programs.find(({ check }) => check === 'home')?.ok).toBe(true)
  } finally {
    await rm(home, { recursive: true })
  }
})
