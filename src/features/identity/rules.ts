/**
 * Decisions of identity, on plain values: how long a session lasts, what it owes next, how long to wait after wrong
 * passwords, which passwords will do, which codes are fresh.
 */
import { type Refusal, refuse } from '../../platform/contract/problem.ts'
import { administrators, type Role } from '../../platform/contract/role.ts'
import type { TermOf } from '../../platform/contract/vocabulary.ts'
import { passwordCommon, passwordHoldsName, passwordSame, passwordTooShort } from './contract/problems.ts'
import type { stage } from './contract/words.ts'
import { commonStems } from './rules/common-passwords.ts'

export type Stage = TermOf<typeof stage>

const minute = 60
const hour = 60 * minute

/** A working day's shift, and a desk left alone over lunch. */
export const sessionSeconds = { absolute: 12 * hour, idle: 2 * hour } as const
/** A session that still owes something has this long to give it. */
export const unfinishedSeconds = 15 * minute
export const challengeSeconds = 5 * minute
export const mostFactors = 10
export const recoveryCodeCount = 10

export interface SessionTimes {
  readonly endsAt: Date
  readonly idle: number
}

export function sessionTimes(now: Date, at: Stage): SessionTimes {
  const seconds = at === 'full' ? sessionSeconds : { absolute: unfinishedSeconds, idle: unfinishedSeconds }
  return { endsAt: new Date(now.getTime() + seconds.absolute * 1000), idle: seconds.idle }
}

// ── what a session owes ──────────────────────────────────────────────────────────────────────────────────────────

export interface Standing {
  readonly mustChangePassword: boolean
  /** The account has a second factor that was proven. */
  readonly hasFactor: boolean
  /** This session has given one. */
  readonly factorGiven: boolean
  readonly mustHaveFactor: boolean
}

/** The factor comes before the password, so that a first password alone changes nothing on a guarded account. */
export function nextStage(at: Standing): Stage {
  if (at.hasFactor && !at.factorGiven) return 'second-factor'
  if (at.mustChangePassword) return 'password'
  if (at.mustHaveFactor && !at.hasFactor) return 'enrol-second-factor'
  return 'full'
}

/** Administrators (三员) in production. In the demo region nobody has to, or no visitor would get in. */
export const mustHaveFactor = (mode: 'demo' | 'production', roles: readonly Role[]): boolean =>
  mode === 'production' && roles.some((one) => administrators.some((admin) => admin === one))

// ── waiting after failures ───────────────────────────────────────────────────────────────────────────────────────

export interface BackOff {
  /** The failure with which waiting begins. */
  readonly from: number
  readonly first: number
  readonly most: number
  /** After so many quiet seconds counting begins again. */
  readonly quiet: number
}

/** For one account (by the user name typed), one device of it, or one person's second factor. */
export const accountBackOff: BackOff = { from: 5, first: 30, most: 15 * minute, quiet: 24 * hour }
/** For one address: behind one there may be a whole facility, so it takes more and forgets sooner. */
export const addressBackOff: BackOff = { from: 30, first: 30, most: 15 * minute, quiet: hour }

export interface Failures {
  readonly failures: number
  readonly lastAt: Date
}

/** When the next attempt is taken: doubling from the fifth failure, at most a quarter of an hour, never for ever. */
export function waitsUntil(rule: BackOff, counted: Failures | null, now: Date): Date | null {
  if (counted === null || counted.failures < rule.from) return null
  if (now.getTime() - counted.lastAt.getTime() > rule.quiet * 1000) return null
  const seconds = Math.min(rule.most, rule.first * 2 ** (counted.failures - rule.from))
  const until = new Date(counted.lastAt.getTime() + seconds * 1000)
  return until > now ? until : null
}

/** Whole seconds from now, at least one. */
export const secondsUntil = (until: Date, now: Date): number =>
  Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000))

/** The failures that get a line in the journal: where waiting begins, and each doubling after. */
export function worthRecording(failures: number): boolean {
  let next = accountBackOff.from
  while (next < failures) next *= 2
  return next === failures
}

// ── passwords ────────────────────────────────────────────────────────────────────────────────────────────────────

export const leastPasswordLength = 12
const leastDistinct = 5

/** Longest first, so that `password` is taken before `pass` could be. */
const stems = commonStems.toSorted((a, b) => b.length - a.length)

/** Little more than common words, digits in a row, or one key held down. */
export function isCommon(password: string): boolean {
  const text = password.normalize('NFKC').toLowerCase()
  if (new Set(text).size < leastDistinct) return true
  if (isRun(text)) return true
  let rest = text
  for (const stem of stems) rest = rest.replaceAll(stem, '')
  if (rest === text) return /^\d+$/.test(text) && text.length < 16
  return !/[^\d\p{P}\p{S}\s]/u.test(rest)
}

/** Every character follows the one before: `123456789012`, `abcdefghijkl`, `987654321098`. */
function isRun(text: string): boolean {
  const steps = [...text].map((char, index, all) => {
    const before = all[index - 1]?.codePointAt(0)
    return before === undefined ? null : (char.codePointAt(0) ?? 0) - before
  })
  const wrapped = steps.slice(1).map((step) => (step === -9 ? 1 : step === 9 ? -1 : step))
  return wrapped.length > 0 && (wrapped.every((step) => step === 1) || wrapped.every((step) => step === -1))
}

/** @returns why the new password will not do, or null */
export function judgePassword(asked: { username: string; current: string; next: string }): Refusal | null {
  const next = asked.next.normalize('NFKC')
  if ([...next].length < leastPasswordLength) return refuse(passwordTooShort, { least: leastPasswordLength })
  if (next === asked.current.normalize('NFKC')) return refuse(passwordSame, {})
  if (next.toLowerCase().includes(asked.username.toLowerCase())) return refuse(passwordHoldsName, {})
  if (isCommon(next)) return refuse(passwordCommon, {})
  return null
}

// ── codes ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** RFC 6238 with the parameters every authenticator app knows. */
export const totp = { period: 30, digits: 6, algorithm: 'SHA1', window: 1 } as const

/**
 * @param delta steps from now at which the code fits; null where it fits nowhere in the window
 * @returns the step to remember, or null where the code is wrong or was used
 */
export function freshStep(now: Date, delta: number | null, lastStep: number | null): number | null {
  if (delta === null) return null
  const step = Math.floor(now.getTime() / 1000 / totp.period) + delta
  return lastStep !== null && step <= lastStep ? null : step
}

/** As people type codes: spaces and hyphens between groups, capital letters, full-width digits. */
export const plainCode = (typed: string): string => typed.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '')

/**
 * A passkey that counts (not all do: 0 means it does not) counts up. One that comes back with an old number is a copy.
 */
export const isCopied = (known: number, given: number): boolean => (known > 0 || given > 0) && given <= known

/** Passkeys are bound to a host name: an address will not do, and only https or this machine is a secure context. */
export function passkeysPossible({ hostname, protocol }: { hostname: string; protocol: string }): boolean {
  if (/^[\d.]+$/.test(hostname) || hostname.startsWith('[')) return false
  return protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost')
}
