/** A small story over HTTP: a major hazard runs over its day, a duty is missed and raised; each leader reads their own dossier. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HazardRoom, openHazardRoom } from '../../../test/hazard-room.ts'
import { rollForward } from '../duties/jobs.ts'
import * as moves from '../hazards/loop/contract/moves.ts'
import { catchUp } from '../risk/jobs.ts'
import { checkPrint, type Dossier, listChoices, readDossier } from './contract.ts'

let room: HazardRoom
let unitId: number
let hazard: string
beforeAll(async () => {
  room = await openHazardRoom()
  unitId = room.unitId
  // The demo's year begins with it; a night before anything is late.
  await rollForward(room.app.platform)
  await catchUp(room.app.platform)
  hazard = (await room.report(await room.as('officer2.xitong'), { object: '配电箱' })).body.id
  await room.act('director.xitong', hazard, moves.gradeHazard, { grade: 'major', interim: '断电，专人看守' })
  later(75)
  await rollForward(room.app.platform)
  await catchUp(room.app.platform)
})
afterAll(() => room.app.close())

const later = (days: number) => room.app.setNow(new Date(room.app.platform.clock.now().getTime() + days * 86_400_000))
const ask = async (who: string, query: object = { unit: unitId, family: 'fire' }) =>
  (await room.as(who)).call(readDossier, { query })
const read = async (who: string, query?: object): Promise<Dossier> => {
  const { status, body } = await ask(who, query)
  expect(status).toBe(200)
  return body
}
const of = (dossier: Dossier, section: string, kind: string) =>
  dossier.items.filter((item) => item.section === section && item.kind === kind)
const readings = () =>
  room.app.owner
    .selectFrom('journal')
    .select(['account_id', 'subject_id'])
    .where('action', '=', 'accountability.read')
    .execute()

describe('as if it happened tonight', () => {
  test('the chief reads what was owed, known, warned of and left unanswered, each with its record and proof', async () => {
    const dossier = await read('chief.xitong')
    expect(dossier).toMatchObject({ family: 'fire', unit: { id: unitId }, leader: { role: 'chief', self: true } })
    const [known] = of(dossier, 'known', 'hazard').filter(({ path }) => path.endsWith(hazard))
    expect(known).toMatchObject({ grave: true, standing: 'overdue', path: `/hazards/${unitId}/${hazard}` })
    expect(known?.proof[0]).toMatchObject({ unitId, action: 'hazard.reported' })
    expect(of(dossier, 'unanswered', 'hazard').map(({ path }) => path)).toContain(known?.path)
    const missed = of(dossier, 'owed', 'duty').filter(({ standing }) => standing === 'overdue')
    expect(missed.map(({ path }) => path).some((path) => path.startsWith(`/duties/${unitId}/fire-self-check/`))).toBe(
      true,
    )
    expect(of(dossier, 'warned', 'escalation').length).toBeGreaterThan(0)
    expect(of(dossier, 'warned', 'colour').at(-1)?.words.zh).toMatch(/升为红/)
    const [warning] = of(dossier, 'warned', 'warning')
    expect(warning?.path).toMatch(`/warnings/${unitId}/`)
    expect(warning?.proof[0]?.action).toBe('warning.opened')
    expect(dossier.index.colour).toBe('red')
    // A bureau's own duty lies with its chief, what the facility owes does not.
    expect(missed.some(({ own, party }) => own && party === 'bureau')).toBe(true)
    expect(missed.filter(({ party }) => party === 'facility').every(({ own }) => !own)).toBe(true)
    // What falls to the chief in person does not lie with the deputy.
    const inPerson = (of: Dossier) => of.items.find(({ path }) => path.includes('/one-day-director/'))?.own
    expect([inPerson(dossier), inPerson(await read('deputy.xitong'))]).toEqual([true, false])
  })

  test('nothing is invented: every proof stands in the journal with that hash', async () => {
    const { items, heads } = await read('chief.xitong')
    const proofs = [...items.flatMap(({ proof }) => proof), ...heads]
    const rows = await room.app.owner.selectFrom('journal').select(['unit_id', 'seq', 'hash']).execute()
    const known = new Set(rows.map((row) => `${row.unit_id} ${row.seq} ${Buffer.from(row.hash).toString('hex')}`))
    expect(proofs.length).toBeGreaterThan(5)
    for (const { unitId: unit, seq, hash } of proofs) expect(known).toContain(`${unit} ${seq} ${hash}`)
  })

  test('another bottom line stays out of it', async () => {
    const paths = new Set((await read('chief.xitong', { unit: unitId, family: 'food' })).items.map(({ path }) => path))
    const fire = (await read('chief.xitong')).items.filter(({ kind }) => kind === 'hazard' || kind === 'warning')
    expect(fire.length).toBeGreaterThan(1)
    for (const { path } of fire) expect(paths).not.toContain(path)
  })

  test('five actions come first, each with its place; settling one moves the dossier', async () => {
    const before = await read('director.xitong')
    expect(before.actions).toHaveLength(5)
    expect(before.actions[0]).toMatchObject({ path: `/hazards/${unitId}/${hazard}` })
    await room.act('deputy.xitong', hazard, moves.rejectHazard, { reason: '同一件事已登记' })
    const after = await read('director.xitong')
    expect(after.index.points).toBeLessThan(before.index.points)
    const left = (dossier: Dossier) => of(dossier, 'unanswered', 'hazard').map(({ path }) => path)
    expect(left(before)).toContain(`/hazards/${unitId}/${hazard}`)
    expect(left(after)).not.toContain(`/hazards/${unitId}/${hazard}`)
    expect(after.actions.map(({ path }) => path)).not.toContain(`/hazards/${unitId}/${hazard}`)
    expect(after.digest).not.toBe(before.digest)
  })
})

describe('who reads whose', () => {
  test('own and below: a director only their own, a chief the deputy and the director too', async () => {
    const names = async (who: string) => (await read(who)).leaders.map(({ role }) => role)
    expect(await names('director.xitong')).toEqual(['director'])
    expect(await names('deputy.xitong')).toEqual(['deputy', 'director'])
    expect(await names('chief.xitong')).toEqual(['chief', 'deputy', 'director'])
    const chief = await room.idOf('chief.xitong')
    const refused = await ask('director.xitong', { unit: unitId, of: chief })
    expect(refused.problem.type).toBe('/problems/dossier-no-leader')
    expect((await ask('director.songmo', { unit: unitId })).status).toBe(403)
    expect((await ask('officer1.xitong')).status).toBe(403)
  })

  test('an auditor reads a named leader’s, and each sitting is recorded once', async () => {
    const chief = await room.idOf('chief.xitong')
    const found = await read('auditor.lanan', { unit: unitId, family: 'fire', of: chief })
    expect(found.leader).toMatchObject({ personId: chief, self: false })
    const auditor = await room.idOf('auditor.lanan')
    const own = async () => (await readings()).filter(({ account_id }) => account_id === auditor)
    expect(await own()).toEqual([{ account_id: auditor, subject_id: `${unitId} fire ${chief}` }])
    await read('auditor.lanan', { unit: unitId, family: 'fire', of: chief })
    expect(await own()).toHaveLength(1)
    room.app.setNow(new Date(room.app.platform.clock.now().getTime() + 16 * 60_000))
    await read('auditor.lanan', { unit: unitId, family: 'fire', of: chief })
    expect(await own()).toHaveLength(2)
  })

  test('without a choice it opens on the facility that stands worst', async () => {
    const region = await room.as('guidance.lanan')
    const { items } = (await region.call(listChoices, {})).body
    const found = await read('guidance.lanan', {})
    expect(found.unit.id).toBe(items[0]?.id)
    expect(found.family).toBe(items[0]?.family)
    const order = ['red', 'orange', 'yellow', 'blue']
    const ranks = items.map(({ colour }) => order.indexOf(colour))
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
  })
})

test('a print can be checked later: the same ends of the journals, or not', async () => {
  const { heads } = await read('chief.xitong')
  const said = heads.map(({ unitId: unit, seq, hash }) => `${unit}.${seq}.${hash.slice(0, 16)}`).join(',')
  const check = async (text: string) =>
    (await (await room.as('chief.xitong')).call(checkPrint, { query: { heads: text } })).body.items
  expect((await check(said)).every(({ same }) => same)).toBe(true)
  const [head] = heads
  expect(await check(`${head?.unitId}.${head?.seq}.0000000000000000,999999.1.0000000000000000`)).toMatchObject([
    { same: false },
    { same: null, unit: null },
  ])
})
