/** A person's own address for warnings. */
import { refuse } from '../../../platform/contract/problem.ts'
import { administrationAudience } from '../../../platform/contract/role.ts'
import { type Served, serve } from '../../../platform/endpoint.ts'
import { mailChanged, mailWithoutPost, readMail, setMail } from './contract.ts'
import { keepAddress, ownAddress } from './queries.ts'

const read = serve(readMail, async ({ tx, platform }) => ({
  address: await ownAddress(tx),
  sends: platform.config.mail !== undefined,
}))

const set = serve(setMail, async (call) => {
  const { tx, actor, body, now } = call
  const [post] = actor.posts
  // Whoever has no post any more may still take the address back; there is no unit whose journal it would concern.
  if (!post && body.address !== null) throw refuse(mailWithoutPost, {})
  await keepAddress(tx, actor.accountId, body.address, now)
  if (!post) return null
  const about = { unitId: post.unitId, subject: { type: 'account', id: actor.accountId } }
  await call.record(mailChanged, { ...about, audience: administrationAudience }, { given: body.address !== null })
  return null
})

export const mailRoutes: readonly Served[] = [read, set]
