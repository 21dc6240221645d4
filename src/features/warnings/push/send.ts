/** One delivery over HTTP: ten seconds, no redirects, and only to an address that may be reached. */
import { type IncomingMessage, request as plain } from 'node:http'
import { request as secure } from 'node:https'
import { isIP } from 'node:net'
import type { TermOf } from '../../../platform/contract/vocabulary.ts'
import type { deliveryFault } from './contract.ts'
import { robotTook, type Sent } from './formats.ts'
import { ForbiddenAddress, guarded, hostOf, readAddress } from './guard.ts'

const patienceMs = 10_000
/** As much of an answer as is read: robots say less than a line. */
const answerBytes = 4096

export interface Came {
  readonly status: number | null
  readonly fault: TermOf<typeof deliveryFault> | null
  readonly tookMs: number
}

export async function send(
  sent: Sent,
  format: Parameters<typeof robotTook>[0],
  privateAllowed: boolean,
): Promise<Came> {
  const from = performance.now()
  const came = (status: number | null, fault: Came['fault']): Came => ({
    ...{ status, fault, tookMs: Math.round(performance.now() - from) },
  })
  if (!readAddress(sent.url.href, privateAllowed)) return came(null, 'forbidden')
  try {
    const { status, text } = await post(sent, privateAllowed)
    if (status < 200 || status > 299) return came(status, 'status')
    return came(status, robotTook(format, text) ? null : 'robot')
  } catch (error) {
    return came(null, faultOf(error))
  }
}

function faultOf(error: unknown): NonNullable<Came['fault']> {
  if (error instanceof ForbiddenAddress) return 'forbidden'
  const { code, name } = error as { code?: string; name?: string }
  if (name === 'AbortError' || name === 'TimeoutError' || code === 'ABORT_ERR') return 'timeout'
  return code === 'ENOTFOUND' || code === 'EAI_AGAIN' ? 'unresolved' : 'unreachable'
}

function post({ url, headers, body }: Sent, privateAllowed: boolean): Promise<{ status: number; text: string }> {
  const request = url.protocol === 'https:' ? secure : plain
  return new Promise((done, failed) => {
    const going = request(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        agent: false,
        signal: AbortSignal.timeout(patienceMs),
        ...(isIP(hostOf(url)) === 0 ? { lookup: guarded(url, privateAllowed) } : {}),
      },
      (answer) => void beginningOf(answer).then((text) => done({ status: answer.statusCode ?? 0, text }), failed),
    )
    going.on('error', failed)
    going.end(body)
  })
}

async function beginningOf(answer: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of answer) {
    text += String(chunk)
    if (text.length > answerBytes) break
  }
  answer.destroy()
  return text
}
