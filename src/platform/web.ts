/** Serves the built web app: hashed assets for a year, the page itself never from a cache, any screen's address opens it. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import staticFiles from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

export interface WebApp {
  register(server: FastifyInstance): Promise<void>
  /** Answers a screen's address with the page; false where the request wants something else. */
  page(request: FastifyRequest, reply: FastifyReply): boolean
}

/** @param folder where the build lies; null when it was not built */
export async function webApp(folder: string): Promise<WebApp | null> {
  const file = join(folder, 'index.html')
  if (!existsSync(file)) return null
  // Read each time, so that a rebuilt app is served without a restart.
  const send = async (reply: FastifyReply) =>
    reply
      .code(200)
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(await readFile(file))
  return {
    async register(server) {
      await server.register(staticFiles, {
        root: folder,
        index: false,
        preCompressed: true,
        cacheControl: false,
        setHeaders: (reply, path) => {
          const forever = path.includes('/assets/')
          reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
        },
      })
      server.get('/', (_request, reply) => send(reply))
    },
    page(request, reply) {
      const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
      if (!wantsPage || request.url.startsWith('/api/') || request.url.startsWith('/assets/')) return false
      void send(reply)
      return true
    },
  }
}
