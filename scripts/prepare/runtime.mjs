/** The app runs on the Node pinned in node_modules; where a platform has none that runs, on the system's, if new enough. */
import { execFileSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const oldest = 24

export function checkRuntime(root) {
  // Already running on it, as every start after the first does.
  if (process.execPath.startsWith(join(root, 'node_modules'))) return
  const pinned = join(root, 'node_modules', '.bin', 'node')
  // Made for another C library (Alpine): out of the way, so that the system's Node is found after it.
  if (existsSync(pinned) && !versionOf(pinned)) rmSync(pinned)

  const version = versionOf('node', `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`)
  if (version && Number(version.slice(1).split('.')[0]) >= oldest) return
  throw new Error(
    `no Node ${oldest} is packaged for ${process.platform}-${process.arch} and the system has ${version ?? 'none'}: install Node ${oldest} or newer`,
  )
}

function versionOf(program, path = process.env.PATH) {
  try {
    return execFileSync(program, ['--version'], { encoding: 'utf8', env: { ...process.env, PATH: path } }).trim()
  } catch {
    return undefined
  }
}
