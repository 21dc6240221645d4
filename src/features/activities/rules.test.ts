/** The table of moves granted and refused, the gaps told, findings, and who may overwrite whom. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Item, PhotoRule } from '../../domain/checklist/checklist.ts'
import { activityState } from './contract/words.ts'
import { findingsOf, incomplete, type Move, moves, refusalOf, replacement, type State } from './rules.ts'

const states: readonly (State | null)[] = [null, ...activityState.terms]

/** Written out, not derived: move → states it is open in. */
const granted: Record<Move, readonly (State | null)[]> = {
  plan: [null],
  start: [null, 'planned'],
  answer: ['started'],
  finish: ['started'],
  record: [null, 'planned', 'started'],
  cancel: ['planned', 'started'],
}

describe('moves', () => {
  const cases = (Object.keys(moves) as Move[]).flatMap((move) =>
    states.map((state): [Move, State | null, boolean] => [move, state, granted[move].includes(state)]),
  )
  test.each(cases)('%s in %s: %s', (move, state, open) => {
    expect(refusalOf(move, state, 'zh') === null).toBe(open)
  })

  test('every refusal says what is, what was asked and what it needs', () => {
    for (const [move, state, open] of cases) {
      if (open) continue
      for (const language of ['zh', 'en'] as const) {
        const details = refusalOf(move, state, language)?.details
        expect(details?.move).toBe(moves[move].words[language])
        expect(details?.state).not.toBe('')
      }
    }
  })

  test('random walks: an end is never left, and a check is finished only while it is under way', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...(Object.keys(moves) as Move[])), { maxLength: 40 }), (walk) => {
        let state: State | null = null
        const seen: (State | null)[] = [state]
        for (const move of walk) {
          const before: State | null = state
          if (refusalOf(move, before, 'zh') === null) state = moves[move].to
          if (before === 'done' || before === 'cancelled') expect(state).toBe(before)
          if (move === 'finish' && before !== 'done' && state === 'done') expect(before).toBe('started')
          if (state !== null && before === null) expect(['planned', 'started', 'done']).toContain(state)
          if (state === 'done' && before === null) expect(move).toBe('record')
          seen.push(state)
        }
        // Once it exists it never stops existing.
        const begun = seen.findIndex((one) => one !== null)
        if (begun >= 0) expect(seen.slice(begun).every((one) => one !== null)).toBe(true)
      }),
    )
  })
})

const words = (text: string) => ({ zh: `${text}中`, en: `${text} en` })
const item = (id: string, photo: PhotoRule = 'optional'): Item => ({
  id,
  area: 'one',
  place: words(`place ${id}`),
  object: words(id),
  method: words('m'),
  limit: words('l'),
  finding: words(`finding ${id}`),
  grade: id === 'b' ? 'major' : 'general',
  basis: [words('law')],
  clause: 'F2',
  photo,
  needs: [],
})
const file = { id: '01930000-0000-7000-8000-000000000001', sha256: 'a'.repeat(64) }
const answer = (id: string, verdict: 'pass' | 'fail' | 'not-applicable', note = '', files = [] as (typeof file)[]) => ({
  item: id,
  verdict,
  note,
  files,
})

describe('finishing', () => {
  const items = [item('a'), item('b', 'always'), item('c'), item('d'), item('e'), item('f')]

  test('what is missing is told by name and kind, five at most, all in the details', () => {
    const refused = incomplete(items, [answer('b', 'pass')], 'zh')
    expect(refused?.details.count).toBe(6)
    expect(refused?.details.list).toBe('a中（未作答）、b中（缺照片）、c中（未作答）、d中（未作答）、e中（未作答） 等')
    expect(refused?.details.gaps).toHaveLength(6)
    expect(incomplete(items, [], 'en')?.details.list).toMatch(/^a en \(not answered\), .* and more$/)
  })

  test('nothing missing, nothing refused', () => {
    expect(incomplete([item('a')], [answer('a', 'not-applicable', '没有锅炉')], 'zh')).toBeNull()
  })

  test('each failed item asked is one finding with what is known', () => {
    const answers = [answer('b', 'fail', '门打不开', [file]), answer('a', 'pass'), answer('stranger', 'fail', 'x')]
    expect(findingsOf('fire', items, answers)).toEqual([
      {
        itemId: 'b',
        family: 'fire',
        place: words('place b'),
        object: words('b'),
        finding: words('finding b'),
        note: '门打不开',
        suggestedGrade: 'major',
        basis: [words('law')],
        clause: 'F2',
        files: [file],
      },
    ])
  })

  test('a finding falls under the bottom line of its clause, else under that of the checklist', () => {
    const clauses = ['D3', 'R6', 'G2', 'S6']
    const mixed = clauses.map((clause, at) => ({ ...item(String(at)), clause }))
    const failed = mixed.map((one) => answer(one.id, 'fail', 'x'))
    expect(findingsOf('building', mixed, failed).map((one) => one.family)).toEqual([
      'food',
      'building',
      'building',
      'attack',
    ])
  })

  test('as many findings as failed answers, whatever the answers', () => {
    const verdicts = fc.array(fc.constantFrom('pass', 'fail', 'not-applicable' as const), {
      minLength: 6,
      maxLength: 6,
    })
    fc.assert(
      fc.property(verdicts, (given) => {
        const answers = items.map((one, at) => answer(one.id, given[at] ?? 'pass', 'n', [file]))
        expect(findingsOf('fire', items, answers).map((one) => one.itemId)).toEqual(
          items.filter((_, at) => given[at] === 'fail').map((one) => one.id),
        )
        expect(incomplete(items, answers, 'zh')).toBeNull()
      }),
    )
  })
})

describe('replacing an answer', () => {
  const before = { ...answer('a', 'pass', 'n', [file]), version: 3, byId: 'me' }
  const offer = (over: object) => ({ verdict: 'pass' as const, note: 'n', files: [file.id], replaces: 0, ...over })
  test.each([
    ['nothing there', undefined, offer({}), 'other', 'write'],
    ['the same again', before, offer({}), 'other', 'same'],
    ['the same, id in capitals', before, offer({ files: [file.id.toUpperCase()] }), 'other', 'same'],
    ['my own, unseen version', before, offer({ note: 'new' }), 'me', 'write'],
    ['somebody’s, seen', before, offer({ note: 'new', replaces: 3 }), 'other', 'write'],
    ['somebody’s, not seen', before, offer({ note: 'new', replaces: 2 }), 'other', 'conflict'],
    ['somebody’s, thought empty', before, offer({ verdict: 'fail' }), 'other', 'conflict'],
    ['a photo taken away', before, offer({ files: [], replaces: 3 }), 'other', 'write'],
  ] as const)('%s', (_, there, offered, by, what) => {
    expect(replacement(there, offered, by)).toBe(what)
  })
})
