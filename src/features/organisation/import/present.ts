/** What a trial answers, and the digest by which the confirmation is held to it. */
import { createHash } from 'node:crypto'
import { unitKind } from '../../../platform/contract/role.ts'
import { fill } from '../../../platform/contract/text.ts'
import { findingWords, levelOf } from './contract/findings.ts'
import { type Finding, mostFindings, mostShown, type UnitImport } from './contract.ts'
import type { Judged } from './rules/judge.ts'
import type { Noted } from './rules/notes.ts'

/** Cells may hold long texts; so much of one is shown. */
const mostOfValue = 200

function findingOf({ sheet, row, column, head, value, kind, details }: Noted): Finding {
  const { level, reason, advice } = findingWords[kind]
  const shown = [...value].slice(0, mostOfValue).join('')
  const zh: Readonly<Record<string, string | number>> = { value: shown, ...details }
  const { otherEn = zh.other, fieldEn = zh.field, kindEn = zh.kind } = zh
  const en = { ...zh, other: otherEn, field: fieldEn, kind: kindEn }
  return {
    ...{ sheet, row, column, head, value: shown, level },
    reason: { zh: fill(reason, 'zh', zh), en: fill(reason, 'en', en) },
    advice: { zh: fill(advice, 'zh', zh), en: fill(advice, 'en', en) },
  }
}

const digestOf = ({ divisions, units, wrong }: Judged): string =>
  createHash('sha256')
    .update(JSON.stringify([divisions.fresh, units.fresh, wrong]))
    .digest('hex')

/** Errors first, then as the file goes. */
function inOrder(findings: readonly Noted[], sheets: Judged['sheets']): Noted[] {
  const at = new Map(sheets.map(({ name }, index) => [name, index]))
  const rank = ({ kind, sheet }: Noted): number => (levelOf(kind) === 'error' ? 0 : 1_000) + (at.get(sheet) ?? 0)
  return [...findings].sort((a, b) => rank(a) - rank(b) || a.row - b.row)
}

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
    findings: inOrder(findings, sheets).slice(0, mostFindings).map(findingOf),
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
