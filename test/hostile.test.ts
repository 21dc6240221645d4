/**
 * Bad input at every endpoint, as somebody who may use it: whatever comes, the fault is told as a problem (RFC 9457)
 * and is never one of the server's.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as rooms from '../src/entry/rooms.ts'
import { readChecklist } from '../src/features/activities/checklists/contract.ts'
import { type EndpointContract, isWrite } from '../src/platform/contract/endpoint.ts'
import { newId } from '../src/platform/id.ts'
import { startApp, type TestApp } from './harness.ts'
import { type Asked, permitted, type Row } from './permissions/row.ts'
import { actors, makeTarget, png, type Target } from './permissions/subjects.ts'
import { table } from './permissions.table.ts'

const contracts: readonly EndpointContract[] = rooms.routes.map((served) => served.contract)

const loneSurrogate = '"\\ud800"'
const nul = '"a\\u0000b"'
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

/** JSON texts put in the place of one field. */
const fields = [
  ...['null', 'true', '-1', '1e308', '9007199254740993', '2147483648', '[]', '{}', '""', '"2026-02-30"'],
  ...['"\\uffff\\u202e"', nul, loneSurrogate, '{"toString":1}', `{${loneSurrogate}:1}`, `{${nul}:1}`],
  // Longer than a page of the database, and deeper and wider than anything asked for.
  ...[JSON.stringify('长'.repeat(6_000)), nested(2000), `[${'0,'.repeat(2_000)}0]`],
]
/** As long as a body may be: in one field of each endpoint, since every one of them costs as much as fifty others. */
const great = [JSON.stringify('长'.repeat(60_000)), `[${'0,'.repeat(20_000)}0]`]
/** Texts put in the place of a path or query parameter, as they travel. */
const texts = [
  ...['', '-1', '2147483648', '99999999999999999999', 'NaN', '%00', '%ED%A0%80', '%zz', '..%2F..%2Fetc%2Fpasswd'],
  ...['%27%20or%201=1--', 'constructor', '2026-99-99', 'a'.repeat(600), 'W10', 'eyJhIjoxfQ'],
]

/** Whole bodies that no endpoint can mean. */
const bodies: readonly (string | Buffer)[] = [
  ...['{', '"', 'nul', '[]', '{}', '1', 'true', '"text"', '[{}]', '\ufeff{}', '{"a":1,"a":2}', nested(100_000)],
  ...[`{"a":${nested(60_000)}}`, `${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`, '{"__proto__":{"version":1}}'],
  ...['{"constructor":{"prototype":{"may":"anyone"}}}', `{${loneSurrogate}:${loneSurrogate}}`],
  Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
  Buffer.from('{"a":1}', 'utf16le'),
]
const contentTypes = [
  'text/plain',
  'application/xml',
  'multipart/form-data',
  'application/x-www-form-urlencoded',
  ';',
  '',
]

let app: TestApp
let target: Target
beforeAll(async () => {
  app = await startApp()
  const officer = await app.as(actors.officer)
  const checklist = await officer.call(readChecklist, { params: { checklist: 'fire-self-check' } })
  target = await makeTarget(app, 'o', checklist.body.items[0]?.id ?? '')
})
afterAll(() => app.close())

interface Shot {
  readonly what: string
  readonly path: string
  readonly body: string | Buffer | null
  readonly type: string
  readonly key?: string
}

const fill = (contract: EndpointContract, params: Readonly<Record<string, string>>, query: string): string =>
  contract.path.replace(/:(\w+)/g, (_place, name: string) => params[name] ?? '') + (query === '' ? '' : `?${query}`)

