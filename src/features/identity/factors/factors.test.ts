import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { accountNamed, givePassword, journalOf, type KnownAccount } from '../../../../test/accounts.ts'
import { authenticator } from '../../../../test/authenticator.ts'
import { type Browser, browser } from '../../../../test/browser.ts'
import { startApp, type TestApp } from '../../../../test/harness.ts'
import {
  addPasskey,
  changePassword,
  confirmTotp,
  factors,
  giveSecondFactor,
  me,
  mySessions,
  newRecoveryCodes,
  passkeyOptions,
  removeFactor,
  renameFactor,
  secondFactorOptions,
  signIn,
  startTotp,
} from '../contract.ts'

const origin = 'http://localhost:8080'
const password = 'seven brass kettles sing'
const start = new Date('2026-03-05T08:00:00Z')

let app: TestApp
let officer: KnownAccount
let security: KnownAccount
let seconds = 0
const pass = (more: number) => {
  seconds += more
  app.setNow(new Date(start.getTime() + seconds * 1000))
}
/** What the authenticator app shows now. */
const codeOf = (secret: string, offset = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: start.getTime() + (seconds + offset) * 1000 })

const named = async (role: 'officer' | 'security'): Promise<KnownAccount> => {
  const row = await app.owner
    .selectFrom('position')
    .innerJoin('account', 'account.id', 'position.account_id')
    .select('account.username')
    .where('role', '=', role)
    .orderBy('account.username')
    .executeTakeFirstOrThrow()
  return accountNamed(app, row.username)
}

beforeAll(async () => {
  app = await startApp({ environment: { WUFANG_MODE: 'production', WUFANG_ORIGIN: origin } })
  officer = await named('officer')
  security = await named('security')
})
beforeEach(async () => {
  for (const table of ['sign_in_failure', 'second_factor', 'recovery_code'] as const)
    await app.owner.deleteFrom(table).execute()
  seconds = 0
  app.setNow(start)
  await givePassword(app, officer, password)
  await givePassword(app, security, password)
})
afterAll(() => app.close())

async function signedIn(account = officer): Promise<{ visitor: Browser; stage: string }> {
  const visitor = browser(app.url)
  const { body } = await visitor.call(signIn, { body: { username: account.username, password } })
  return { visitor, stage: body.stage }
}

async function addTotp(visitor: Browser): Promise<{ secret: string; id: string; codes: string[] }> {
  const begun = await visitor.call(startTotp, { body: { name: '工作手机' } })
  expect(begun.status).toBe(201)
  const { id, secret, uri } = begun.body
  expect(uri).toMatch(/^otpauth:\/\/totp\/Wufang/)
  const confirmed = await visitor.call(confirmTotp, { params: { id }, body: { code: codeOf(secret) } })
  expect([confirmed.status, confirmed.body.stage]).toEqual([200, 'full'])
  return { secret, id, codes: confirmed.body.recoveryCodes ?? [] }
}

const totpCode = (code: string) => ({ body: { kind: 'totp' as const, code } })

