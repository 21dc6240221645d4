/** Sends a file and tells how far it is; `fetch` cannot say that of an upload. Refusals are the API's problems as everywhere. */
import type { ReplyOf } from '../../../../platform/contract/endpoint.ts'
import { NoAnswer, ProblemError, problemOf } from '../../../../web/api/problem-error.ts'
import { urlOf } from '../../../../web/api/request.ts'
import { i18n } from '../../../../web/words/i18n.ts'
import { sendImport } from '../../spreadsheets/contract.ts'

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
export function sendSheet(
  unitId: number,
  file: File,
  key: string,
  tell: (percent: number) => void,
): Promise<ReplyOf<typeof sendImport>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(sendImport.method, urlOf(sendImport, { query: { unitId, name: file.name.slice(-200) } }))
    request.setRequestHeader('accept-language', i18n.language)
    request.setRequestHeader('x-wufang', '1')
    request.setRequestHeader('idempotency-key', key)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) => tell(total > 0 ? Math.round((100 * loaded) / total) : 0)
    request.onerror = () => reject(new NoAnswer(null))
    request.onload = () => {
      const body = parsed(request.responseText)
      if (request.status < 300 && body) resolve(body as ReplyOf<typeof sendImport>)
      else reject(new ProblemError(problemOf(request.status, body)))
    }
    request.send(file)
  })
}
