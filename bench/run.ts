/**
 * `npm run bench [-- name…] [--json]`: runs every benchmark of this folder but those that install something first, or
 * those named, each in a process of its own
 * so that none warms or burdens another. Ends with 0 only when all ran; a missed target is said, not hidden.
 * A benchmark is a file with a default export of type `Bench`; a file without one is a helper.
 */
import { fork } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { Bench, BenchLine } from './line.ts'

const names = readdirSync(import.meta.dirname)
  .filter(
    (file) => file.endsWith('.ts') && /^export default /m.test(readFileSync(join(import.meta.dirname, file), 'utf8')),
  )
  .map((file) => file.slice(0, -3))
  .sort()
/** Those that install something first, and so run only when asked for. */
const onlyWhenNamed = names.filter((name) =>
  /^export const onlyWhenNamed = true/m.test(readFileSync(join(import.meta.dirname, `${name}.ts`), 'utf8')),
)

/** In the child: the lines of one benchmark, sent to the parent. */
async function runOne(name: string): Promise<void> {
  const module = (await import(pathToFileURL(join(import.meta.dirname, `${name}.ts`)).href)) as { default?: Bench }
  if (typeof module.default !== 'function') throw new Error(`bench/${name}.ts exports no benchmark`)
  process.send?.(await module.default())
  process.disconnect?.()
}

/** @returns undefined where the benchmark failed; what it said is on standard error */
function inChild(name: string): Promise<BenchLine[] | undefined> {
  return new Promise((resolve) => {
    let lines: BenchLine[] | undefined
    const child = fork(import.meta.filename, ['--one', name], { stdio: ['ignore', 2, 2, 'ipc'] })
    child.on('message', (message) => {
      lines = message as BenchLine[]
    })
    child.on('exit', (code) => resolve(code === 0 ? lines : undefined))
  })
}

const digits = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toLocaleString('en', { maximumSignificantDigits: 3 })

function print(line: BenchLine): void {
  const goal = line.target === undefined ? '' : `   target ${line.target}: ${line.met ? 'met' : 'MISSED'}`
  console.log(`  ${line.work}
    ${line.product}: ${digits(line.productValue)} ${line.unit}
    ${line.reference}: ${digits(line.referenceValue)} ${line.unit}
    ratio ${line.ratio.toFixed(2)}${goal}`)
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean' }, one: { type: 'string' } },
    allowPositionals: true,
  })
  if (values.one !== undefined) {
    await runOne(values.one)
    return 0
  }
  const unknown = positionals.find((name) => !names.includes(name))
  if (unknown !== undefined) {
    console.error(`bench: there is no ${JSON.stringify(unknown)}; there are ${names.join(', ')}`)
    return 2
  }
  const chosen =
    positionals.length > 0
      ? names.filter((name) => positionals.includes(name))
      : names.filter((name) => !onlyWhenNamed.includes(name))
  const all: (BenchLine & { bench: string })[] = []
  const failed: string[] = []
  for (const name of chosen) {
    if (!values.json) console.log(name)
    const lines = await inChild(name)
    if (lines === undefined) failed.push(name)
    for (const line of lines ?? []) {
      all.push({ bench: name, ...line })
      if (!values.json) print(line)
    }
  }
  if (values.json) console.log(JSON.stringify(all))
  if (failed.length > 0) console.error(`bench: ${failed.join(', ')} failed`)
  return failed.length === 0 ? 0 : 1
}

process.exitCode = await main()
