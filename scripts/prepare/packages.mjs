/**
 * Whether node_modules is what package-lock.json says, for this platform, and installing it when not.
 *
 * npm writes node_modules/.package-lock.json as the last step of a complete install, so no stamp of our own is needed:
 * a killed install has none, a changed lock file differs from it, and one made for another platform lacks this
 * platform's packages. Postinstall scripts are never run (newer npm blocks them anyway); what they would do, we do.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { run, say } from './run.mjs'

/** @returns {string | undefined} the reason to install, for people */
export function whyInstall(root) {
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'))
  if (!installed) return existsSync(join(root, 'node_modules')) ? 'an earlier install did not finish' : 'first start'
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
    if (!existsSync(join(root, path, 'package.json'))) return `${path} is incomplete`
  }
  return undefined
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
