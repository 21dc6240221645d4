/** What an answer may be, and what grade a repeat demands of whom. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Role } from '../../../platform/contract/role.ts'
import { breaksDemand, demandOf, judgeAnswer } from './rules.ts'

const standard = { suggestMajorFrom: 1, requireMajorFrom: 2 }

describe('the grade', () => {
  test('is suggested at the first repeat and demanded from the second on', () => {
    expect(demandOf(0, standard)).toEqual({ suggested: null, least: null })
    expect(demandOf(1, standard)).toEqual({ suggested: 'major', least: null })
    expect(demandOf(2, standard)).toEqual({ suggested: 'major', least: 'major' })
  })
  test('is never demanded less by more repeats', () =>
    fc.assert(
      fc.property(
        fc.nat(20),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (times, suggest, require) => {
          const setting = { suggestMajorFrom: suggest, requireMajorFrom: require }
          const [fewer, more] = [demandOf(times, setting), demandOf(times + 1, setting)]
          return (
            (fewer.least === null || more.least === 'major') &&
            (fewer.suggested === null || more.suggested === 'major') &&
            (more.least === null || more.suggested === 'major')
          )
        },
      ),
    ))
  const by = (reason: string, ...roles: Role[]) => ({ roles, reason })
  test.each([
    ['major meets it', 'major', by('', 'director'), false],
    ['general by the director breaks it', 'general', by('已更换', 'director'), true],
    ['not graded yet breaks it', null, by('', 'deputy'), true],
    ['general by the bureau without a reason breaks it', 'general', by(' ', 'chief'), true],
    ['general by the bureau with a reason stands', 'general', by('设备不同批次', 'deputy'), false],
    ['guidance does not waive it', 'general', by('理由', 'guidance'), true],
  ] as const)('%s', (_, grade, who, broken) => expect(breaksDemand(grade, 'major', who)).toBe(broken))
  test('where nothing is demanded nothing is broken', () =>
    expect(breaksDemand('general', null, by('', 'director'))).toBe(false))
})

describe('an answer', () => {
  const given = (answer: 'same' | 'different', reason = '') => ({ answer, reason })
  test.each([
    ['same needs no reason', null, given('same'), ['officer'], null],
    ['different needs one', null, given('different', ' '), ['officer'], 'reason'],
    ['different with one stands', null, given('different', '另一具'), ['officer'], null],
    ['an officer does not correct', 'same', given('different', '另一具'), ['officer'], 'answered'],
    ['a director corrects with a reason', 'same', given('different', '另一具'), ['director'], null],
    ['a correction needs a reason', 'different', given('same'), ['guidance'], 'reason'],
  ] as const)('%s', (_, before, answer, roles, refused) => expect(judgeAnswer(before, answer, roles)).toBe(refused))
})
