/**
 * The policy catalogue (policy/): the plan as data, read and validated once at start. A fault names file, line and
 * item, and says in both languages how to mend it; nothing starts on a catalogue that is not whole.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml'
import type { Checklist } from '../domain/checklist/checklist.ts'
import { readChecklist } from '../domain/checklist/read.ts'
import { readGradings } from '../domain/grading/read.ts'
import type { GradingRules } from '../domain/grading/rules.ts'
import type { LibraryEntry } from '../domain/library/entry.ts'
import { type LibraryFile, readLibrary, repeatedIn } from '../domain/library/read.ts'
import { type Clause, readClauses } from '../domain/policy/clauses.ts'
import { readDuties } from '../domain/policy/duties.ts'
import type { Duty } from '../domain/policy/duty.ts'
import type { Fault, Path } from '../domain/policy/reader.ts'
import { readSignals } from '../domain/signals/read.ts'
import type { SignalRules } from '../domain/signals/signal.ts'
import { happening } from './contract/happening.ts'
import { facilityType } from './contract/role.ts'
import { attribute } from './contract/unit-attribute.ts'
import { OperatorError } from './operator-error.ts'

export interface Policy {
  /** All 59 clauses of the plan, in its order. */
  readonly clauses: readonly Clause[]
  /** Every edition of every checklist, by id, then by version. */
  readonly checklists: readonly Checklist[]
  /** Every duty, in the order of the file. */
  readonly duties: readonly Duty[]
  /** The standard hazard library, one file a family. */
  readonly library: readonly LibraryFile[]
  /** First day from which duties are counted by it. */
  readonly dutiesFrom: string
  /** Every edition of the rules of grading, the oldest first; at least one. */
  readonly gradings: readonly GradingRules[]
  /** What makes up the risk index. */
  readonly signals: SignalRules
}

