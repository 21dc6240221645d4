/** Hand-overs: granted and denied as a table, and walks of any length that never break an invariant. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../../platform/contract/problem.ts'
import type { Role } from '../../../platform/contract/role.ts'
import {
  type HandOverMove,
  type HandOverState,
  handOverMove,
  handOverState,
  leadingRole,
  transitions,
} from './contract.ts'
import { type Acting, decide, movesOf, type Parties } from './rules.ts'

const parties = (state: HandOverState, role: Parties['role'] = 'director'): Parties => ({
  ...{ role, state, outgoingId: 'out' },
  incomingId: state.startsWith('waiting') ? null : 'in',
})
const actor = (accountId: string, ...roles: Role[]): Acting => ({ accountId, roles })
const outcome = (move: HandOverMove, of: Parties, by: Acting) => {
  const to = decide(move, of, by, 'zh')
  return to instanceof Refusal ? to.problem.slug : to
}

describe('whose move it is', () => {
  test.each([
    ['give', 'open', actor('out'), 'given'],
    ['give', 'received', actor('out'), 'settled'],
    ['give', 'waiting', actor('out'), 'waiting-given'],
    ['give', 'given', actor('out'), 'hand-over-not-now'],
    ['give', 'open', actor('in', 'director'), 'hand-over-not-yours'],
    ['give', 'open', actor('boss', 'chief'), 'hand-over-not-yours'],
    ['receive', 'open', actor('in'), 'received'],
    ['receive', 'given', actor('in'), 'settled'],
    ['receive', 'received', actor('in'), 'hand-over-not-now'],
    ['receive', 'open', actor('out', 'director'), 'hand-over-not-yours'],
    ['receive', 'open', actor('boss', 'chief'), 'hand-over-not-yours'],
    ['excuse', 'open', actor('boss', 'chief'), 'given'],
    ['excuse', 'received', actor('boss', 'guidance'), 'settled'],
    ['excuse', 'open', actor('in', 'chief'), 'hand-over-not-yours'],
    ['excuse', 'open', actor('out', 'chief'), 'hand-over-not-yours'],
    ['excuse', 'open', actor('peer', 'director'), 'hand-over-not-yours'],
    ['excuse', 'open', actor('reader', 'auditor'), 'hand-over-not-yours'],
    ['name', 'waiting', actor('boss', 'deputy'), 'open'],
    ['name', 'waiting-given', actor('boss', 'deputy'), 'given'],
    ['name', 'open', actor('boss', 'deputy'), 'hand-over-not-now'],
  ] as const)('%s, %s → %s', (move, state, by, to) => {
    expect(outcome(move, parties(state), by)).toBe(to)
  })

  test('above a deputy stands the chief, above a chief the guidance department', () => {
    expect(outcome('excuse', parties('open', 'deputy'), actor('x', 'deputy'))).toBe('hand-over-not-yours')
    expect(outcome('excuse', parties('open', 'deputy'), actor('x', 'chief'))).toBe('given')
    expect(outcome('excuse', parties('open', 'chief'), actor('x', 'chief'))).toBe('hand-over-not-yours')
    expect(outcome('excuse', parties('open', 'chief'), actor('x', 'guidance'))).toBe('given')
  })
})

test('every state but the last leads on, and the last leads nowhere', () => {
  for (const state of handOverState.terms)
    expect(transitions.some((row) => row.from === state)).toBe(state !== 'settled')
})

test('on every walk: both sides stand before it is settled, by two people, and what is offered is what is granted', () => {
  const people = [actor('out'), actor('in'), actor('boss', 'chief', 'guidance'), actor('other', 'officer')]
  const steps = fc.array(fc.tuple(fc.constantFrom(...handOverMove.terms), fc.constantFrom(...people)), {
    maxLength: 30,
  })
  fc.assert(
    fc.property(steps, fc.constantFrom(...leadingRole.terms), fc.boolean(), (walk, role, begins) => {
      let now: Parties = parties(begins ? 'open' : 'waiting', role)
      let given: string | null = null
      let received: string | null = null
      for (const [move, by] of walk) {
        const to = decide(move, now, by, 'en')
        expect(movesOf(now, by).includes(move)).toBe(!(to instanceof Refusal))
        if (to instanceof Refusal) continue
        if (move === 'give' || move === 'excuse') given = by.accountId
        if (move === 'receive') received = by.accountId
        now = { ...now, state: to, incomingId: move === 'name' ? 'in' : now.incomingId }
        expect(now.incomingId === null).toBe(to.startsWith('waiting'))
        expect(to === 'settled').toBe(given !== null && received !== null)
        if (given !== null) expect(given).not.toBe(received)
        expect(received === null || received === 'in').toBe(true)
      }
    }),
  )
})
