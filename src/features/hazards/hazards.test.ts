/** The ledger over HTTP on real PostgreSQL: from a failed item to closed, who may not, who sees what, two at once. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, startApp, type TestApp } from '../../../test/harness.ts'
import type { EndpointContract } from '../../platform/contract/endpoint.ts'
import { newId } from '../../platform/id.ts'
import { answerItems, finishActivity, openActivity, readActivity } from '../activities/contract.ts'
import * as contract from './contract.ts'

let app: TestApp
let unitId: number
const people = new Map<string, Client>()
const as = async (username: string): Promise<Client> => {
  const known = people.get(username) ?? (await app.as(username))
  people.set(username, known)
  return known
}
const idOf = async (username: string): Promise<string> =>
  (await app.owner.selectFrom('account').select('id').where('username', '=', username).executeTakeFirstOrThrow()).id

beforeAll(async () => {
  app = await startApp()
  const unit = await app.owner
    .selectFrom('unit')
    .select('id')
    .where('name', '=', '溪桐县看守所')
    .executeTakeFirstOrThrow()
  unitId = unit.id
})
afterAll(() => app.close())

/** A photo as the file room keeps it, sent by the account. */
async function photo(username: string): Promise<string> {
  const id = newId()
  await app.owner
    .insertInto('file')
    .values({
      unit_id: unitId,
      id,
      sha256: id.replaceAll('-', '').repeat(2),
      size: 1000,
      type: 'image/jpeg',
      name: 'photo.jpg',
      uploaded_by: await idOf(username),
      uploaded_at: new Date(),
    })
    .execute()
  return id
}

const told = {
  family: 'fire' as const,
  place: '二监区楼道',
  object: '干粉灭火器',
  finding: '压力表指针在红区',
  note: '共两具',
  basis: '',
  suggestedGrade: null,
  files: [],
}
const report = (who: Client, over: object = {}) =>
  who.call(contract.reportHazard, { body: { unitId, ...told, ...over } })
