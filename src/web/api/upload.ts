/** Sends a file and tells how far it is; `fetch` cannot say that of an upload. Refusals are the API's problems as everywhere. */
import type { ReplyOf } from '../../platform/contract/endpoint.ts'
import { i18n } from '../words/i18n.ts'
import { NoAnswer, ProblemError, problemOf } from './problem-error.ts'
import { type AnyContract, type InputOf, urlOf } from './request.ts'

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/**
 * @param key the same for each try of the same file, so that none is taken twice
 * @param tell percent sent
 */
export function sendFile<E extends AnyContract>(
  contract: E,
  input: InputOf<E>,
  file: File,
  key: string,
  tell: (percent: number) => void,
): Promise<ReplyOf<E>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(contract.method, urlOf(contract, input))
    request.setRequestHeader('accept-language', i18n.language)
    request.setRequestHeader('x-wufang', '1')
    request.setRequestHeader('idempotency-key', key)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) => tell(total > 0 ? Math.round((100 * loaded) / total) : 0)
    request.onerror = () => reject(new NoAnswer(null))
    request.onload = () => {
      const body = parsed(request.responseText)
      if (request.status < 300 && body) resolve(body as ReplyOf<E>)
      else reject(new ProblemError(problemOf(request.status, body)))
    }
    request.send(file)
  })
}
