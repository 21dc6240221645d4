/** Judges a whole file: divisions, then units by themselves, then against each other and against what is here. */
import type { Workbook } from '../../../../domain/sheets/grid.ts'
import { plainName } from '../../../../domain/sheets/nearest.ts'
import type { UnitField } from '../../../../domain/sheets/unit-heads.ts'
import { attribute } from '../../../../platform/contract/unit-attribute.ts'
import type { Division, UnitRow } from '../../units/contract.ts'
import { fieldWords } from '../contract/fields.ts'
import { judgeDivisions } from './divisions.ts'
import { type Noted, type Notes, unitNotes } from './notes.ts'
import { type Candidate, Owners } from './owners.ts'
import { Places } from './places.ts'
import { type ReadSheet, type Tables, tablesOf } from './table.ts'
import { type ReadUnit, readUnit, type Setting } from './unit-row.ts'

/** What is here: every division, and every unit that ever was. */
export interface Present {
  readonly divisions: readonly Division[]
  readonly units: readonly KnownUnit[]
}
export type KnownUnit = Pick<
  UnitRow,
  | 'id'
  | 'kind'
  | 'facilityType'
  | 'department'
  | 'name'
  | 'nameEn'
  | 'ownerId'
  | 'territory'
  | 'attributes'
  | 'openedOn'
> & { readonly closed: boolean }

type Facts = Pick<
  UnitRow,
  'kind' | 'facilityType' | 'department' | 'name' | 'nameEn' | 'territory' | 'attributes' | 'openedOn'
>

export interface FreshUnit {
  readonly sheet: string
  readonly row: number
  readonly unit: Facts
  /** Of the unit here; null where it has none, or it comes with the file. */
  readonly ownerId: number | null
  /** Index among the fresh units, always of an earlier one. */
  readonly ownerAt: number | null
  readonly ownerName: string | null
}

export interface Judged {
  readonly sheets: readonly ReadSheet[]
  readonly rows: number
  readonly divisions: { readonly fresh: readonly Division[]; readonly known: number }
  /** Owners before what they own. */
  readonly units: { readonly fresh: readonly FreshUnit[]; readonly known: number; readonly differing: number }
  readonly withoutEnglish: number
  readonly wrong: number
  readonly findings: readonly Noted[]
}

/** What a cell says otherwise than what is here; an empty cell says nothing. */
function differences(read: ReadUnit, owner: Candidate | null, known: KnownUnit): UnitField[] {
  const { line } = read
  const differs = [
    read.kind !== null && read.kind !== known.kind && ('kind' as const),
    read.facilityType !== null && read.facilityType !== known.facilityType && ('facilityType' as const),
    read.department !== null && read.department !== known.department && ('department' as const),
    read.nameEn !== '' && read.nameEn !== known.nameEn && ('nameEn' as const),
    owner !== null && owner.id !== known.ownerId && ('owner' as const),
    line.cell('openedOn') !== undefined && read.openedOn !== known.openedOn && ('openedOn' as const),
    ...attribute.terms.map((term) => {
      const written = line.cell(term) !== undefined
      return written && (read.attributes[term] ?? false) !== (known.attributes[term] ?? false) && term
    }),
  ]
  return differs.filter((one) => one !== false)
}

const keyOf = (territory: string, name: string): string => `${territory} ${plainName(name)}`

export function judge(book: Workbook, present: Present, setting: Omit<Setting, 'from1904'>): Judged {
  const tables = tablesOf(book)
  const notes = unitNotes()
  const byCode = new Map(present.divisions.map((one) => [one.code, one]))
  const divisions = judgeDivisions(tables.divisions, byCode, setting.kept, notes)
  const places = new Places([...present.divisions, ...divisions.fresh])
  const read = tables.units.map((line) => readUnit(line, places, { ...setting, from1904: book.from1904 }, notes))
  const units = judgeUnits(read, present, notes)
  return {
    sheets: tables.sheets,
    rows: countOf(tables),
    divisions,
    units,
    withoutEnglish: divisions.withoutEnglish + units.withoutEnglish,
    wrong: notes.wrongRows,
    findings: notes.all,
  }
}

const countOf = ({ divisions, units }: Tables): number => divisions.length + units.length