const read = async (who: Client, id: string) => (await who.call(contract.readHazard, { params: { unitId, id } })).body
const versionOf = async (id: string) =>
  (await app.owner.selectFrom('hazard').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version

/** Makes a move with the version as it stands. */
async function act<
  E extends
    | typeof contract.gradeHazard
    | typeof contract.planHazard
    | typeof contract.approveHazard
    | typeof contract.startHazard
    | typeof contract.submitHazard
    | typeof contract.refuseHazard,
>(username: string, id: string, made: E, body: object) {
  const who = await as(username)
  const version = await versionOf(id)
  const asked = made as unknown as EndpointContract
  const reply = await who.call(asked, { params: { unitId, id } as never, body: { version, ...body } as never })
  return { ...reply, body: reply.body as { state: string; version: number } }
}

const plan = async (responsible: string, over: object = {}) => ({
  measure: '更换两具灭火器并逐一检查',
  moneyFen: 36_000,
  moneySource: '所内经费',
  responsibleId: await idOf(responsible),
  deadline: '2099-01-31',
  contingency: '从一监区调两具备用',
  ...over,
})
const openTasks = async (id: string) =>
  app.owner
    .selectFrom('task')
    .innerJoin('unit', 'unit.id', 'task.holder_id')
    .select(['task.kind', 'task.role', 'task.account_id', 'unit.name'])
    .where('subject_id', '=', id)
    .where('state', '=', 'open')
    .execute()

/** A hazard brought to `submitted`, rectified by officer1. */
async function submitted(grade: 'general' | 'major', family = 'fire'): Promise<string> {
  const { id } = (await report(await as('officer2.xitong'), { family })).body
  const interim = grade === 'major' ? '停用并专人看守' : null
  await act('director.xitong', id, contract.gradeHazard, { grade, interim })
  await act('officer1.xitong', id, contract.planHazard, await plan('officer1.xitong'))
  await act(grade === 'major' ? 'deputy.xitong' : 'director.xitong', id, contract.approveHazard, { note: '' })
  await act('officer1.xitong', id, contract.startHazard, {})
  const files = [await photo('officer1.xitong')]
  const done = await act('officer1.xitong', id, contract.submitHazard, { done: '已更换', files })
  expect(done.body.state).toBe('submitted')
  return id
}

describe('the whole line', () => {
  let id = ''

  test('a failed item becomes a hazard by itself, with all that the check knew', async () => {
    const officer = await as('officer1.xitong')
    const opened = await officer.call(openActivity, {
      body: { unitId, checklist: 'fire-self-check', plannedFor: null, participants: [] },
    })
    const activity = opened.body.id
    const { sheet } = (await officer.call(readActivity, { params: { unitId, id: activity } })).body
    const failed = sheet.items[0]
    if (!failed) throw new Error('the checklist is empty')
    const evidence = await photo('officer1.xitong')
    const others = await Promise.all(
      sheet.items.slice(1).map(async (item) => ({ item, file: await photo('officer1.xitong') })),
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
    const hazard = await read(officer, id)
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
    expect(await openTasks(id)).toMatchObject([{ kind: 'hazard.grade', role: 'director', name: '溪桐县看守所' }])
    const file = await app.owner
      .selectFrom('file')
      .select('audience')
      .where('id', '=', evidence)
      .executeTakeFirstOrThrow()
    expect(file.audience & 4, 'the fire department may see the photo').toBe(4)
  })

  test('each step hands on to whoever is next, until another person closes it', async () => {
    expect((await act('director.xitong', id, contract.gradeHazard, { grade: 'general', interim: null })).status).toBe(
      200,
    )
    expect(await openTasks(id)).toMatchObject([{ kind: 'hazard.plan', role: 'director' }])

    const holed = await act(
      'officer1.xitong',
      id,
      contract.planHazard,
      await plan('officer1.xitong', { contingency: null }),
    )
    expect(holed.status).toBe(422)
    expect(holed.problem.type).toBe('/problems/hazard-five-settled')
    expect(holed.problem.detail).toBe('尚未落实：预案。')
    const elsewhere = await act('officer1.xitong', id, contract.planHazard, await plan('officer1.songmo'))
    expect(elsewhere.problem.type).toBe('/problems/hazard-person-elsewhere')
    expect((await act('officer1.xitong', id, contract.planHazard, await plan('officer1.xitong'))).status).toBe(200)
    expect(await openTasks(id)).toMatchObject([{ kind: 'hazard.approve', role: 'director' }])

    expect((await act('officer1.xitong', id, contract.approveHazard, { note: '' })).status).toBe(403)
    expect((await act('director.xitong', id, contract.approveHazard, { note: '尽快' })).status).toBe(200)
    expect(await openTasks(id)).toMatchObject([{ kind: 'hazard.start', account_id: await idOf('officer1.xitong') }])

    const colleague = await act('officer2.xitong', id, contract.startHazard, {})
    expect(colleague.problem.type).toBe('/problems/hazard-not-responsible')
    expect((await act('officer1.xitong', id, contract.startHazard, {})).status).toBe(200)
    const bare = await act('officer1.xitong', id, contract.submitHazard, { done: '已更换', files: [] })
    expect(bare.problem.detail).toBe('报请验收前请补充：整改后照片。')
    const files = [await photo('officer1.xitong')]
    expect((await act('officer1.xitong', id, contract.submitHazard, { done: '已更换', files })).status).toBe(200)
    expect(await openTasks(id)).toMatchObject([{ kind: 'hazard.verify', role: 'director' }])

    expect((await act('director.xitong', id, contract.refuseHazard, { reason: '' })).status).toBe(422)
    expect((await act('director.xitong', id, contract.refuseHazard, { reason: '标签未更换' })).status).toBe(200)
    const again = [await photo('officer1.xitong')]
    await act('officer1.xitong', id, contract.submitHazard, { done: '标签已更换', files: again })
    const closed = await act('director.xitong', id, contract.closeHazard, { note: '现场看过' })
    expect(closed.body.state).toBe('closed')
    expect(await openTasks(id)).toEqual([])

    const hazard = await read(await as('officer1.xitong'), id)
    expect(hazard.timeline.map((entry) => entry.action)).toEqual(
      ['reported', 'graded', 'planned', 'approved', 'started', 'submitted', 'refused', 'submitted', 'closed'].map(
        (name) => `hazard.${name}`,
      ),
    )
    expect(hazard.photos.map((one) => one.moment)).toEqual(['found', 'rectified', 'rectified'])
    expect(hazard.verification.by?.id).toBe(await idOf('director.xitong'))
  })
})

describe('what is refused', () => {
  test('who rectified cannot verify, and the reader is told so beforehand', async () => {
    const { id } = (await report(await as('officer1.xitong'))).body
    await act('director.xitong', id, contract.gradeHazard, { grade: 'general', interim: null })
    await act('officer1.xitong', id, contract.planHazard, await plan('director.xitong'))
    await act('director.xitong', id, contract.approveHazard, { note: '' })
    await act('director.xitong', id, contract.startHazard, {})
    await act('director.xitong', id, contract.submitHazard, { done: '已更换', files: [await photo('director.xitong')] })
    expect(await openTasks(id)).toMatchObject([{ kind: 'hazard.verify', role: 'deputy', name: '溪桐县公安局' }])
    const offer = (await read(await as('director.xitong'), id)).offers.find((one) => one.move === 'close')
    expect(offer?.refused?.rule).toBe('verifier-is-rectifier')
    const own = await act('director.xitong', id, contract.closeHazard, { note: '' })
    expect(own.status).toBe(403)
    expect(own.problem.type).toBe('/problems/hazard-verifier-is-rectifier')
    expect((await act('deputy.xitong', id, contract.closeHazard, { note: '' })).body.state).toBe('closed')
  })

  test('a major hazard needs interim controls and the bureau, at approval and at closure', async () => {
    const { id } = (await report(await as('officer1.xitong'))).body
    const bare = await act('director.xitong', id, contract.gradeHazard, { grade: 'major', interim: '' })
    expect(bare.problem.type).toBe('/problems/hazard-interim-required')
    await act('director.xitong', id, contract.gradeHazard, { grade: 'major', interim: '断电停用' })
    await act('officer1.xitong', id, contract.planHazard, await plan('officer1.xitong'))
    expect(await openTasks(id)).toMatchObject([{ kind: 'hazard.approve', role: 'deputy', name: '溪桐县公安局' }])
    const alone = await act('director.xitong', id, contract.approveHazard, { note: '' })
    expect(alone.problem.type).toBe('/problems/hazard-major-needs-bureau')
    expect(alone.problem.detail).toContain('公安机关分管领导')
    expect((await act('deputy.xitong', id, contract.approveHazard, { note: '' })).status).toBe(200)
    const seen = (await read(await as('officer1.xitong'), id)).timeline.at(-1)
    expect(seen?.by?.title, 'the post of the bureau behind an act is named to the facility').toBe('副局长（分管监管）')
    const last = await submitted('major')
    expect((await act('director.xitong', last, contract.closeHazard, { note: '' })).status).toBe(403)
    expect((await act('chief.xitong', last, contract.closeHazard, { note: '' })).status).toBe(200)
  })

  test('of two at once the second is told who did what', async () => {
    const { id } = (await report(await as('officer1.xitong'))).body
    const body = { version: 1, grade: 'general' as const, interim: null }
    const [director, deputy] = [await as('director.xitong'), await as('deputy.xitong')]
    const both = await Promise.all(
      [director, deputy].map((who) => who.call(contract.gradeHazard, { params: { unitId, id }, body })),
    )
    expect(both.map((one) => one.status).sort()).toEqual([200, 409])
    const late = both.find((one) => one.status === 409)
    expect(late?.problem.type).toBe('/problems/changed-meanwhile')
    expect(late?.problem.details?.what).toBe('隐患定级')
    expect(late?.problem.details?.by).toMatch(/\S/)
  })

  test('a photo somebody else sent, a unit that is no facility', async () => {
    const theirs = await photo('officer2.xitong')
    const stolen = await report(await as('officer1.xitong'), { files: [theirs] })
    expect(stolen.problem.type).toBe('/problems/file-not-claimable')
    const bureau = await app.owner
      .selectFrom('unit')
      .select('id')
      .where('name', '=', '溪桐县公安局')
      .executeTakeFirstOrThrow()
    const office = await report(await as('deputy.xitong'), { unitId: bureau.id })
    expect(office.problem.type).toBe('/problems/hazard-not-a-facility')
  })

  test('a made-up cursor', async () => {
    for (const cursor of ['x', Buffer.from('[9,"now","x"]').toString('base64url')])
      expect((await (await as('officer1.xitong')).call(contract.listHazards, { query: { cursor } })).status).toBe(400)
  })
})

describe('who sees what', () => {
  test('a department sees its family in its territory; a sibling facility nothing; the guidance department all', async () => {
    const fire = (await report(await as('officer1.xitong'), { object: '室内消火栓' })).body.id
    const food = (await report(await as('officer1.xitong'), { family: 'food', object: '留样冰箱' })).body.id
    const seen = async (username: string, id: string) =>
      (await (await as(username)).call(contract.readHazard, { params: { unitId, id } })).status
    expect(await seen('fire.xitong', fire)).toBe(200)
    expect(await seen('fire.xitong', food)).toBe(404)
    expect(await seen('market.xitong', food)).toBe(200)
    expect(await seen('fire.cenning', fire)).toBe(404)
    expect(await seen('director.songmo', fire)).toBe(404)
    expect(await seen('guidance.lanan', food)).toBe(200)
    expect(await seen('guidance.cenning', food)).toBe(404)
    const rows = (await (await as('fire.xitong')).call(contract.listHazards, { query: { limit: 200 } })).body.items
    expect(new Set(rows.map((row) => row.family))).toEqual(new Set(['fire']))
    const none = (await (await as('director.songmo')).call(contract.listHazards, { query: {} })).body.items
    expect(none).toEqual([])
    expect((await (await as('director.songmo')).call(contract.listHazards, { query: { unit: unitId } })).status).toBe(
      403,
    )
    const timeline = (await read(await as('fire.xitong'), fire)).timeline
    expect(timeline.map((entry) => entry.action)).toEqual(['hazard.reported'])
    expect(
      (
        await (
          await as('fire.xitong')
        ).call(contract.gradeHazard, {
          params: { unitId, id: fire },
          body: { version: 1, grade: 'general', interim: null },
        })
      ).status,
    ).toBe(403)
  })

  test('a guidance officer inspects: the hazard says so', async () => {
    const made = await report(await as('guidance.lanan'), { object: '应急照明' })
    expect(made.status, JSON.stringify(made.problem)).toBe(201)
    expect((await read(await as('officer1.xitong'), made.body.id)).source.kind).toBe('inspection')
  })
})

describe('the list', () => {
  /** Ids of every page, one after the other, as officer1 reads them. */
  async function throughPages(query: contract.HazardFilter): Promise<string[]> {
    const ids: string[] = []
    let cursor: string | null = null
    do {
      const asked: contract.HazardFilter = { ...query, ...(cursor === null ? {} : { cursor }) }
      const { body } = await (await as('officer1.xitong')).call(contract.listHazards, { query: asked })
      ids.push(...body.items.map((row) => row.id))
      cursor = body.next
    } while (cursor !== null)
    return ids
  }

  test('numbers of a unit and year come without holes, also at once', async () => {
    const officer = await as('officer1.xitong')
    const made = await Promise.all(Array.from({ length: 6 }, () => report(officer)))
    expect(made.every((one) => one.status === 201)).toBe(true)
    const rows = await app.owner
      .selectFrom('hazard')
      .select(['number', 'year'])
      .where('unit_id', '=', unitId)
      .orderBy('number')
      .execute()
    expect(rows.map((row) => row.number)).toEqual(rows.map((_, index) => index + 1))
  })

  test('pages hang together in every sort; filters and the count agree', async () => {
    const officer = await as('officer1.xitong')
    const all = (await officer.call(contract.listHazards, { query: { limit: 200, total: true } })).body
    expect(all.total).toEqual({ count: all.items.length, more: false })
    for (const sort of contract.hazardSort.terms) {
      const whole = (await officer.call(contract.listHazards, { query: { limit: 200, sort } })).body.items
      const pieces = await throughPages({ limit: 3, sort })
      expect(pieces, sort).toEqual(whole.map((row) => row.id))
      expect(pieces).toHaveLength(all.items.length)
    }
    const open = (await officer.call(contract.listHazards, { query: { state: 'open', limit: 200 } })).body.items
    expect(open.map((row) => row.id)).toEqual(
      all.items.filter((row) => !['closed', 'rejected'].includes(row.state)).map((row) => row.id),
    )
    const mine = (await officer.call(contract.listHazards, { query: { mine: true, limit: 200 } })).body.items
    expect(mine.length).toBeGreaterThan(0)
    expect(new Set(mine.map((row) => row.responsible?.name)).size).toBe(1)
  })

  test('overdue is what waited past its time', async () => {
    const officer = await as('officer1.xitong')
    const { id } = (await report(officer)).body
    expect((await officer.call(contract.listHazards, { query: { overdue: true } })).body.items).toEqual([])
    app.setNow(new Date(Date.now() + 25 * 3_600_000))
    const late = (await officer.call(contract.listHazards, { query: { overdue: true, limit: 200 } })).body.items
    app.setNow(null)
    expect(late.find((row) => row.id === id)?.overdue).toBe(true)
  })

  test('search finds one character, two, a phrase and parts; nothing of others', async () => {
    const officer = await as('officer1.xitong')
    const { id, number } = (
      await report(officer, { place: '东岗楼三层', object: '探照灯', finding: '灯罩破裂100%', family: 'attack' })
    ).body
    const found = async (text: string, who = officer) =>
      (await who.call(contract.listHazards, { query: { text } })).body.items.map((row) => row.id)
    for (const text of ['罩', '探照', '灯罩破裂', '东岗 破裂', '100%', number])
      expect(await found(text), text).toEqual([id])
    for (const text of ['破罩', '100_', '探照灯破裂']) expect(await found(text), text).toEqual([])
    expect(await found('探照灯', await as('director.songmo'))).toEqual([])
    expect(await found('探照灯', await as('fire.xitong'))).toEqual([])
    expect(await found('探照灯', await as('squadron.xitong'))).toEqual([id])
    const pages = await throughPages({ limit: 2, text: '灭火器' })
    expect(pages).toEqual(
      (await officer.call(contract.listHazards, { query: { text: '灭火器', limit: 200 } })).body.items.map(
        (row) => row.id,
      ),
    )
    expect(pages.length).toBeGreaterThan(4)
  })
})
