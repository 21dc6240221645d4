/** Judges one row of units by itself: what kind it is, where it stands, since when, with what. Owners are judged later. */
import { readDay } from '../../../../domain/sheets/dates.ts'
import type { UnitField } from '../../../../domain/sheets/unit-heads.ts'
import {
  type Department,
  department,
  type FacilityType,
  facilityType,
  type UnitKind,
  unitKind,
} from '../../../../platform/contract/role.ts'
import type { Text } from '../../../../platform/contract/text.ts'
import type { Attributes } from '../../units/contract.ts'
import { standsWithin } from '../../units/rules.ts'
import type { Notes } from './notes.ts'
import { meant, noHint, type Places } from './places.ts'
import type { Line } from './table.ts'
import { readCapacity, readDepartment, readKind, readType, readYes, typeInName } from './values.ts'

export interface Setting {
  readonly today: string
  readonly from1904: boolean
  /** Divisions that the asking administrator keeps. */
  readonly kept: readonly string[]
}

export interface ReadUnit {
  readonly line: Line<UnitField>
  readonly kind: UnitKind | null
  readonly facilityType: FacilityType | null
  readonly department: Department | null
  readonly name: string
  /** Empty where none is filled in. */
  readonly nameEn: string
  readonly owner: string
  /** Null where it could not be told. */
  readonly territory: string | null
  readonly attributes: Attributes
  readonly openedOn: string
}

const choices = (words: Readonly<Record<string, Text>>) => ({
  other: Object.values(words)
    .map(({ zh }) => zh)
    .join('、'),
  otherEn: Object.values(words)
    .map(({ en }) => en)
    .join(', '),
})
const ofKind = (kind: UnitKind) => ({ kind: unitKind.words[kind].zh, kindEn: unitKind.words[kind].en })

const switches = ['kitchen', 'gas', 'boiler', 'generator', 'squadron'] as const

export function readUnit(line: Line<UnitField>, places: Places, setting: Setting, notes: Notes): ReadUnit {
  const text = (field: UnitField): string => line.cell(field)?.text ?? ''
  const named = (field: UnitField, most: number, needed: boolean): string => {
    const value = text(field)
    if (value === '' && needed) notes.add(line, field, 'missing')
    if ([...value].length > most) notes.add(line, field, 'too-long', { other: most })
    return value
  }
  const name = named('name', 100, true)
  const nameEn = named('nameEn', 200, false)
  const { kind, type, which } = kindOf(line, name, notes)
  return {
    ...{ line, kind, facilityType: type, department: which, name, nameEn },
    owner: text('owner'),
    territory: territoryOf(line, places, setting, notes),
    attributes: attributesOf(line, kind, notes),
    openedOn: dayOf(line, setting, notes),
  }
}

function kindOf(line: Line<UnitField>, name: string, notes: Notes) {
  const written = line.cell('kind')?.text ?? ''
  const typeWritten = line.cell('facilityType')?.text ?? ''
  const whichWritten = line.cell('department')?.text ?? ''
  // 看守所 in the column of kinds says both.
  const typeAsKind = readType(written)
  const whichAsKind = readDepartment(written)
  const kind = readKind(written) ?? (typeAsKind ? 'facility' : whichAsKind ? 'department' : null)
  if (written === '') notes.add(line, 'kind', 'missing')
  else if (kind === null) notes.add(line, 'kind', 'kind-unknown', choices(unitKind.words))

  let type: FacilityType | null = null
  if (typeWritten !== '' && kind !== null && kind !== 'facility')
    notes.add(line, 'facilityType', 'not-of-kind', ofKind(kind))
  else if (kind === 'facility') {
    type = typeWritten === '' ? (typeAsKind ?? typeInName(name)) : readType(typeWritten)
    if (type === null)
      notes.add(line, 'facilityType', typeWritten === '' ? 'type-missing' : 'type-unknown', choices(facilityType.words))
  }
  let which: Department | null = null
  if (whichWritten !== '' && kind !== null && kind !== 'department')
    notes.add(line, 'department', 'not-of-kind', ofKind(kind))
  else if (kind === 'department') {
    which = whichWritten === '' ? whichAsKind : readDepartment(whichWritten)
    if (which === null)
      notes.add(
        line,
        'department',
        whichWritten === '' ? 'department-missing' : 'department-unknown',
        choices(department.words),
      )
  }
  return { kind, type, which }
}

function territoryOf(line: Line<UnitField>, places: Places, { kept }: Setting, notes: Notes): string | null {
  const written = line.cell('territory')?.text ?? ''
  if (written === '') {
    notes.add(line, 'territory', 'missing')
    return null
  }
  const found = places.find(written)
  if (found.length === 1 && found[0] !== undefined) {
    if (standsWithin(kept, found[0])) return found[0]
    notes.add(line, 'territory', 'outside', { other: found[0] })
  } else if (found.length > 1) notes.add(line, 'territory', 'territory-several', { other: found.join('、') })
  else notes.add(line, 'territory', 'territory-unknown', { ...places.hint(written) })
  return null
}

function attributesOf(line: Line<UnitField>, kind: UnitKind | null, notes: Notes): Attributes {
  const attributes: Record<string, boolean | number> = {}
  const unfit = (field: UnitField) => kind !== null && notes.add(line, field, 'not-of-kind', ofKind(kind))
  for (const field of switches) {
    const written = line.cell(field)?.text ?? ''
    if (written === '') continue
    const value = readYes(written)
    if (value === null) notes.add(line, field, 'yes-or-no')
    else if (value && kind !== 'facility') unfit(field)
    else if (value) attributes[field] = true
  }
  const places = line.cell('capacity')?.text ?? ''
  if (places !== '') {
    const capacity = readCapacity(places)
    if (capacity === null) notes.add(line, 'capacity', 'capacity-unreadable')
    else if (kind !== 'facility') unfit('capacity')
    else attributes.capacity = capacity
  }
  return attributes as Attributes
}

function dayOf(line: Line<UnitField>, { today, from1904 }: Setting, notes: Notes): string {
  const cell = line.cell('openedOn')
  if (!cell) return today
  const read = readDay(cell, { from1904, year: null })
  if ('fault' in read) {
    notes.add(line, 'openedOn', 'day-unreadable', read.likely === null ? noHint : meant(read.likely))
    return today
  }
  if (read.day > today) notes.add(line, 'openedOn', 'day-ahead')
  return read.day
}
