/**
 * Counting of wrong attempts. Counters are found by a digest: of the user name as typed (known or not, so that both
 * behave alike, and because people type passwords into the wrong field), of an address, of a device, of an account.
 */
import { createHash } from 'node:crypto'
import { type Problem, refuse } from '../../platform/contract/problem.ts'
import { KeptRefusal, type Work } from '../../platform/endpoint.ts'
import { signInFailed } from './contract/events.ts'
import { tooManyAttempts } from './contract/problems.ts'
import { aboutAccount, countFailure, failuresOf, forgetFailures } from './queries.ts'
import { accountBackOff, secondsUntil, waitsUntil, worthRecording } from './rules.ts'

export const keyOf = (kind: 'user name' | 'address' | 'device' | 'factor' | 'password', what: string): Buffer =>
  createHash('sha256').update(`${kind}\n${what}`).digest()

type Guarded = Work & { readonly actor: { accountId: string }; readonly request: { ip: string } }

/**
 * What a signed-in person must prove (a code, the present password): refused while they have to wait; a wrong one is
 * counted, and stays counted although the request fails.
 */
export async function proven(
  call: Guarded,
  asked: { kind: 'factor' | 'password'; unitId: number; wrong: Problem<Record<never, never>> },
  prove: () => Promise<boolean>,
): Promise<{ failuresBefore: number }> {
  const { tx, now, actor } = call
  const key = keyOf(asked.kind, actor.accountId)
  const before = await failuresOf(tx, key)
  const until = waitsUntil(accountBackOff, before, now)
  if (until) throw refuse(tooManyAttempts, { seconds: secondsUntil(until, now) })
  if (await prove()) {
    await forgetFailures(tx, [key])
    return { failuresBefore: before?.failures ?? 0 }
  }
  const failures = await countFailure(tx, key, actor.accountId, now, accountBackOff.quiet)
  if (worthRecording(failures)) {
    const what = asked.kind === 'factor' ? 'second-factor' : 'password'
    await call.record(signInFailed, aboutAccount(actor.accountId, asked.unitId), {
      what,
      failures,
      address: call.request.ip,
    })
  }
  throw new KeptRefusal(asked.wrong, {})
}
