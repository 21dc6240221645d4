/** The cookie that carries a session's token. Behind https it is bound to the host (`__Host-`). */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from './config.ts'

const secure = (config: Config): boolean => config.origin.startsWith('https:')
const nameOf = (config: Config): string => (secure(config) ? '__Host-wufang_session' : 'wufang_session')

export function sessionToken(request: FastifyRequest, config: Config): string | null {
  const token = request.cookies[nameOf(config)]
  return token !== undefined && /^[A-Za-z0-9_-]{43}$/.test(token) ? token : null
}

export function setSession(reply: FastifyReply, config: Config, token: string, expires: Date): void {
  reply.setCookie(nameOf(config), token, {
    httpOnly: true,
    sameSite: 'strict',
    secure: secure(config),
    path: '/',
    expires,
  })
}

export function clearSession(reply: FastifyReply, config: Config): void {
  reply.clearCookie(nameOf(config), { httpOnly: true, sameSite: 'strict', secure: secure(config), path: '/' })
}
