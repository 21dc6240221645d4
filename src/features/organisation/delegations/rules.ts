/** Decisions about delegation. */
import { refuse } from '../../../platform/contract/problem.ts'
import { datesUnfit, ended, notToOneself, type PostRow } from '../accounts/contract.ts'
import { isAdministrator } from '../accounts/rules.ts'
import { administrationStays } from './contract.ts'

export function termOf(row: { since: Date; until: Date; revokedAt: Date | null }, now: Date): PostRow['term'] {
  if (row.revokedAt !== null || row.until <= now) return 'past'
  return row.since > now ? 'coming' : 'current'
}

const longestDelegation = 366 * 24 * 3_600_000

export interface Delegating {
  readonly post: PostRow
  readonly toAccountId: string
  readonly since: Date
  readonly until: Date
  /** `holder`, or the security administrator who keeps the unit. */
  readonly by: 'holder' | 'security'
  readonly actorId: string
  readonly now: Date
  readonly dayOf: (at: Date) => string
}

export function checkDelegation(d: Delegating): void {
  if (isAdministrator(d.post.role)) throw refuse(administrationStays, {})
  if (d.toAccountId === d.post.accountId || d.toAccountId === d.actorId) throw refuse(notToOneself, {})
  if (d.post.term === 'past') throw refuse(ended, {})
  const length = d.until.getTime() - d.since.getTime()
  const withinTerm = d.dayOf(d.since) >= d.post.since && (d.post.until === null || d.dayOf(d.until) <= d.post.until)
  if (length <= 0 || length > longestDelegation || d.until <= d.now || !withinTerm) throw refuse(datesUnfit, {})
}

export function checkRevoke(delegation: { readonly term: PostRow['term'] }): void {
  if (delegation.term === 'past') throw refuse(ended, {})
}
