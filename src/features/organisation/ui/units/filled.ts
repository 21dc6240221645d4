/** A form's attributes as the contract wants them: what nobody touched is not there. */
import type { Attributes } from '../../units/contract.ts'

export const filled = (attributes: Partial<Attributes> = {}): Attributes =>
  Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined && value !== null))
