/** One list of terms: what a CHECK in the database allows is what its vocabulary says, and all words are in both languages. */
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { languages, type Text } from '../src/platform/contract/text.ts'
import type { Vocabulary } from '../src/platform/contract/vocabulary.ts'
import { startApp, type TestApp } from './harness.ts'

const root = join(import.meta.dirname, '..')
const modules = await Promise.all(
  globSync(['src/features/**/contract.ts', 'src/features/**/contract/*.ts', 'src/platform/contract/*.ts'], {
    cwd: root,
  })
    .sort()
    .map(async (path) => ({
      path: path.replaceAll('\\', '/'),
      exported: (await import(join(root, path))) as Record<string, unknown>,
    })),
)

const isVocabulary = (value: unknown): value is Vocabulary<string> =>
  typeof value === 'object' && value !== null && 'terms' in value && 'words' in value && 'schema' in value
const vocabularies = modules.flatMap(({ exported }) => Object.values(exported).filter(isVocabulary))

/** Lists that no person reads, so that they have no words. */
const withoutWords: Readonly<Record<string, readonly string[]>> = {
  // The colours that one fact may decide alone: those worse than yellow.
  risk_day_decided: ['orange', 'red'],
  account_language: languages,
  challenge_purpose: ['add', 'give'],
  task_state: ['open', 'done', 'dropped'],
  tree_head_algorithm: ['sha256', 'sm3'],
}

interface Listed {
  readonly table: string
  readonly constraint: string
  readonly column: string
  readonly terms: readonly string[]
}

/** Each `column = any (list)` inside a CHECK. */
function listsOf(rows: readonly { table: string; name: string; definition: string }[]): Listed[] {
  return rows.flatMap(({ table, name, definition }) =>
    [...definition.matchAll(/\(*(\w+) (?:=|<>) (?:ANY|ALL) \(ARRAY\[([^\]]*)\]/g)].map(
      ([, column = '', list = '']) => ({
        table: table.replaceAll('"', ''),
        constraint: name,
        column,
        terms: [...list.matchAll(/'([^']*)'::text/g)].map(([, term = '']) => term),
      }),
    ),
  )
}

const same = (a: readonly string[], b: readonly string[]): boolean => a.toSorted().join() === b.toSorted().join()

describe('CHECK constraints', () => {
  let app: TestApp
  let lists: readonly Listed[]
  beforeAll(async () => {
    app = await startApp()
    const { rows } = await sql<{ table: string; name: string; definition: string }>`
      select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
      from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace`.execute(app.owner)
    lists = listsOf(rows)
  })
  afterAll(() => app.close())

  test('the list of a column is the list of a vocabulary', () => {
    const whole = lists.filter((one) => one.constraint === `${one.table}_${one.column}`)
    expect(whole.length).toBeGreaterThan(15)
    const strangers = whole.filter((one) => {
      const plain = withoutWords[one.constraint]
      if (plain) return !same(one.terms, plain)
      return !vocabularies.some((vocabulary) => same(vocabulary.terms, one.terms))
    })
    // Mend: change migration and vocabulary together, or give the list a vocabulary in the room's contract.
    expect(strangers).toEqual([])
  })

  test('a list inside another rule names only terms of its column', () => {
    const partial = lists.filter((one) => one.constraint !== `${one.table}_${one.column}`)
    expect(partial.length).toBeGreaterThan(0)
    const strange = partial.flatMap((one) => {
      const column = lists.find(
        (other) => other.constraint === `${one.table}_${one.column}` && other.table === one.table,
      )
      return one.terms.filter((term) => !column?.terms.includes(term)).map((term) => `${one.constraint}: ${term}`)
    })
    expect(strange).toEqual([])
  })

  test('every constraint carries a name of its own', () => {
    expect(lists.filter((one) => /_check\d*$/.test(one.constraint))).toEqual([])
  })
})

/** Every text a contract exports, however deep, with where it was found. */
function textsIn(value: unknown, where: string, seen: Set<unknown>): { where: string; text: Text }[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return []
  seen.add(value)
  const { zh, en } = value as Partial<Text>
  if (typeof zh === 'string' || typeof en === 'string') return [{ where, text: { zh: zh ?? '', en: en ?? '' } }]
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, `${where}.${name}`, seen))
}

describe('words', () => {
  const seen = new Set<unknown>()
  const texts = modules.flatMap(({ path, exported }) => textsIn({ ...exported }, path, seen))
  const places = (text: string): string =>
    [...text.matchAll(/\{(\w+)\}/g)]
      .map(([, name]) => name)
      .toSorted()
      .join()

  test('are Chinese in Chinese and English in English; a problem fills the same places in both', () => {
    expect(texts.length).toBeGreaterThan(250)
    const wrong = texts.filter(
      ({ where, text }) =>
        !/\p{Script=Han}/u.test(text.zh) ||
        text.en.trim() === '' ||
        // What stands in a sheet is quoted as it stands there.
        /\p{Script=Han}/u.test(text.en.replace(/“[^”]*”/gu, '')) ||
        (where.endsWith('.detail') && places(text.zh) !== places(text.en)),
    )
    expect(wrong).toEqual([])
  })
})

test('the journal’s page has words for every event of every room', async () => {
  const page = 'src/features/organisation/ui/actions.ts'
  const { actions } = (await import(join(root, page))) as { actions: ReadonlyMap<string, Text> }
  const names = modules.flatMap(({ exported }) =>
    Object.values(exported)
      .flatMap((value) => (typeof value === 'object' && value !== null ? [value, ...Object.values(value)] : []))
      .filter((value) => typeof value === 'object' && value !== null && 'payload' in value && 'sensitive' in value)
      .map((value) => (value as { name: string }).name),
  )
  expect(names.length).toBeGreaterThan(40)
  expect(names.filter((name) => !actions.has(name))).toEqual([])
})
