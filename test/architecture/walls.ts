/**
 * The walls of the house, each as a function from one source to the sentences that say what is wrong with it:
 *
 *   domain ← contract, rules ← queries, routes, jobs ← entry        contract ← ui ← entry
 *   platform, web and domain know no feature; features meet only at contracts and events;
 *   SQL only in queries and platform; no clock, random or outside world in domain, contracts and rules.
 */
import type { Import, Source } from './source.ts'

export type Wall = (source: Source) => string[]

// ── rooms ────────────────────────────────────────────────────────────────────────────────────────────────────────

type Part = 'domain' | 'platform contract' | 'platform' | 'web' | 'entry web' | 'entry' | 'outside' | FeaturePart
/** `doing`: routes and jobs. `helper`: files named for what they hold. */
type FeaturePart = 'contract' | 'rules' | 'queries' | 'ui' | 'doing' | 'helper'

interface Place {
  readonly part: Part
  readonly feature: string | null
}

const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path)

/** Where a file lies. A folder `contract/`, `rules/` or `queries/` of a room is part of the file of that name. */
export function placeOf(path: string): Place {
  const feature = /^src\/features\/([^/]+)\//.exec(path)?.[1]
  if (feature !== undefined) return { part: featurePart(path), feature }
  const rows: readonly (readonly [string, Part])[] = [
    ['src/domain/', 'domain'],
    ['src/platform/contract/', 'platform contract'],
    ['src/platform/', 'platform'],
    ['src/web/', 'web'],
    ['src/entry/web/', 'entry web'],
    ['src/entry/', 'entry'],
  ]
  return { part: rows.find(([start]) => path.startsWith(start))?.[1] ?? 'outside', feature: null }
}

function featurePart(path: string): FeaturePart {
  const inside = path.split('/').slice(3)
  if (inside[0] === 'ui') return 'ui'
  for (const part of ['contract', 'rules', 'queries'] as const)
    if (inside.some((one) => one === part || one === `${part}.ts`)) return part
  return inside.some((one) => /^(routes|jobs)(\.ts)?$/.test(one)) ? 'doing' : 'helper'
}

const pureParts: readonly Part[] = ['domain', 'platform contract', 'contract', 'rules']

// ── who may import whom ──────────────────────────────────────────────────────────────────────────────────────────

/** From each part: the parts it may import. Parts of a feature mean its own; another's only by its contract. */
const doors: Readonly<Record<Exclude<Part, 'outside'>, readonly Part[]>> = {
  domain: ['domain'],
  'platform contract': ['platform contract', 'domain'],
  contract: ['contract', 'platform contract', 'domain'],
  rules: ['rules', 'contract', 'platform contract', 'domain'],
  queries: ['queries', 'helper', 'rules', 'contract', 'platform', 'platform contract', 'domain'],
  helper: ['helper', 'queries', 'rules', 'contract', 'platform', 'platform contract', 'domain'],
  doing: ['doing', 'helper', 'queries', 'rules', 'contract', 'platform', 'platform contract', 'domain'],
  ui: ['ui', 'contract', 'web', 'platform contract', 'domain'],
  platform: ['platform', 'platform contract', 'domain'],
  web: ['web', 'platform contract', 'domain'],
  'entry web': ['entry web', 'ui', 'contract', 'web', 'platform contract', 'domain'],
  entry: ['entry', 'doing', 'helper', 'queries', 'rules', 'contract', 'platform', 'platform contract', 'domain'],
}

/** Packages the pure parts may name: shapes and nothing that acts. */
const purePackages = ['typebox']

const says = (source: Source, one: { line: number }, what: string): string => `${source.path}:${one.line} ${what}`

