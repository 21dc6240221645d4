/** From an empty system to a working administrator: in the browser and by command; and nothing of a demo on the way. */
import { Secret, TOTP } from 'otpauth'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Browser, browser } from '../../../../test/browser.ts'
import { type EmptyApp, startEmpty } from '../../../../test/empty.ts'
import { beginningOf } from '../../../entry/commands/begin.ts'
import { startDemo } from '../../../entry/demo/start.ts'
import { clock } from '../../../platform/clock.ts'
import { holdsDemo } from '../../../platform/database/demo.ts'
import type { OperatorError } from '../../../platform/operator-error.ts'
import {
  changePassword,
  confirmTotp,
  demoAccounts,
  me,
  signIn,
  signInOptions,
  startTotp,
} from '../../identity/contract.ts'
import { openAccount } from '../accounts/contract.ts'
import { begin } from './begin.ts'
import { checkSetUpCode, type FirstAccount, setUp } from './contract.ts'

const flags = {
  code: '98',
  region: '山南省',
  'region-en': 'Shannan Province',
  bureau: '山南省公安厅',
  'bureau-en': 'Shannan Public Security Department',
  system: 'lina:李娜',
  security: 'wangwei:王伟',
  audit: 'zhaomin:赵敏',
}
const asked = beginningOf(flags)

/** @returns the bureau's number */
async function firstSteps(visitor: Browser, { username, temporaryPassword }: FirstAccount): Promise<number> {
  const credentials = { username, password: temporaryPassword }
  expect((await visitor.call(signIn, { body: credentials })).body).toEqual({ stage: 'password' })
  const next = 'a lantern over the western gate'
  const changed = await visitor.call(changePassword, { body: { current: temporaryPassword, next } })
  expect(changed.body).toEqual({ stage: 'enrol-second-factor' })
  const { id, secret } = (await visitor.call(startTotp, { body: { name: '手机' } })).body
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate()
  expect((await visitor.call(confirmTotp, { params: { id }, body: { code } })).body.stage).toBe('full')
  const { posts } = (await visitor.call(me)).body
  expect(posts).toMatchObject([{ role: 'system', title: '系统管理员', unitName: '山南省公安厅' }])
  return posts[0]?.unitId ?? 0
}

describe('in the browser', () => {
  let empty: EmptyApp
  let visitor: Browser
  beforeEach(async () => {
    empty = await startEmpty()
    visitor = browser(empty.url)
  })
  afterEach(() => empty.close())
  const check = async (code: string) => visitor.call(checkSetUpCode, { body: { code } })
  const type = (reply: { problem: { type: string } | null }) => reply.problem?.type

  test('the code opens the door once; what it began is in the journal, and the code is not', async () => {
    expect((await visitor.call(signInOptions)).body).toEqual({ demo: false, oidc: false, begun: false })
    expect(type(await check('')), 'no code was issued').toBe('/problems/invalid')
    expect(type(await check('abcd'))).toBe('/problems/set-up-code-wrong')
    for (let n = 1; n < 10; n++) await check('guess')
    const waits = await check('guess')
    expect(waits.status).toBe(429)
    expect(Number(waits.headers.get('retry-after'))).toBeGreaterThan(500)
    visitor = browser(empty.url, { 'x-forwarded-for': '192.0.2.7' })
    const code = empty.app.platform.setUpCode.issue()
    expect((await check(` ${code.toUpperCase()} `)).status).toBe(204)

    const twice = { ...asked.people, audit: { username: 'zhaomin', name: '李 娜' } }
    expect(type(await visitor.call(setUp, { body: { ...asked, code, people: twice } }))).toBe('/problems/same-person')
    expect(type(await visitor.call(setUp, { body: { ...asked, code: 'abcd' } }))).toBe('/problems/set-up-code-wrong')
    const wrong = { ...asked, code, division: { ...asked.division, code: '123' } }
    const refused = await visitor.call(setUp, { body: wrong })
    expect(refused.problem.errors?.map((one) => one.pointer)).toEqual(['/body/division/code'])
    expect((await visitor.call(signInOptions)).body.begun).toBe(false)

    const done = await visitor.call(setUp, { body: { ...asked, code } })
    expect(done.status).toBe(201)
    const { accounts } = done.body
    expect(accounts.map(({ role, username, name }) => [role, username, name])).toEqual([
      ['system', 'lina', '李娜'],
      ['security', 'wangwei', '王伟'],
      ['audit', 'zhaomin', '赵敏'],
    ])
    expect(new Set(accounts.map((one) => one.temporaryPassword)).size).toBe(3)

    expect((await visitor.call(signInOptions)).body.begun).toBe(true)
    expect(type(await visitor.call(setUp, { body: { ...asked, code } }))).toBe('/problems/already-begun')
    expect(type(await check(code))).toBe('/problems/already-begun')
    expect(empty.app.platform.setUpCode.fits(code, 'here', new Date())).toBe(false)

    const entries = await empty.look('select action, payload from journal order by seq')
    expect(entries.slice(0, 3)).toMatchObject([
      { action: 'system.begun', payload: '{"address":"192.0.2.7","by":"browser"}' },
      { action: 'division.added' },
      { action: 'unit.opened' },
    ])
    const secrets = [code, ...accounts.map((one) => one.temporaryPassword)]
    for (const secret of secrets) expect(JSON.stringify(entries)).not.toContain(secret)

    const [system] = accounts
    if (!system) throw new Error('no system administrator')
    const unitId = await firstSteps(visitor, system)
    const body = { username: 'chenjie', name: '陈杰', unitId }
    expect((await visitor.call(openAccount, { body })).status).toBe(201)
  })

  test('two at once: one is told that the other was first', async () => {
    const code = empty.app.platform.setUpCode.issue()
    const both = await Promise.all([1, 2].map(() => browser(empty.url).call(setUp, { body: { ...asked, code } })))
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(await empty.look('select count(*)::int as n from unit')).toEqual([{ n: 1 }])
  })
})