describe('an authenticator app', () => {
  test('guards the next sign-in; a code serves once', async () => {
    const { secret } = await addTotp((await signedIn()).visitor)
    const { visitor, stage } = await signedIn()
    expect(stage).toBe('second-factor')
    expect((await visitor.call(me)).body).toMatchObject({
      stage: 'second-factor',
      factors: ['totp', 'recovery'],
      posts: [],
    })
    expect((await visitor.call(mySessions)).status).toBe(401)
    // The code that proved the app is spent.
    const replayed = await visitor.call(giveSecondFactor, totpCode(codeOf(secret)))
    expect([replayed.status, replayed.problem.type]).toEqual([422, '/problems/wrong-second-factor'])
    pass(30)
    const code = codeOf(secret)
    expect((await visitor.call(giveSecondFactor, totpCode(code))).body).toEqual({ stage: 'full' })
    const items = (await visitor.call(mySessions)).body.items
    expect(items.find((one) => one.current)?.secondFactor).toBe('totp')
    const second = (await signedIn()).visitor
    expect((await second.call(giveSecondFactor, totpCode(code))).status).toBe(422)
  })

  test('a phone half a minute off still fits; two minutes off does not', async () => {
    const { secret } = await addTotp((await signedIn()).visitor)
    pass(300)
    const { visitor } = await signedIn()
    expect((await visitor.call(giveSecondFactor, totpCode(codeOf(secret, -120)))).status).toBe(422)
    expect((await visitor.call(giveSecondFactor, totpCode(codeOf(secret, -30)))).status).toBe(200)
  })

  test('two requests with one code: one is let in', async () => {
    const { secret } = await addTotp((await signedIn()).visitor)
    pass(60)
    const [one, other] = [await signedIn(), await signedIn()]
    const replies = await Promise.all(
      [one, other].map(({ visitor }) => visitor.call(giveSecondFactor, totpCode(codeOf(secret)))),
    )
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 422])
  })

  test('guessing waits from the fifth wrong code on', async () => {
    const { secret } = await addTotp((await signedIn()).visitor)
    pass(60)
    const { visitor } = await signedIn()
    const tried: number[] = []
    for (let n = 0; n < 5; n++) tried.push((await visitor.call(giveSecondFactor, totpCode('000000'))).status)
    expect(tried).toEqual([422, 422, 422, 422, 422])
    const waiting = await visitor.call(giveSecondFactor, totpCode(codeOf(secret)))
    expect([waiting.status, waiting.headers.get('retry-after')]).toEqual([429, '30'])
    // Beginning the sign-in anew changes nothing.
    expect((await (await signedIn()).visitor.call(giveSecondFactor, totpCode(codeOf(secret)))).status).toBe(429)
    pass(30)
    expect((await visitor.call(giveSecondFactor, totpCode(codeOf(secret)))).status).toBe(200)
  })

  test('is sealed at rest, bound to its row', async () => {
    const { secret } = await addTotp((await signedIn()).visitor)
    const row = await app.owner.selectFrom('second_factor').select('secret').executeTakeFirstOrThrow()
    const plain = Buffer.from(Secret.fromBase32(secret).bytes)
    expect(row.secret?.includes(plain)).toBe(false)
    expect(row.secret).toHaveLength(12 + 20 + 16)
  })

  test('begun and not confirmed guards nothing, and runs out', async () => {
    const { visitor } = await signedIn()
    const begun = (await visitor.call(startTotp, { body: { name: '手机' } })).body
    expect((await signedIn()).stage).toBe('full')
    pass(901)
    const late = await visitor.call(confirmTotp, { params: { id: begun.id }, body: { code: codeOf(begun.secret) } })
    expect(late.problem.type).toBe('/problems/challenge-gone')
    expect((await visitor.call(factors)).body.items).toEqual([])
  })

  test.each([
    ['letters', 'abcdef'],
    ['seven digits', '1234567'],
  ])('%s are no code', async (_name, code) => {
    await addTotp((await signedIn()).visitor)
    expect((await (await signedIn()).visitor.call(giveSecondFactor, totpCode(code))).status).toBe(422)
  })
})

describe('recovery codes', () => {
  test('come with the first factor, each good once', async () => {
    const { codes } = await addTotp((await signedIn()).visitor)
    expect(new Set(codes).size).toBe(10)
    const give = async (code: string) =>
      (await (await signedIn()).visitor.call(giveSecondFactor, { body: { kind: 'recovery', code } })).status
    expect(await give('0000-0000-0000-0000')).toBe(422)
    expect(await give((codes[0] ?? '').toUpperCase().replaceAll('-', ' '))).toBe(200)
    expect(await give(codes[0] ?? '')).toBe(422)
    expect(await give(codes[1] ?? '')).toBe(200)
  })

  test('new ones replace the old', async () => {
    const { visitor } = await signedIn()
    expect((await visitor.call(newRecoveryCodes)).problem.type).toBe('/problems/no-such-factor')
    const { codes } = await addTotp(visitor)
    const renewed = (await visitor.call(newRecoveryCodes)).body.codes
    expect((await visitor.call(factors)).body.recoveryCodesLeft).toBe(10)
    const guarded = (await signedIn()).visitor
    expect((await guarded.call(giveSecondFactor, { body: { kind: 'recovery', code: codes[0] ?? '' } })).status).toBe(
      422,
    )
    expect((await guarded.call(giveSecondFactor, { body: { kind: 'recovery', code: renewed[0] ?? '' } })).status).toBe(
      200,
    )
  })
})

