/**
 * Closing in order: requests under way are answered, then their connections end. Browsers also open connections ahead
 * of need; one that never asked anything, or that turns idle just after the close began, would keep the server waiting.
 */
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

const everyMs = 50
/** After this, whatever is still under way is cut. */
const patienceMs = 20_000

export function closeIdle(server: FastifyInstance): void {
  const http = server.server
  const unused = new Set<Socket>()
  http.on('connection', (socket) => {
    unused.add(socket)
    socket.once('close', () => unused.delete(socket))
  })
  http.on('request', (request) => unused.delete(request.socket))
  server.addHook('preClose', async () => {
    const idle = setInterval(() => {
      http.closeIdleConnections()
      for (const socket of unused) socket.destroy()
    }, everyMs)
    const rest = setTimeout(() => http.closeAllConnections(), patienceMs)
    http.once('close', () => {
      clearInterval(idle)
      clearTimeout(rest)
    })
  })
}
