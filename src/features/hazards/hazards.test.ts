/** The loop over HTTP on real PostgreSQL: from a failed item to closed, who may not, two at once. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HazardRoom, openHazardRoom } from '../../../test/hazard-room.ts'
import { answerItems, finishActivity, openActivity, readActivity } from '../activities/contract.ts'
import * as contract from './contract.ts'
import * as moves from './loop/contract/moves.ts'

let room: HazardRoom
let unitId: number
beforeAll(async () => {
  room = await openHazardRoom()
  unitId = room.unitId
})
afterAll(() => room.app.close())

/** A hazard brought to `submitted`, rectified by officer1. */
async function submitted(grade: 'general' | 'major'): Promise<string> {
  const { id } = (await room.report(await room.as('officer2.xitong'))).body
  const interim = grade === 'major' ? '停用并专人看守' : null
  await room.act('director.xitong', id, moves.gradeHazard, { grade, interim })
  await room.act('officer1.xitong', id, moves.planHazard, await room.plan('officer1.xitong'))
  await room.act(grade === 'major' ? 'deputy.xitong' : 'director.xitong', id, moves.approveHazard, { note: '' })
  await room.act('officer1.xitong', id, moves.startHazard, {})
  const files = [await room.photo('officer1.xitong')]
  const done = await room.act('officer1.xitong', id, moves.submitHazard, { done: '已更换', files })
  expect(done.body.state).toBe('submitted')
  return id
}

