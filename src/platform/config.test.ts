/** Settings: defaults, every wrong one at once, and no secret in anything that can be printed. */
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const right = {
  PORT: '9000',
  HOST: '0.0.0.0',
  WUFANG_MODE: 'production',
  WUFANG_HOME: '/srv/wufang',
  DATABASE_URL: 'postgres://wufang:hush-database@db.internal:5432/wufang',
  WUFANG_ROLES: 'worker, api',
  WUFANG_SECRET: 'hush-instance-secret-of-32-characters',
  WUFANG_ORIGIN: 'https://wufang.example.gov.cn/',
  OIDC_ISSUER: 'https://id.example.gov.cn',
  OIDC_CLIENT_ID: 'wufang',
  OIDC_CLIENT_SECRET: 'hush-client',
  LOG_LEVEL: 'warn',
  WUFANG_TIME_ZONE: 'Asia/Urumqi',
}

test('without settings it is the demo on this machine', () => {
  expect(readConfig({ PATH: '/usr/bin', PORT: '' })).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    mode: 'demo',
    home: expect.stringMatching(/\.wufang$/),
    databaseUrl: undefined,
    roles: ['api', 'worker', 'ingest'],
    secret: undefined,
    origin: 'http://127.0.0.1:8080',
    oidc: undefined,
    logLevel: 'info',
    timeZone: 'Asia/Shanghai',
  })
})

test('every setting is read', () => {
  const config = readConfig(right)
  expect(config).toMatchObject({
    port: 9000,
    host: '0.0.0.0',
    mode: 'production',
    home: '/srv/wufang',
    roles: ['api', 'worker'],
    origin: 'https://wufang.example.gov.cn',
    logLevel: 'warn',
    timeZone: 'Asia/Urumqi',
  })
  expect(config.databaseUrl?.reveal()).toBe(right.DATABASE_URL)
  expect(config.secret?.reveal()).toBe(right.WUFANG_SECRET)
  expect(config.oidc?.clientSecret.reveal()).toBe(right.OIDC_CLIENT_SECRET)
})

test('a server that listens everywhere is reached as localhost, one on IPv6 in brackets', () => {
  expect(readConfig({ HOST: '0.0.0.0', PORT: '80' }).origin).toBe('http://localhost:80')
  expect(readConfig({ HOST: '::1' }).origin).toBe('http://[::1]:8080')
})

const wrong = {
  PORT: '80800',
  HOST: 'http://here',
  WUFANG_MODE: 'test',
  DATABASE_URL: 'mysql://root:hush-database@db/x',
  WUFANG_ROLES: 'api,officer',
  WUFANG_SECRET: 'hush-too-short',
  WUFANG_ORIGIN: 'https://wufang.example.gov.cn/app',
  OIDC_ISSUER: 'id.example.gov.cn',
  OIDC_CLIENT_SECRET: 'hush-client',
  LOG_LEVEL: 'loud',
  WUFANG_TIME_ZONE: 'Beijing',
  WUFANG_HOEM: '/data',
}

function complaint(env: Record<string, string>): string {
  try {
    readConfig(env)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return ''
}

test('every wrong setting is named at once', () => {
  const said = complaint(wrong)
  const lines = said.split('\n').slice(1)
  for (const name of Object.keys(wrong)) {
    expect(
      lines.filter((line) => line.trim().startsWith(name) || line.includes(`, ${name}`)),
      name,
    ).not.toEqual([])
  }
  expect(lines.some((line) => line.includes('OIDC_CLIENT_ID'))).toBe(true)
})

test.each(['-1', '1e3', '80.5', ' ', '99999999'])('PORT %j is refused or the default', (text) => {
  if (text.trim() === '') expect(readConfig({ PORT: text }).port).toBe(8080)
  else expect(complaint({ PORT: text })).toContain('PORT must be')
})

test('no secret is printed: not in a complaint, not in JSON, not by inspecting', () => {
  const config = readConfig(right)
  for (const printed of [
    complaint(wrong),
    JSON.stringify(config),
    inspect(config, { depth: 9, showHidden: true }),
    `${config.databaseUrl} ${config.secret} ${config.oidc?.clientSecret}`,
  ]) {
    expect(printed).not.toContain('hush')
    expect(printed.length).toBeGreaterThan(20)
  }
})
