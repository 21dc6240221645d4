/** Opens a stream of live updates for the scope of the asking session, and closes it when the session ends. */
import { authenticate, scopeOf } from '../access.ts'
import { getLive } from '../contract/platform.ts'
import { problems, refuse } from '../contract/problem.ts'
import type { Scope } from '../database/scope.ts'
import { type Platform, type Served, serve } from '../endpoint.ts'
import { sessionToken } from '../session-cookie.ts'

export const liveRoute: Served = serve(getLive, async ({ scope, platform, request, reply }) => {
  const token = sessionToken(request, platform.config)
  if (token === null) throw refuse(problems.notSignedIn, {})
  reply.headers({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // Asks a reverse proxy to pass every event on at once.
    'x-accel-buffering': 'no',
  })
  const again = request.headers['last-event-id'] !== undefined
  return async () => platform.live.open(scope, again, () => scopeNow(platform, token))
})

/** The scope the session has now; null where it has ended. */
async function scopeNow({ pool, clock }: Platform, token: string): Promise<Scope | null> {
  return pool.db
    .transaction()
    .setAccessMode('read only')
    .execute(async (tx) => {
      const now = clock.now()
      const actor = await authenticate(tx, token, now, clock.day(now))
      return actor && actor.stage === 'full' ? scopeOf(actor.posts) : null
    })
}
