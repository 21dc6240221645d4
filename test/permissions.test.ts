/**
 * Every endpoint × every role × own, sibling and other units, and without sign-in, over HTTP against the real server.
 * Permitted is what is not answered 401, 403 or 404; the table says which, and everything it does not say is denied.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as rooms from '../src/entry/rooms.ts'
import { readChecklist } from '../src/features/activities/checklists/contract.ts'
import { type EndpointContract, isWrite } from '../src/platform/contract/endpoint.ts'
import { newId } from '../src/platform/id.ts'
import { startApp, type TestApp } from './harness.ts'
import { type Asked, letters, permitted, type Row } from './permissions/row.ts'
import { actors, type Column, makeTarget, png, type Target } from './permissions/subjects.ts'
import { open, table } from './permissions.table.ts'

const contracts: readonly EndpointContract[] = rooms.routes.map((served) => served.contract)
const rowsOf = (name: string): readonly Row[] => {
  const found = table[name]
  return found === undefined ? [] : Array.isArray(found) ? (found as readonly Row[]) : [found as Row]
}

interface Actor {
  readonly cookie: string
  readonly positionId: string
}

let app: TestApp
const columns = Object.keys(actors) as readonly Column[]
const who = new Map<Column, Actor>()
const targets: Target[] = []
let calls = 0

beforeAll(async () => {
  app = await startApp()
  const officer = await app.as(actors.officer)
  const checklist = await officer.call(readChecklist, { params: { checklist: 'fire-self-check' } })
  const item = checklist.body.items[0]?.id
  if (item === undefined) throw new Error('the checklist has no items')
  for (const letter of letters) targets.push(await makeTarget(app, letter, item))
  for (const column of columns) {
    const { id } = await app.owner
      .selectFrom('position')
      .innerJoin('account', 'account.id', 'position.account_id')
      .select('position.id')
      .where('account.username', '=', actors[column])
      .executeTakeFirstOrThrow()
    who.set(column, { cookie: (await app.as(actors[column])).cookie, positionId: id })
  }
})
afterAll(() => app.close())

async function send(
  contract: EndpointContract,
  asked: Asked,
  cookie: string,
): Promise<{ status: number; body: unknown }> {
  calls++
  const path = contract.path.replace(/:(\w+)/g, (_place, name: string) =>
    encodeURIComponent(String(asked.params?.[name])),
  )
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(asked.query ?? {})) query.set(name, String(value))
  const stop = new AbortController()
  const body =
    contract.upload === 'sheet'
      ? '隐患内容,部位\n'
      : contract.upload
        ? png
        : asked.body === undefined
          ? null
          : JSON.stringify(asked.body)
  const response = await fetch(`${app.url}${path}${query.size > 0 ? `?${query}` : ''}`, {
    method: contract.method,
    headers: {
      ...(cookie ? { cookie } : {}),
      ...(isWrite(contract) ? { 'x-wufang': '1', 'idempotency-key': newId() } : {}),
      ...(body === null ? {} : { 'content-type': contract.upload ? 'image/png' : 'application/json' }),
    },
    body,
    signal: stop.signal,
  })
  const json = response.headers.get('content-type')?.includes('json') ?? false
  const text = json ? await response.text() : ''
  // Live updates would never end.
  if (!json) stop.abort()
  return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) }
}

const denials = [401, 403, 404]

function isPermitted(row: Row, answer: { status: number; body: unknown }, target: Target): boolean {
  if (row.madeUp) return answer.status === 404
  if (denials.includes(answer.status)) return false
  return row.shows ? row.shows(answer.body as never, target) : true
}

/** Sentences that say where the server and the table differ. */
async function differences(contract: EndpointContract, row: Row): Promise<string[]> {
  const { nobody, unitless, by } = permitted(row)
  const about = unitless ? targets.slice(0, 1) : targets
  const wrong: string[] = []
  for (const target of about) {
    const answer = await send(contract, row.ask(target, { positionId: newId() }), '')
    const told = row.madeUp && answer.status === 404
    const granted = nobody ? told || !denials.includes(answer.status) : answer.status === 401
    if (!granted) wrong.push(`not signed in, ${target.letter}: ${answer.status}`)
  }
  await Promise.all(
    columns.map(async (column) => {
      const actor = who.get(column)
      if (!actor) throw new Error(`nobody stands in column ${column}`)
      for (const target of about) {
        const cookie = row.ends ? (await app.as(actors[column])).cookie : actor.cookie
        const answer = await send(contract, row.ask(target, actor), cookie)
        const may = by.get(column)?.includes(target.letter) ?? false
        if (answer.status >= 500) wrong.push(`${column}, ${target.letter}: ${answer.status}`)
        if (isPermitted(row, answer, target) !== may)
          wrong.push(`${column}, ${target.letter}: ${answer.status}, the table says ${may ? 'permitted' : 'denied'}`)
      }
    }),
  )
  if (row.ends) await signInAgain()
  return wrong.sort()
}

