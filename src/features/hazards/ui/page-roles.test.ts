/** A page is shown to exactly those whom its contract lets in. */
import { expect, test } from 'vitest'
import { readers } from '../contract.ts'
import { listCandidates } from '../library/contract.ts'
import { reporters, rolesOf } from '../loop/contract.ts'
import { importers } from '../spreadsheets/contract.ts'
import { pageRoles } from './page-roles.ts'

test.each([
  ['read', readers],
  ['report', reporters],
  ['grade', rolesOf('grade')],
  ['plan', rolesOf('plan')],
  ['submit', rolesOf('submit')],
  ['import', importers],
  ['learn', listCandidates.may],
] as const)('%s', (page, contract) => {
  expect([...pageRoles[page]].toSorted()).toEqual([...contract].toSorted())
})
