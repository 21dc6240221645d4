import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { accountNamed, givePassword, journalOf, type KnownAccount } from '../../../../test/accounts.ts'
import { browser } from '../../../../test/browser.ts'
import { startApp, type TestApp } from '../../../../test/harness.ts'
import { allRoles } from '../../../platform/contract/role.ts'
import { demoPassword } from '../../../platform/credentials.ts'
import {
  changePassword,
  demoAccounts,
  me,
  mySessions,
  setLanguage,
  signIn,
  signInOptions,
  signOut,
} from '../contract.ts'

let app: TestApp
let officer: KnownAccount
const start = new Date('2026-03-05T08:00:00Z')
const later = (seconds: number) => app.setNow(new Date(start.getTime() + seconds * 1000))
const password = 'seven brass kettles sing'
const right = () => ({ body: { username: officer.username, password } })
const wrong = () => ({ body: { username: officer.username, password: 'not this one at all' } })

beforeAll(async () => {
  app = await startApp()
  const items = (await app.nobody.call(demoAccounts)).body.items
  const username = items.find((one) => one.role === 'officer')?.username
  if (!username) throw new Error('the seeded region has no officer')
  officer = await accountNamed(app, username)
})
beforeEach(async () => {
  app.setNow(start)
  await app.owner.deleteFrom('sign_in_failure').execute()
  await givePassword(app, officer, password)
})
afterAll(() => app.close())