export const imports: Wall = (source) => {
  const from = placeOf(source.path)
  if (isTest(source.path) || from.part === 'outside') return []
  const open = doors[from.part]
  return source.imports.flatMap((one) => {
    const to = placeOf(one.to)
    if (!one.to.startsWith('src/')) return packageOf(source, from, one)
    if (!open.includes(to.part)) return [says(source, one, `${from.part} may not import ${to.part} (${one.to})`)]
    const stranger = from.feature !== null && to.feature !== null && to.feature !== from.feature
    return stranger && to.part !== 'contract'
      ? [says(source, one, `features meet only at contracts, not at ${one.to}`)]
      : []
  })
}

function packageOf(source: Source, from: Place, one: Import): string[] {
  if (one.to.startsWith('.')) return []
  if (!pureParts.includes(from.part) || purePackages.includes(one.to.split('/')[0] ?? '')) return []
  return [says(source, one, `${from.part} is pure and may not import ${one.to}`)]
}

// ── SQL ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const builders = ['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'replaceInto']
const statements =
  /^call \.(query|execute|raw) (SELECT|INSERT|UPDATE|DELETE|WITH|CREATE|ALTER|DROP|GRANT|CALL|SET|COPY|LOCK)$/

export const sqlInQueries: Wall = (source) => {
  const { part } = placeOf(source.path)
  // The doctor looks at a server that may not be ours to migrate: it has no queries of a room to ask.
  const allowed = ['queries', 'platform', 'outside'].includes(part) || source.path === 'src/entry/commands/doctor.ts'
  if (allowed || isTest(source.path)) return []
  return source.uses
    .filter(
      (use) =>
        use.what === 'tag sql' ||
        statements.test(use.what) ||
        builders.some((one) => use.what === `call .${one}` || use.what.startsWith(`call .${one} `)),
    )
    .map((use) => says(source, use, `SQL belongs into queries.ts (${use.what})`))
}

// ── purity ───────────────────────────────────────────────────────────────────────────────────────────────────────

const outsideWorld = [
  'new Date/0',
  'Date.now',
  'Math.random',
  'name process',
  'name crypto',
  'name fetch',
  'name performance',
  'name setTimeout',
  'name setInterval',
  'name console',
  'name globalThis',
]

export const pure: Wall = (source) => {
  if (!pureParts.includes(placeOf(source.path).part) || isTest(source.path)) return []
  return source.uses
    .filter((use) => outsideWorld.includes(use.what))
    .map((use) => says(source, use, `pure code takes this as a value: ${use.what.replace(/^name /, '')}`))
}

// ── habits ───────────────────────────────────────────────────────────────────────────────────────────────────────

const longest = 400

export const smallFiles: Wall = (source) =>
  source.lines > longest ? [`${source.path} has ${source.lines} lines: at most ${longest}, split it by thing`] : []

export const typed: Wall = (source) =>
  source.uses
    .filter((use) => use.what === 'any' || use.what === 'non-null assertion')
    .map((use) => says(source, use, `no ${use.what}: say what it is`))

export const noBarrels: Wall = (source) => [
  ...(/(^|\/)index\.tsx?$/.test(source.path) ? [`${source.path} is a barrel by name: name it for what it holds`] : []),
  ...source.uses
    .filter((use) => use.what === 'export *')
    .map((use) => says(source, use, 'no barrels: import from where it is written')),
]

const leftovers =
  /\b(TODO|FIXME|XXX)\b|@ts-(ignore|expect-error|nocheck)|biome-ignore|eslint-disable|\b(test|it|describe)\.(skip|only|todo)\b/

export const noLeftovers: Wall = (source) =>
  source.code.split('\n').flatMap((text, index) => {
    const found = leftovers.exec(text)
    return found ? [`${source.path}:${index + 1} finish it instead of marking it: ${found[0]}`] : []
  })

/** A test says its purpose by its name and its sentences. */
export const purposeFirst: Wall = (source) =>
  isTest(source.path) || /^(#!.*\n)?(\/\*\*|\/\/)/.test(source.code)
    ? []
    : [`${source.path} does not open with its purpose`]
