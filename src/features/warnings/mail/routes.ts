/** A person's own address for warnings. */
import { administrationAudience } from '../../../platform/contract/role.ts'
import { type Served, serve } from '../../../platform/endpoint.ts'
import { mailChanged, readMail, setMail } from './contract.ts'
import { keepAddress, ownAddress, ownUnit } from './queries.ts'

const read = serve(readMail, async ({ tx, platform }) => ({
  address: await ownAddress(tx),
  sends: platform.config.mail !== undefined,
}))

const set = serve(setMail, async (call) => {
  const { tx, actor, body, now } = call
  const unitId = await ownUnit(tx)
  // Whoever has no post any more still takes their address back.
  await call.takeIn([unitId])
  await keepAddress(tx, actor.accountId, body.address, now)
  const about = { unitId, subject: { type: 'account', id: actor.accountId }, audience: administrationAudience }
  await call.record(mailChanged, about, { given: body.address !== null })
  return null
})

export const mailRoutes: readonly Served[] = [read, set]
