/** Judges one row of a roster by itself: who, at which unit, in which role, since when. */
import { readDay } from '../../../../domain/sheets/dates.ts'
import type { PeopleField } from '../../../../domain/sheets/people-heads.ts'
import { allRoles, type Role, role, roles, unitKind } from '../../../../platform/contract/role.ts'
import type { Findings } from '../../import/rules/collect.ts'
import { meant, noHint } from '../../import/rules/places.ts'
import type { Line } from '../../import/rules/table.ts'
import type { FindingKind } from '../contract/findings.ts'
import type { HereUnit, HereUnits } from './units.ts'
import { choicesOf, readName, readRole, readUsername, rolesAt } from './values.ts'

export type Notes = Findings<PeopleField, FindingKind>

export interface Setting {
  readonly today: string
  readonly from1904: boolean
}

/** Null where it could not be told, which is noted. */
export interface ReadPerson {
  readonly line: Line<PeopleField>
  readonly name: string
  readonly username: string | null
  readonly unit: HereUnit | null
  readonly role: Role | null
  readonly title: string
  readonly since: string
}

export function readPerson(line: Line<PeopleField>, units: HereUnits, setting: Setting, notes: Notes): ReadPerson {
  const text = (field: PeopleField): string => line.cell(field)?.text.trim() ?? ''
  const name = readName(text('name'))
  if (name === '') notes.add(line, 'name', 'missing')
  else if ([...name].length > 60) notes.add(line, 'name', 'too-long', { other: 60 })
  const username = readUsername(text('username'))
  if (text('username') === '') notes.add(line, 'username', 'missing')
  else if (username === null) notes.add(line, 'username', 'username-form')
  const unit = unitOf(line, text('unit'), units, notes)
  return { line, name, username, unit, ...postOf(line, unit, notes), since: dayOf(line, setting, notes) }
}

function unitOf(line: Line<PeopleField>, written: string, units: HereUnits, notes: Notes): HereUnit | null {
  if (written === '') {
    notes.add(line, 'unit', 'missing')
    return null
  }
  const found = units.find(written)
  const [one] = found
  if (one === undefined) notes.add(line, 'unit', 'unit-unknown', { ...units.hint(written) })
  else if (found.length > 1) notes.add(line, 'unit', 'unit-several', severalOf(found))
  else if (one.closed) notes.add(line, 'unit', 'unit-closed')
  else if (!units.isMine(one)) notes.add(line, 'unit', 'unit-outside')
  else return one
  return null
}

function severalOf(found: readonly HereUnit[]) {
  const some = found.slice(0, 3).map(({ name, territory }) => `${name}（${territory}）`)
  return {
    other: some.join('、'),
    otherEn: found
      .slice(0, 3)
      .map(({ name, territory }) => `“${name}（${territory}）”`)
      .join(', '),
  }
}

function postOf(line: Line<PeopleField>, unit: HereUnit | null, notes: Notes): { role: Role | null; title: string } {
  const written = line.cell('role')?.text.trim() ?? ''
  const title = line.cell('title')?.text.trim() ?? ''
  const kind = unit?.kind ?? null
  const one = readRole(written === '' ? title : written, kind)
  const possible = choicesOf(kind === null ? allRoles : rolesAt(kind))
  if ([...title].length > 60) notes.add(line, 'title', 'too-long', { other: 60 })
  if (one === null) {
    if (written === '') notes.add(line, line.place('role') ? 'role' : 'title', 'role-missing', possible)
    else notes.add(line, 'role', 'role-unknown', possible)
    return { role: null, title }
  }
  if (kind !== null && !rolesAt(kind).includes(one)) {
    const words = { kind: unitKind.words[kind].zh, kindEn: unitKind.words[kind].en }
    notes.add(line, written === '' ? 'title' : 'role', 'role-unfit', {
      ...{ ...possible, ...words, role: role.words[one].zh, roleEn: role.words[one].en },
    })
    return { role: null, title }
  }
  // What stands in the column of roles may be the title as it is used, 所长 for 监所所长.
  const called = /\p{Script=Han}/u.test(written) ? written : roles[one].zh
  return { role: one, title: title === '' ? called : title }
}

function dayOf(line: Line<PeopleField>, { today, from1904 }: Setting, notes: Notes): string {
  const cell = line.cell('since')
  if (!cell) return today
  const read = readDay(cell, { from1904, year: null })
  if (!('fault' in read)) return read.day
  notes.add(line, 'since', 'day-unreadable', read.likely === null ? noHint : meant(read.likely))
  return today
}
