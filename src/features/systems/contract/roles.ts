/** Who drafts systems at which kind of unit. Apart from the rest of the contract, since navigation loads it first. */
import type { Role } from '../../../platform/contract/role.ts'

export const drafters = {
  facility: ['officer', 'doctor', 'canteen', 'director'],
  bureau: ['chief', 'deputy'],
} as const satisfies Readonly<Record<string, readonly Role[]>>

export const anyDrafter: readonly Role[] = Object.values(drafters).flat()
