/** Repeats over HTTP on real PostgreSQL: asked by hand and from a check, answered, linked, the grade raised, rates. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HazardRoom, openHazardRoom } from '../../../../test/hazard-room.ts'
import { listHazards } from '../contract.ts'
import {
  approveHazard,
  closeHazard,
  gradeHazard,
  planHazard,
  startHazard,
  submitHazard,
} from '../loop/contract/moves.ts'
import { answerRepeat, compareReport, readRates, readRepeats } from './contract.ts'

let room: HazardRoom
let unitId: number
beforeAll(async () => {
  room = await openHazardRoom()
  unitId = room.unitId
})
afterAll(() => room.app.close())

const first = { place: '五监区值班室', object: '对讲主机', finding: '呼叫无响应' }
const again = { place: '5监区值班室', object: '对讲主机', finding: '对讲呼叫无响应' }

async function closed(over: object, grade: 'general' | 'major' = 'general'): Promise<string> {
  const { id } = (await room.report(await room.as('officer2.xitong'), over)).body
  await close(id, grade)
  return id
}
async function close(id: string, grade: 'general' | 'major') {
  const deputy = grade === 'major' ? 'deputy.xitong' : 'director.xitong'
  await room.act('director.xitong', id, gradeHazard, { grade, interim: grade === 'major' ? '专人值守' : null })
  await room.act('officer1.xitong', id, planHazard, await room.plan('officer1.xitong'))
  await room.act(deputy, id, approveHazard, { note: '' })
  await room.act('officer1.xitong', id, startHazard, {})
  const files = [await room.photo('officer1.xitong')]
  await room.act('officer1.xitong', id, submitHazard, { done: '已修复', files })
  const done = await room.act(deputy, id, closeHazard, { note: '' })
  expect(done.body.state, JSON.stringify(done.problem)).toBe('closed')
}
const repeatsOf = async (who: string, id: string) =>
  (await (await room.as(who)).call(readRepeats, { params: { unitId, id } })).body
const answer = async (
  who: string,
  id: string,
  earlierId: string,
  body: { answer: 'same' | 'different'; reason: string },
) => (await room.as(who)).call(answerRepeat, { params: { unitId, id, earlierId }, body })
const asked = (id: string) => room.openTasks(id, 'hazard-repeat').then((tasks) => tasks.map((task) => task.kind))

describe('a hazard that came back', () => {
  let before = ''
  let second = ''
  let third = ''

  test('is asked about on the form, before it is sent', async () => {
    before = await closed(first)
    const officer = await room.as('officer2.xitong')
    const found = await officer.call(compareReport, { query: { unit: unitId, family: 'fire', ...again } })
    expect(found.body.items).toMatchObject([
      { id: before, kind: 'repeat', reasons: ['same-place-object', 'same-words'] },
    ])
    expect(found.body.items[0]?.closedAt).not.toBeNull()
    const other = await officer.call(compareReport, {
      query: { unit: unitId, family: 'fire', ...again, place: '六监区值班室' },
    })
    expect(other.body.items).toEqual([])
  })

  test('asks by itself where the form did not, and the question counts until it is answered', async () => {
    const { id } = (await room.report(await room.as('officer2.xitong'), again)).body
    second = id
    expect((await repeatsOf('director.xitong', id)).questions).toMatchObject([{ id: before, answer: null }])
    expect(await asked(id)).toEqual(['hazard.repeat'])
    const rates = (await (await room.as('director.xitong')).call(readRates, {})).body
    expect(rates.total).toMatchObject({ repeats: 0, unanswered: 1 })
    const silent = await answer('officer1.xitong', id, before, { answer: 'different', reason: ' ' })
    expect(silent.problem.type).toBe('/problems/repeat-reason-required')
  })

  test('once confirmed links both, and at the first repeat suggests major', async () => {
    const given = await answer('officer1.xitong', second, before, { answer: 'same', reason: '' })
    expect(given.body).toEqual({ times: 1, leastGrade: null })
    const hazard = await room.read(await room.as('officer1.xitong'), second)
    expect(hazard.suggestedGrade).toBe('major')
    expect(hazard.timeline.map((entry) => entry.action)).toEqual([
      'hazard.reported',
      'hazard.resembles',
      'hazard.repeatAnswered',
    ])
    const earlier = await room.read(await room.as('officer1.xitong'), before)
    expect(earlier.timeline.at(-1)?.action).toBe('hazard.recurred')
    expect((await repeatsOf('officer1.xitong', before)).later).toMatchObject([{ id: second }])
    expect(await asked(second)).toEqual([])
    const twice = await answer('officer2.xitong', second, before, { answer: 'different', reason: '不同设备' })
    expect(twice.problem.type).toBe('/problems/repeat-answered')
    const rates = (await (await room.as('director.xitong')).call(readRates, {})).body
    expect(rates.total).toMatchObject({ repeats: 1, unanswered: 0 })
    expect(rates.items[0]?.families).toMatchObject([{ family: 'fire', repeats: 1 }])
  })

  test('at the second repeat must be major, unless the bureau gives a reason', async () => {
    await close(second, 'major')
    const officer = await room.as('officer2.xitong')
    const sent = await room.report(officer, {
      ...first,
      repeats: [{ earlierId: second, answer: 'same', reason: '' }],
    })
    expect(sent.status, JSON.stringify(sent.problem)).toBe(201)
    third = sent.body.id
    const repeats = await repeatsOf('director.xitong', third)
    expect(repeats).toMatchObject({ times: 2, leastGrade: 'major' })
    const open = repeats.questions.filter((question) => question.answer === null)
    expect(open.map((question) => question.id)).toEqual([before])

    const general = { grade: 'general' as const, interim: null }
    const refused = await room.act('director.xitong', third, gradeHazard, { ...general, reason: '已排查' })
    expect(refused.problem.type).toBe('/problems/hazard-repeat-needs-major')
    expect(refused.problem.detail).toContain('第 2 次重复')
    expect((await room.act('deputy.xitong', third, gradeHazard, general)).status).toBe(422)
    const waived = await room.act('deputy.xitong', third, gradeHazard, {
      ...general,
      reason: '线路改造期间，已列入工程',
    })
    expect(waived.status, JSON.stringify(waived.problem)).toBe(200)
    const hazard = await room.read(officer, third)
    expect(hazard.grade).toBe('general')
    expect(hazard.timeline.at(-1)?.payload).toMatchObject({ grading: { reason: '线路改造期间，已列入工程' } })
  })

  test('graded before it was confirmed, it is not approved until it is graded again', async () => {
    const corrected = await answer('director.xitong', third, before, { answer: 'same', reason: '' })
    expect(corrected.body).toEqual({ times: 2, leastGrade: 'major' })
    await room.act('officer1.xitong', third, planHazard, await room.plan('officer1.xitong'))
    const refused = await room.act('director.xitong', third, approveHazard, { note: '' })
    expect(refused.problem.type).toBe('/problems/hazard-repeat-needs-major')
  })

  test('a correction by the director takes the demand back', async () => {
    await answer('director.xitong', third, before, { answer: 'different', reason: '不是同一台' })
    const given = await answer('director.xitong', third, second, {
      answer: 'different',
      reason: '核对设备编号，不是同一台',
    })
    expect(given.body).toEqual({ times: 0, leastGrade: null })
    expect((await room.act('director.xitong', third, approveHazard, { note: '' })).status).toBe(200)
  })
})

describe('not a repeat', () => {
  test('what is open at the same time is a duplicate: asked, and it raises nothing', async () => {
    const thing = { place: '锅炉房', object: '安全阀', finding: '安全阀超期未校验' }
    const one = (await room.report(await room.as('officer2.xitong'), thing)).body
    const two = (await room.report(await room.as('officer1.xitong'), thing)).body
    const repeats = await repeatsOf('officer1.xitong', two.id)
    expect(repeats.questions).toMatchObject([{ id: one.id, kind: 'duplicate' }])
    const given = await answer('officer1.xitong', two.id, one.id, { answer: 'same', reason: '' })
    expect(given.body).toEqual({ times: 0, leastGrade: null })
  })

  test('another family, another facility and what was closed long ago are not asked about', async () => {
    const thing = { place: '北门', object: '门灯', finding: '门灯不亮' }
    const id = await closed(thing)
    const officer = await room.as('officer2.xitong')
    const ask = (over: object = {}) =>
      officer.call(compareReport, { query: { unit: unitId, family: 'fire' as const, ...thing, ...over } })
    expect((await ask()).body.items.map((one) => one.id)).toEqual([id])
    expect((await ask({ family: 'attack' })).body.items).toEqual([])
    const elsewhere = await room.as('officer1.songmo')
    const units = (await elsewhere.call(listHazards, {})).body.items
    expect(units.every((one) => one.unitId !== unitId)).toBe(true)
    expect((await elsewhere.call(compareReport, { query: { unit: unitId, family: 'fire', ...thing } })).status).toBe(
      403,
    )
    await room.app.owner
      .updateTable('hazard')
      .set({ verified_at: new Date('2020-01-01T00:00:00Z') })
      .where('id', '=', id)
      .execute()
    expect((await ask()).body.items).toEqual([])
  })

  test('an answer about something that was not asked is no answer', async () => {
    const other = await closed({ place: '南门', object: '门锁', finding: '门锁不灵' })
    const sent = await room.report(await room.as('officer2.xitong'), {
      place: '西库',
      object: '货架',
      finding: '货架倾斜',
      repeats: [{ earlierId: other, answer: 'same', reason: '' }],
    })
    expect(sent.status).toBe(201)
    expect((await repeatsOf('officer1.xitong', sent.body.id)).questions).toEqual([])
  })
})
