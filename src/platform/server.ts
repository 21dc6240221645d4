/** The HTTP server: every endpoint behind the one door, problems for everything that goes wrong, headers, documents. */
import cookie from '@fastify/cookie'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { closeIdle } from './closing.ts'
import { compressed } from './compressed.ts'
import { isWrite } from './contract/endpoint.ts'
import { problems, type Refusal, refuse } from './contract/problem.ts'
import type { Language } from './contract/text.ts'
import { docsCss, docsPage } from './docs.ts'
import { answer, type Platform, type Served } from './endpoint.ts'
import { dropReceived } from './files/routes.ts'
import { takeUpload } from './files/upload.ts'
import { securityHeaders } from './headers.ts'
import { newId } from './id.ts'
import { openapi } from './openapi.ts'
import { problemReply, refusalOf } from './problems.ts'
import { sessionToken } from './session-cookie.ts'
import { type Validators, validatorsOf } from './validate.ts'
import type { WebApp } from './web.ts'

export interface ServerParts {
  readonly platform: Platform
  readonly routes: readonly Served[]
  /** Null: no screens are served (API only). */
  readonly web?: WebApp | null
  /** Operations and live updates: registered beside the endpoints. */
  readonly extras?: readonly ((server: FastifyInstance) => Promise<void> | void)[]
  readonly onRequestDone?: (request: FastifyRequest, reply: FastifyReply, route: string) => void
  readonly onError?: (error: unknown, request: FastifyRequest) => void
}

/** `Accept-Language` decides between the two; Chinese is the first. */
export const languageOf = (request: FastifyRequest): Language =>
  /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh'

export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const server = Fastify({
    logger: false,
    genReqId: newId,
    // Behind a reverse proxy on the same machine its word on the address is taken; nobody else's.
    trustProxy: 'loopback',
    bodyLimit: 256 * 1024,
    requestTimeout: 120_000,
    routerOptions: { maxParamLength: 256 },
    exposeHeadRoutes: false,
    // A path that cannot be read is refused before any hook runs.
    frameworkErrors: (error, request, reply) => {
      reply.headers(securityHeaders)
      void sendProblem(parts, error, request, reply)
    },
  })
  server.setErrorHandler((error: FastifyError, request, reply) => sendProblem(parts, error, request, reply))
  server.setNotFoundHandler((request, reply) =>
    parts.web?.page(request, reply) ? reply : sendProblem(parts, refuse(problems.notFound, {}), request, reply),
  )
  closeIdle(server)
  await server.register(cookie)
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders)
    reply.header('x-request-id', request.id)
  })
  server.addHook('onResponse', async (request, reply) => {
    parts.onRequestDone?.(request, reply, request.routeOptions.url ?? 'unknown')
  })
  jsonOnly(server)

  for (const served of parts.routes) route(server, parts, served)
  const document = JSON.stringify(openapi(parts.routes.map((one) => one.contract)))
  server.get('/api/openapi.json', async (_request, reply) => reply.type('application/json').send(document))
  server.get('/api/docs', async (request, reply) =>
    reply.type('text/html; charset=utf-8').send(
      docsPage(
        parts.routes.map((one) => one.contract),
        languageOf(request),
      ),
    ),
  )
  server.get('/api/docs.css', async (_request, reply) => reply.type('text/css; charset=utf-8').send(docsCss))
  if (parts.web) await parts.web.register(server)
  for (const extra of parts.extras ?? []) await extra(server)
  return server
}

/** JSON is the only body the endpoints read, except uploads, which register a parser of their own. */
function jsonOnly(server: FastifyInstance): void {
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text: string, done) => {
    if (text === '') return done(null, null)
    try {
      done(null, JSON.parse(text, harmless))
    } catch {
      done(refuse(problems.badRequest, {}))
    }
  })
}

/** Neither PostgreSQL (U+0000) nor the journal's canonical form (half a surrogate pair) can keep it. */
const unkeepable = (text: string): boolean => text.includes('\u0000') || !text.isWellFormed()

/** Keys that could reach a prototype never come in; text that cannot be kept is refused. */
function harmless(this: unknown, key: string, value: unknown): unknown {
  if (unkeepable(key) || (typeof value === 'string' && unkeepable(value))) throw new SyntaxError('unkeepable text')
  return key === '__proto__' || key === 'constructor' || key === 'prototype' ? undefined : value
}

function route(server: FastifyInstance, parts: ServerParts, served: Served): void {
  const { contract } = served
  const validators: Validators = validatorsOf(contract)
  const register = async (scope: FastifyInstance) => {
    if (contract.upload) {
      scope.removeAllContentTypeParsers()
      // A stream: taken in by `takeUpload`, which counts its bytes.
      scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    }
    scope.route({
      method: contract.method,
      url: contract.path,
      bodyLimit: contract.limit,
      handler: async (request, reply) => {
        if (isWrite(contract) && request.headers['x-wufang'] !== '1') throw refuse(problems.forbidden, {})
        const given = request.headers['idempotency-key']
        const token = sessionToken(request, parts.platform.config)
        const received = contract.upload ? await takeUpload(parts.platform, served, token, request) : null
        const result = await answer(parts.platform, served, validators, {
          token,
          language: languageOf(request),
          idempotencyKey: typeof given === 'string' ? given : null,
          params: request.params,
          query: request.query,
          body: received ?? request.body,
          request,
          reply,
        }).finally(() => received && dropReceived(received))
        // Bytes that take long to make are made after the commit: such a handler answers with the making.
        const { value } = result
        if (contract.form === 'bytes') return reply.send(typeof value === 'function' ? await value() : value)
        reply.code(result.status).header('cache-control', 'no-store')
        if (result.text === null) return reply.send()
        reply.type('application/json; charset=utf-8')
        return reply.send(contract.long ? await compressed(request, reply, result.text) : result.text)
      },
    })
  }
  void server.register(register)
}

function sendProblem(parts: ServerParts, error: FastifyError | Refusal, request: FastifyRequest, reply: FastifyReply) {
  const known = refusalOf(error, constraintsOf(parts, request)) ?? refusalOfFastify(error, request)
  if (!known) parts.onError?.(error, request)
  const refusal = known ?? refuse(problems.internal, { requestId: request.id })
  const { status, body } = problemReply(refusal, languageOf(request), `/requests/${request.id}`)
  const seconds = refusal.details.seconds
  if (typeof seconds === 'number') reply.header('retry-after', String(seconds))
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(body))
}

const constraintsOf = (parts: ServerParts, request: FastifyRequest) =>
  parts.routes.find(({ contract }) => contract.path === request.routeOptions.url && contract.method === request.method)
    ?.constraints

/** What Fastify refuses before a handler runs. */
function refusalOfFastify(error: FastifyError | Refusal, request: FastifyRequest): Refusal | null {
  const code = 'code' in error ? error.code : ''
  const status = 'statusCode' in error ? error.statusCode : undefined
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return refuse(problems.tooLarge, { limit: `${Math.round((request.routeOptions.bodyLimit ?? 0) / 1024)} kB` })
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return refuse(problems.wrongContentType, { got: (request.headers['content-type'] ?? '').slice(0, 80) })
  if (status !== undefined && status >= 400 && status < 500) return refuse(problems.badRequest, {})
  return null
}
