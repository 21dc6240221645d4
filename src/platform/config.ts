/**
 * Every setting of Wufang, read once from the environment and `.env` (the environment wins). All wrong settings are
 * named in one error; values of secrets are never part of a message.
 */
import { readFileSync } from 'node:fs'
import { isIPv6 } from 'node:net'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseEnv } from 'node:util'
import { OperatorError } from './operator-error.ts'
import { Secret } from './secret.ts'

const modes = ['demo', 'production'] as const
/** What one process does: answer HTTP, run jobs, take sensor readings. Not to be taken for an officer's role. */
const processRoles = ['api', 'worker', 'ingest'] as const
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

export interface Config {
  /** 0 takes any free port. */
  readonly port: number
  readonly host: string
  readonly mode: (typeof modes)[number]
  /** Absolute folder of everything the app keeps. */
  readonly home: string
  /** Undefined: the embedded PostgreSQL under `home`. */
  readonly databaseUrl: Secret | undefined
  readonly roles: readonly (typeof processRoles)[number][]
  /** Undefined: the one kept under `home`. */
  readonly secret: Secret | undefined
  /** Scheme, host and port people type; cookies and passkeys are bound to it. */
  readonly origin: string
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: Secret } | undefined
  readonly logLevel: (typeof logLevels)[number]
  /** IANA name; calendar windows are computed in it. */
  readonly timeZone: string
  /** Whether webhooks may lead to addresses inside the network; `WEBHOOK_PRIVATE=allow`. */
  readonly webhookPrivate: boolean
  /** The server that takes mail, and the sender; undefined: none is sent. */
  readonly mail: { readonly url: Secret; readonly from: string } | undefined
}

type Environment = Readonly<Record<string, string | undefined>>

const settings = [
  'PORT',
  'HOST',
  'WUFANG_MODE',
  'WUFANG_HOME',
  'DATABASE_URL',
  'WUFANG_ROLES',
  'WUFANG_SECRET',
  'WUFANG_ORIGIN',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'LOG_LEVEL',
  'WUFANG_TIME_ZONE',
  'WEBHOOK_PRIVATE',
  'SMTP_URL',
  'MAIL_FROM',
] as const
type Setting = (typeof settings)[number]

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url))

/** Settings of this process: `.env` in the project's root, overridden by the environment. */
export function loadConfig(): Config {
  return readConfig({ ...readEnvFile(join(projectRoot, '.env')), ...process.env })
}

/** Throws one `OperatorError` that names every wrong setting. */
export function readConfig(env: Environment): Config {
  const wrong: string[] = []
  const read = (name: Setting) => env[name]?.trim() || undefined
  const oneOf = <const T extends string>(name: Setting, choices: readonly T[], fallback: T): T => {
    const value = read(name) ?? fallback
    const choice = choices.find((known) => known === value)
    if (choice === undefined) wrong.push(`${name} must be one of ${choices.join(', ')}`)
    return choice ?? fallback
  }

  for (const name of Object.keys(env)) {
    if (name.startsWith('WUFANG_') && !settings.some((known) => known === name)) {
      wrong.push(`${name} is not a setting (known: ${settings.join(', ')})`)
    }
  }

  const portText = read('PORT') ?? '8080'
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : Number.NaN
  if (!(port <= 65_535)) wrong.push('PORT must be a whole number from 0 to 65535')

  const host = read('HOST') ?? '127.0.0.1'
  if (!/^[\w.:-]+$/.test(host)) wrong.push('HOST must be a host name or an address, without scheme or port')

  const roleNames = (read('WUFANG_ROLES') ?? processRoles.join(',')).split(',').map((name) => name.trim())
  const roles = processRoles.filter((role) => roleNames.includes(role))
  if (roleNames.some((name) => !processRoles.some((role) => role === name))) {
    wrong.push(`WUFANG_ROLES must be a list out of ${processRoles.join(', ')}`)
  }

  const databaseUrl = read('DATABASE_URL')
  if (databaseUrl !== undefined && !isUrl(databaseUrl, ['postgres:', 'postgresql:'])) {
    wrong.push('DATABASE_URL must look like postgres://user:password@host:5432/database')
  }

  const secret = read('WUFANG_SECRET')
  if (secret !== undefined && secret.length < 32) wrong.push('WUFANG_SECRET must have at least 32 characters')

  const originText = read('WUFANG_ORIGIN')
  if (originText !== undefined && !(isUrl(originText, ['http:', 'https:']) && new URL(originText).pathname === '/')) {
    wrong.push('WUFANG_ORIGIN must be scheme, host and port only, such as https://wufang.example.gov.cn')
  }
  const origin =
    originText !== undefined && URL.canParse(originText) ? new URL(originText).origin : ownOrigin(host, port)

  const timeZone = read('WUFANG_TIME_ZONE') ?? 'Asia/Shanghai'
  if (!isTimeZone(timeZone)) wrong.push('WUFANG_TIME_ZONE must be an IANA time zone such as Asia/Shanghai')

  const mode = oneOf('WUFANG_MODE', modes, 'demo')
  const logLevel = oneOf('LOG_LEVEL', logLevels, 'info')
  const webhookPrivate = oneOf('WEBHOOK_PRIVATE', ['allow', 'refuse'], 'refuse') === 'allow'
  const oidc = readOidc(read, wrong)
  const mail = readMail(read, wrong)

  if (wrong.length > 0) throw new OperatorError(`wrong settings:\n${wrong.map((line) => `  ${line}`).join('\n')}`)
  return {
    port,
    host,
    mode,
    home: resolve(projectRoot, read('WUFANG_HOME') ?? '.wufang'),
    databaseUrl: databaseUrl === undefined ? undefined : new Secret(databaseUrl),
    roles,
    secret: secret === undefined ? undefined : new Secret(secret),
    origin,
    oidc,
    logLevel,
    timeZone,
    webhookPrivate,
    mail,
  }
}

function readOidc(read: (name: Setting) => string | undefined, wrong: string[]): Config['oidc'] {
  const issuer = read('OIDC_ISSUER')
  const clientId = read('OIDC_CLIENT_ID')
  const clientSecret = read('OIDC_CLIENT_SECRET')
  if (issuer !== undefined && !isUrl(issuer, ['http:', 'https:'])) wrong.push('OIDC_ISSUER must be an http(s) address')
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    wrong.push('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together: set all three or none')
    return undefined
  }
  return { issuer, clientId, clientSecret: new Secret(clientSecret) }
}

function readMail(read: (name: Setting) => string | undefined, wrong: string[]): Config['mail'] {
  const [url, from] = [read('SMTP_URL'), read('MAIL_FROM')]
  if (url === undefined && from === undefined) return undefined
  if (url === undefined || from === undefined) {
    wrong.push('SMTP_URL and MAIL_FROM belong together: set both or none')
    return undefined
  }
  if (!isUrl(url, ['smtp:', 'smtps:'])) wrong.push('SMTP_URL must look like smtps://user:password@mail.example:465')
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(from)) wrong.push('MAIL_FROM must be one address, such as wufang@example.gov.cn')
  return { url: new Secret(url), from }
}

function readEnvFile(file: string): Environment {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw new OperatorError(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
  return parseEnv(text)
}

/** A server that listens everywhere is reached by this machine under `localhost`. */
function ownOrigin(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::'
  return `http://${everywhere ? 'localhost' : isIPv6(host) ? `[${host}]` : host}:${port}`
}

function isUrl(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol) && new URL(text).hostname !== ''
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
