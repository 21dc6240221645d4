/** Decisions about accounts and posts. Days (`YYYY-MM-DD`) compare as text. */
import { refuse } from '../../../platform/contract/problem.ts'
import {
  administrationAudience,
  administrators,
  audience,
  type Department,
  type Role,
  roles,
  type UnitKind,
} from '../../../platform/contract/role.ts'
import type { Language } from '../../../platform/contract/text.ts'
import {
  type AccountRow,
  accountNotActive,
  accountState,
  datesUnfit,
  ended,
  notOnOneself,
  notToOneself,
  type PostRow,
  roleUnfit,
} from './contract.ts'

/** Who may know the accounts and posts of a unit: administrators, the police line, and the unit's own line. */
export function audienceOfUnit(unit: { kind: UnitKind; department: Department | null }): number {
  if (unit.kind === 'department' && unit.department) return administrationAudience | audience[unit.department]
  if (unit.kind === 'squadron' || unit.kind === 'government') return administrationAudience | audience[unit.kind]
  return administrationAudience
}

export const isAdministrator = (role: Role): boolean => administrators.some((one) => one === role)

export function termOf(post: { since: string; until: string | null }, today: string): PostRow['term'] {
  if (post.since > today) return 'coming'
  return post.until !== null && post.until <= today ? 'past' : 'current'
}

// ── accounts ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** What an account may become; closed is for good. */
export const nextStates: Readonly<Record<AccountRow['state'], readonly AccountRow['state'][]>> = {
  active: ['suspended', 'closed'],
  suspended: ['active', 'closed'],
  closed: [],
}

export function checkState(account: AccountRow, to: AccountRow['state'], actorId: string, language: Language): void {
  if (account.id === actorId) throw refuse(notOnOneself, {})
  if (!nextStates[account.state].includes(to))
    throw refuse(accountNotActive, { state: accountState.words[account.state][language] })
}

export function checkActive(account: AccountRow, language: Language): void {
  if (account.state !== 'active') throw refuse(accountNotActive, { state: accountState.words[account.state][language] })
}

// ── posts ────────────────────────────────────────────────────────────────────────────────────────────────────────

export function checkGrant(
  post: { accountId: string; role: Role; since: string; until: string | null },
  unit: { kind: UnitKind; name: string; closedOn: string | null },
  actorId: string,
  language: Language,
): void {
  if (post.accountId === actorId) throw refuse(notToOneself, {})
  const at: readonly UnitKind[] = roles[post.role].at
  if (unit.closedOn !== null || !at.includes(unit.kind))
    throw refuse(roleUnfit, { role: roles[post.role][language], unit: unit.name })
  if (post.until !== null && post.until <= post.since) throw refuse(datesUnfit, {})
}

/** A post ends today or later, never longer than it was granted for; one that has not begun may end before it does. */
export function checkEnd(post: PostRow, until: string, actorId: string, today: string): void {
  if (post.accountId === actorId) throw refuse(notToOneself, {})
  if (post.term === 'past') throw refuse(ended, {})
  const earliest = post.since > today ? post.since : today
  if (until < earliest || (post.until !== null && until > post.until)) throw refuse(datesUnfit, {})
}
