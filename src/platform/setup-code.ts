/**
 * The one-time code with which an empty system is set up in the browser (初始化). It is printed on the terminal of whoever
 * started the process and nowhere else: only its digest is held, in memory, so a new start has a new one. It opens the door
 * once, and only while no unit exists.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import { problems, refuse } from './contract/problem.ts'
import { newTemporaryPassword } from './credentials.ts'

export interface SetUpCode {
  /** A new code; the one before it is void. */
  issue(): string
  /** @throws Refusal too-many-requests after ten wrong ones within ten minutes from one address */
  fits(code: string, address: string, now: Date): boolean
  /** It has done its work. */
  spend(): void
}

const mostWrong = 10
const windowMs = 600_000
/** Addresses remembered; beyond it the oldest are forgotten. */
const mostAddresses = 1_000

const digestOf = (code: string): Buffer =>
  createHash('sha256').update(code.normalize('NFKC').trim().toLowerCase()).digest()

export function setUpCode(): SetUpCode {
  let digest: Buffer | null = null
  const wrong = new Map<string, { count: number; until: number }>()
  return {
    issue() {
      const code = newTemporaryPassword()
      digest = digestOf(code)
      return code
    },
    fits(code, address, now) {
      const before = wrong.get(address)
      const counted = before && before.until > now.getTime() ? before : { count: 0, until: now.getTime() + windowMs }
      if (counted.count >= mostWrong)
        throw refuse(problems.tooMany, { seconds: Math.ceil((counted.until - now.getTime()) / 1000) })
      if (digest !== null && timingSafeEqual(digest, digestOf(code))) return true
      wrong.delete(address)
      wrong.set(address, { ...counted, count: counted.count + 1 })
      const oldest = wrong.keys().next().value
      if (wrong.size > mostAddresses && oldest !== undefined) wrong.delete(oldest)
      return false
    },
    spend() {
      digest = null
    },
  }
}
