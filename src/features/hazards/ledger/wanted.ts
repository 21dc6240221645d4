/** From a filter of the address to what is asked of the ledger: beside the filter, who asks, when and where. */
import type { Call, SignedIn } from '../../../platform/endpoint.ts'
import type { HazardFilter } from '../contract.ts'
import type { Move } from '../loop/contract.ts'
import { terms, type Wanted } from './queries.ts'
import { awaitedBy } from './rules.ts'

type Asking = Pick<SignedIn<Call<unknown, unknown, unknown>>, 'now' | 'actor' | 'platform' | 'mustReach'>

/** @throws forbidden where the filter names a unit outside the reach */
export function wantedBy(
  call: Asking,
  { awaits, ...filter }: Omit<HazardFilter, 'cursor' | 'limit' | 'total'>,
): Wanted {
  if (filter.unit) call.mustReach(filter.unit)
  return {
    ...filter,
    now: call.now,
    me: call.actor.accountId,
    zone: call.platform.config.timeZone,
    awaited: awaits ? awaitedBy(call.actor.posts, terms(awaits) as readonly Move[]) : null,
  }
}