function judgeUnits(read: readonly ReadUnit[], present: Present, notes: Notes) {
  const known = new Map(present.units.map((one) => [keyOf(one.territory, one.name), one]))
  const first = new Map<string, ReadUnit>()
  const fresh: { at: number; unit: ReadUnit }[] = []
  const again: { unit: ReadUnit; there: KnownUnit }[] = []
  const unplaced: ReadUnit[] = []
  for (const [at, unit] of read.entries()) {
    if (unit.territory === null || unit.name === '') {
      unplaced.push(unit)
      continue
    }
    const key = keyOf(unit.territory, unit.name)
    const before = first.get(key)
    const there = known.get(key)
    if (before) notes.add(unit.line, 'name', 'row-twice', { sheet: before.line.sheet, row: before.line.row })
    else if (there?.closed) notes.add(unit.line, 'name', 'closed')
    else if (there) again.push({ unit, there })
    else fresh.push({ at, unit })
    // A facility owes its duties from its day on; for other units today will do.
    if (!before && !there && unit.kind === 'facility' && unit.line.cell('openedOn') === undefined)
      notes.add(unit.line, 'openedOn', 'missing')
    if (!before) first.set(key, unit)
  }
  const mine = new Set(again.map(({ unit }) => unit))
  const owners = new Owners([
    ...present.units.filter((one) => !one.closed).map((one) => ({ ...one, at: null })),
    // Rows with faults too: what answers to them is not at fault.
    ...read.flatMap((unit, at) =>
      unit.name === '' || mine.has(unit)
        ? []
        : [{ id: null, at, kind: unit.kind, name: unit.name, territory: unit.territory }],
    ),
  ])
  let differing = 0
  for (const { unit, there } of again) {
    const fields = differences(unit, unit.owner === '' ? null : owners.of(unit, notes), there)
    if (fields.length === 0) continue
    differing += 1
    notes.add(unit.line, 'name', 'differs', {
      other: fields.map((field) => fieldWords[field].zh).join('、'),
      otherEn: fields.map((field) => fieldWords[field].en).join(', '),
    })
  }
  for (const unit of unplaced) owners.of(unit, notes)
  const owned = fresh.map(({ at, unit }) => ({ at, unit, owner: owners.of(unit, notes) }))
  return {
    fresh: inOrder(owned, notes),
    known: again.length,
    differing,
    withoutEnglish: fresh.filter(({ unit }) => unit.nameEn === '').length,
  }
}

interface Owned {
  readonly at: number
  readonly unit: ReadUnit
  readonly owner: Candidate | null
}

/** Owners before what they own, level by level; who owns itself by a way round is a fault and left out. */
function inOrder(owned: readonly Owned[], notes: Notes): FreshUnit[] {
  const byAt = new Map(owned.map((one) => [one.at, one]))
  const placed = new Map<number, number>()
  const fresh: FreshUnit[] = []
  const place = (one: Owned): void => {
    // Up to the highest that is not placed yet; a ring comes back to one already on the way.
    const way: Owned[] = []
    for (let next: Owned | undefined = one; next && !placed.has(next.at); ) {
      if (way.includes(next)) {
        const ring = way.slice(way.indexOf(next)).map(({ unit }) => unit.name)
        notes.add(one.unit.line, 'owner', 'owner-circle', { other: [...ring, next.unit.name].join(' → ') })
        return
      }
      way.push(next)
      const above: number | null = next.owner?.at ?? null
      next = above === null ? undefined : byAt.get(above)
    }
    for (const { at, unit, owner } of way.reverse()) {
      const { kind, territory } = unit
      if (kind === null || territory === null) continue
      placed.set(at, fresh.length)
      fresh.push({
        sheet: unit.line.sheet,
        row: unit.line.row,
        unit: {
          ...{ kind, facilityType: unit.facilityType, department: unit.department, name: unit.name, territory },
          ...{ nameEn: unit.nameEn === '' ? unit.name : unit.nameEn, attributes: unit.attributes },
          openedOn: unit.openedOn,
        },
        ownerId: owner?.id ?? null,
        ownerAt: owner?.at == null ? null : (placed.get(owner.at) ?? null),
        ownerName: owner?.name ?? null,
      })
    }
  }
  for (const one of owned) place(one)
  return byDepth(fresh)
}

/** Few levels, so that few statements write them all. */
function byDepth(fresh: readonly FreshUnit[]): FreshUnit[] {
  const depth: number[] = []
  for (const { ownerAt } of fresh) depth.push(ownerAt === null ? 0 : (depth[ownerAt] ?? 0) + 1)
  const order = fresh.map((_one, at) => at).sort((a, b) => (depth[a] ?? 0) - (depth[b] ?? 0) || a - b)
  const moved = new Map(order.map((at, now) => [at, now]))
  return order.flatMap((at) => {
    const one = fresh[at]
    return one ? [{ ...one, ownerAt: one.ownerAt === null ? null : (moved.get(one.ownerAt) ?? null) }] : []
  })
}