async function signInAgain(): Promise<void> {
  for (const [column, actor] of who) who.set(column, { ...actor, cookie: (await app.as(actors[column])).cookie })
}

describe('the table', () => {
  test('has a row for every endpoint, and no other', () => {
    expect(contracts.length).toBeGreaterThan(60)
    const served = contracts.map((contract) => contract.name)
    expect(served.filter((name) => rowsOf(name).length === 0)).toEqual([])
    expect(Object.keys(table).filter((name) => !served.includes(name))).toEqual([])
    expect(new Set(served).size).toBe(served.length)
  })

  test('knows everything the server answers to', () => {
    const known = [...contracts.map((contract) => `${contract.method} ${contract.path}`), ...open]
    // The built web app: the same files for everybody, and every page of it.
    const files = /^(GET|HEAD|OPTIONS) \/(\*|assets\/.*|[\w.-]+\.[a-z]+|)$/
    const served = servedBy(app.server.printRoutes({ commonPrefix: false })).filter((one) => !files.test(one))
    expect(known.filter((one) => !served.includes(one))).toEqual([])
    expect(served.filter((one) => !known.includes(one) && !one.startsWith('HEAD '))).toEqual([])
  })

  test('would notice: a door opened too wide, one shut too tight, one open to nobody signed in', async () => {
    const units = contracts.find((contract) => contract.name === 'organisation.readUnitPeople')
    const row = rowsOf('organisation.readUnitPeople')[0]
    if (!units || !row) throw new Error('the row is gone')
    const tighter = row.may.replace('officer:o', 'officer:oc').replace(' audit:ocs', '')
    expect(await differences(units, { ...row, may: tighter })).toEqual([
      'audit, c: 200, the table says denied',
      'audit, o: 200, the table says denied',
      'audit, s: 200, the table says denied',
      'officer, c: 403, the table says permitted',
    ])
    expect(await differences(units, { ...row, may: 'anyone' })).toContain('not signed in, o: 401')
  })
})

/** `METHOD /path` of each route, from the server's own drawing of its tree. */
function servedBy(drawing: string): string[] {
  const above: string[] = []
  return drawing.split('\n').flatMap((text) => {
    const found = /^([│ ├└─]*)(.*?)(?: \(([A-Z, ]+)\))?$/.exec(text)
    if (!found || found[2] === undefined || found[2] === '') return []
    const depth = (found[1] ?? '').length / 4
    above.length = Math.max(0, depth - 1)
    above[depth - 1] = found[2]
    const methods = found[3]?.split(', ') ?? []
    return methods.map((method) => `${method} ${above.join('')}`)
  })
}

describe('every endpoint', () => {
  test.each(contracts.map((contract) => [contract.name, contract] as const))('%s', async (name, contract) => {
    const wrong = await Promise.all(rowsOf(name).map((row) => differences(contract, row)))
    expect(wrong.flat()).toEqual([])
  })

  test('was really asked', () => {
    expect(calls).toBeGreaterThan(3000)
  })
})

describe('beside the endpoints', () => {
  test.each(open)('%s is open to everybody', async (what) => {
    const [method = 'GET', path = '/'] = what.split(' ')
    for (const cookie of ['', who.get('officer')?.cookie ?? ''])
      expect((await fetch(app.url + path, { method, headers: { cookie } })).status).toBe(200)
  })

  test('figures of the process are for this machine alone', async () => {
    const passedOn = await fetch(`${app.url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.7' } })
    expect(passedOn.status).toBe(404)
  })
})
