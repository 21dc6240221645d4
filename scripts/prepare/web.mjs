/** Whether dist/web was built from today's sources (by their content: a checkout changes times), and building it. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, join, sep } from 'node:path'
import { run, say } from './run.mjs'

const files = ['index.html', 'vite.config.ts', 'package-lock.json', 'tsconfig.web.json', 'tsconfig.base.json']
const folders = ['public', 'src/web', 'src/entry/web', 'src/domain', 'src/platform/contract']

const stampOf = (root) => join(root, 'dist', 'web.stamp')

export function isWebStale(root) {
  if (!existsSync(join(root, 'dist', 'web', 'index.html')) || !existsSync(stampOf(root))) return true
  return readFileSync(stampOf(root), 'utf8') !== digest(root)
}

export async function buildWeb(root) {
  say('building the web app …')
  const started = Date.now()
  const before = digest(root)
  rmSync(stampOf(root), { force: true })
  const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`
  const { code, output } = await run(
    'node',
    [join('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: root,
      env: { ...process.env, PATH: path, NODE_ENV: 'production' },
    },
  )
  if (code !== 0) throw new Error(`the web app does not build:\n${output.trim()}`)
  writeFileSync(stampOf(root), before)
  say(`web app built in ${Math.round((Date.now() - started) / 1000)} s`)
}

function digest(root) {
  const hash = createHash('sha256')
  for (const path of sources(root))
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0')
  return hash.digest('hex')
}

/** Everything the web app is made from: a room's screens and what it shares with them, not its server side. */
function sources(root) {
  const inFolders = folders.flatMap((folder) => filesUnder(root, folder))
  const inRooms = filesUnder(root, 'src/features').filter(
    (path) =>
      path.split(sep).some((part) => part === 'ui' || part === 'contract') ||
      path.endsWith(`${sep}contract.ts`) ||
      path.endsWith(`${sep}rules.ts`),
  )
  return [...files.filter((path) => existsSync(join(root, path))), ...inFolders, ...inRooms]
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .sort()
}

function filesUnder(root, folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(join(root, path)).isFile())
}
