/**
 * Finds the head of a table (表头) among titles and notes, and guesses what each column holds from its words: one line
 * or two, merged or not, in any order. Invariant: a field is given to one column at most.
 */
import { type Cell, type Row, type Sheet, unmerged } from './grid.ts'

/** Words for one field: `is` are whole heads, `has` are parts of one; the first are the surest. */
export interface HeadWords<Field extends string> {
  readonly field: Field
  readonly is: readonly string[]
  readonly has: readonly string[]
}

export interface GuessedColumn<Field extends string> {
  /** From 1. */
  readonly column: number
  /** As it stands, both lines joined. */
  readonly head: string
  readonly field: Field | null
  /** 0 to 1. */
  readonly confidence: number
}

export interface GuessedHead<Field extends string> {
  /** The last row of the head; data begins below. */
  readonly row: number
  readonly columns: readonly GuessedColumn<Field>[]
}

/** What counts as a match when rows are weighed as heads. */
const sure = 0.55
const looked = 40

/** Without blanks, marks and what stands in brackets. */
export const plainHead = (head: string): string =>
  head
    .normalize('NFKC')
    .replace(/\([^()]*\)|\[[^[\]]*\]|【[^】]*】/g, '')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '')

function scoreOf<Field extends string>(head: string, words: HeadWords<Field>): number {
  const plain = plainHead(head)
  if (plain === '') return 0
  const exact = words.is.findIndex((one) => plainHead(one) === plain)
  if (exact >= 0) return 1 - Math.min(exact, 20) / 200
  let best = 0
  for (const part of words.has) {
    const bare = plainHead(part)
    if (plain.includes(bare)) best = Math.max(best, 0.5 + (0.35 * bare.length) / plain.length)
  }
  return best
}

interface Candidate {
  readonly column: number
  readonly head: string
  /** Two lines give three readings: below, both, above. */
  readonly readings: readonly string[]
}

function assign<Field extends string>(
  candidates: readonly Candidate[],
  table: readonly HeadWords<Field>[],
): GuessedColumn<Field>[] {
  const scores = candidates.flatMap(({ column, readings }) =>
    table.flatMap((words) => {
      const score = Math.max(...readings.map((reading, at) => scoreOf(reading, words) - at * 0.02))
      return score > 0.5 ? [{ column, field: words.field, score }] : []
    }),
  )
  const given = new Map<number, { field: Field; score: number }>()
  const taken = new Set<Field>()
  for (const { column, field, score } of scores.toSorted((a, b) => b.score - a.score || a.column - b.column)) {
    if (given.has(column) || taken.has(field)) continue
    given.set(column, { field, score })
    taken.add(field)
  }
  return candidates.map(({ column, head }) => ({
    column,
    head,
    field: given.get(column)?.field ?? null,
    confidence: Math.round((given.get(column)?.score ?? 0) * 100) / 100,
  }))
}

const textsOf = (row: Row | undefined): string[] => Array.from(row?.cells ?? [], (cell) => cell?.text ?? '')

function candidatesOf(lines: readonly string[][]): Candidate[] {
  const width = Math.max(0, ...lines.map((line) => line.length))
  return Array.from({ length: width }, (_, at) => {
    const texts = [...new Set(lines.map((line) => line[at] ?? '').filter((text) => text !== ''))]
    const head = texts.join(' ').replace(/\s+/g, ' ').slice(0, 100)
    return { column: at + 1, head, readings: [...new Set([texts.at(-1) ?? '', texts.join(''), texts[0] ?? ''])] }
  }).filter(({ head }) => head !== '')
}

/** How much of a head a row is: 0 where it names fewer than two fields. */
function weightOf<Field extends string>(columns: readonly GuessedColumn<Field>[]): number {
  const named = columns.filter((column) => column.field !== null && column.confidence >= sure)
  return named.length < 2 ? 0 : named.reduce((sum, column) => sum + column.confidence, 0)
}

/** Columns of the head that ends at a row, read with the line above it where that one is merged over them. */
export function headAt<Field extends string>(
  sheet: Sheet,
  rowNumber: number,
  table: readonly HeadWords<Field>[],
): readonly GuessedColumn<Field>[] {
  const filled = unmerged(sheet)
  const rows = new Map(filled.rows.map((row) => [row.number, row]))
  const width = Math.max(0, ...filled.rows.map((row) => row.cells.length))
  const joined = sheet.merges.some(
    ({ top, bottom, left, right }) =>
      (top === rowNumber - 1 && bottom >= rowNumber) ||
      // Merged over some columns it heads a group; merged over nearly all it is the title.
      (top === rowNumber - 1 && bottom === top && right > left && right - left + 1 < Math.max(3, width * 0.6)),
  )
  const lines = [...(joined ? [textsOf(rows.get(rowNumber - 1))] : []), textsOf(rows.get(rowNumber))]
  return assign(candidatesOf(lines), table)
}

/** @returns null where no row looks like a head */
export function guessHead<Field extends string>(
  sheet: Sheet,
  table: readonly HeadWords<Field>[],
): GuessedHead<Field> | null {
  let best: { head: GuessedHead<Field>; weight: number } | null = null
  for (const { number } of sheet.rows.slice(0, looked)) {
    const columns = headAt(sheet, number, table)
    const weight = weightOf(columns)
    if (weight > (best?.weight ?? 0)) best = { head: { row: number, columns }, weight }
  }
  return best?.head ?? null
}

/** Whether a row repeats the head, as printed tables do on each page. */
export function repeatsHead(cells: readonly (Cell | undefined)[], heads: ReadonlyMap<number, string>): boolean {
  let same = 0
  for (const [column, head] of heads) {
    const text = cells[column - 1]?.text
    if (text !== undefined && plainHead(text) !== '' && plainHead(head).endsWith(plainHead(text))) same += 1
  }
  return same >= 3
}
