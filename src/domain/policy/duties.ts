/**
 * From a policy file of duties to duties, or every fault at once. Refused: an unknown clause, a predicate on an unknown
 * attribute, a counted duty without evidence, a ladder that does not climb, a missing language.
 */
import { cadences } from '../calendar/window.ts'
import type { Want } from '../compliance/evidence.ts'
import { clauseIds } from './clauses.ts'
import { type Duty, families, type Kind, owers, parties, rungs, type Step, workKinds } from './duty.ts'
import { always as alwaysApplies, readPredicate } from './predicate-text.ts'
import { type Fault, isDay, isPlain, type Path, type Plain, Reader, type Words } from './reader.ts'

const fields = [
  ...[
    'id',
    'clause',
    'family',
    'title',
    'of',
    'department',
    'per',
    'applies',
    'every',
    'at-least',
    'record-within-days',
  ],
  ...[
    'on',
    'within-hours',
    'answered-by',
    'ended-by',
    'register',
    'evidence',
    'lead',
    'cooperating',
    'remind-days',
    'ladder',
    'basis',
    'reviewed',
  ],
]
const wantFields = ['kinds', 'family', 'checklists', 'participants', 'attendance', 'by', 'minutes']
const departments = ['housing', 'fire', 'market', 'health', 'cdc', 'electricity'] as const
const leaders = ['chief', 'deputy', 'director'] as const

/** What a file of duties may refer to. */
export interface Known {
  /** Codes of facility attributes, and of facility types. */
  readonly attributes: readonly string[]
  readonly types: readonly string[]
  /** Ids of checklists. */
  readonly checklists: readonly string[]
  /** Events of rooms that a duty may follow, be answered by or end with. */
  readonly happenings: readonly string[]
}

export function readDuties(
  data: unknown,
  known: Known,
): { readonly effective: string; readonly duties: readonly Duty[] } | { readonly faults: readonly Fault[] } {
  const read = new Reader()
  if (!isPlain(data)) {
    read.fault(
      [],
      '文件应有 effective、parties、ladders、duties 四段',
      'the file has four parts: effective, parties, ladders, duties',
    )
    return { faults: read.faults }
  }
  read.known(data, ['effective', 'parties', 'ladders', 'to-come', 'duties'], [])
  const effective = isDay(data.effective) ? data.effective : ''
  if (effective === '') read.fault(['effective'], '日期写成 2026-01-01 的样子', 'write the day like 2026-01-01')
  const named = read.block(data.parties, ['parties'])
  const ladders = readLadders(read, data.ladders)
  const toCome = readToCome(read, data['to-come'], known)
  const list: readonly unknown[] = Array.isArray(data.duties) ? data.duties : []
  if (list.length === 0) read.fault(['duties'], '至少要有一项', 'at least one duty is needed')
  const duties = list.map((raw, at) => {
    const plain = isPlain(raw) ? raw : {}
    read.item = typeof plain.id === 'string' ? plain.id : null
    return readDuty({ read, raw: plain, path: ['duties', at], named, ladders, toCome, known })
  })
  read.item = null
  for (const name of Object.keys(toCome))
    if (!duties.some(({ rule }) => rule.kind === 'triggered' && rule.on === name))
      read.fault(['to-come', name], `没有一项职责由“${name}”引起`, `no duty follows “${name}”`)
  duties.forEach(({ id }, at) => {
    if (duties.findIndex((one) => one.id === id) < at)
      read.fault(['duties', at, 'id'], `代号“${id}”用了两次`, `the id “${id}” is used twice`)
  })
  return read.faults.length > 0 ? { faults: read.faults } : { effective, duties }
}

type Ladders = Readonly<Record<string, readonly Step[]>>

/** Each rung later and higher than the one before. */
function readLadders(read: Reader, value: unknown): Ladders {
  if (!isPlain(value)) {
    read.fault(['ladders'], '缺少这一段', 'this block is missing')
    return {}
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, steps]) => {
      const path: Path = ['ladders', name]
      const list = Array.isArray(steps) ? steps : []
      if (list.length === 0) read.fault(path, '至少要有一级', 'at least one step is needed')
      const ladder = list.map((raw: unknown, at): Step => {
        const step = isPlain(raw) ? raw : {}
        read.known(step, ['after-days', 'to'], [...path, at])
        return {
          afterDays: count(read, step['after-days'], 0, [...path, at, 'after-days']),
          to: read.one(step.to, rungs, [...path, at, 'to']),
        }
      })
      ladder.slice(1).forEach((step, at) => {
        const before = ladder[at] as Step
        if (step.afterDays <= before.afterDays || rungs.indexOf(step.to) <= rungs.indexOf(before.to))
          read.fault(
            [...path, at + 1],
            '每一级都要比上一级晚、比上一级高',
            'each step must come later and reach higher than the one before',
          )
      })
      return [name, ladder]
    }),
  )
}

