/** The food chain over HTTP: naming persons, keeping their history, refusing what does not fit. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSystemsRoom } from '../../../../test/systems-room.ts'
import * as contract from './contract.ts'

let room: Awaited<ReturnType<typeof openSystemsRoom>>
let unitId: number
beforeAll(async () => {
  room = await openSystemsRoom()
  unitId = room.unitId
})
afterAll(() => room.app.close())

const chain = async (username: string) => (await room.as(username)).call(contract.readChain, { params: { unitId } })
const named = async (username: string, over: object) =>
  (await room.as(username)).call(contract.nameHolder, {
    params: { unitId },
    body: { link: 'storage', accountId: null, name: null, since: '2026-02-01', replaces: null, ...over },
  })
const storage = async () => (await chain('director.xitong')).body.links.find((one) => one.link === 'storage')

test('every link is there from the start, without a person; people are for who chooses', async () => {
  const { body } = await chain('director.xitong')
  expect(body.links.map((one) => one.link)).toEqual([...contract.foodLink.terms])
  expect(body.links.every((one) => one.holder === null && one.earlier.length === 0)).toBe(true)
  expect(body.mayName).toBe(true)
  expect(body.people.length).toBe(5)
  const officer = (await chain('officer1.xitong')).body
  expect(officer.mayName).toBe(false)
  expect(officer.people).toEqual([])
})

test('a person with an account, then one without: the first stays in the history', async () => {
  const accountId = await room.idOf('canteen.xitong')
  const first = await named('director.xitong', { accountId })
  expect(first.status, JSON.stringify(first.problem)).toBe(201)
  const second = await named('director.xitong', { name: '裴远山', since: '2026-03-10', replaces: first.body.id })
  expect(second.status, JSON.stringify(second.problem)).toBe(201)
  const link = await storage()
  expect(link?.holder).toMatchObject({ name: '裴远山', accountId: null, since: '2026-03-10', until: null, left: false })
  expect(link?.earlier).toMatchObject([{ id: first.body.id, accountId, since: '2026-02-01', until: '2026-03-10' }])
  expect(await room.actions(second.body.id)).toEqual(['food-link.named'])
})

test('two who name somebody at once: the second is told', async () => {
  const late = await named('director.xitong', { name: '柏映川', since: '2026-03-11' })
  expect(late.problem.type).toBe('/problems/changed-meanwhile')
  expect(late.problem.detail).toContain('指定食品环节责任人')
})

test('days that do not fit, people from elsewhere, other roles and units are refused', async () => {
  const replaces = (await storage())?.holder?.id
  const refusedBy = async (over: object) => (await named('director.xitong', { replaces, ...over })).problem.type
  expect(await refusedBy({ name: '柏映川', since: '2026-03-09' })).toBe('/problems/food-chain-since')
  expect(await refusedBy({ name: '柏映川', since: '2099-01-01' })).toBe('/problems/food-chain-since')
  const stranger = await room.idOf('canteen.songmo')
  expect(await refusedBy({ accountId: stranger, since: '2026-03-11' })).toBe('/problems/food-chain-person-elsewhere')
  expect(await refusedBy({ since: '2026-03-11' })).toBe('/problems/food-chain-person-elsewhere')
  expect((await named('officer1.xitong', { name: '柏映川', replaces })).status).toBe(403)
  expect((await named('director.songmo', { name: '柏映川', replaces })).status).toBe(403)
  const bureau = await room.unitNamed('溪桐县公安局')
  const asked = (await room.as('chief.xitong')).call(contract.readChain, { params: { unitId: bureau } })
  expect((await asked).problem.type).toBe('/problems/food-chain-not-a-facility')
})

test('whoever left the facility is shown as gone', async () => {
  const accountId = await room.idOf('canteen.xitong')
  const replaces = (await storage())?.holder?.id
  await named('director.xitong', { accountId, since: '2026-04-01', replaces })
  expect((await storage())?.holder?.left).toBe(false)
  await room.app.owner
    .updateTable('position')
    .set({ until: '2026-05-01' })
    .where('account_id', '=', accountId)
    .execute()
  expect((await storage())?.holder?.left).toBe(true)
})
