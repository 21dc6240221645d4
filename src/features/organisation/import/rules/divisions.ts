/** Judges the rows that enter divisions: each needs the one above it, here or in the file. */
import { divisionCode } from '../../../../domain/sheets/division-code.ts'
import { plainName } from '../../../../domain/sheets/nearest.ts'
import type { DivisionField } from '../../../../domain/sheets/unit-heads.ts'
import type { Division } from '../../units/contract.ts'
import { divisionAbove, standsWithin } from '../../units/rules.ts'
import type { Notes } from './notes.ts'
import type { Line } from './table.ts'

export interface JudgedDivisions {
  /** Those above first. */
  readonly fresh: readonly Division[]
  readonly known: number
  readonly withoutEnglish: number
}

/** @param kept divisions that the asking administrator keeps */
export function judgeDivisions(
  lines: readonly Line<DivisionField>[],
  known: ReadonlyMap<string, Division>,
  kept: readonly string[],
  notes: Notes,
): JudgedDivisions {
  const read = new Map<string, { line: Line<DivisionField>; division: Division }>()
  let already = 0
  let withoutEnglish = 0
  for (const line of lines) {
    const name = line.cell('division')?.text ?? ''
    const nameEn = line.cell('divisionEn')?.text ?? ''
    const written = line.cell('code')?.text ?? ''
    const code = divisionCode(written)
    if (name === '') notes.add(line, 'division', 'missing')
    else if ([...name].length > 60) notes.add(line, 'division', 'too-long', { other: 60 })
    if ([...nameEn].length > 120) notes.add(line, 'divisionEn', 'too-long', { other: 120 })
    if (written === '') notes.add(line, 'code', 'missing')
    else if (code === null) notes.add(line, 'code', 'code-unreadable')
    if (code === null) continue
    const before = read.get(code)
    const there = known.get(code)
    if (before) notes.add(line, 'code', 'code-twice', { sheet: before.line.sheet, row: before.line.row })
    else if (there) {
      already += 1
      if (name !== '' && plainName(there.name) !== plainName(name))
        notes.add(line, 'division', 'division-differs', { other: there.name })
    } else {
      if (!standsWithin(kept, code)) notes.add(line, 'code', 'outside', { other: code })
      if (nameEn === '') withoutEnglish += 1
      read.set(code, { line, division: { code, name, nameEn: nameEn === '' ? name : nameEn } })
    }
  }
  for (const { line, division } of read.values()) {
    const above = divisionAbove(division.code)
    if (above !== null && !known.has(above) && !read.has(above))
      notes.add(line, 'code', 'division-orphan', { other: above })
  }
  const fresh = [...read.values()].map(({ division }) => division)
  return { fresh: fresh.sort((a, b) => a.code.length - b.code.length), known: already, withoutEnglish }
}
