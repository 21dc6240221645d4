/** Takes in the body of an upload endpoint: first who asks is admitted, then the bytes are received, all outside any transaction that writes. */
import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { fileProblems } from '../contract/files.ts'
import { refuse } from '../contract/problem.ts'
import { admit, type Platform, type Served } from '../endpoint.ts'
import { lookAt } from '../spreadsheet/look.ts'
import { inspect } from './inspect.ts'
import { type Received, receive } from './receive.ts'
import { storeOf } from './routes.ts'

export async function takeUpload(
  platform: Platform,
  { contract }: Served,
  token: string | null,
  request: FastifyRequest,
): Promise<Received> {
  const body = request.body as Readable | null | undefined
  if (!body || typeof body.resume !== 'function') throw refuse(fileProblems.empty, {})
  try {
    await admit(platform, contract, token)
  } catch (error) {
    body.resume()
    throw error
  }
  const length = Number(request.headers['content-length'] ?? Number.NaN)
  const announced = Number.isFinite(length) ? length : undefined
  const look =
    contract.upload === 'sheet'
      ? async (path: string) => ({ type: await lookAt(path), photo: null })
      : (path: string, size: number) => inspect(path, size, platform.config.timeZone)
  return receive(storeOf(platform), body, announced, contract.limit, look)
}
