/** What a trial answers, and the digest by which the confirmation is held to it. */
import { createHash } from 'node:crypto'
import { unitKind } from '../../../platform/contract/role.ts'
import { findingWords, levelOf } from './contract/findings.ts'
import { mostFindings, mostShown, type UnitImport } from './contract.ts'
import type { Judged } from './rules/judge.ts'
import { shownFindings } from './shown.ts'

const digestOf = ({ divisions, units, wrong }: Judged): string =>
  createHash('sha256')
    .update(JSON.stringify([divisions.fresh, units.fresh, wrong]))
    .digest('hex')

export function present(judged: Judged): UnitImport {
  const { sheets, divisions, units, withoutEnglish, wrong, findings } = judged
  const bad = new Set(
    findings.filter(({ kind }) => levelOf(kind) === 'error').map(({ sheet, row }) => `${sheet} ${row}`),
  )
  const fresh = units.fresh.filter(({ sheet, row }) => !bad.has(`${sheet} ${row}`))
  const counts = new Map<string, number>()
  for (const { unit } of fresh) counts.set(unit.kind, (counts.get(unit.kind) ?? 0) + 1)
  return {
    sheets: sheets.map((one) => ({ ...one, left: [...one.left] })),
    divisions: { fresh: divisions.fresh.length, known: divisions.known },
    units: { fresh: fresh.length, known: units.known, differing: units.differing },
    kinds: unitKind.terms.flatMap((kind) => {
      const count = counts.get(kind)
      return count === undefined ? [] : [{ kind, count }]
    }),
    ...{ withoutEnglish, wrong },
    findings: shownFindings(findings, findingWords, sheets, mostFindings),
    findingCount: findings.length,
    fresh: fresh
      .toSorted((a, b) => a.row - b.row)
      .slice(0, mostShown)
      .map(({ sheet, row, unit, ownerName }) => ({
        ...{ sheet, row, kind: unit.kind, name: unit.name, territory: unit.territory },
        owner: ownerName,
      })),
    digest: digestOf(judged),
  }
}
