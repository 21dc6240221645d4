/**
 * Who the room's pages are for. Navigation is in the first load and the contracts are not, so the lists stand here once
 * more; page-roles.test.ts holds them to the contracts.
 */
import { police, type Role } from '../../../platform/contract/role.ts'

const facility = ['officer', 'doctor', 'canteen', 'director'] as const satisfies readonly Role[]
const bureau = ['chief', 'deputy'] as const satisfies readonly Role[]

export const pageRoles = {
  read: [...police, 'department', 'squadron'],
  report: [...facility, ...bureau, 'guidance'],
  grade: ['director', ...bureau],
  plan: facility,
  submit: facility,
  import: ['director', ...bureau, 'guidance'],
  learn: ['director', ...bureau, 'guidance'],
} as const satisfies Readonly<Record<string, readonly Role[]>>
