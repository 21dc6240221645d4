/** Apart from the rest of the contract, since navigation loads it first. */
import { police, type Role } from '../../../platform/contract/role.ts'

/** A department reads what concerns its families (src/features/duties/eyes.ts), and changes nothing. */
export const readers = [...police, 'department'] as const satisfies readonly Role[]
