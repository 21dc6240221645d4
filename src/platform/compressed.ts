/**
 * Long replies compressed, for slow lines. Only of endpoints whose contract says so: where a secret stands beside words that
 * the request chose, the length of the compressed reply would tell the secret (BREACH). Streams are never compressed.
 */
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Below so many characters it is not worth the time. */
const least = 4096
const takesGzip = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/
const inThreadPool = promisify(gzip)

/** The text as it is sent, with the headers that say how. */
export async function compressed(request: FastifyRequest, reply: FastifyReply, text: string): Promise<string | Buffer> {
  reply.header('vary', 'accept-encoding')
  if (text.length < least || !takesGzip.test(String(request.headers['accept-encoding'] ?? ''))) return text
  reply.header('content-encoding', 'gzip')
  return inThreadPool(text)
}
