import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret, TOTP } from 'otpauth'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { browser } from '../../test/browser.ts'
import { testConfig, testSecret } from '../../test/config.ts'
import { changePassword, confirmTotp, me, signIn, startTotp } from '../features/identity/contract.ts'
import { openAccount } from '../features/organisation/accounts/contract.ts'
import type { OperatorError } from '../platform/operator-error.ts'
import { type App, openApp } from './app.ts'
import { begin, type FirstAccount } from './begin.ts'
import { beginningOf } from './commands/begin.ts'

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
const name = `t_${randomBytes(6).toString('hex')}`
let home: string
let app: App
let url: string
let accounts: FirstAccount[]

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('database').superuserUrl })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

beforeAll(async () => {
  await onServer(`create database ${name} owner wufang_owner`)
  home = await mkdtemp(join(tmpdir(), 'wufang-begin-'))
  const ownerUrl = new URL(inject('database').ownerUrl)
  ownerUrl.pathname = name
  const config = testConfig(home, { WUFANG_MODE: 'production' })
  app = await openApp({ config, ownerUrl: ownerUrl.href, secret: testSecret })
  url = await app.listen()
  accounts = (await begin(app.platform, beginningOf(flags))) ?? []
})
afterAll(async () => {
  await app.close()
  await onServer(`drop database ${name} with (force)`)
  await onServer(`drop role if exists wufang_app_${name}`)
  await rm(home, { recursive: true, force: true })
})

test('three accounts, each with a password of its own', () => {
  expect(accounts.map(({ role, username }) => [role, username])).toEqual([
    ['system', 'lina'],
    ['security', 'wangwei'],
    ['audit', 'zhaomin'],
  ])
  expect(new Set(accounts.map((one) => one.temporaryPassword)).size).toBe(3)
})

test('from an empty system to a working administrator: password, second factor, the first account', async () => {
  const visitor = browser(url)
  const { username = '', temporaryPassword: password = '' } = accounts[0] ?? {}
  expect((await visitor.call(signIn, { body: { username, password } })).body).toEqual({ stage: 'password' })
  const next = 'a lantern over the western gate'
  const changed = await visitor.call(changePassword, { body: { current: password, next } })
  expect(changed.body).toEqual({ stage: 'enrol-second-factor' })
  const { id, secret } = (await visitor.call(startTotp, { body: { name: '手机' } })).body
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate()
  expect((await visitor.call(confirmTotp, { params: { id }, body: { code } })).body.stage).toBe('full')
  const { posts } = (await visitor.call(me)).body
  expect(posts).toMatchObject([{ role: 'system', title: '系统管理员', unitName: '山南省公安厅' }])
  const body = { username: 'chenjie', name: '陈杰', unitId: posts[0]?.unitId ?? 0 }
  expect((await visitor.call(openAccount, { body })).status).toBe(201)
})

test('a database with units is left alone', async () => {
  expect(await begin(app.platform, beginningOf({ ...flags, code: '97' }))).toBeNull()
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
