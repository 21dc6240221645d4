/**
 * What opens when a code is scanned. Not the app but a page of a few kilobytes, so that an old phone of somebody without
 * an account shows it at once; whoever works there is led on into the app by it.
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'

/** @param folder where the build lies */
export const scanPage = (folder: string) => (server: FastifyInstance) => {
  const file = join(folder, 'scan.html')
  server.get('/q/:token', async (_request, reply) =>
    existsSync(file)
      ? reply
          // Whoever the page links to learns nothing of the code.
          .headers({ 'cache-control': 'no-cache', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' })
          .type('text/html; charset=utf-8')
          .send(await readFile(file))
      : reply.callNotFound(),
  )
}
