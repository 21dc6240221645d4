/**
 * From a policy file of gradings to rules, or every fault at once. Refused: a family without facts, a fact without basis,
 * a factor whose values do not fall, bands that leave a gap or where a worse band is the milder grade.
 */
import { type Fault, isDay, isPlain, type Path, type Plain, Reader, type Words } from '../policy/reader.ts'
import {
  type Band,
  type Fact,
  type Factor,
  families,
  type GradingRules,
  grades,
  isBelow,
  type Method,
} from './rules.ts'

const topFields = ['version', 'effective', 'sources', 'facts', 'lec', 'matrix']
type Sources = Readonly<Record<string, Words>>

export function readGradings(data: unknown): { readonly rules: GradingRules } | { readonly faults: readonly Fault[] } {
  const read = new Reader()
  if (!isPlain(data)) {
    read.fault([], '文件应有 version、effective、sources、facts、lec、matrix', `the file has ${topFields.join(', ')}`)
    return { faults: read.faults }
  }
  read.known(data, topFields, [])
  const { version, effective } = data
  if (!Number.isInteger(version) || (version as number) < 1)
    read.fault(['version'], '版本号要写成 1、2、3 这样的整数', 'version is a whole number from 1')
  if (!isDay(effective)) read.fault(['effective'], '日期写成 2026-01-01 这样', 'write the day like 2026-01-01')
  const sources = read.block(data.sources, ['sources'])
  const facts = readFacts(read, data.facts, sources)
  const [lec, matrix] = [readMethod(read, data.lec, 'lec', sources), readMethod(read, data.matrix, 'matrix', sources)]
  if (read.faults.length > 0) return { faults: read.faults }
  return { rules: { version: version as number, effective: effective as string, facts, lec, matrix } }
}

/** The list under a name, with a fault where there is none. */
function listOf(read: Reader, value: unknown, path: Path): Plain[] {
  if (Array.isArray(value) && value.length > 0) return value.map((one: unknown) => (isPlain(one) ? one : {}))
  read.fault(path, '至少要有一项', 'at least one is needed')
  return []
}

function basisOf(read: Reader, value: unknown, sources: Sources, path: Path): Words[] {
  const names = read.names(value, sources, 'sources', path)
  if (Array.isArray(value) && value.length === 0) read.fault(path, '要写明依据', 'name its basis')
  return names.flatMap((name) => sources[name] ?? [])
}

function truth(read: Reader, value: unknown, path: Path): boolean {
  if (typeof value !== 'boolean') read.fault(path, '只能写 true 或 false', 'must be true or false')
  return value === true
}

function readFacts(read: Reader, value: unknown, sources: Sources): Fact[] {
  const seen = new Set<string>()
  const facts = listOf(read, value, ['facts']).map((raw, at): Fact => {
    const path: Path = ['facts', at]
    read.item = typeof raw.id === 'string' ? raw.id : null
    read.known(raw, ['id', 'family', 'says', 'basis', 'reviewed'], path)
    const id = read.code(raw.id, [...path, 'id'])
    if (seen.has(id)) read.fault([...path, 'id'], `代号“${id}”用了两次`, `the id “${id}” is used twice`)
    seen.add(id)
    return {
      id,
      family: read.one(raw.family, families, [...path, 'family']),
      says: read.words(raw.says, [...path, 'says']),
      basis: basisOf(read, raw.basis, sources, [...path, 'basis']),
      reviewed: truth(read, raw.reviewed, [...path, 'reviewed']),
    }
  })
  read.item = null
  const lost = families.filter((family) => facts.every((fact) => fact.family !== family))
  if (facts.length > 0 && lost.length > 0)
    read.fault(['facts'], `这些类别一条要素也没有：${lost.join('、')}`, `no fact at all for ${lost.join(', ')}`)
  return facts
}

function readMethod(read: Reader, value: unknown, name: string, sources: Sources): Method {
  const raw = isPlain(value) ? value : {}
  read.item = name
  read.known(raw, ['title', 'basis', 'reviewed', 'ties', 'factors', 'bands'], [name])
  const block = isPlain(raw.factors) ? raw.factors : {}
  const factors = Object.entries(block).map(([id, factor]) => readFactor(read, factor, id, [name, 'factors', id]))
  if (factors.length < 2) read.fault([name, 'factors'], '至少要有两个因素', 'at least two factors are needed')
  const method = {
    title: read.words(raw.title, [name, 'title']),
    basis: basisOf(read, raw.basis, sources, [name, 'basis']),
    reviewed: truth(read, raw.reviewed, [name, 'reviewed']),
    ties: read.one(raw.ties, ['higher', 'lower'], [name, 'ties']),
    factors,
    bands: readBands(read, raw.bands, [name, 'bands']),
  }
  read.item = null
  return method
}

/** Exact products need values of at most one decimal. */
const isValue = (value: unknown): value is number =>
  typeof value === 'number' && value > 0 && value <= 1000 && Math.round(value * 10) / 10 === value

function readFactor(read: Reader, value: unknown, id: string, path: Path): Factor {
  const raw = isPlain(value) ? value : {}
  if (!/^[a-z]+$/.test(id)) read.fault(path, '因素代号要用小写字母', 'the name of a factor is lower-case letters')
  read.known(raw, ['title', 'values'], path)
  const values = listOf(read, raw.values, [...path, 'values']).map((one, at) => {
    const here = [...path, 'values', at]
    read.known(one, ['value', 'says'], here)
    if (!isValue(one.value))
      read.fault([...here, 'value'], '写大于 0、最多一位小数的数', 'a number above 0 with at most one decimal')
    return { value: Number(one.value), says: read.words(one.says, [...here, 'says']) }
  })
  falls(
    read,
    values.map((one) => one.value),
    [...path, 'values'],
  )
  return { id, title: read.words(raw.title, [...path, 'title']), values }
}

function readBands(read: Reader, value: unknown, path: Path): Band[] {
  const bands = listOf(read, value, path).map((one, at): Band => {
    const here = [...path, at]
    read.known(one, ['from', 'grade', 'title', 'says'], here)
    if (typeof one.from !== 'number' || one.from < 0)
      read.fault([...here, 'from'], '写不小于 0 的数', 'a number from 0')
    return {
      from: Number(one.from),
      grade: read.one(one.grade, grades, [...here, 'grade']),
      title: read.words(one.title, [...here, 'title']),
      says: read.words(one.says, [...here, 'says']),
    }
  })
  falls(
    read,
    bands.map((band) => band.from),
    path,
  )
  if (bands.length > 0 && bands.at(-1)?.from !== 0)
    read.fault([...path, bands.length - 1], '最后一档要从 0 开始', 'the last band begins at 0')
  bands.forEach((band, at) => {
    const above = bands[at - 1]
    if (above && isBelow(above.grade, band.grade))
      read.fault(
        [...path, at, 'grade'],
        '分值更低的档次不能定得更重',
        'a lower band cannot be graver than the one above',
      )
  })
  return bands
}

function falls(read: Reader, numbers: readonly number[], path: Path): void {
  numbers.forEach((number, at) => {
    const before = numbers[at - 1]
    if (before !== undefined && !(number < before))
      read.fault([...path, at], '要从大到小排列，不能重复', 'order them from high to low, without twins')
  })
}
