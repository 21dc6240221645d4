/** Where a page of the money overviews ended, opaque to clients. */
import { problems, refuse } from '../../../platform/contract/problem.ts'
import type { After } from './queries.ts'

export const cursorOf = ({ short, id }: After): string => Buffer.from(JSON.stringify([short, id])).toString('base64url')

/**
 * @param form what an id of this list looks like
 * @throws bad-request for anything this did not make
 */
export function afterOf(cursor: string | undefined, form: RegExp): After | null {
  if (cursor === undefined) return null
  try {
    const [short, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[]
    if (Number.isSafeInteger(short) && typeof id === 'string' && form.test(id)) return { short: short as number, id }
  } catch {
    // Falls through: not JSON, or no array.
  }
  throw refuse(problems.badRequest, {})
}

export const unitForm = /^\d{1,9}$/
export const hazardForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
