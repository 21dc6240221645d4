/** Judges one row: what it says, and everything that is wrong with it. Pure; `today` is the day in the region's time zone. */
import { type DateRead, readDay } from '../../../../domain/sheets/dates.ts'
import type { Cell } from '../../../../domain/sheets/grid.ts'
import type { HazardField } from '../../../../domain/sheets/hazard-heads.ts'
import { moneyUnit, readMoney } from '../../../../domain/sheets/money.ts'
import { nearest, plainName } from '../../../../domain/sheets/nearest.ts'
import type { Family } from '../../../../platform/contract/role.ts'
import { sheetField } from '../contract/fields.ts'
import type { FindingKind } from '../contract/findings.ts'
import type { Paper } from './paper.ts'
import { familyOf, gradeOf, isBlank, type PaperState, stateOf } from './values.ts'

export interface KnownUnit {
  readonly id: number
  readonly names: readonly string[]
  /** Within what the importing posts cover. */
  readonly reached: boolean
}

export interface Setting {
  readonly today: string
  readonly from1904: boolean
  readonly year: number | null
  /** For rows that name none. */
  readonly family: Family | null
  readonly unitId: number | null
  readonly units: readonly KnownUnit[]
}

export interface Column {
  readonly column: number
  readonly head: string
  readonly field: HazardField
}

export interface Found {
  readonly kind: FindingKind
  /** Null: the row as a whole. */
  readonly column: Column | null
  readonly value: string
  readonly details: Readonly<Record<string, string | number>>
}

export interface Judged {
  /** Null where something is wrong. */
  readonly paper: Paper | null
  readonly found: readonly Found[]
}

const limits = {
  ...{ code: 60, place: 100, object: 100, finding: 500, note: 1000, basis: 300, interim: 1000, measure: 2000 },
  ...{ moneySource: 200, responsible: 60, contingency: 1000, done: 2000, verifier: 60, verifiedNote: 1000 },
} as const
type TextField = keyof typeof limits

const mostFen = 1_000_000_000_000

export class UnitNames {
  readonly #known = new Map<string, KnownUnit>()
  readonly #units: readonly KnownUnit[]
  readonly #guessed = new Map<string, string | null>()

  constructor(units: readonly KnownUnit[]) {
    this.#units = units
    for (const unit of units) for (const name of unit.names) this.#known.set(plainName(name), unit)
  }
  find(text: string): KnownUnit | undefined {
    return this.#known.get(plainName(text))
  }
  /** The nearest name within reach; each text is looked for once. */
  near(text: string): string | null {
    const known = this.#guessed.get(text)
    if (known !== undefined) return known
    const found = nearest(
      text,
      this.#units.filter((unit) => unit.reached),
      (unit) => unit.names[0] ?? '',
    )
    const name = found?.names[0] ?? null
    this.#guessed.set(text, name)
    return name
  }
}

/** Reads the cells of one row; each fault is noted where it stands. */
class RowReader {
  readonly found: Found[] = []
  /** What stood in place of a deadline. */
  deadlineWords: string | null = null
  readonly #cells: readonly (Cell | undefined)[]
  readonly #columns: ReadonlyMap<HazardField, Column>
  readonly #setting: Setting

  constructor(cells: readonly (Cell | undefined)[], columns: ReadonlyMap<HazardField, Column>, setting: Setting) {
    this.#cells = cells
    this.#columns = columns
    this.#setting = setting
  }

