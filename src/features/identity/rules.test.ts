import { describe, expect, test } from 'vitest'
import {
  accountBackOff,
  addressBackOff,
  freshStep,
  isCommon,
  isCopied,
  judgePassword,
  mustHaveFactor,
  nextStage,
  passkeysPossible,
  plainCode,
  type Standing,
  secondsUntil,
  sessionTimes,
  waitsUntil,
  worthRecording,
} from './rules.ts'

const now = new Date('2026-03-05T08:00:00Z')
const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1000)

describe('what a session owes next', () => {
  const settled: Standing = { mustChangePassword: false, hasFactor: false, factorGiven: false, mustHaveFactor: false }
  test.each<[string, Partial<Standing>, string]>([
    ['nothing owed', {}, 'full'],
    ['a first password', { mustChangePassword: true }, 'password'],
    ['a factor stands before a first password', { mustChangePassword: true, hasFactor: true }, 'second-factor'],
    [
      'the factor given, the password owed',
      { mustChangePassword: true, hasFactor: true, factorGiven: true },
      'password',
    ],
    ['a factor that nobody demands is asked for all the same', { hasFactor: true }, 'second-factor'],
    ['an administrator without one', { mustHaveFactor: true }, 'enrol-second-factor'],
    ['password before enrolment', { mustHaveFactor: true, mustChangePassword: true }, 'password'],
    ['an administrator who gave one', { mustHaveFactor: true, hasFactor: true, factorGiven: true }, 'full'],
  ])('%s', (_name, standing, stage) => {
    expect(nextStage({ ...settled, ...standing })).toBe(stage)
  })

  test.each([
    ['production', ['security'], true],
    ['production', ['officer', 'audit'], true],
    ['production', ['director', 'doctor'], false],
    ['production', [], false],
    ['demo', ['system'], false],
  ] as const)('%s %j must have a second factor: %s', (mode, roles, must) => {
    expect(mustHaveFactor(mode, roles)).toBe(must)
  })
})

test('a full session lasts 12 hours and 2 hours idle; an unfinished one a quarter of an hour', () => {
  expect(sessionTimes(now, 'full')).toEqual({ endsAt: new Date('2026-03-05T20:00:00Z'), idle: 7200 })
  expect(sessionTimes(now, 'second-factor')).toEqual({ endsAt: new Date('2026-03-05T08:15:00Z'), idle: 900 })
})

describe('waiting after failures', () => {
  test.each([
    [1, null],
    [4, null],
    [5, 30],
    [6, 60],
    [7, 120],
    [8, 240],
    [9, 480],
    [10, 900],
    [11, 900],
    [5000, 900],
  ])('%i failures → %s seconds', (failures, seconds) => {
    const until = waitsUntil(accountBackOff, { failures, lastAt: now }, now)
    expect(until && secondsUntil(until, now)).toBe(seconds)
  })

  test('waiting ends by itself, however many failures there were', () => {
    expect(waitsUntil(accountBackOff, { failures: 5000, lastAt: ago(899) }, now)).not.toBeNull()
    expect(waitsUntil(accountBackOff, { failures: 5000, lastAt: ago(900) }, now)).toBeNull()
  })

  test('an address, behind which many may sit, takes more', () => {
    expect(waitsUntil(addressBackOff, { failures: 29, lastAt: now }, now)).toBeNull()
    expect(waitsUntil(addressBackOff, { failures: 30, lastAt: now }, now)).not.toBeNull()
  })

  test('never less than a second is named', () => {
    expect(secondsUntil(new Date(now.getTime() + 1), now)).toBe(1)
  })

  test('an attack of 1000 failures leaves eight lines in the journal', () => {
    const recorded = Array.from({ length: 1000 }, (_, index) => index + 1).filter(worthRecording)
    expect(recorded).toEqual([5, 10, 20, 40, 80, 160, 320, 640])
  })
})

describe('passwords', () => {
  test.each([
    ['too short', 'k7!Lm2#qP9z', 'password-too-short'],
    ['eleven Chinese characters', '看山看水看人间烟火气长', 'password-too-short'],
    ['a sentence in Chinese', '看山看水看人间烟火气很长', null],
    ['holds the user name', 'x9-Officer.XiTong-7q', 'password-holds-name'],
    ['the present one', 'quiet harbour lamp', 'password-same'],
    ['the present one in full-width letters', 'ｑｕｉｅｔ harbour lamp', 'password-same'],
    ['a common word with decoration', 'Password@2026!', 'password-common'],
    ['two common words', 'admin-wufang-2026', 'password-common'],
    ['one key held down', 'aaaaaaaaaaaaaaaa', 'password-common'],
    ['a run', 'abcdefghijklm', 'password-common'],
    ['digits in a row', '1234567890123', 'password-common'],
    ['a date and a number', '199003051234', 'password-common'],
    ['four words', 'seven brass kettles sing', null],
    ['random', 'k7!Lm2#qP9zR', null],
  ])('%s', (_name, next, slug) => {
    const refusal = judgePassword({ username: 'officer.xitong', current: 'quiet harbour lamp', next })
    expect(refusal?.problem.slug ?? null).toBe(slug)
  })

  test('a stem inside a longer phrase is no fault', () => {
    expect(isCommon('the dragon likes warm tea')).toBe(false)
  })
})

describe('codes', () => {
  const step = Math.floor(now.getTime() / 30_000)
  test.each([
    ['fits nowhere', null, null, null],
    ['fits now, never used', 0, null, step],
    ['the step before', -1, null, step - 1],
    ['the same step again', 0, step, null],
    ['an older step than the last used', -1, step, null],
    ['a newer one', 1, step, step + 1],
  ])('%s', (_name, delta, last, fresh) => {
    expect(freshStep(now, delta, last)).toBe(fresh)
  })

  test('codes are read as people type them', () => {
    expect(plainCode(' 123 456 ')).toBe('123456')
    expect(plainCode('１２３４５６')).toBe('123456')
    expect(plainCode('ABCD-efgh')).toBe('abcdefgh')
  })

  test.each([
    [0, 0, false],
    [0, 1, false],
    [5, 6, false],
    [5, 5, true],
    [5, 4, true],
    [5, 0, true],
  ])('a passkey known at %i that comes with %i is a copy: %s', (known, given, copied) => {
    expect(isCopied(known, given)).toBe(copied)
  })

  test.each([
    ['https://wufang.example.gov.cn', true],
    ['http://wufang.example.gov.cn', false],
    ['http://localhost:8080', true],
    ['http://127.0.0.1:8080', false],
    ['https://10.1.2.3', false],
    ['https://[::1]:8443', false],
  ])('passkeys at %s: %s', (origin, possible) => {
    expect(passkeysPossible(new URL(origin))).toBe(possible)
  })
})
