/**
 * A device that an account has signed in on before is counted apart from the rest of the world, so that a stranger who
 * types wrong passwords for that user name cannot keep its owner out. (The idea is OWASP's "device cookies".)
 * Cookie: a random number of the device, then for each of the last few user names a MAC over number and name.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Platform } from '../../../platform/endpoint.ts'
import { keyFor } from '../../../platform/seal.ts'

const mostNames = 5
const lifetime = 400 * 24 * 3600

const secure = (platform: Platform): boolean => platform.config.origin.startsWith('https:')
const cookieName = (platform: Platform): string => (secure(platform) ? '__Host-wufang_device' : 'wufang_device')

interface Device {
  readonly number: string
  readonly names: readonly string[]
}

function deviceOf(platform: Platform, request: FastifyRequest): Device | null {
  const [number, ...names] = (request.cookies[cookieName(platform)] ?? '').split('.')
  return number !== undefined && /^[\w-]{22}$/.test(number) ? { number, names: names.slice(0, mostNames) } : null
}

const mac = (platform: Platform, number: string, username: string): string =>
  createHmac('sha256', keyFor(platform.secret, 'device cookie')).update(`${number}\n${username}`).digest('base64url')

/** @returns the number of the device where the account signed in on it before */
export function knownDevice(platform: Platform, request: FastifyRequest, username: string): string | null {
  const device = deviceOf(platform, request)
  if (!device) return null
  const expected = Buffer.from(mac(platform, device.number, username))
  const known = device.names.some((name) => {
    const given = Buffer.from(name)
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
  return known ? device.number : null
}

export function rememberDevice(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  username: string,
): void {
  const device = deviceOf(platform, request) ?? { number: randomBytes(16).toString('base64url'), names: [] }
  const own = mac(platform, device.number, username)
  const names = [own, ...device.names.filter((name) => name !== own)].slice(0, mostNames)
  reply.setCookie(cookieName(platform), [device.number, ...names].join('.'), {
    httpOnly: true,
    sameSite: 'strict',
    secure: secure(platform),
    path: '/',
    maxAge: lifetime,
  })
}