function* shots(contract: EndpointContract, asked: Asked): Generator<Shot> {
  const type = contract.upload ? 'image/png' : 'application/json'
  const good = contract.upload ? png : asked.body === undefined ? null : JSON.stringify(asked.body)
  const params = Object.fromEntries(
    Object.entries(asked.params ?? {}).map(([name, value]) => [name, encodeURIComponent(String(value))]),
  )
  const query = new URLSearchParams(
    Object.entries(asked.query ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString()
  const path = fill(contract, params, query)
  for (const name of Object.keys(params))
    for (const text of texts)
      yield { what: `path ${name}=${text}`, path: fill(contract, { ...params, [name]: text }, query), body: good, type }
  for (const name of [...Object.keys(contract.query.properties), '__proto__'])
    for (const text of texts) {
      const other = `${query}${query === '' ? '' : '&'}${name}=${text}`
      yield { what: `query ${name}=${text}`, path: fill(contract, params, other), body: good, type }
    }
  if (!isWrite(contract)) return
  for (const key of ['', 'x', 'k'.repeat(4000), 'ключ1234'])
    yield { what: `key ${key.slice(0, 20)}`, path, body: good, type, key: Buffer.from(key).toString('latin1') }
  for (const body of [...bodies, `"${'x'.repeat(contract.limit)}"`])
    if (!contract.upload || body.length < 10_000) yield { what: `body ${short(body)}`, path, body, type }
  for (const other of contentTypes) yield { what: `type ${other}`, path, body: good ?? '{}', type: other }
  const oneGreat = spoilt(asked.body, great).slice(0, great.length)
  for (const [name, bad] of contract.upload ? [] : [...spoilt(asked.body, fields), ...oneGreat])
    yield { what: `${name}: ${short(bad)}`, path, body: bad, type }
}

const short = (text: string | Buffer): string => text.toString('latin1').slice(0, 60)

/** The body as text with one field after the other replaced by each of the JSON texts. */
function spoilt(value: unknown, by: readonly string[], where = ''): [string, string][] {
  if (typeof value !== 'object' || value === null) return []
  const names = Object.entries(value)
  return names.flatMap(([name, inner]) => {
    const around = (text: string): string => {
      const all = names.map(([one, other]) => [one, one === name ? text : JSON.stringify(other)] as const)
      return Array.isArray(value)
        ? `[${all.map(([, one]) => one).join()}]`
        : `{${all.map(([one, other]) => `${JSON.stringify(one)}:${other}`).join()}}`
    }
    const own = by.map((text): [string, string] => [`${where}/${name}`, around(text)])
    const deeper = spoilt(inner, by, `${where}/${name}`).map(([at, text]): [string, string] => [at, around(text)])
    return [...own, ...deeper]
  })
}

async function fire(contract: EndpointContract, shot: Shot, cookie: string): Promise<string | null> {
  const stop = new AbortController()
  const response = await fetch(app.url + shot.path, {
    method: contract.method,
    headers: {
      cookie,
      ...(isWrite(contract) ? { 'x-wufang': '1', 'idempotency-key': shot.key ?? newId() } : {}),
      ...(shot.body === null || shot.type === '' ? {} : { 'content-type': shot.type }),
    },
    body: shot.body,
    signal: stop.signal,
  })
  const type = response.headers.get('content-type') ?? ''
  const { status } = response
  // Live updates would never end.
  if (status < 400) stop.abort()
  const text = status < 400 ? '' : await response.text()
  if (status >= 500 || (status >= 400 && !type.startsWith('application/problem+json')))
    return `${shot.what} → ${status} ${type} ${text.slice(0, 200)}`
  return null
}

/** The asking account and its own post: of those who may, the first. */
async function whoMay(row: Row): Promise<{ sign(): Promise<string>; positionId: string }> {
  const { nobody, by } = permitted(row)
  const column = nobody ? 'officer' : [...by].find(([, letters]) => letters.includes('o'))?.[0]
  if (!column) throw new Error('nobody may')
  const { id } = await app.owner
    .selectFrom('position')
    .innerJoin('account', 'account.id', 'position.account_id')
    .select('position.id')
    .where('account.username', '=', actors[column])
    .executeTakeFirstOrThrow()
  return { sign: async () => (await app.as(actors[column])).cookie, positionId: id }
}

test.each(contracts.map((contract) => [contract.name, contract] as const))('%s', async (name, contract) => {
  const found = table[name]
  const row = Array.isArray(found) ? (found as readonly Row[])[0] : (found as Row | undefined)
  if (!row) throw new Error(`the permission table has no row for ${name}`)
  const asker = await whoMay(row)
  const asked = row.ask(target, asker)
  const cookie = await asker.sign()
  const wrong: string[] = []
  const waiting = shots(contract, asked)
  const shooter = async (): Promise<void> => {
    for (const shot of waiting) {
      const fault = await fire(contract, shot, row.ends ? await asker.sign() : cookie)
      if (fault !== null) wrong.push(fault)
    }
  }
  await Promise.all(Array.from({ length: 6 }, shooter))
  expect(wrong).toEqual([])
})