/** Events that no room has yet: each with what will bring it. */
function readToCome(read: Reader, value: unknown, known: Known): Readonly<Record<string, Words>> {
  if (value === undefined) return {}
  if (!isPlain(value)) {
    read.fault(['to-come'], '写成“事件: 说明”的样子', 'write each as event: words')
    return {}
  }
  for (const name of Object.keys(value))
    if (known.happenings.includes(name))
      read.fault(
        ['to-come', name],
        `“${name}”已有登记，请从这里删去，并在职责中写 answered-by`,
        `“${name}” is kept here already: take it out, and give its duties answered-by`,
      )
  return Object.fromEntries(Object.entries(value).map(([name, words]) => [name, read.words(words, ['to-come', name])]))
}

function count(read: Reader, value: unknown, least: number, path: Path): number {
  if (Number.isInteger(value) && (value as number) >= least) return value as number
  read.fault(path, `要写成不小于 ${least} 的整数`, `must be a whole number of at least ${least}`)
  return least
}

interface At {
  readonly read: Reader
  readonly raw: Plain
  readonly path: Path
  readonly named: Readonly<Record<string, Words>>
  readonly ladders: Ladders
  readonly toCome: Readonly<Record<string, Words>>
  readonly known: Known
}

function readDuty(at: At): Duty {
  const { read, raw, path, named, ladders, known } = at
  const under = (name: string): Path => [...path, name]
  read.known(raw, fields, path)
  const clause = read.clause(raw.clause, under('clause'))
  if (clause !== '' && !clauseIds.includes(clause))
    read.fault(under('clause'), `方案没有条款“${clause}”`, `the plan has no clause “${clause}”`)
  const of = read.one(raw.of, owers, under('of'))
  const wordsOf = (field: string) =>
    raw[field] === undefined
      ? []
      : read.names(raw[field], named, 'parties', under(field)).flatMap((name) => named[name] ?? [])
  const ladderName = String(raw.ladder)
  if (!Object.hasOwn(ladders, ladderName))
    read.fault(under('ladder'), `“${ladderName}”没有在 ladders 中定义`, `“${ladderName}” is not defined under ladders`)
  if (typeof raw.reviewed !== 'boolean') read.fault(under('reviewed'), '只能写 true 或 false', 'must be true or false')
  const rule = readKind(at)
  return {
    id: read.code(raw.id, under('id')),
    clause,
    family: raw.family === undefined ? null : read.one(raw.family, families, under('family')),
    title: read.words(raw.title, under('title')),
    of,
    department: of === 'department' ? read.one(raw.department, departments, under('department')) : null,
    per: raw.per === undefined ? 'ower' : read.one(raw.per, ['ower', 'facility'], under('per')),
    applies: raw.applies === undefined ? alwaysApplies : readPredicate(read, raw.applies, under('applies'), known),
    rule,
    want: readWant(at, rule),
    lead: wordsOf('lead'),
    cooperating: wordsOf('cooperating'),
    remindDays: readDays(read, raw['remind-days'], under('remind-days')),
    ladder: ladders[ladderName] ?? [],
    basis: read.words(raw.basis, under('basis')),
    reviewed: raw.reviewed === true,
  }
}

function readDays(read: Reader, value: unknown, path: Path): readonly number[] {
  if (value === undefined) return []
  if (Array.isArray(value)) return value.map((day, at) => count(read, day, 0, [...path, at]))
  read.fault(path, '要写成 [7, 2] 的样子', 'write it as [7, 2]')
  return []
}

