/**
 * From the plain data of policy/hazards/<family>.yaml to its entries, or to every fault at once, each saying where it is
 * and how to mend it.
 *
 * Invariants: what is returned is whole (both languages, every basis named, a reason beside every major grade), its ids
 * are unique, no two entries share a sentence, and every checklist item it names exists.
 */
import { sentencesOf } from '../checklist/read.ts'
import { type Fault, isDay, isPlain, type Path, type Plain, Reader, type Words } from '../policy/reader.ts'
import { families, type LibraryEntry, type LibraryFamily } from './entry.ts'

export interface LibraryFile {
  readonly family: LibraryFamily
  readonly version: number
  /** Confirmed by a deploying authority. */
  readonly reviewed: boolean
  readonly entries: readonly LibraryEntry[]
}

const topFields = ['family', 'version', 'effective', 'reviewed', 'sources', 'entries']
const entryFields = [
  'id',
  'object',
  'where',
  'finding',
  'grade',
  'why',
  'basis',
  'measure',
  'days',
  'items',
  'keywords',
]
/** Nothing in a facility is left for longer than a year. */
const mostDays = 365

/** @param items every checklist item there is, as `checklist/item` */
export function readLibrary(data: unknown, items: ReadonlySet<string>): LibraryFile | { faults: readonly Fault[] } {
  const read = new Reader()
  if (!isPlain(data)) {
    read.fault([], '文件应以 family、version 等开头', 'the file should begin with family, version and so on')
    return { faults: read.faults }
  }
  read.known(data, topFields, [])
  if (!Number.isInteger(data.version) || (data.version as number) < 1)
    read.fault(['version'], '版本号要写成 1、2、3 这样的整数', 'version is a whole number from 1')
  if (!isDay(data.effective)) read.fault(['effective'], '日期写成 2026-01-01 这样', 'write the day like 2026-01-01')
  if (typeof data.reviewed !== 'boolean') read.fault(['reviewed'], '只能写 true 或 false', 'must be true or false')
  const family = read.one(data.family, families, ['family'])
  const sources = read.block(data.sources, ['sources'])
  if (!Array.isArray(data.entries) || data.entries.length === 0)
    read.fault(['entries'], '至少要有一条', 'at least one entry is needed')
  const list: readonly unknown[] = Array.isArray(data.entries) ? data.entries : []
  const entries = list.flatMap((raw, at) => {
    if (isPlain(raw)) return [readEntry(read, raw, ['entries', at], { family, sources, items })]
    read.fault(['entries', at], '每条以“- id:”开头', 'an entry begins with “- id:”')
    return []
  })
  read.item = null
  for (const [name, words] of Object.entries(sources))
    if (entries.every((entry) => !entry.basis.includes(words)))
      read.fault(['sources', name], '没有一条用到这个依据，请删去', 'no entry uses this source; take it out')
  if (read.faults.length > 0) return { faults: read.faults }
  return { family, version: data.version as number, reviewed: data.reviewed as boolean, entries }
}

interface Around {
  readonly family: LibraryFamily
  readonly sources: Readonly<Record<string, Words>>
  readonly items: ReadonlySet<string>
}

function readEntry(read: Reader, raw: Plain, path: Path, around: Around): LibraryEntry {
  const at = (name: string): Path => [...path, name]
  read.item = typeof raw.id === 'string' ? raw.id : null
  read.known(raw, entryFields, path)
  const grade = read.one(raw.grade, ['general', 'major'] as const, at('grade'))
  if (grade === 'general' && raw.why !== undefined)
    read.fault(at('why'), '一般隐患不写 why', 'only a major hazard has why')
  const basis = read.names(raw.basis, around.sources, 'sources', at('basis'))
  if (basis.length === 0) read.fault(at('basis'), '至少写一个依据', 'name at least one basis')
  const days = raw.days
  if (!Number.isInteger(days) || (days as number) < 1 || (days as number) > mostDays)
    read.fault(at('days'), `天数写 1 到 ${mostDays}`, `days are from 1 to ${mostDays}`)
  return {
    id: read.code(raw.id, at('id')),
    family: around.family,
    object: read.words(raw.object, at('object')),
    where: read.words(raw.where, at('where')),
    finding: read.words(raw.finding, at('finding')),
    grade,
    why: grade === 'major' ? read.words(raw.why, at('why')) : null,
    basis: basis.flatMap((name) => around.sources[name] ?? []),
    measure: read.words(raw.measure, at('measure')),
    days: days as number,
    items: texts(read, raw.items ?? [], at('items')).filter((item, n) => {
      if (around.items.has(item)) return true
      read.fault([...at('items'), n], `检查表里没有“${item}”`, `no checklist has the item “${item}”`)
      return false
    }),
    keywords: texts(read, raw.keywords, at('keywords')),
  }
}

function texts(read: Reader, value: unknown, path: Path): string[] {
  if (Array.isArray(value)) return value.map((one: unknown, n) => read.text(one, [...path, n]))
  read.fault(path, '要写成 [甲, 乙] 的样子', 'write it as [one, two]')
  return []
}

export interface Twice {
  readonly index: number
  readonly fault: Fault
}

/**
 * What may stand only once over all files: ids and sentences.
 * @param entries of every file, in order, each with its place in its own file
 */
export function repeatedIn(entries: readonly { readonly entry: LibraryEntry; readonly at: number }[]): Twice[] {
  const ids = new Set<string>()
  const said = new Map<string, string>()
  return entries.flatMap(({ entry, at }, index) => {
    const found: Twice[] = []
    const fault = (path: Path, zh: string, en: string) =>
      found.push({ index, fault: { path: ['entries', at, ...path], item: entry.id, words: { zh, en } } })
    if (ids.has(entry.id)) fault(['id'], `代号“${entry.id}”用了两次`, `the id “${entry.id}” is used twice`)
    ids.add(entry.id)
    for (const field of ['object', 'finding', 'measure', 'why'] as const)
      for (const language of ['zh', 'en'] as const)
        for (const sentence of sentencesOf(entry[field]?.[language] ?? '')) {
          const before = said.get(sentence)
          if (before !== undefined)
            fault(
              [field, language],
              `与“${before}”这一条的文字相同，请按本条实际改写`,
              `says the same as entry “${before}”; write what is true of this one`,
            )
          said.set(sentence, entry.id)
        }
    return found
  })
}
