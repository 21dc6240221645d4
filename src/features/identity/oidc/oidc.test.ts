import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { accountNamed, givePassword, journalOf, type KnownAccount } from '../../../../test/accounts.ts'
import { type Browser, browser } from '../../../../test/browser.ts'
import { type FakeProvider, fakeProvider, settingsOf } from '../../../../test/fake-provider.ts'
import { startApp, type TestApp } from '../../../../test/harness.ts'
import { finishOidc, me, mySessions, oidcPage, signInOptions, startOidc } from '../contract.ts'

let provider: FakeProvider
let app: TestApp
let officer: KnownAccount

beforeAll(async () => {
  provider = await fakeProvider()
  app = await startApp({ environment: settingsOf(provider.issuer) })
  const row = await app.owner
    .selectFrom('position')
    .innerJoin('account', 'account.id', 'position.account_id')
    .select('account.username')
    .where('role', '=', 'officer')
    .executeTakeFirstOrThrow()
  officer = await accountNamed(app, row.username)
})
beforeEach(() => {
  provider.claims = { preferred_username: officer.username }
})
afterAll(async () => {
  await app.close()
  await provider.close()
})

async function begun(): Promise<{ visitor: Browser; query: string; url: URL }> {
  const visitor = browser(app.url)
  const { status, body } = await visitor.call(startOidc)
  expect(status).toBe(200)
  return { visitor, query: provider.authorize(body.url), url: new URL(body.url) }
}

const refusedBy = async (visitor: Browser, query: string) => {
  const reply = await visitor.call(finishOidc, { body: { query } })
  expect(visitor.jar.has('wufang_session')).toBe(false)
  return [reply.status, reply.problem.type]
}

test('the sign-in page offers it', async () => {
  expect((await app.nobody.call(signInOptions)).body).toEqual({ demo: true, oidc: true, begun: true })
})

test('code flow with PKCE, state and nonce, to the account of that name', async () => {
  await givePassword(app, officer, 'seven brass kettles sing', false)
  const { visitor, query, url } = await begun()
  expect(url.searchParams.get('code_challenge_method')).toBe('S256')
  expect(url.searchParams.get('redirect_uri')).toBe(new URL(oidcPage, app.platform.config.origin).href)
  expect(url.searchParams.get('nonce')).toMatch(/.{20}/)
  const reply = await visitor.call(finishOidc, { body: { query } })
  // The first password kept here plays no part.
  expect([reply.status, reply.body]).toEqual([200, { stage: 'full' }])
  expect((await visitor.call(me)).body.username).toBe(officer.username)
  expect((await visitor.call(mySessions)).body.items.find((one) => one.current)?.method).toBe('oidc')
  expect(visitor.jar.has('wufang_oidc')).toBe(false)
  expect((await journalOf(app, officer)).at(-1)).toMatchObject({
    action: 'identity.signed-in',
    payload: { method: 'oidc' },
  })
})

describe('is refused in words', () => {
  test('when nobody here has that name: no account is made', async () => {
    const count = () => app.owner.selectFrom('account').select('id').execute()
    const before = (await count()).length
    for (const name of ['someone.else', '', undefined, 7]) {
      provider.claims = { preferred_username: name }
      const { visitor, query } = await begun()
      expect(await refusedBy(visitor, query)).toEqual([403, '/problems/oidc-unknown-account'])
    }
    expect(await count()).toHaveLength(before)
  })

  test('when the account is suspended', async () => {
    await app.owner.updateTable('account').set({ state: 'suspended' }).where('id', '=', officer.id).execute()
    const { visitor, query } = await begun()
    expect(await refusedBy(visitor, query)).toEqual([403, '/problems/account-suspended'])
    await app.owner.updateTable('account').set({ state: 'active' }).where('id', '=', officer.id).execute()
  })

  test('when the provider says no', async () => {
    const { visitor, url } = await begun()
    const query = `?${new URLSearchParams({ error: 'access_denied', state: url.searchParams.get('state') ?? '', iss: provider.issuer })}`
    expect(await refusedBy(visitor, query)).toEqual([401, '/problems/oidc-refused'])
  })

  test.each([
    ['a state of somebody else', (query: string) => query.replace(/state=[^&]+/, 'state=other')],
    ['a made-up code', (query: string) => query.replace(/code=[^&]+/, 'code=other')],
    ['another issuer', (query: string) => query.replace(/iss=[^&]+/, 'iss=http%3A%2F%2Fevil.example')],
    ['no code', () => '?state=x'],
    ['rubbish', () => 'rubbish'],
  ])('with %s', async (_name, spoil) => {
    const { visitor, query } = await begun()
    expect(await refusedBy(visitor, spoil(query))).toEqual([401, '/problems/oidc-refused'])
  })

  test.each([
    ['a nonce of another sign-in', { nonce: 'other' }],
    ['a token for another client', { aud: 'someone-else' }],
    ['a token of another issuer', { iss: 'https://evil.example' }],
    ['a token that has expired', { exp: 1_000_000_000, iat: 999_999_000 }],
  ])('with %s', async (_name, claims) => {
    provider.claims = { preferred_username: officer.username, ...claims }
    const { visitor, query } = await begun()
    expect(await refusedBy(visitor, query)).toEqual([401, '/problems/oidc-refused'])
  })

  test('a second time with one beginning, in another browser, or too late', async () => {
    const { visitor, query } = await begun()
    expect(await refusedBy(browser(app.url), query)).toEqual([409, '/problems/oidc-stale'])
    const kept = new Map(visitor.jar)
    expect((await visitor.call(finishOidc, { body: { query } })).status).toBe(200)
    const thief = browser(app.url)
    for (const [name, value] of kept) thief.jar.set(name, value)
    expect(await refusedBy(thief, query)).toEqual([401, '/problems/oidc-refused'])
    const late = await begun()
    app.setNow(new Date(Date.now() + 601_000))
    expect(await refusedBy(late.visitor, late.query)).toEqual([409, '/problems/oidc-stale'])
    app.setNow(null)
  })

  test('where no provider is set up, or it is out of reach', async () => {
    const none = await startApp()
    const far = await startApp({ environment: settingsOf('http://127.0.0.1:9') })
    try {
      expect((await none.nobody.call(startOidc)).problem.type).toBe('/problems/oidc-not-set-up')
      expect((await none.nobody.call(finishOidc, { body: { query: '?code=1' } })).status).toBe(409)
      const reply = await far.nobody.call(startOidc)
      expect([reply.status, reply.problem.type]).toEqual([503, '/problems/oidc-unreachable'])
    } finally {
      await none.close()
      await far.close()
    }
  })
})