function readKind(at: At): Kind {
  const { read, raw, path } = at
  const kinds = [raw.every, raw.on, raw.register].filter((one) => one !== undefined).length
  if (kinds !== 1)
    read.fault(path, 'every、on、register 三者写且只写一个', 'exactly one of every, on and register is needed')
  if (raw.on !== undefined) return readTriggered(at)
  if (raw['answered-by'] !== undefined || raw['ended-by'] !== undefined)
    read.fault(path, 'answered-by、ended-by 只用于写了 on 的职责', 'answered-by and ended-by belong to a duty with on')
  if (raw.register !== undefined)
    return { kind: 'continuous', register: read.code(raw.register, [...path, 'register']) }
  return {
    kind: 'counted',
    every: read.one(raw.every, cadences, [...path, 'every']),
    atLeast: raw['at-least'] === undefined ? 1 : count(read, raw['at-least'], 1, [...path, 'at-least']),
    recordWithinDays:
      raw['record-within-days'] === undefined
        ? 3
        : count(read, raw['record-within-days'], 0, [...path, 'record-within-days']),
  }
}

/** Bound to events that rooms have, or said to be to come: never silently nothing. */
function readTriggered({ read, raw, path, toCome, known }: At): Kind {
  const on = read.text(raw.on, [...path, 'on'])
  const waits = raw.evidence === 'none-yet'
  const events = (field: string): string[] => {
    const value = raw[field]
    if (value === undefined) return []
    if (!Array.isArray(value)) {
      read.fault([...path, field], '要写成 [甲, 乙] 的样子', 'write it as [one, two]')
      return []
    }
    return value.map((one, index) => read.one(one, known.happenings, [...path, field, index]))
  }
  const answeredBy = events('answered-by')
  if (waits && !Object.hasOwn(toCome, on))
    read.fault(
      [...path, 'on'],
      known.happenings.includes(on)
        ? `“${on}”已有登记：请写 answered-by，去掉 evidence`
        : `“${on}”既没有登记，也没有写在 to-come 中`,
      known.happenings.includes(on)
        ? `“${on}” is kept here: give answered-by and leave out evidence`
        : `“${on}” is neither kept here nor listed under to-come`,
    )
  if (!waits && !known.happenings.includes(on))
    read.fault(
      [...path, 'on'],
      `只能是 ${known.happenings.join('、')} 之一；尚未登记的写进 to-come，并写 evidence: none-yet`,
      `must be one of ${known.happenings.join(', ')}; list what is to come under to-come, with evidence: none-yet`,
    )
  if (waits === answeredBy.length > 0 || (!waits && raw.evidence !== undefined))
    read.fault(
      path,
      'answered-by 与 evidence: none-yet 二者写且只写一个',
      'exactly one of answered-by and evidence: none-yet is needed',
    )
  return {
    kind: 'triggered',
    on,
    withinHours: count(read, raw['within-hours'], 1, [...path, 'within-hours']),
    answeredBy,
    endedBy: events('ended-by'),
    toCome: waits ? (toCome[on] ?? null) : null,
  }
}

/** `evidence: none-yet` says openly that nothing is kept yet which could be evidence. */
function readWant({ read, raw, path, known }: At, rule: Kind): Want | null {
  const at: Path = [...path, 'evidence']
  const { evidence } = raw
  if (evidence === 'none-yet' || rule.kind === 'triggered') return null
  if (!isPlain(evidence)) {
    if (evidence === undefined && rule.kind === 'continuous') return null
    read.fault(at, '要写明什么算完成的凭证', 'say what counts as evidence')
    return null
  }
  read.known(evidence, wantFields, at)
  const list = <const T extends string>(name: string, choices: readonly T[]): T[] =>
    Array.isArray(evidence[name])
      ? (evidence[name] as unknown[]).map((one, index) => read.one(one, choices, [...at, name, index]))
      : []
  const kinds = list('kinds', workKinds)
  if (kinds.length === 0) read.fault([...at, 'kinds'], '至少写一种活动', 'name at least one kind of work')
  const attendance = evidence.attendance
  if (attendance !== undefined && !(typeof attendance === 'number' && attendance > 0 && attendance <= 1))
    read.fault([...at, 'attendance'], '写成 0 到 1 之间的数', 'a number above 0 and up to 1')
  return {
    kinds,
    ...(evidence.family === undefined ? {} : { family: read.one(evidence.family, families, [...at, 'family']) }),
    ...(evidence.checklists === undefined ? {} : { checklist: list('checklists', known.checklists) }),
    ...(evidence.participants === undefined ? {} : { participants: list('participants', parties) }),
    ...(typeof attendance === 'number' ? { attendance } : {}),
    ...(evidence.by === undefined ? {} : { by: list('by', leaders) }),
    ...(evidence.minutes === undefined ? {} : { minutes: count(read, evidence.minutes, 1, [...at, 'minutes']) }),
  }
}
