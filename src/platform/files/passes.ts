/**
 * Capture passes (拍照凭据): given to an account before it takes a photo, used up by the photo that comes with one.
 *
 * What a pass proves: the app of this account sent this content after `takenAfter` and before its arrival, both by our
 * clock. It does not prove what stood before the lens, and it says nothing about a person.
 */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Static } from 'typebox'
import { type markReason, mostPasses, type PhotoMark, passHours, takePasses } from '../contract/files.ts'
import type { TermOf } from '../contract/vocabulary.ts'
import { type Served, type SignedIn, serve, type Work } from '../endpoint.ts'

const hourMs = 3_600_000

export interface Mark {
  readonly mark: PhotoMark
  readonly takenAfter: Date | null
  readonly reason: TermOf<typeof markReason> | null
}

const chosen = (reason: Mark['reason']): Mark => ({ mark: 'chosen', takenAfter: null, reason })

interface Sent {
  readonly source?: 'camera' | 'file' | undefined
  readonly pass?: string | undefined
  readonly sha256: string
}

/** Uses up the pass a photo came with. Of two photos with one pass the first has it; the same photo may come again. */
export async function markOf(work: SignedIn<Work>, { source, pass, sha256 }: Sent): Promise<Mark> {
  if (pass === undefined) return chosen(source === 'camera' ? 'no-pass' : null)
  const account = work.actor.accountId
  await work.tx
    .updateTable('capture_pass')
    .set({ used_at: work.now, sha256 })
    .where('account_id', '=', account)
    .where('nonce', '=', pass)
    .where('used_at', 'is', null)
    .execute()
  const held = await work.tx
    .selectFrom('capture_pass')
    .select(['issued_at', 'expires_at', 'used_at', 'sha256'])
    .where('account_id', '=', account)
    .where('nonce', '=', pass)
    .executeTakeFirst()
  if (!held) return chosen('unknown')
  if (held.sha256 !== sha256) return chosen('used')
  if (held.used_at === null || held.used_at > held.expires_at) return chosen('expired')
  return { mark: 'captured', takenAfter: held.issued_at, reason: null }
}

const give = serve(takePasses, async ({ tx, actor, now, body }): Promise<Static<typeof takePasses.reply>> => {
  const expires_at = new Date(now.getTime() + passHours * hourMs)
  const made = Array.from({ length: body.count }, () => randomBytes(18).toString('base64url'))
  await tx
    .insertInto('capture_pass')
    .values(made.map((nonce) => ({ account_id: actor.accountId, nonce, issued_at: now, expires_at })))
    .execute()
  await sql`delete from capture_pass where account_id = ${actor.accountId} and used_at is null and nonce in (
    select nonce from capture_pass where account_id = ${actor.accountId} and used_at is null
    order by issued_at desc, nonce offset ${mostPasses})`.execute(tx)
  const [issuedAt, expiresAt] = [now.toISOString(), expires_at.toISOString()]
  return { items: made.map((nonce) => ({ nonce, issuedAt, expiresAt })) }
})

export const passRoutes: readonly Served[] = [give]