describe('the whole line', () => {
  let id = ''

  test('a failed item becomes a hazard by itself, with all that the check knew', async () => {
    const officer = await room.as('officer1.xitong')
    const opened = await officer.call(openActivity, {
      body: { unitId, checklist: 'fire-self-check', plannedFor: null, participants: [] },
    })
    const activity = opened.body.id
    const { sheet } = (await officer.call(readActivity, { params: { unitId, id: activity } })).body
    const failed = sheet?.items[0]
    if (!sheet || !failed) throw new Error('the checklist is empty')
    const evidence = await room.photo('officer1.xitong')
    const others = await Promise.all(
      sheet.items.slice(1).map(async (item) => ({ item, file: await room.photo('officer1.xitong') })),
    )
    const answered = await officer.call(answerItems, {
      params: { unitId, id: activity },
      body: {
        answers: [
          { item: failed.id, verdict: 'fail', note: '夜间发现', files: [evidence], replaces: 0 },
          ...others.map(({ item, file }) => ({
            item: item.id,
            verdict: 'pass' as const,
            note: '',
            files: [file],
            replaces: 0,
          })),
        ],
      },
    })
    expect(answered.status, JSON.stringify(answered.problem)).toBe(200)
    const { version } = (await officer.call(readActivity, { params: { unitId, id: activity } })).body
    const finished = await officer.call(finishActivity, {
      params: { unitId, id: activity },
      body: { version, participants: ['王建国', '李秀英'] },
    })
    expect(finished.status, JSON.stringify(finished.problem)).toBe(200)

    const found = (await officer.call(contract.listHazards, { query: { activity } })).body.items
    expect(found).toHaveLength(1)
    id = found[0]?.id ?? ''
    const hazard = await room.read(officer, id)
    expect(hazard).toMatchObject({
      state: 'reported',
      family: 'fire',
      place: failed.place,
      object: failed.object,
      finding: failed.finding,
      note: '夜间发现',
      basis: failed.basis,
      suggestedGrade: failed.grade,
      source: { kind: 'activity', activityId: activity, item: failed.id },
      photos: [{ file: { id: evidence }, moment: 'found' }],
    })
    expect(hazard.timeline.map((entry) => entry.action)).toEqual(['hazard.reported'])
    expect(await room.openTasks(id)).toMatchObject([{ kind: 'hazard.grade', role: 'director', name: '溪桐县看守所' }])
    const file = await room.app.owner
      .selectFrom('file')
      .select('audience')
      .where('id', '=', evidence)
      .executeTakeFirstOrThrow()
    expect(file.audience & 4, 'the fire department may see the photo').toBe(4)
  })

  test('each step hands on to whoever is next, until another person closes it', async () => {
    expect((await room.act('director.xitong', id, moves.gradeHazard, { grade: 'general', interim: null })).status).toBe(
      200,
    )
    expect(await room.openTasks(id)).toMatchObject([{ kind: 'hazard.plan', role: 'director' }])

    const holed = await room.act(
      'officer1.xitong',
      id,
      moves.planHazard,
      await room.plan('officer1.xitong', { contingency: null }),
    )
    expect(holed.status).toBe(422)
    expect(holed.problem.type).toBe('/problems/hazard-five-settled')
    expect(holed.problem.detail).toBe('尚未落实：预案。')
    const elsewhere = await room.act('officer1.xitong', id, moves.planHazard, await room.plan('officer1.songmo'))
    expect(elsewhere.problem.type).toBe('/problems/hazard-person-elsewhere')
    expect((await room.act('officer1.xitong', id, moves.planHazard, await room.plan('officer1.xitong'))).status).toBe(
      200,
    )
    expect(await room.openTasks(id)).toMatchObject([{ kind: 'hazard.approve', role: 'director' }])

    expect((await room.act('officer1.xitong', id, moves.approveHazard, { note: '' })).status).toBe(403)
    expect((await room.act('director.xitong', id, moves.approveHazard, { note: '尽快' })).status).toBe(200)
    expect(await room.openTasks(id)).toMatchObject([
      { kind: 'hazard.start', account_id: await room.idOf('officer1.xitong') },
    ])

    const colleague = await room.act('officer2.xitong', id, moves.startHazard, {})
    expect(colleague.problem.type).toBe('/problems/hazard-not-responsible')
    expect((await room.act('officer1.xitong', id, moves.startHazard, {})).status).toBe(200)
    const bare = await room.act('officer1.xitong', id, moves.submitHazard, { done: '已更换', files: [] })
    expect(bare.problem.detail).toBe('报请验收前请补充：整改后照片。')
    const files = [await room.photo('officer1.xitong')]
    expect((await room.act('officer1.xitong', id, moves.submitHazard, { done: '已更换', files })).status).toBe(200)
    expect(await room.openTasks(id)).toMatchObject([{ kind: 'hazard.verify', role: 'director' }])

    expect((await room.act('director.xitong', id, moves.refuseHazard, { reason: '' })).status).toBe(422)
    expect((await room.act('director.xitong', id, moves.refuseHazard, { reason: '标签未更换' })).status).toBe(200)
    const again = [await room.photo('officer1.xitong')]
    await room.act('officer1.xitong', id, moves.submitHazard, { done: '标签已更换', files: again })
    const closed = await room.act('director.xitong', id, moves.closeHazard, { note: '现场看过' })
    expect(closed.body.state).toBe('closed')
    expect(await room.openTasks(id)).toEqual([])

    const hazard = await room.read(await room.as('officer1.xitong'), id)
    expect(hazard.timeline.map((entry) => entry.action)).toEqual(
      [
        'reported',
        'graded',
        'planned',
        'money-entered',
        'approved',
        'started',
        'submitted',
        'refused',
        'submitted',
        'closed',
      ].map((name) => `hazard.${name}`),
    )
    expect(hazard.photos.map((one) => one.moment)).toEqual(['found', 'rectified', 'rectified'])
    expect(hazard.verification.by?.id).toBe(await room.idOf('director.xitong'))
  })
})