export class PolicyFault extends OperatorError {
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(`policy: ${faults.length} to mend\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
    this.faults = faults
  }
}

const policyFolder = join(import.meta.dirname, '../../policy')
let loaded: Policy | undefined

/** The catalogue of this installation; read at start, the same value ever after. */
export function policy(): Policy {
  loaded ??= loadPolicy(policyFolder)
  return loaded
}

export function loadPolicy(folder: string): Policy {
  const faults: string[] = []
  const editions: { checklist: Checklist; file: string }[] = []
  /** Files that are there but not whole: a duty that names one has no fault of its own. */
  const broken: string[] = []
  const at = join(folder, 'checklists')
  for (const file of readdirSync(at).sort()) {
    if (!/\.ya?ml$/.test(file)) continue
    const read = parseChecklist(file, readFileSync(join(at, file), 'utf8'))
    if ('faults' in read) {
      faults.push(...read.faults)
      broken.push(file.replace(/(\.\d+)?\.ya?ml$/, ''))
    } else editions.push({ checklist: read.checklist, file })
  }
  if (editions.length === 0 && faults.length === 0)
    faults.push('checklists: 一份检查表也没有 / there is no checklist at all')
  const table = parseFile('clauses.yaml', readFileSync(join(folder, 'clauses.yaml'), 'utf8'), readClauses)
  if ('faults' in table) faults.push(...table.faults)
  const clauses = 'clauses' in table ? table.clauses : []
  for (const [index, { checklist, file }] of editions.entries()) {
    const twin = editions
      .slice(0, index)
      .find((one) => one.checklist.id === checklist.id && one.checklist.version === checklist.version)
    if (twin)
      faults.push(
        `checklists/${file}: 与 ${twin.file} 的 id 和 version 都相同，请把新的一份版本号加一 / the same id and version as ${twin.file}; raise the version of the newer one`,
      )
  }
  const checklistIds = [...new Set([...editions.map((one) => one.checklist.id), ...broken])]
  const known = {
    ...{ attributes: attribute.terms, types: facilityType.terms, checklists: checklistIds },
    happenings: happening.terms,
  }
  const catalogue = parseFile('duties.yaml', readFileSync(join(folder, 'duties.yaml'), 'utf8'), (data) =>
    readDuties(data, known),
  )
  if ('faults' in catalogue) faults.push(...catalogue.faults)
  const gradings = loadGradings(folder, faults)
  const items = editions.flatMap(({ checklist }) => checklist.items.map((item) => `${checklist.id}/${item.id}`))
  const library = loadLibrary(folder, new Set(items))
  faults.push(...library.faults)
  const index = parseFile('signals.yaml', readFileSync(join(folder, 'signals.yaml'), 'utf8'), readSignals)
  if ('faults' in index) faults.push(...index.faults)
  if (faults.length > 0 || 'faults' in catalogue || 'faults' in index) throw new PolicyFault(faults)
  const checklists = editions
    .map((one) => one.checklist)
    .sort((a, b) => (a.id === b.id ? a.version - b.version : a.id < b.id ? -1 : 1))
  return {
    clauses,
    checklists,
    duties: catalogue.duties,
    library: library.files,
    dutiesFrom: catalogue.effective,
    gradings,
    signals: index.rules,
  }
}

/** Editions lie side by side: `gradings.yaml`, `gradings.2.yaml`. */
function loadGradings(folder: string, faults: string[]): GradingRules[] {
  const files = readdirSync(folder).filter((file) => /^gradings(\.\d+)?\.yaml$/.test(file))
  if (files.length === 0) faults.push('gradings.yaml: 缺少这个文件 / this file is missing')
  const editions: GradingRules[] = []
  for (const file of files.sort()) {
    const read = parseFile(file, readFileSync(join(folder, file), 'utf8'), readGradings)
    if ('faults' in read) faults.push(...read.faults)
    else if (editions.some((one) => one.version === read.rules.version || one.effective === read.rules.effective))
      faults.push(
        `${file}: version 或 effective 与另一份相同，请都往后写 / version or effective is that of another file; raise both`,
      )
    else editions.push(read.rules)
  }
  return editions.sort((a, b) => (a.effective < b.effective ? -1 : 1))
}

/** The rules of grading on a calendar day; before the first edition, that one. */
export function gradingOn(catalogue: Policy, day: string): GradingRules {
  const rules = catalogue.gradings.findLast((one) => one.effective <= day) ?? catalogue.gradings[0]
  if (!rules) throw new Error('a catalogue that loaded has rules of grading')
  return rules
}

/** policy/hazards: each file whole, and ids and sentences unique over all of them. */
function loadLibrary(folder: string, items: ReadonlySet<string>): { files: LibraryFile[]; faults: string[] } {
  const faults: string[] = []
  const files: LibraryFile[] = []
  const all: { entry: LibraryEntry; at: number; file: string; text: string }[] = []
  for (const name of readdirSync(join(folder, 'hazards')).sort()) {
    if (!/\.ya?ml$/.test(name)) continue
    const file = `hazards/${name}`
    const text = readFileSync(join(folder, file), 'utf8')
    const read = parseFile<LibraryFile>(file, text, (data) => readLibrary(data, items))
    if ('faults' in read) faults.push(...read.faults)
    else {
      files.push(read)
      all.push(...read.entries.map((entry, at) => ({ entry, at, file, text })))
    }
  }
  for (const { index, fault } of repeatedIn(all)) {
    const { file, text } = all[index] as (typeof all)[number]
    faults.push(...parseFile<{ faults: string[] }>(file, text, () => ({ faults: [fault] })).faults)
  }
  return { files, faults }
}

/** The edition in force on a calendar day: the newest whose first day has come. */
export function editionOn(catalogue: Policy, id: string, day: string): Checklist | undefined {
  return catalogue.checklists.findLast((one) => one.id === id && one.effective <= day)
}

/** The editions in force on a day, one for each checklist. */
export function editionsOn(catalogue: Policy, day: string): Checklist[] {
  return [...new Set(catalogue.checklists.map((one) => one.id))].flatMap((id) => editionOn(catalogue, id, day) ?? [])
}

/** @param file name within `policy/checklists` */
export const parseChecklist = (file: string, text: string) =>
  parseFile(`checklists/${file}`, text, (data) => readChecklist(data, facilityType.terms))

/**
 * @param file name within `policy`
 * @param read what the file's plain data means, or its faults
 */
function parseFile<T extends object>(
  file: string,
  text: string,
  read: (data: unknown) => T | { readonly faults: readonly Fault[] },
): T | { faults: string[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const where = (offset: number) => `${file}:${lines.linePos(offset).line}`
  if (document.errors.length > 0)
    return {
      faults: document.errors.map(
        (error) => `${where(error.pos[0])}: 文件格式有误，请检查缩进、冒号后的空格和引号 / ${error.message}`,
      ),
    }
  const reading = read(document.toJS())
  if (!('faults' in reading)) return reading
  return {
    faults: reading.faults.map(({ path, item, words }) => {
      const place = [item === null ? '' : `${item}: `, path.length === 0 ? '' : `${path.at(-1)}: `].join('')
      return `${where(offsetOf(document, path))}: ${place}${words.zh} / ${words.en}`
    }),
  }
}

/** Where a path stands in the file; for what is missing, where it should stand. */
function offsetOf(document: Document, path: Path): number {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = document.getIn(path.slice(0, depth - 1), true)
    const last = path[depth - 1]
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isNode(key) && String(key) === String(last))
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0]
    }
    const node = document.getIn(path.slice(0, depth), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}
