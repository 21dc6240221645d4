/** Grading over HTTP: what is chosen goes into hazard and journal, who may grade milder, what does not fit. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HazardRoom, openHazardRoom } from '../../../../test/hazard-room.ts'
import { gradeHazard } from '../loop/contract/moves.ts'
import { readGradingRules } from './contract.ts'

let room: HazardRoom
beforeAll(async () => {
  room = await openHazardRoom()
})
afterAll(() => room.app.close())

const fresh = async (over: object = {}) => (await room.report(await room.as('officer1.xitong'), over)).body.id
const grade = (username: string, id: string, body: object) =>
  room.act(username, id, gradeHazard, { grade: 'general', interim: null, ...body })
const lec = (l: number, e: number, c: number) => ({ method: 'lec', values: { l, e, c } })

test('the rules in force are those of the family, none of them confirmed', async () => {
  const { body } = await (await room.as('director.xitong')).call(readGradingRules, { query: { family: 'fire' } })
  expect(body.facts.length).toBeGreaterThan(3)
  expect(body.facts.every((fact) => fact.family === 'fire' && !fact.reviewed && fact.basis.length > 0)).toBe(true)
  expect(body.lec.ties).toBe('higher')
})

test('facts, score and what the rules said stand in the hazard and in the journal, with the words of the day', async () => {
  const id = await fresh()
  const graded = await grade('director.xitong', id, {
    grade: 'major',
    interim: '停用，专人看守',
    facts: ['exits-short'],
    scored: lec(3, 6, 15),
  })
  expect(graded.status, JSON.stringify(graded.problem)).toBe(200)
  const hazard = await room.read(await room.as('officer1.xitong'), id)
  expect(hazard.grading).toMatchObject({
    edition: 1,
    facts: [{ id: 'exits-short', reviewed: false }],
    scored: { method: 'lec', product: 270, ties: 'higher', band: { from: 160, grade: 'general' } },
    checklist: null,
    suggested: 'major',
    reason: '',
  })
  expect(hazard.grading?.facts[0]?.says.zh).toMatch(/安全出口/)
  expect(hazard.timeline.at(-1)?.payload).toMatchObject({ grade: 'major', before: null, grading: hazard.grading })
})

test('in the usual case nothing is chosen and nothing suggested', async () => {
  const id = await fresh()
  expect((await grade('director.xitong', id, {})).status).toBe(200)
  const { grading } = await room.read(await room.as('officer1.xitong'), id)
  expect(grading).toMatchObject({ facts: [], scored: null, suggested: null, reason: '' })
})

describe('milder than the rules', () => {
  test('needs a reason: a score in the top band, the equal product included', async () => {
    const id = await fresh()
    const bare = await grade('director.xitong', id, { scored: lec(10, 6, 40) })
    expect(bare.problem.type).toBe('/problems/hazard-milder-needs-reason')
    expect((await grade('director.xitong', id, { scored: lec(10, 6, 40), reason: '已经停用' })).status).toBe(200)
    expect((await room.read(await room.as('officer1.xitong'), id)).grading).toMatchObject({
      suggested: 'major',
      reason: '已经停用',
    })
    const matrix = { method: 'matrix', values: { likelihood: 4, severity: 5 } }
    expect((await grade('director.xitong', await fresh(), { scored: matrix })).problem.type).toBe(
      '/problems/hazard-milder-needs-reason',
    )
  })

  test('against a fact only the bureau, with a reason; and only the bureau takes a fact back', async () => {
    const id = await fresh()
    const against = { facts: ['exits-short'], reason: '临时封闭，另有出口' }
    const director = await grade('director.xitong', id, against)
    expect(director.status).toBe(403)
    expect(director.problem.type).toBe('/problems/hazard-fact-needs-bureau')
    expect((await grade('deputy.xitong', id, { ...against, reason: '' })).problem.type).toBe(
      '/problems/hazard-milder-needs-reason',
    )
    expect((await grade('deputy.xitong', id, against)).status).toBe(200)
    expect((await grade('director.xitong', id, { reason: '没有这种情形' })).problem.type).toBe(
      '/problems/hazard-fact-needs-bureau',
    )
    expect((await grade('chief.xitong', id, { reason: '现场核实没有这种情形' })).status).toBe(200)
    expect((await room.read(await room.as('officer1.xitong'), id)).grading?.facts).toEqual([])
  })

  test('what a reporter suggested is no rule', async () => {
    const id = await fresh({ suggestedGrade: 'major' })
    expect((await grade('director.xitong', id, {})).status).toBe(200)
  })
})

describe('what does not fit the rules in force', () => {
  test.each([
    ['a fact nobody knows', { facts: ['no-such-fact'] }, 'no-such-fact'],
    ['a fact of another family', { facts: ['perimeter-open'] }, 'perimeter-open'],
    ['a value between the steps', { scored: lec(4, 6, 15) }, 'L·E·C 评价法'],
    ['half a score', { scored: { method: 'lec', values: { l: 3 } } }, 'L·E·C 评价法'],
    [
      'a stranger among the factors',
      { scored: { method: 'lec', values: { l: 3, e: 6, c: 15, x: 1 } } },
      'L·E·C 评价法',
    ],
  ])('%s', async (_, body, what) => {
    const refused = await grade('director.xitong', await fresh(), body)
    expect(refused.problem.type).toBe('/problems/hazard-grading-unfit')
    expect(refused.problem.detail).toContain(what)
  })

  test.each([
    [{ facts: 'exits-short' }],
    [{ facts: ['exits-short', 'exits-short'] }],
    [{ scored: { method: 'mls', values: {} } }],
    [{ scored: { method: 'lec', values: { l: '10', e: null } } }],
    [{ reason: '理'.repeat(1001) }],
  ])('no body of the contract: %j', async (body) => {
    expect((await grade('director.xitong', await fresh(), body)).problem.type).toBe('/problems/invalid')
  })
})