describe('a passkey', () => {
  async function addKey(visitor: Browser, key = authenticator('localhost')) {
    const { challengeId, options } = (await visitor.call(passkeyOptions)).body
    const body = { challengeId, name: '指纹', response: key.create(options, origin) }
    return { key, body, reply: await visitor.call(addPasskey, { body }) }
  }

  test('is made and guards the next sign-in', async () => {
    const { key, reply } = await addKey((await signedIn()).visitor)
    expect([reply.status, reply.body.recoveryCodes?.length]).toEqual([201, 10])
    const { visitor, stage } = await signedIn()
    expect(stage).toBe('second-factor')
    const { challengeId, options } = (await visitor.call(secondFactorOptions)).body
    expect(options.allowCredentials).toEqual([{ id: key.id, type: 'public-key', transports: ['internal'] }])
    const response = key.get(options, origin)
    const given = await visitor.call(giveSecondFactor, { body: { kind: 'passkey', challengeId, response } })
    expect(given.body).toEqual({ stage: 'full' })
  })

  test('an answer that was used, or came too late, or belongs to another session', async () => {
    const { key } = await addKey((await signedIn()).visitor)
    const { visitor } = await signedIn()
    const prepared = (await visitor.call(secondFactorOptions)).body
    const answer = {
      body: {
        kind: 'passkey' as const,
        challengeId: prepared.challengeId,
        response: key.get(prepared.options, origin),
      },
    }
    const other = (await signedIn()).visitor
    expect((await other.call(giveSecondFactor, answer)).problem.type).toBe('/problems/challenge-gone')
    expect((await visitor.call(giveSecondFactor, answer)).status).toBe(200)
    expect((await visitor.call(giveSecondFactor, answer)).problem.type).toBe('/problems/nothing-owed')
    const late = (await other.call(secondFactorOptions)).body
    pass(301)
    const response = key.get(late.options, origin)
    const stale = await other.call(giveSecondFactor, {
      body: { kind: 'passkey', challengeId: late.challengeId, response },
    })
    expect(stale.problem.type).toBe('/problems/challenge-gone')
  })

  test('a wrong answer uses up its challenge', async () => {
    const { key } = await addKey((await signedIn()).visitor)
    const { visitor } = await signedIn()
    const { challengeId, options } = (await visitor.call(secondFactorOptions)).body
    const forged = authenticator('localhost').get(options, origin)
    const wrongs = [
      { ...forged },
      { ...forged, id: key.id, rawId: key.id },
      key.get({ challenge: 'AAAA' }, origin),
      key.get(options, 'https://evil.example'),
      { id: key.id },
      {},
    ]
    const first = await visitor.call(giveSecondFactor, {
      body: { kind: 'passkey', challengeId, response: wrongs[0] ?? {} },
    })
    expect(first.status).toBe(422)
    const again = await visitor.call(giveSecondFactor, {
      body: { kind: 'passkey', challengeId, response: key.get(options, origin) },
    })
    expect(again.problem.type).toBe('/problems/challenge-gone')
    for (const response of wrongs.slice(1)) {
      await app.owner.deleteFrom('sign_in_failure').execute()
      const prepared = (await visitor.call(secondFactorOptions)).body
      const reply = await visitor.call(giveSecondFactor, {
        body: { kind: 'passkey', challengeId: prepared.challengeId, response },
      })
      expect([reply.status, reply.problem.type]).toEqual([422, '/problems/wrong-second-factor'])
    }
  })

  test('a copy shows by its count and is not let in', async () => {
    const { key } = await addKey((await signedIn()).visitor)
    const use = async () => {
      const { visitor } = await signedIn()
      const { challengeId, options } = (await visitor.call(secondFactorOptions)).body
      const response = key.get(options, origin)
      return (await visitor.call(giveSecondFactor, { body: { kind: 'passkey', challengeId, response } })).status
    }
    key.count = 5
    expect(await use()).toBe(200)
    key.count = 5
    expect(await use()).toBe(422)
    expect((await journalOf(app, officer)).at(-1)).toMatchObject({
      action: 'identity.passkey-copied',
      payload: { name: '指纹' },
    })
    key.count = 6
    expect(await use()).toBe(200)
  })

  test('made elsewhere, twice, or with a used challenge is refused', async () => {
    const { visitor } = await signedIn()
    const { challengeId, options } = (await visitor.call(passkeyOptions)).body
    const key = authenticator('localhost')
    const elsewhere = { challengeId, name: 'x', response: key.create(options, 'https://evil.example') }
    expect((await visitor.call(addPasskey, { body: elsewhere })).problem.type).toBe('/problems/passkey-refused')
    const right = { ...elsewhere, response: key.create(options, origin) }
    expect((await visitor.call(addPasskey, { body: right })).problem.type).toBe('/problems/challenge-gone')
    expect((await addKey(visitor, key)).reply.status).toBe(201)
    const twice = (await addKey(visitor, key)).reply
    expect([twice.status, twice.problem.type]).toEqual([409, '/problems/passkey-known'])
    const garbage = (await visitor.call(passkeyOptions)).body
    const refused = await visitor.call(addPasskey, {
      body: { challengeId: garbage.challengeId, name: 'x', response: { id: 1, response: 'x' } },
    })
    expect(refused.problem.type).toBe('/problems/passkey-refused')
  })

  test('where the address is no host name, it says so', async () => {
    const plain = await startApp()
    try {
      const client = await plain.as(officer.username)
      expect((await client.call(factors)).body.passkeysPossible).toBe(false)
      expect((await client.call(passkeyOptions)).problem.type).toBe('/problems/passkey-impossible')
    } finally {
      await plain.close()
    }
  })
})

