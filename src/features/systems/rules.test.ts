/** The table of transitions, walked whole; what issuing needs; which edition leads and which is replaced. */
import { describe, expect, test } from 'vitest'
import { allRoles, type Role } from '../../platform/contract/role.ts'
import { type EditionMove, type EditionState, editionMove, editionState, type Keeper } from './edition/contract.ts'
import { decide, isRefused, leadingOf, missingOf, reviewUntil, type Standing, supersededOn } from './rules.ts'

const whole: Standing = {
  state: 'draft',
  summary: '值班、检查、用火用电',
  fileId: 'f',
  effectiveOn: '2026-03-01',
  reviewOn: '2027-03-01',
  readers: ['officer'],
}
const today = '2026-02-20'
const asked = (move: EditionMove) => ({ move, reason: '机构调整', reviewOn: '2027-06-01' })
const outcome = (state: EditionState, move: EditionMove, at: Keeper, held: Role) => {
  const decided = decide({ ...whole, state }, { at, roles: [held], today }, asked(move))
  return isRefused(decided) ? decided.rule : decided
}

/** Everything that is not here is refused. */
const granted: Readonly<Record<string, { to: EditionState; facility: readonly Role[]; bureau: readonly Role[] }>> = {
  'draft edit': { to: 'draft', facility: ['officer', 'doctor', 'canteen', 'director'], bureau: ['chief', 'deputy'] },
  'draft issue': { to: 'issued', facility: ['director'], bureau: ['chief', 'deputy'] },
  'draft withdraw': { to: 'withdrawn', facility: ['director'], bureau: ['chief', 'deputy'] },
  'issued review': { to: 'issued', facility: ['director'], bureau: ['chief', 'deputy'] },
  'issued withdraw': { to: 'withdrawn', facility: ['director'], bureau: ['chief', 'deputy'] },
}

describe('moves', () => {
  const cases = editionState.terms.flatMap((state) =>
    editionMove.terms.flatMap((move) =>
      (['facility', 'bureau'] as const).flatMap((at) => allRoles.map((held) => [state, move, at, held] as const)),
    ),
  )
  test('every state, move, kind of unit and role: granted by the table, or refused with its reason', () => {
    expect(cases.length).toBe(4 * 5 * 2 * allRoles.length)
    for (const [state, move, at, held] of cases) {
      const row = granted[`${state} ${move}`]
      const expected = row === undefined ? 'not-now' : row[at].includes(held) ? row.to : 'wrong-post'
      expect(outcome(state, move, at, held), `${state} ${move} ${at} ${held}`).toBe(expected)
    }
  })

  test('a leader of the bureau does not issue for a facility: only posts at the very unit count', () => {
    expect(decide(whole, { at: 'facility', roles: [], today }, { move: 'issue' })).toMatchObject({ rule: 'wrong-post' })
  })
})

describe('issuing', () => {
  const issue = (over: Partial<Standing>, on = today) =>
    decide({ ...whole, ...over }, { at: 'facility', roles: ['director'], today: on }, { move: 'issue' })

  test.each([
    ['summary', { summary: '  ' }],
    ['file', { fileId: null }],
    ['effectiveOn', { effectiveOn: null }],
    ['reviewOn', { reviewOn: null }],
    ['readers', { readers: [] }],
  ] as const)('needs %s', (part, over) => {
    expect(missingOf({ ...whole, ...over })).toEqual([part])
    expect(issue(over)).toMatchObject({ rule: 'not-whole' })
  })

  test('names everything that is missing at once', () => {
    const refused = issue({ summary: '', fileId: null })
    expect(isRefused(refused) && refused.details.missing).toEqual({
      zh: '主要内容、制度正文文件',
      en: 'summary, the full text as a file',
    })
  })

  test('the review day lies after today and after the effective day', () => {
    expect(issue({ reviewOn: '2026-03-02' })).toBe('issued')
    expect(issue({ reviewOn: '2026-03-01' })).toMatchObject({ rule: 'review-past' })
    expect(issue({ effectiveOn: '2026-01-01', reviewOn: today })).toMatchObject({ rule: 'review-past' })
    expect(issue({ effectiveOn: '2026-01-01', reviewOn: '2026-02-21' })).toBe('issued')
  })
})

test('withdrawing needs a reason', () => {
  const acting = { at: 'facility', roles: ['director'], today } as const
  expect(decide({ ...whole, state: 'issued' }, acting, { move: 'withdraw', reason: ' ' })).toMatchObject({
    rule: 'reason-required',
  })
})

describe('editions', () => {
  const edition = (number: number, state: EditionState, effectiveOn: string | null = '2026-01-01') => ({
    number,
    state,
    effectiveOn,
  })

  test('a newer one replaces the older ones on its effective day, not before', () => {
    const editions = [edition(1, 'issued'), edition(2, 'issued', '2026-03-01')]
    expect(supersededOn(editions, '2026-02-28')).toEqual([])
    expect(supersededOn(editions, '2026-03-01')).toEqual([1])
  })

  test('drafts and withdrawn ones replace nothing', () => {
    expect(supersededOn([edition(1, 'issued'), edition(2, 'draft'), edition(3, 'withdrawn')], '2026-05-01')).toEqual([])
  })

  test('the newest issued one leads, else the draft, else the last of all', () => {
    expect(leadingOf([edition(1, 'issued'), edition(2, 'issued'), edition(3, 'draft')])?.number).toBe(2)
    expect(leadingOf([edition(1, 'withdrawn'), edition(2, 'draft')])?.number).toBe(2)
    expect(leadingOf([edition(1, 'superseded'), edition(2, 'withdrawn')])?.number).toBe(2)
    expect(leadingOf([])).toBeUndefined()
  })
})

test('a review counts as due 30 days before', () => {
  expect(reviewUntil('2026-01-30')).toBe('2026-03-01')
})