describe('user name and password', () => {
  test('opens a full session by a cookie that scripts and other sites cannot use', async () => {
    const visitor = browser(app.url, { 'user-agent': 'Mozilla/5.0 (Test)' })
    const reply = await visitor.call(signIn, right())
    expect([reply.status, reply.body]).toEqual([200, { stage: 'full' }])
    const line = reply.headers.getSetCookie().find((one) => one.startsWith('wufang_session=')) ?? ''
    expect(line).toMatch(/HttpOnly/)
    expect(line).toMatch(/SameSite=Strict/)
    expect(line).toMatch(/Path=\//)
    const mine = await visitor.call(me)
    expect(mine.body).toMatchObject({ username: officer.username, stage: 'full', factors: [], language: 'zh' })
    expect(mine.body.posts).toMatchObject([{ role: 'officer', unitId: officer.unitId, units: [officer.unitId] }])
    const sessions = (await visitor.call(mySessions)).body.items
    expect(sessions.filter((one) => one.current)).toMatchObject([
      { agent: 'Mozilla/5.0 (Test)', address: '127.0.0.1', method: 'password', secondFactor: null },
    ])
  })

  test('the token stands in the database only as a digest', async () => {
    const visitor = browser(app.url)
    await visitor.call(signIn, right())
    const token = visitor.jar.get('wufang_session') ?? ''
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    const rows = await app.owner.selectFrom('session').select('token_hash').execute()
    expect(rows.some((row) => row.token_hash.toString('base64url') === token)).toBe(false)
  })

  test('the user name is read as people type it', async () => {
    const body = { username: ` ${officer.username.toUpperCase()} `, password }
    expect((await browser(app.url).call(signIn, { body })).status).toBe(200)
  })

  test('a wrong password and an unknown user name get the same answer', async () => {
    const one = await browser(app.url).call(signIn, wrong())
    const other = await browser(app.url).call(signIn, { body: { username: 'nobody.at.all', password } })
    expect([one.status, other.status]).toEqual([401, 401])
    const plain = ({ problem }: typeof one) => ({ ...problem, instance: null })
    expect(plain(other)).toEqual(plain(one))
    expect(one.headers.getSetCookie()).toEqual([])
  })

  test.each([
    ['no body', null, 422],
    ['no password', { username: 'a' }, 422],
    ['an unknown field', { username: 'a', password: 'b', remember: true }, 422],
    ['a number for a password', { username: 'a', password: 12 }, 422],
    ['a password of 257 characters', { username: 'a', password: 'x'.repeat(257) }, 422],
    ['an object for a user name', { username: { $ne: null }, password: 'x' }, 422],
    ['a body of 9 kB', { username: 'a', password: 'x'.repeat(9000) }, 413],
    ['a zero character', { username: 'a\u0000b', password: 'x' }, 400],
  ])('%s is refused in words', async (_name, body, status) => {
    const reply = await fetch(`${app.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-wufang': '1' },
      body: JSON.stringify(body),
    })
    expect(reply.status).toBe(status)
    expect(reply.headers.get('content-type')).toMatch(/problem\+json/)
  })

  test('another site cannot sign anybody in: the header of our own screens is demanded', async () => {
    const reply = await browser(app.url).call(signIn, { ...right(), headers: { 'x-wufang': '' } })
    expect(reply.status).toBe(403)
  })

  test('signing in over another session ends that one', async () => {
    const visitor = browser(app.url)
    await visitor.call(signIn, right())
    const before = new Map(visitor.jar)
    await visitor.call(signIn, right())
    const stale = browser(app.url)
    for (const [name, value] of before) stale.jar.set(name, value)
    expect((await stale.call(me)).status).toBe(401)
    expect((await visitor.call(me)).status).toBe(200)
  })

  test('a suspended account is told so only to whoever knows the password', async () => {
    await app.owner.updateTable('account').set({ state: 'suspended' }).where('id', '=', officer.id).execute()
    try {
      expect((await browser(app.url).call(signIn, wrong())).status).toBe(401)
      const reply = await browser(app.url).call(signIn, right())
      expect([reply.status, reply.problem.type]).toEqual([403, '/problems/account-suspended'])
    } finally {
      await app.owner.updateTable('account').set({ state: 'active' }).where('id', '=', officer.id).execute()
    }
  })
})

describe('waiting after failures', () => {
  const fail = async (times: number, username = officer.username) => {
    const statuses: number[] = []
    for (let n = 0; n < times; n++) {
      const body = { username, password: 'not this one at all' }
      statuses.push((await browser(app.url).call(signIn, { body })).status)
    }
    return statuses
  }

  test('from the fifth failure on, known and unknown names alike; the right password waits too', async () => {
    expect(await fail(6)).toEqual([401, 401, 401, 401, 401, 429])
    expect(await fail(6, 'nobody.at.all')).toEqual([401, 401, 401, 401, 401, 429])
    const waiting = await browser(app.url).call(signIn, right())
    expect([waiting.status, waiting.headers.get('retry-after')]).toEqual([429, '30'])
    expect(waiting.problem.detail).toContain('30')
  })

  test('it ends by itself, doubles with the next failure, and success forgets', async () => {
    await fail(5)
    later(30)
    expect(await fail(2)).toEqual([401, 429])
    later(89)
    expect((await browser(app.url).call(signIn, right())).headers.get('retry-after')).toBe('1')
    later(90)
    expect((await browser(app.url).call(signIn, right())).status).toBe(200)
    expect(await fail(4)).toEqual([401, 401, 401, 401])
  })

  test('a device the owner signed in on before is not kept out by a stranger', async () => {
    const own = browser(app.url)
    await own.call(signIn, right())
    await own.call(signOut)
    await fail(8)
    expect((await browser(app.url).call(signIn, right())).status).toBe(429)
    expect((await own.call(signIn, right())).status).toBe(200)
    // The device's own mistakes count, and its cookie serves no other name.
    await own.call(signOut)
    for (let n = 0; n < 5; n++) await own.call(signIn, wrong())
    expect((await own.call(signIn, right())).status).toBe(429)
  })

  test('a made-up device cookie is worth nothing', async () => {
    await fail(5)
    const forged = browser(app.url)
    forged.jar.set('wufang_device', `${'A'.repeat(22)}.${'B'.repeat(43)}`)
    expect((await forged.call(signIn, right())).status).toBe(429)
  })

  test('many attempts at once do not slip past the counter', async () => {
    const replies = await Promise.all(Array.from({ length: 12 }, () => browser(app.url).call(signIn, wrong())))
    const tried = replies.filter((reply) => reply.status === 401).length
    expect(tried).toBeLessThanOrEqual(5)
    expect(replies.every((reply) => reply.status === 401 || reply.status === 429)).toBe(true)
  })

  test('the address itself waits after many names were tried', async () => {
    for (let n = 0; n < 30; n++)
      await browser(app.url).call(signIn, { body: { username: `guess${n}`, password: 'whatever it is' } })
    expect((await browser(app.url).call(signIn, right())).status).toBe(429)
  })
})

describe('a session', () => {
  const signedIn = async () => {
    const visitor = browser(app.url)
    await visitor.call(signIn, right())
    return visitor
  }

  test('ends after two idle hours', async () => {
    const visitor = await signedIn()
    later(7199)
    expect((await visitor.call(me)).status).toBe(200)
    // That use moved the end on.
    later(7199 + 7199)
    expect((await visitor.call(me)).status).toBe(200)
    later(7199 + 7199 + 7201)
    expect((await visitor.call(me)).status).toBe(401)
  })

  test('ends after twelve hours however busy', async () => {
    const visitor = await signedIn()
    for (let minutes = 60; minutes < 720; minutes += 60) {
      later(minutes * 60)
      expect((await visitor.call(me)).status).toBe(200)
    }
    later(720 * 60)
    const ended = await visitor.call(me)
    expect([ended.status, ended.problem.type]).toEqual([401, '/problems/not-signed-in'])
  })

  test('is over at once after signing out, also for a thief of the cookie', async () => {
    const visitor = await signedIn()
    const thief = browser(app.url)
    for (const [name, value] of visitor.jar) thief.jar.set(name, value)
    expect((await visitor.call(signOut)).status).toBe(204)
    expect(visitor.jar.has('wufang_session')).toBe(false)
    expect((await thief.call(me)).status).toBe(401)
  })

  test.each(['', 'x', 'A'.repeat(43), `${'A'.repeat(43)}; drop table session`])('a made-up token %j', async (token) => {
    const visitor = browser(app.url)
    visitor.jar.set('wufang_session', token)
    expect((await visitor.call(me)).status).toBe(401)
  })

  test('keeps the language that was chosen', async () => {
    const visitor = await signedIn()
    expect((await visitor.call(setLanguage, { body: { language: 'en' } })).status).toBe(204)
    expect((await visitor.call(me)).body.language).toBe('en')
    await visitor.call(setLanguage, { body: { language: 'zh' } })
  })
})

describe('the first password', () => {
  const next = 'a lantern over the western gate'

  test('opens nothing but its own change', async () => {
    await givePassword(app, officer, password, false)
    const visitor = browser(app.url)
    expect((await visitor.call(signIn, right())).body).toEqual({ stage: 'password' })
    expect((await visitor.call(me)).body).toMatchObject({ stage: 'password', posts: [] })
    expect((await visitor.call(mySessions)).status).toBe(401)
    const changed = await visitor.call(changePassword, { body: { current: password, next } })
    expect([changed.status, changed.body]).toEqual([200, { stage: 'full' }])
    expect((await visitor.call(mySessions)).status).toBe(200)
    expect((await browser(app.url).call(signIn, right())).status).toBe(401)
    expect((await browser(app.url).call(signIn, { body: { username: officer.username, password: next } })).status).toBe(
      200,
    )
  })

  test.each([
    ['short', 'password-too-short'],
    ['Wufang@20262026', 'password-common'],
    [password, 'password-same'],
  ])('%j will not do', async (chosen, slug) => {
    await givePassword(app, officer, password, false)
    const visitor = browser(app.url)
    await visitor.call(signIn, right())
    const refused = await visitor.call(changePassword, { body: { current: password, next: chosen } })
    expect([refused.status, refused.problem.type]).toEqual([422, `/problems/${slug}`])
    expect((await visitor.call(me)).body.stage).toBe('password')
  })

  test('the present password is asked for, counted, and other sessions end', async () => {
    const [visitor, other] = [browser(app.url), browser(app.url)]
    await visitor.call(signIn, right())
    await other.call(signIn, right())
    const attempt = (current: string) => visitor.call(changePassword, { body: { current, next } })
    for (let n = 0; n < 5; n++) expect((await attempt('wrong wrong wrong')).status).toBe(422)
    expect((await attempt(password)).status).toBe(429)
    later(31)
    expect((await attempt(password)).status).toBe(200)
    expect((await other.call(me)).status).toBe(401)
    expect((await visitor.call(me)).status).toBe(200)
  })
})

test('the journal of the unit names what happened, and no secret', async () => {
  await app.owner.deleteFrom('sign_in_failure').execute()
  const before = (await journalOf(app, officer)).length
  for (let n = 0; n < 7; n++) await browser(app.url).call(signIn, wrong())
  later(31)
  const visitor = browser(app.url)
  await visitor.call(signIn, right())
  await visitor.call(changePassword, { body: { current: password, next: 'a lantern over the western gate' } })
  await visitor.call(signOut)
  const rows = (await journalOf(app, officer)).slice(before)
  expect(rows.map(({ action, payload, account_id }) => [action, payload, account_id])).toEqual([
    ['identity.sign-in-failed', { what: 'password', failures: 5, address: '127.0.0.1' }, null],
    [
      'identity.signed-in',
      { method: 'password', secondFactor: null, address: '127.0.0.1', failuresBefore: 5 },
      officer.id,
    ],
    ['identity.password-changed', expect.objectContaining({ first: false }), officer.id],
    ['identity.signed-out', { sessions: 1 }, officer.id],
  ])
  expect(rows.every((row) => row.audience === 513)).toBe(true)
  const everything = JSON.stringify(await app.owner.selectFrom('journal').selectAll().execute())
  for (const secret of [password, 'lantern', visitor.jar.get('wufang_device') ?? 'none', 'argon2'])
    expect(everything).not.toContain(secret)
})

describe('demo and production', () => {
  test('the demo lists its accounts, which sign in with the published password', async () => {
    expect((await app.nobody.call(signInOptions)).body).toEqual({ demo: true, oidc: false, begun: true })
    const items = (await app.nobody.call(demoAccounts)).body.items
    const director = items.find((one) => one.role === 'director')
    expect(director?.password).toBe(demoPassword)
    const body = { username: director?.username ?? '', password: demoPassword }
    expect((await browser(app.url).call(signIn, { body })).body).toEqual({ stage: 'full' })
    expect(items.every((one) => one.tryFirst !== null)).toBe(true)
    expect(new Set(['officer', ...items.map((one) => one.role)])).toEqual(new Set(allRoles))
    // Whoever has a password of their own is not listed.
    expect(items.some((one) => one.username === officer.username)).toBe(false)
  })

  test('any other account is found by unit, post, name or user name; a sign of LIKE is only a sign', async () => {
    const found = async (q: string) =>
      (await app.nobody.call(demoAccounts, { query: { q } })).body.items.map((one) => one.username)
    expect(await found('溪桐县看守所 所长')).toEqual(['director.xitong'])
    expect(await found('director.XITONG')).toEqual(['director.xitong'])
    expect(await found('%')).toEqual([])
    expect(await found('officer')).not.toContain(officer.username)
    expect((await found('县')).length).toBe(20)
  })

  test('production lists nothing, and the published password is worth nothing', async () => {
    const real = await startApp({ environment: { WUFANG_MODE: 'production' } })
    try {
      expect((await real.nobody.call(demoAccounts)).status).toBe(404)
      expect((await real.nobody.call(signInOptions)).body).toEqual({ demo: false, oidc: false, begun: true })
      const body = { username: officer.username, password: demoPassword }
      expect((await browser(real.url).call(signIn, { body })).status).toBe(401)
    } finally {
      await real.close()
    }
  })

  test('behind https the cookies are bound to the host', async () => {
    const real = await startApp({ environment: { WUFANG_ORIGIN: 'https://wufang.example' } })
    try {
      const reply = await browser(real.url).call(signIn, {
        body: { username: officer.username, password: demoPassword },
      })
      const lines = reply.headers.getSetCookie()
      expect(lines).toHaveLength(2)
      for (const line of lines) expect(line).toMatch(/^__Host-wufang_(session|device)=.*; Secure/)
    } finally {
      await real.close()
    }
  })
})