describe('what is refused', () => {
  test('who rectified cannot verify, and the reader is told so beforehand', async () => {
    const { id } = (await room.report(await room.as('officer1.xitong'))).body
    await room.act('director.xitong', id, moves.gradeHazard, { grade: 'general', interim: null })
    await room.act('officer1.xitong', id, moves.planHazard, await room.plan('director.xitong'))
    await room.act('director.xitong', id, moves.approveHazard, { note: '' })
    await room.act('director.xitong', id, moves.startHazard, {})
    await room.act('director.xitong', id, moves.submitHazard, {
      done: '已更换',
      files: [await room.photo('director.xitong')],
    })
    expect(await room.openTasks(id)).toMatchObject([{ kind: 'hazard.verify', role: 'deputy', name: '溪桐县公安局' }])
    const offer = (await room.read(await room.as('director.xitong'), id)).offers.find((one) => one.move === 'close')
    expect(offer?.refused?.rule).toBe('verifier-is-rectifier')
    const own = await room.act('director.xitong', id, moves.closeHazard, { note: '' })
    expect(own.status).toBe(403)
    expect(own.problem.type).toBe('/problems/hazard-verifier-is-rectifier')
    expect((await room.act('deputy.xitong', id, moves.closeHazard, { note: '' })).body.state).toBe('closed')
  })

  test('a major hazard needs interim controls and the bureau, at approval and at closure', async () => {
    const { id } = (await room.report(await room.as('officer1.xitong'))).body
    const bare = await room.act('director.xitong', id, moves.gradeHazard, { grade: 'major', interim: '' })
    expect(bare.problem.type).toBe('/problems/hazard-interim-required')
    await room.act('director.xitong', id, moves.gradeHazard, { grade: 'major', interim: '断电停用' })
    await room.act('officer1.xitong', id, moves.planHazard, await room.plan('officer1.xitong'))
    expect(await room.openTasks(id)).toMatchObject([
      { kind: 'hazard.approve', role: 'deputy', name: '溪桐县公安局' },
      { kind: 'hazard.check', role: 'officer' },
    ])
    const alone = await room.act('director.xitong', id, moves.approveHazard, { note: '' })
    expect(alone.problem.type).toBe('/problems/hazard-major-needs-bureau')
    expect(alone.problem.detail).toContain('公安机关分管领导')
    expect((await room.act('deputy.xitong', id, moves.approveHazard, { note: '' })).status).toBe(200)
    const seen = (await room.read(await room.as('officer1.xitong'), id)).timeline.at(-1)
    expect(seen?.by?.title, 'the post of the bureau behind an act is named to the facility').toBe('副局长（分管监管）')
    const last = await submitted('major')
    expect((await room.act('director.xitong', last, moves.closeHazard, { note: '' })).status).toBe(403)
    expect((await room.act('chief.xitong', last, moves.closeHazard, { note: '' })).status).toBe(200)
  })

  test('of two at once the second is told who did what', async () => {
    const { id } = (await room.report(await room.as('officer1.xitong'))).body
    const body = { version: 1, grade: 'general' as const, interim: null }
    const [director, deputy] = [await room.as('director.xitong'), await room.as('deputy.xitong')]
    const both = await Promise.all(
      [director, deputy].map((who) => who.call(moves.gradeHazard, { params: { unitId, id }, body })),
    )
    expect(both.map((one) => one.status).sort()).toEqual([200, 409])
    const late = both.find((one) => one.status === 409)
    expect(late?.problem.type).toBe('/problems/changed-meanwhile')
    expect(late?.problem.details?.what).toBe('隐患定级')
    expect(late?.problem.details?.by).toMatch(/\S/)
  })

  test('a photo somebody else sent, a unit that is no facility', async () => {
    const theirs = await room.photo('officer2.xitong')
    const stolen = await room.report(await room.as('officer1.xitong'), { files: [theirs] })
    expect(stolen.problem.type).toBe('/problems/file-not-claimable')
    const bureau = await room.app.owner
      .selectFrom('unit')
      .select('id')
      .where('name', '=', '溪桐县公安局')
      .executeTakeFirstOrThrow()
    const office = await room.report(await room.as('deputy.xitong'), { unitId: bureau.id })
    expect(office.problem.type).toBe('/problems/hazard-not-a-facility')
  })

  test('a made-up cursor', async () => {
    for (const cursor of ['x', Buffer.from('[9,"now","x"]').toString('base64url')])
      expect((await (await room.as('officer1.xitong')).call(contract.listHazards, { query: { cursor } })).status).toBe(
        400,
      )
  })
})
