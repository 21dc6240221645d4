/**
 * Whether node_modules is what package-lock.json says, for this platform, and installing it when not.
 *
 * npm writes node_modules/.package-lock.json as the last step of a complete install: a killed install has none, one
 * made from another lock file differs, one made for another platform lacks this platform's packages. So an install made
 * by hand counts too. What our own install leaves out is npm's decision and not asked again: a stamp says that this
 * lock file was installed. Postinstall scripts are never run (newer npm blocks them); what they would do, we do.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { run, say } from './run.mjs'

/** @returns {string | undefined} the reason to install, for people */
export function whyInstall(root) {
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'))
  if (!installed) return existsSync(join(root, 'node_modules')) ? 'an earlier install did not finish' : 'first start'
  const incomplete = Object.keys(installed).find((path) => !existsSync(join(root, path, 'package.json')))
  if (incomplete) return `${incomplete} is incomplete`
  if (readStamp(root) === stampFor(root)) return undefined

  const locked = readPackages(join(root, 'package-lock.json'))
  if (!locked) throw new Error('package-lock.json is missing or broken: restore it with git checkout package-lock.json')

  for (const [path, want] of Object.entries(locked)) {
    if (path === '') continue
    const have = installed[path]
    if (!have && isWanted(want)) return `${path} is missing`
    if (have && (have.version !== want.version || have.integrity !== want.integrity)) return `${path} has changed`
  }
  for (const path of Object.keys(installed)) {
    if (!locked[path]) return `${path} is no longer used`
  }
  return undefined
}

const stampFile = (root) => join(root, 'node_modules', '.wufang-installed')

/** Without the version of Node: the first start runs on the system's, later ones on the pinned one. */
function stampFor(root) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  return `${process.platform} ${process.arch} ${lock}`
}

function readStamp(root) {
  return existsSync(stampFile(root)) ? readFileSync(stampFile(root), 'utf8') : undefined
}

/** Optional packages are there for one platform each; those that name no platform are npm's to decide. */
function isWanted({ optional, os, cpu, libc }) {
  if (!optional) return true
  if (!os || !cpu || libc) return false
  return [os].flat().includes(process.platform) && [cpu].flat().includes(process.arch)
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

export async function installPackages(root, reason) {
  say(`installing packages (${reason}) …`)
  const started = Date.now()
  const [program, ...before] = npmCommand()
  const args = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  // A registry that stumbles once should not send a person to read error messages.
  const first = await run(program, [...before, ...args], { cwd: root })
  const { code, output } = first.code === 0 ? first : await run(program, [...before, ...args], { cwd: root })
  if (code !== 0) {
    throw new Error(
      `npm ci failed; it said:\n${output.trim().split('\n').slice(0, 15).join('\n')}\nWithout a network, point npm at a registry you reach: npm config set registry <url>`,
    )
  }
  writeFileSync(stampFile(root), stampFor(root))
  say(`packages installed in ${Math.round((Date.now() - started) / 1000)} s`)
}

/**
 * The npm that runs us, by the Node that runs it: the pinned Node of this project lies in node_modules, which `npm ci`
 * is about to empty.
 */
function npmCommand() {
  const { npm_execpath: npm, npm_node_execpath: node } = process.env
  if (npm && node && /\.c?js$/.test(npm) && !node.includes(`node_modules`)) return [node, npm]
  const beside = join(dirname(process.execPath), 'npm')
  return [existsSync(beside) ? beside : 'npm']
}