describe('by command', () => {
  let empty: EmptyApp
  let accounts: FirstAccount[]
  beforeAll(async () => {
    empty = await startEmpty()
    accounts = (await begin(empty.app.platform, asked)) ?? []
  })
  afterAll(() => empty.close())

  test('three accounts, with which one gets in', async () => {
    expect(accounts.map(({ role, username }) => [role, username])).toEqual([
      ['system', 'lina'],
      ['security', 'wangwei'],
      ['audit', 'zhaomin'],
    ])
    const [system] = accounts
    if (!system) throw new Error('no system administrator')
    await firstSteps(browser(empty.url), system)
  })

  test('a database with units is left alone', async () => {
    expect(await begin(empty.app.platform, beginningOf({ ...flags, code: '97' }))).toBeNull()
  })

  test('no demo can come to be in production', async () => {
    const reply = await browser(empty.url).call(demoAccounts)
    expect([reply.status, reply.problem.type]).toEqual([404, '/problems/not-found'])
    expect((await fetch(`${empty.url}/api/demo/clock`)).status).toBe(404)
    await expect(startDemo(empty.app.platform)).rejects.toThrow('demo mode only')
    const { pool } = empty.app.platform
    expect(await holdsDemo(pool.db)).toBe(false)
    // The clock that a demo left behind is not read, and the mark stays when every password is another.
    await empty.look('update credential set demo = true')
    await empty.look('update credential set demo = false')
    await empty.look('update demo set clock_ms = 86400000')
    expect(await holdsDemo(pool.db)).toBe(true)
    expect(empty.app.platform.demoClock).toBeNull()
    expect(Math.abs(empty.app.platform.clock.now().getTime() - clock('UTC').now().getTime())).toBeLessThan(1000)
  })
})

test.each([
  [{}, 8],
  [{ ...flags, code: '123' }, 1],
  [{ ...flags, system: 'Lina:李娜' }, 1],
  [{ ...flags, audit: 'zhaomin' }, 1],
  [{ ...flags, audit: 'lina:李娜' }, 1],
  [{ ...flags, bureau: '  ' }, 1],
])('%j is refused, naming everything', (values, least) => {
  let said = ''
  try {
    beginningOf(values)
  } catch (error) {
    said = (error as OperatorError).message
  }
  expect(said.split('\n').length - 1).toBeGreaterThanOrEqual(least)
})