describe('administrators in production', () => {
  test('must add a factor before anything else, and keep one', async () => {
    const { visitor, stage } = await signedIn(security)
    expect(stage).toBe('enrol-second-factor')
    expect((await visitor.call(mySessions)).status).toBe(401)
    const { id } = await addTotp(visitor)
    expect((await visitor.call(mySessions)).status).toBe(200)
    expect((await visitor.call(factors)).body.required).toBe(true)
    const refused = await visitor.call(removeFactor, { params: { id } })
    expect([refused.status, refused.problem.type]).toEqual([409, '/problems/factor-required'])
  })

  test('with a first password: password, then factor', async () => {
    await givePassword(app, security, password, false)
    const { visitor, stage } = await signedIn(security)
    expect(stage).toBe('password')
    const body = { current: password, next: 'a lantern over the western gate' }
    expect((await visitor.call(changePassword, { body })).body).toEqual({ stage: 'enrol-second-factor' })
  })

  test('an account with a factor gives it before its first password is changed', async () => {
    const { secret } = await addTotp((await signedIn()).visitor)
    await givePassword(app, officer, password, false)
    pass(60)
    const { visitor, stage } = await signedIn()
    expect(stage).toBe('second-factor')
    const body = { current: password, next: 'a lantern over the western gate' }
    expect((await visitor.call(changePassword, { body })).status).toBe(401)
    expect((await visitor.call(giveSecondFactor, totpCode(codeOf(secret)))).body).toEqual({ stage: 'password' })
    expect((await visitor.call(changePassword, { body })).body).toEqual({ stage: 'full' })
  })
})

describe('names and removal', () => {
  test('are the owner’s own; the last one takes the recovery codes along', async () => {
    const { visitor } = await signedIn()
    const { id } = await addTotp(visitor)
    await visitor.call(renameFactor, { params: { id }, body: { name: '值班手机' } })
    expect((await visitor.call(factors)).body.items).toMatchObject([{ id, kind: 'totp', name: '值班手机' }])
    const stranger = (await signedIn(security)).visitor
    await addTotp(stranger)
    expect((await stranger.call(renameFactor, { params: { id }, body: { name: 'mine' } })).status).toBe(404)
    expect((await stranger.call(removeFactor, { params: { id } })).status).toBe(404)
    expect((await visitor.call(removeFactor, { params: { id } })).status).toBe(204)
    expect((await visitor.call(factors)).body).toMatchObject({ items: [], recoveryCodesLeft: 0, required: false })
    expect((await signedIn()).stage).toBe('full')
    const actions = (await journalOf(app, officer)).map((row) => row.action)
    expect(actions).toEqual(expect.arrayContaining(['identity.factor-added', 'identity.factor-renamed']))
    expect(actions.filter((action) => action === 'identity.factor-removed')).toHaveLength(1)
  })

  test('eleven are too many', async () => {
    const { visitor } = await signedIn()
    for (let n = 0; n < 10; n++) await addTotp(visitor)
    const refused = await visitor.call(startTotp, { body: { name: 'one more' } })
    expect([refused.status, refused.problem.type]).toEqual([409, '/problems/too-many-factors'])
  })
})
