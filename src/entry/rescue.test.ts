import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountNamed, givePassword, journalOf } from '../../test/accounts.ts'
import { browser } from '../../test/browser.ts'
import { startApp, type TestApp } from '../../test/harness.ts'
import { signIn } from '../features/identity/contract.ts'
import { newId } from '../platform/id.ts'
import { rescue } from './rescue.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const enter = (username: string, password: string) => browser(app.url).call(signIn, { body: { username, password } })

test('an account locked out in every way gets in again, and the journal says how', async () => {
  const account = await accountNamed(app, 'security.region')
  const password = 'seven brass kettles sing'
  await givePassword(app, account, password)
  await app.owner
    .insertInto('second_factor')
    .values({
      ...{ id: newId(), account_id: account.id, kind: 'totp', name: '手机', secret: Buffer.alloc(48) },
      ...{ created_at: new Date(), confirmed_at: new Date() },
    })
    .execute()
  for (let n = 0; n < 5; n++) await enter(account.username, 'not this one at all')
  expect((await enter(account.username, password)).status).toBe(429)

  const temporary = (await rescue(app.platform, account.username, '手机遗失')) ?? ''
  expect((await enter(account.username, temporary)).body).toEqual({ stage: 'password' })
  expect((await enter(account.username, password)).status).toBe(401)
  const said = (await journalOf(app, account)).filter((row) => String(row.payload.reason).includes('手机遗失'))
  expect(said.map((row) => [row.action, row.account_id])).toEqual([
    ['identity.factors-reset', null],
    ['identity.lock-lifted', null],
  ])
  expect(JSON.stringify(said)).not.toContain(temporary)
})

test('an unknown account and a suspended one are not rescued', async () => {
  expect(await rescue(app.platform, 'nobody.at.all', 'x')).toBeNull()
  const account = await accountNamed(app, 'officer2.xitong')
  await app.owner.updateTable('account').set({ state: 'suspended' }).where('id', '=', account.id).execute()
  expect(await rescue(app.platform, account.username, 'x')).toBeNull()
})
