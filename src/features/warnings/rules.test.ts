/** Moves as a table, and the invariants over random paths of actors, moves and colours. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { colours } from '../../domain/signals/signal.ts'
import type { Role } from '../../platform/contract/role.ts'
import { transitions, type WarningColour, type WarningMove, warningColour, warningMove } from './contract.ts'
import { type By, follow, heldBy, judge, type Passing, type Standing, worstOf } from './rules.ts'

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

describe('how long each level held it', () => {
  const at = (text: string) => new Date(text)
  const director = { unitId: 12, role: 'director' as const }
  const deputy = { unitId: 3, role: 'deputy' as const }
  const passing = (what: Passing['what'], when: string, to: Passing['to'] = null): Passing => ({
    what,
    at: at(when),
    to,
  })
  const hours = (passings: readonly Passing[], now: string) =>
    heldBy(passings, at(now)).map(({ role, waiting, milliseconds, left }) => [
      ...[role, waiting ? 'waits' : 'handles', milliseconds / 3_600_000, left],
    ])

  test('passed up, answered, closed: each from when it was told', () => {
    const passings = [
      passing('opened', '2026-03-01T01:00:00Z', director),
      passing('escalated', '2026-03-01T04:00:00Z', deputy),
      passing('answered', '2026-03-01T10:00:00Z'),
      // One more answer changes nothing of who has it.
      passing('answered', '2026-03-02T10:00:00Z'),
      passing('closed', '2026-03-03T10:00:00Z'),
    ]
    expect(hours(passings, '2027-01-01T00:00:00Z')).toEqual([
      ['director', 'waits', 3, 'escalated'],
      ['deputy', 'waits', 6, 'answered'],
      ['deputy', 'handles', 48, 'closed'],
    ])
  })

  test('still open: until now, and raised it begins anew', () => {
    const passings = [
      passing('opened', '2026-03-01T01:00:00Z', director),
      passing('answered', '2026-03-01T02:00:00Z'),
      passing('raised', '2026-03-01T05:00:00Z', director),
    ]
    expect(hours(passings, '2026-03-01T05:30:00Z')).toEqual([
      ['director', 'waits', 1, 'answered'],
      ['director', 'handles', 3, 'raised'],
      ['director', 'waits', 0.5, null],
    ])
    expect(heldBy([], at('2026-03-01T00:00:00Z'))).toEqual([])
  })

  test('hours that passed, whatever clocks show: over midnight in Shanghai, over a night of summer time elsewhere', () => {
    const overNight = (from: string, to: string) =>
      hours([passing('opened', from, director), passing('closed', to)], to)[0]?.[2]
    expect(overNight('2026-02-28T23:30:00+08:00', '2026-03-01T00:30:00+08:00')).toBe(1)
    // Berlin set its clocks forward at 02:00 on 29 March 2026, back at 03:00 on 25 October.
    expect(overNight('2026-03-29T00:00:00+01:00', '2026-03-30T00:00:00+02:00')).toBe(23)
    expect(overNight('2026-10-25T00:00:00+02:00', '2026-10-26T00:00:00+01:00')).toBe(25)
    // China last had summer time in 1991: from 15 September 1991 on every day has 24 hours.
    expect(overNight('2026-10-25T00:00:00+08:00', '2026-10-26T00:00:00+08:00')).toBe(24)
  })

  test('stretches meet without a gap and add up to its whole life', () => {
    const what = fc.constantFrom<Passing['what']>('raised', 'escalated', 'answered')
    const later = fc.array(fc.tuple(what, fc.integer({ min: 0, max: 10_000_000 })), { maxLength: 20 })
    fc.assert(
      fc.property(later, fc.boolean(), fc.integer({ min: 0, max: 10_000_000 }), (steps, closes, rest) => {
        let now = Date.parse('2026-01-01T00:00:00Z')
        const start = now
        const passings: Passing[] = [{ what: 'opened', at: new Date(now), to: director }]
        for (const [one, after] of steps) {
          now += after
          passings.push({ what: one, at: new Date(now), to: one === 'answered' ? null : deputy })
        }
        now += rest
        if (closes) passings.push({ what: 'closed', at: new Date(now), to: null })
        const held = heldBy(passings, new Date(now))
        expect(held.reduce((sum, { milliseconds }) => sum + milliseconds, 0)).toBe(now - start)
        expect(held.slice(1).map(({ from }) => from)).toEqual(held.slice(0, -1).map(({ until }) => until))
        expect(held.map(({ left }) => left === null)).toEqual(held.map((_, n) => !closes && n === held.length - 1))
      }),
    )
  })
})
