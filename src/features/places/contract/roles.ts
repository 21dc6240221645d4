/** Who reads the register, who keeps it, who opens a hazard by a code. Apart from the rest, since navigation loads it first. */
import { police, type Role } from '../../../platform/contract/role.ts'

export const readers = police
export const keepers = ['officer', 'director'] as const satisfies readonly Role[]

/** Who works at the facility, and who inspects it from above. */
export const scanReporters = [
  ...(['officer', 'doctor', 'canteen', 'director', 'chief', 'deputy', 'guidance'] as const),
] satisfies readonly Role[]
