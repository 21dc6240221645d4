/**
 * From the plain data of a policy file to a checklist, or to every fault at once: each says where it is and how to
 * mend it, in both languages, for somebody who edits the file without programming.
 *
 * Invariants: a checklist that is returned is whole (every text in both languages, every name defined, ids unique);
 * nothing unknown is silently dropped; no two items say the same sentence.
 */
import { workKinds } from '../policy/duty.ts'
import { type Fault, isDay, isPlain, type Path, type Plain, Reader, type Words } from '../policy/reader.ts'
import type { Checklist, Item } from './checklist.ts'

export type Reading = { readonly checklist: Checklist } | { readonly faults: readonly Fault[] }

const families = ['building', 'fire', 'food', 'epidemic', 'attack'] as const
const grades = ['general', 'major'] as const
const photos = ['always', 'when-failed', 'optional'] as const

const topFields = [
  'id',
  'version',
  'effective',
  'kind',
  'family',
  'clause',
  'reviewed',
  'title',
  'purpose',
  'areas',
  'attributes',
  'sources',
  'items',
]
const itemFields = [
  'id',
  'area',
  'place',
  'object',
  'method',
  'limit',
  'finding',
  'grade',
  'basis',
  'clause',
  'photo',
  'needs',
  'types',
]

/** @param types of facility that there are */
export function readChecklist(data: unknown, types: readonly string[]): Reading {
  const read = new Reader()
  if (!isPlain(data)) {
    read.fault([], '文件应以 id、version 等开头', 'the file should begin with id, version and so on')
    return { faults: read.faults }
  }
  read.known(data, topFields, [])
  const version = data.version
  if (!Number.isInteger(version) || (version as number) < 1)
    read.fault(['version'], '版本号要写成 1、2、3 这样的整数', 'version is a whole number from 1')
  if (!isDay(data.effective)) read.fault(['effective'], '日期写成 2026-01-01 这样', 'write the day like 2026-01-01')
  if (typeof data.reviewed !== 'boolean') read.fault(['reviewed'], '只能写 true 或 false', 'must be true or false')
  const areas = read.block(data.areas, ['areas'])
  const attributes = read.block(data.attributes, ['attributes'])
  const sources = read.block(data.sources, ['sources'])
  const head = {
    id: read.code(data.id, ['id']),
    kind: read.one(data.kind, workKinds, ['kind']),
    family: read.one(data.family, families, ['family']),
    clause: read.clause(data.clause, ['clause']),
    title: read.words(data.title, ['title']),
    purpose: read.words(data.purpose, ['purpose']),
  }
  const items = readItems(read, data.items, { areas, attributes, sources, clause: head.clause, types })
  read.item = null
  for (const area of Object.keys(areas))
    if (items.every((item) => item.area !== area))
      read.fault(['areas', area], '没有一项用到这个区域，请删去', 'no item uses this area; take it out')
  if (read.faults.length > 0) return { faults: read.faults }
  return {
    checklist: {
      ...head,
      version: version as number,
      effective: data.effective as string,
      reviewed: data.reviewed as boolean,
      areas: Object.entries(areas).map(([id, title]) => ({ id, title })),
      attributes,
      items,
    },
  }
}

interface Defined {
  readonly areas: Readonly<Record<string, Words>>
  readonly attributes: Readonly<Record<string, Words>>
  readonly sources: Readonly<Record<string, Words>>
  readonly clause: string
  readonly types: readonly string[]
}

function readItems(read: Reader, list: unknown, defined: Defined): Item[] {
  if (!Array.isArray(list) || list.length === 0) {
    read.fault(['items'], '至少要有一项', 'at least one item is needed')
    return []
  }
  const ids = new Map<string, number>()
  const said = new Map<string, string>()
  return list.flatMap((raw: unknown, at) => {
    const path: Path = ['items', at]
    read.item = null
    if (!isPlain(raw)) {
      read.fault(path, '每项以“- id:”开头', 'an item begins with “- id:”')
      return []
    }
    const item = readItem(read, raw, path, defined)
    if (item.id !== '' && ids.has(item.id))
      read.fault([...path, 'id'], `代号“${item.id}”用了两次`, `the id “${item.id}” is used twice`)
    ids.set(item.id, at)
    repeated(read, item, path, said)
    return [item]
  })
}

function readItem(read: Reader, raw: Plain, path: Path, defined: Defined): Item {
  const at = (name: string): Path => [...path, name]
  read.item = typeof raw.id === 'string' ? raw.id : null
  read.known(raw, itemFields, path)
  const basis = read.names(raw.basis, defined.sources, 'sources', at('basis'))
  return {
    id: read.code(raw.id, at('id')),
    area: read.names([raw.area], defined.areas, 'areas', at('area'))[0] ?? '',
    place: read.words(raw.place, at('place')),
    object: read.words(raw.object, at('object')),
    method: read.words(raw.method, at('method')),
    limit: read.words(raw.limit, at('limit')),
    finding: read.words(raw.finding, at('finding')),
    grade: read.one(raw.grade, grades, at('grade')),
    basis: basis.flatMap((name) => defined.sources[name] ?? []),
    clause: raw.clause === undefined ? defined.clause : read.clause(raw.clause, at('clause')),
    photo: read.one(raw.photo, photos, at('photo')),
    needs: raw.needs === undefined ? [] : read.names(raw.needs, defined.attributes, 'attributes', at('needs')),
    ...(raw.types === undefined ? {} : { types: readTypes(read, raw.types, defined.types, at('types')) }),
  }
}

function readTypes(read: Reader, value: unknown, known: readonly string[], path: Path): string[] {
  if (!Array.isArray(value) || value.length === 0) {
    read.fault(path, `要写成 [${known[0]}] 的样子，至少一类`, `write it as [${known[0]}], with at least one type`)
    return []
  }
  return value.map((one: unknown, at) => read.one(one, known, [...path, at]))
}

/** Two items that say the same were copied and not finished. */
function repeated(read: Reader, item: Item, path: Path, said: Map<string, string>): void {
  for (const field of ['method', 'limit', 'finding'] as const)
    for (const language of ['zh', 'en'] as const)
      for (const sentence of sentencesOf(item[field][language])) {
        const before = said.get(sentence)
        if (before !== undefined && before !== item.id)
          read.fault(
            [...path, field, language],
            `与“${before}”这一项的文字相同，请按本项实际改写`,
            `says the same as item “${before}”; write what is true of this one`,
          )
        said.set(sentence, item.id)
      }
}

export const sentencesOf = (text: string): string[] =>
  text
    .split(/[。；！？]|[.;!?](?:\s|$)/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
