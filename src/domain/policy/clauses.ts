/** The table of clauses (条款): the plan's duties, rights and mechanisms by id, with whose each is and what it asks. */
import type { families } from './duty.ts'
import { type Fault, isPlain, type Plain, Reader, type Words } from './reader.ts'

type Family = (typeof families)[number]

export const parts = ['goals', 'building', 'fire', 'food', 'epidemic', 'attack', 'guarantees'] as const

export interface Clause {
  readonly id: string
  readonly part: (typeof parts)[number]
  readonly who: readonly Words[]
  readonly asks: Words
  /** How often; null where the plan says nothing of it. */
  readonly cadence: Words | null
  /** What the product must show for it, by a code of its own. */
  readonly shows: readonly { readonly code: string; readonly words: Words }[]
}

/** How many clauses of each letter the plan has: a file that lost one is not whole. */
const counts: Readonly<Record<string, number>> = { G: 5, B: 7, F: 8, D: 9, E: 12, S: 7, R: 11 }
export const clauseIds: readonly string[] = Object.entries(counts).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`),
)

const bottomLines: Readonly<Record<string, Family>> = {
  B: 'building',
  F: 'fire',
  D: 'food',
  E: 'epidemic',
  S: 'attack',
}
/** The bottom line a clause belongs to; null for the goals and guarantees, which stand over all five. */
export const familyOfClause = (clause: string): Family | null => bottomLines[clause.slice(0, 1)] ?? null

export function readClauses(
  data: unknown,
): { readonly clauses: readonly Clause[] } | { readonly faults: readonly Fault[] } {
  const read = new Reader()
  if (!isPlain(data)) {
    read.fault(
      [],
      '文件应有 parties、cadences、clauses、shows 四段',
      'the file has four blocks: parties, cadences, clauses, shows',
    )
    return { faults: read.faults }
  }
  read.known(data, ['parties', 'cadences', 'clauses', 'shows'], [])
  const parties = read.block(data.parties, ['parties'])
  const cadences = read.block(data.cadences, ['cadences'])
  const list: readonly unknown[] = Array.isArray(data.clauses) ? data.clauses : []
  const shows = isPlain(data.shows) ? data.shows : {}
  const clauses = list.map((raw, at) => readClause(read, isPlain(raw) ? raw : {}, at, { parties, cadences, shows }))
  read.item = null
  read.known(shows, clauseIds, ['shows'])
  const seen = new Set<string>()
  clauses.forEach(({ id }, at) => {
    if (seen.has(id)) read.fault(['clauses', at, 'id'], `条款“${id}”写了两次`, `clause “${id}” stands twice`)
    else if (!clauseIds.includes(id))
      read.fault(['clauses', at, 'id'], `方案没有条款“${id}”`, `the plan has no clause “${id}”`)
    seen.add(id)
  })
  const lost = clauseIds.filter((id) => !seen.has(id))
  if (lost.length > 0) read.fault(['clauses'], `缺少条款 ${lost.join('、')}`, `clauses are missing: ${lost.join(', ')}`)
  return read.faults.length > 0 ? { faults: read.faults } : { clauses }
}

interface Defined {
  readonly parties: Readonly<Record<string, Words>>
  readonly cadences: Readonly<Record<string, Words>>
  readonly shows: Plain
}

function readClause(read: Reader, raw: Plain, at: number, { parties, cadences, shows }: Defined): Clause {
  const path = ['clauses', at] as const
  read.item = typeof raw.id === 'string' ? raw.id : null
  read.known(raw, ['id', 'part', 'who', 'asks', 'cadence'], path)
  const who = read.names(raw.who, parties, 'parties', [...path, 'who'])
  if (who.length === 0) read.fault([...path, 'who'], '要写明是谁的事', 'say whose it is')
  const cadence = raw.cadence === undefined ? [] : read.names([raw.cadence], cadences, 'cadences', [...path, 'cadence'])
  const id = read.clause(raw.id, [...path, 'id'])
  const shown = Object.entries(read.block(shows[id], ['shows', id]))
  return {
    id,
    part: read.one(raw.part, parts, [...path, 'part']),
    who: who.flatMap((name) => parties[name] ?? []),
    asks: read.words(raw.asks, [...path, 'asks']),
    cadence: cadence.flatMap((name) => cadences[name] ?? [])[0] ?? null,
    shows: shown.map(([code, words]) => ({ code, words })),
  }
}
