/**
 * `npm run check`: everything that is red without running the tests. All checks run, also after one has failed; each
 * says how long it took. A check that looked at nothing is red too.
 */
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkDocs } from './check-docs.ts'

const root = join(import.meta.dirname, '..')

interface Outcome {
  readonly ok: boolean
  readonly output: string
}

const checks: Readonly<Record<string, () => Outcome>> = {
  'format and lint': () => {
    const { ok, output } = tool('biome', ['check', '--error-on-warnings', '.'])
    const files = Number(/Checked (\d+) files/.exec(output)?.[1] ?? 0)
    return { ok: ok && files > 0, output }
  },
  types: () => tool('tsc', ['-b']),
  walls: () => tool('vitest', ['run', 'test/architecture.test.ts']),
  'dead code': deadCode,
  'lock file': () => node(['scripts/complete-lock.ts', '--check']),
  'database types': () => node(['scripts/database-types.ts', '--check']),
  documents: () => checkDocs(root),
}

function tool(name: string, args: readonly string[]): Outcome {
  return run(join(root, 'node_modules', '.bin', name), args)
}

function node(args: readonly string[]): Outcome {
  return run(process.execPath, args)
}

function run(program: string, args: readonly string[]): Outcome {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: root, encoding: 'utf8' })
  return { ok: status === 0, output: `${stdout}${stderr}${error ? error.message : ''}` }
}

/** A file nobody uses is put there first: a run that does not find it has looked at nothing. */
function deadCode(): Outcome {
  const probe = 'src/dead-code-probe.ts'
  writeFileSync(join(root, probe), '/** Put here by scripts/check.ts for a moment. */\nexport const unused = 1\n')
  try {
    const { output } = tool('knip', ['--no-progress'])
    const found = output.split('\n').filter((line) => line.trim() !== '')
    const [title, only] = found
    const ok = found.length === 2 && title === 'Unused files (1)' && only?.trim() === probe
    return { ok, output: found.filter((line) => !line.includes(probe)).join('\n') || `knip did not find ${probe}` }
  } finally {
    rmSync(join(root, probe))
  }
}

const failed: string[] = []
for (const [name, check] of Object.entries(checks)) {
  const started = performance.now()
  const { ok, output } = check()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${ok ? 'ok    ' : 'FAILED'}  ${name} (${seconds} s)`)
  if (ok) continue
  failed.push(name)
  console.log(output.trimEnd())
}
console.log(failed.length === 0 ? 'all checks ok' : `failed: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