  note(kind: FindingKind, field: HazardField | null, value = '', details: Found['details'] = {}): null {
    const column = field === null ? null : (this.#columns.get(field) ?? null)
    const named = field === null ? {} : { field: sheetField.words[field].zh, fieldEn: sheetField.words[field].en }
    this.found.push({ kind, column, value, details: { value, ...named, ...details } })
    return null
  }

  cell(field: HazardField): Cell | null {
    const column = this.#columns.get(field)
    const cell = column === undefined ? undefined : this.#cells[column.column - 1]
    if (!cell || isBlank(cell.text)) return null
    if (cell.broken) return this.note('broken-cell', field, cell.text)
    if (cell.formula) this.note('formula', field, cell.text.slice(0, 60))
    return cell
  }

  text(field: TextField): string | null {
    const cell = this.cell(field)
    if (!cell) return null
    const text = cell.text.trim()
    if (text.length > limits[field]) {
      return this.note('too-long', field, `${text.slice(0, 40)}…`, { length: text.length, limit: limits[field] })
    }
    return text
  }

  day(field: 'found' | 'closed'): string | null {
    const cell = this.cell(field)
    return cell && this.#dayOf(field, cell, readDay(cell, this.#setting))
  }

  /** `立行立改` and its like are no fault of the row. */
  deadline(): string | null {
    const cell = this.cell('deadline')
    if (!cell) return null
    const read = readDay(cell, this.#setting)
    if ('fault' in read && read.fault === 'unreadable' && read.likely === null && !/\d/.test(cell.text)) {
      this.deadlineWords = cell.text.slice(0, 60)
      return this.note('deadline-words', 'deadline', this.deadlineWords)
    }
    return this.#dayOf('deadline', cell, read)
  }

  #dayOf(field: HazardField, cell: Cell, read: DateRead): string | null {
    if ('day' in read) {
      if (read.assumedYear) this.note('year-assumed', field, cell.text, { other: this.#setting.year ?? '' })
      return read.day
    }
    const kind = (
      { unreadable: 'bad-date', impossible: 'impossible-date', 'no-year': 'no-year', 'no-day': 'no-day' } as const
    )[read.fault]
    return this.note(kind, field, cell.text.slice(0, 60), read.likely === null ? {} : { likely: read.likely })
  }

  /** @param of null where the text means nothing */
  word<T>(field: HazardField, kind: FindingKind, of: (text: string) => T | null): T | null {
    const cell = this.cell(field)
    if (!cell) return null
    return of(cell.text) ?? this.note(kind, field, cell.text.slice(0, 60))
  }

  money(): number | null {
    const cell = this.cell('money')
    if (!cell) return null
    const fen = readMoney(cell, moneyUnit(this.#columns.get('money')?.head ?? ''))
    return fen === null || fen > mostFen ? this.note('bad-money', 'money', cell.text.slice(0, 60)) : fen
  }
}

const numbered = /^\d{4}-\d{4,9}$/

export function judgeRow(
  cells: readonly (Cell | undefined)[],
  section: string | null,
  columns: ReadonlyMap<HazardField, Column>,
  setting: Setting,
  names: UnitNames,
  isError: (kind: FindingKind) => boolean,
): Judged {
  const row = new RowReader(cells, columns, setting)
  const unitId = unitOf(row, setting, names)
  const family =
    row.word('family', 'unknown-family', familyOf) ??
    (row.cell('family') ? null : ((section === null ? null : familyOf(section)) ?? setting.family))
  if (family === null && !row.found.some((one) => one.kind === 'unknown-family')) row.note('missing', 'family')
  const finding = row.text('finding')
  if (finding === null && !row.found.some((one) => one.column?.field === 'finding')) row.note('missing', 'finding')
  const [placed, thing] = [row.text('place'), row.text('object')]
  const place = placed ?? (columns.has('place') ? null : thing)
  if (place === null && !row.found.some((one) => one.column?.field === 'place'))
    row.note('missing', columns.has('place') ? 'place' : 'object')
  const found = row.day('found')
  const closed = row.day('closed')
  const deadline = row.deadline()
  const state = stateFrom(row, closed)
  judgeDays(row, { found, closed, deadline, today: setting.today })
  const numberCell = row.cell('number')?.text.trim() ?? null
  if (numberCell !== null && !numbered.test(numberCell)) row.note('bad-number', 'number', numberCell.slice(0, 60))
  const paper = {
    number: numberCell,
    code: row.text('code'),
    grade: row.word('grade', 'unknown-grade', gradeOf),
    suggestedGrade: row.word('suggestedGrade', 'unknown-grade', gradeOf),
    note: noted(row.text('note'), row.deadlineWords),
    basis: row.text('basis'),
    found,
    state,
    interim: row.text('interim'),
    measure: row.text('measure'),
    money: row.money(),
    moneySource: row.text('moneySource'),
    responsible: row.text('responsible'),
    deadline,
    contingency: row.text('contingency'),
    done: row.text('done'),
    verifier: row.text('verifier'),
    closed,
    verifiedNote: row.text('verifiedNote'),
  }
  const whole = unitId !== null && family !== null && finding !== null && place !== null
  const wrong = !whole || row.found.some((one) => isError(one.kind))
  return {
    paper: wrong ? null : { ...paper, unitId, family, finding, place, object: thing ?? place },
    found: row.found,
  }
}

function unitOf(row: RowReader, setting: Setting, names: UnitNames): number | null {
  const cell = row.cell('unit')
  if (!cell) return setting.unitId ?? row.note('missing', 'unit')
  const unit = names.find(cell.text)
  if (!unit) {
    const likely = names.near(cell.text)
    return row.note('unknown-unit', 'unit', cell.text.slice(0, 60), likely === null ? {} : { likely })
  }
  return unit.reached ? unit.id : row.note('unit-elsewhere', 'unit', cell.text.slice(0, 60))
}

/** Without a column of states, a closing date says that it is closed. */
function stateFrom(row: RowReader, closed: string | null): PaperState {
  const said = row.word('state', 'unknown-state', stateOf)
  if (said === 'open' && closed !== null) {
    row.note('state-contradicts', 'closed', closed, { other: row.cell('state')?.text ?? '' })
  }
  const state = said ?? (closed === null ? 'open' : 'closed')
  if (state === 'closed' && closed === null && !row.found.some((one) => one.column?.field === 'closed'))
    row.note('closed-undated', 'state')
  return state
}

function judgeDays(
  row: RowReader,
  {
    found,
    closed,
    deadline,
    today,
  }: { found: string | null; closed: string | null; deadline: string | null; today: string },
): void {
  if (found !== null && found > today) row.note('future-date', 'found', found)
  if (closed !== null && closed > today) row.note('future-date', 'closed', closed)
  // A day of finding that cannot be is the fault; what follows from it is none.
  if (found === null || found > today) return
  if (closed !== null && closed < found) row.note('date-order', 'closed', closed, { other: found })
  if (deadline !== null && deadline < found) row.note('date-order', 'deadline', deadline, { other: found })
}

/** Where a deadline is words, they are not lost. */
const noted = (note: string | null, deadline: string | null): string | null =>
  deadline === null ? note : [note, `时限：${deadline}`].filter((text) => text !== null).join('\n')
