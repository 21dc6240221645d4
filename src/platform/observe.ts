/** Tells of each answered request: one line of log, one figure. Routes by their pattern, never the address asked for. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { faultOf, type Log } from './logs.ts'
import type { Metrics } from './metrics.ts'

/** Open as long as the page is; their length says nothing. Those who watch us would fill the log. */
const unmeasured = new Set(['/api/live', '/healthz', '/readyz', '/metrics'])

export function observe(log: Log, metrics: Metrics) {
  return {
    onRequestDone: (request: FastifyRequest, reply: FastifyReply, route: string): void => {
      if (unmeasured.has(route)) return
      const ms = Math.round(reply.elapsedTime * 10) / 10
      metrics.request(route, request.method, reply.statusCode, ms / 1000)
      log.info({ requestId: request.id, method: request.method, route, status: reply.statusCode, ms }, 'answered')
    },
    onError: (error: unknown, request: FastifyRequest): void => {
      const route = request.routeOptions.url ?? 'unknown'
      log.error({ requestId: request.id, method: request.method, route, fault: faultOf(error) }, 'request failed')
    },
  }
}
