/** Moves as a table, and the invariants over random paths of actors, moves and colours. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { colours } from '../../domain/signals/signal.ts'
import type { Role } from '../../platform/contract/role.ts'
import { transitions, type WarningColour, type WarningMove, warningColour, warningMove } from './contract.ts'
import { type By, follow, judge, type Standing, worstOf } from './rules.ts'

const by = (role: Role, accountId = 'one'): By => ({ accountId, roles: [role] })
const warning = (over: Partial<Standing> = {}): Standing => ({
  ...{ state: 'open', colour: 'orange', present: 'orange', answeredBy: null },
  ...over,
})

describe('who may', () => {
  test.each<[WarningMove, Role, Partial<Standing>, ReturnType<typeof judge>]>([
    ['answer', 'director', {}, null],
    ['answer', 'officer', {}, 'wrong-role'],
    ['answer', 'director', { state: 'answered' }, null],
    ['answer', 'director', { state: 'closed' }, 'not-now'],
    ['close', 'director', {}, 'not-now'],
    ['close', 'director', { state: 'answered' }, 'still-raised'],
    ['close', 'director', { state: 'answered', present: 'yellow' }, null],
    ['close', 'director', { state: 'answered', present: 'yellow', colour: 'red' }, 'wrong-role'],
    ['close', 'deputy', { state: 'answered', present: 'yellow', colour: 'red' }, null],
    ['close', 'deputy', { state: 'answered', present: 'blue', colour: 'red', answeredBy: 'one' }, 'own-answer'],
    ['dismiss', 'director', {}, 'wrong-role'],
    ['dismiss', 'director', { colour: 'yellow' }, null],
    ['dismiss', 'guidance', { colour: 'red', present: 'red' }, null],
  ])('%s by the %s on %o: %s', (move, role, over, expected) => {
    expect(judge(warning(over), by(role), move, 'orange')).toBe(expected)
  })
})

test('what a colour brings about', () => {
  const told = (live: (typeof colours)[number] | null, to: (typeof colours)[number], from: WarningColour = 'orange') =>
    follow(live && { present: live }, to, from)
  expect([told(null, 'blue'), told(null, 'yellow'), told(null, 'orange'), told(null, 'red')]).toEqual([
    ...[null, null, 'open', 'open'],
  ])
  expect(told(null, 'yellow', 'yellow')).toBe('open')
  expect([told('orange', 'red'), told('orange', 'orange'), told('red', 'orange'), told('orange', 'blue')]).toEqual([
    ...['raise', 'ease', 'ease', 'ease'],
  ])
  // Fallen and risen again it is to be answered anew, and stays as grave as it was.
  expect([told('yellow', 'orange'), told('orange', 'red'), told('blue', 'yellow')]).toEqual(['raise', 'raise', 'note'])
  expect([worstOf('red', 'orange'), worstOf('orange', 'red'), worstOf(null, 'orange')]).toEqual([
    'red',
    'red',
    'orange',
  ])
})

test('over random paths: closed only as the invariants allow', () => {
  const step = fc.oneof(
    fc.record({ colour: fc.constantFrom(...colours) }),
    fc.record({
      move: fc.constantFrom(...warningMove.terms),
      role: fc.constantFrom<Role>('officer', 'director', 'deputy', 'chief', 'guidance', 'auditor'),
      who: fc.constantFrom('a', 'b', 'c'),
    }),
  )
  let closed = 0
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), fc.constantFrom(...warningColour.terms), (steps, from) => {
      let live = null as Standing | null
      for (const one of steps) {
        if ('colour' in one) {
          const what = follow(live, one.colour, from)
          if (what === 'open' || what === 'raise')
            live = {
              state: 'open',
              colour: worstOf(live?.colour ?? null, one.colour as WarningColour),
              present: one.colour,
              answeredBy: live?.answeredBy ?? null,
            }
          else if (live) live = { ...live, present: one.colour }
          continue
        }
        if (!live || judge(live, { accountId: one.who, roles: [one.role] }, one.move, from) !== null) continue
        const before: Standing = live
        const { to } = transitions[one.move]
        if (one.move === 'answer') live = { ...before, state: to, answeredBy: one.who }
        else {
          closed += 1
          expect(['director', 'deputy', 'chief', 'guidance']).toContain(one.role)
          if (before.colour === 'red') expect(one.role).not.toBe('director')
          if (one.move === 'close') {
            expect(before.state).toBe('answered')
            expect(before.answeredBy).not.toBeNull()
            expect(colours.indexOf(before.present)).toBeLessThan(colours.indexOf(from))
            if (before.colour === 'red') expect(before.answeredBy).not.toBe(one.who)
          }
          live = null
        }
      }
    }),
    { numRuns: 2000 },
  )
  expect(closed).toBeGreaterThan(100)
})
