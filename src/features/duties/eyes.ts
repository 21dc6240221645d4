/**
 * Whose eyes read which duties. The police line sees all; a department sees its own, and those of the families in which
 * it cooperates (clauses B7, F8, D9, E12) where the evidence wanted is of that family too: other evidence it cannot see,
 * and would take as missing.
 */
import type { Duty } from '../../domain/policy/duty.ts'
import { audience, cooperating, type Department, department } from '../../platform/contract/role.ts'
import type { Scope } from '../../platform/database/scope.ts'

export const seesAll = ({ audience: bits }: Scope): boolean => (bits & audience.police) !== 0

const departmentsOf = ({ audience: bits }: Scope): readonly Department[] =>
  department.terms.filter((one) => (bits & audience[one]) !== 0)

export function sees(scope: Scope, { family, want, of, department: whose }: Duty): boolean {
  if (seesAll(scope)) return true
  return departmentsOf(scope).some(
    (one) =>
      (of === 'department' && whose === one) ||
      (family !== null && want?.family === family && cooperating[family].includes(one)),
  )
}

/** Evidence of a family is for the eyes of those who cooperate in it. */
export const evidenceAudience = (family: string | null): number =>
  Object.entries(cooperating)
    .filter(([name]) => name === family)
    .flatMap(([, whom]) => whom)
    .reduce<number>((bits, one) => bits | audience[one], audience.police | audience.administration)
