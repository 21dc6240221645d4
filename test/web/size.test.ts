/** First paint is fast on a weak network: what sign-in and Today load together stays small. Fonts come by the slice, later. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}

const root = join(import.meta.dirname, '../../dist/web')

/** Files that a page needs: its chunk, everything that chunk imports, and their style sheets. */
function filesOf(manifest: Readonly<Record<string, Chunk>>, pages: readonly string[]): Set<string> {
  const files = new Set<string>()
  const seen = new Set<string>()
  const follow = (name: string): void => {
    const chunk = manifest[name]
    if (!chunk) throw new Error(`the build has no ${name}`)
    if (seen.has(name)) return
    seen.add(name)
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
    for (const next of chunk.imports ?? []) follow(next)
  }
  for (const page of pages) follow(page)
  return files
}

/** As sent: the build leaves the compressed form beside all but the smallest files. */
const kilobytes = (files: Iterable<string>): number =>
  [...files]
    .map((file) => join(root, file))
    .reduce((sum, file) => sum + statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size, 0) / 1000

test('sign-in → Today loads at most 330 kB', () => {
  expect(existsSync(join(root, 'manifest.json')), 'build the web app first: npm run build:web').toBe(true)
  const manifest = JSON.parse(readFileSync(join(root, 'manifest.json'), 'utf8')) as Record<string, Chunk>
  const entry = Object.keys(manifest).find((name) => name.endsWith('index.html'))
  expect(entry).toBeDefined()
  const first = filesOf(manifest, [
    entry ?? '',
    'src/features/identity/ui/SignInPage.tsx',
    'src/features/today/ui/TodayPage.tsx',
  ])
  const size = kilobytes(first)
  console.info(`sign-in → Today: ${size.toFixed(0)} kB in ${first.size} files, brotli`)
  expect(size).toBeGreaterThan(100)
  expect(size).toBeLessThanOrEqual(330)
})
