/**
 * Closing in order: requests under way are answered, then their connections end. Without this a connection that turns
 * idle just after the close began would keep the server waiting for the whole keep-alive time.
 */
import type { FastifyInstance } from 'fastify'

const everyMs = 50

export function closeIdle(server: FastifyInstance): void {
  server.addHook('preClose', async () => {
    const timer = setInterval(() => server.server.closeIdleConnections(), everyMs)
    server.server.once('close', () => clearInterval(timer))
  })
}
