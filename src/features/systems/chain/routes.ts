/** The food chain over HTTP: who answers for each link, and naming somebody. */
import { problems, refuse } from '../../../platform/contract/problem.ts'
import { type Call, type Served, type SignedIn, serve } from '../../../platform/endpoint.ts'
import { changedMeanwhile } from '../../../platform/journal/changed.ts'
import { findUnit } from '../queries.ts'
import * as contract from './contract.ts'
import { endHolder, holdersOf, insertHolder, lockCurrent, peopleAt } from './queries.ts'

type Asking = SignedIn<Call<{ unitId: number }, unknown, unknown>>

async function mustBeFacility(call: Asking): Promise<void> {
  const { unitId } = call.params
  call.mustReach(unitId)
  const unit = await findUnit(call.tx, unitId)
  if (!unit) throw refuse(problems.notFound, {})
  if (unit.kind !== 'facility')
    throw refuse(contract.chainProblems.notFacility, { unit: call.language === 'zh' ? unit.name : unit.name_en })
}

type Row = Awaited<ReturnType<typeof holdersOf>>[number]
const holderOf = (row: Row): contract.Holder => ({
  id: row.id,
  accountId: row.account_id,
  name: row.name,
  since: row.since,
  until: row.until,
  namedBy: row.namer,
  namedAt: row.named_at.toISOString(),
  left: row.left,
})

const read = serve(contract.readChain, async (call) => {
  await mustBeFacility(call)
  const { unitId } = call.params
  const rows = await holdersOf(call.tx, unitId, call.today)
  const mayName = call.actor.posts.some((post) => post.unitId === unitId && post.role === 'director')
  const people = mayName ? await peopleAt(call.tx, unitId, call.today) : []
  return {
    links: contract.foodLink.terms.map((link) => {
      const of = rows.filter((row) => row.link === link)
      const current = of.find((row) => row.until === null)
      return {
        link,
        holder: current ? holderOf(current) : null,
        earlier: of.filter((row) => row !== current).map(holderOf),
      }
    }),
    mayName,
    people: people.map((one) => ({ id: one.account_id, name: one.name, title: one.title })),
  }
})

const name = serve(contract.nameHolder, async (call) => {
  await mustBeFacility(call)
  const { unitId } = call.params
  const { link, accountId, since, replaces } = call.body
  const current = await lockCurrent(call.tx, unitId, link)
  if ((current?.id ?? null) !== replaces) {
    const subject = { type: contract.linkSubject, id: current?.id ?? replaces ?? '' }
    throw await changedMeanwhile(call, unitId, subject, [contract.linkNamed])
  }
  if (since > call.today || (current && since < current.since))
    throw refuse(contract.chainProblems.since, { from: current?.since ?? '—', today: call.today })
  const people = accountId === null ? [] : await peopleAt(call.tx, unitId, call.today)
  const chosen = people.find((one) => one.account_id === accountId)?.name ?? null
  const written = accountId === null ? (call.body.name?.trim() ?? null) : chosen
  if (written === null) throw refuse(contract.chainProblems.elsewhere, {})
  if (current) await endHolder(call.tx, unitId, current.id, since)
  const id = call.newId()
  await insertHolder(call.tx, {
    unit_id: unitId,
    id,
    link,
    account_id: accountId,
    name: written,
    since,
    until: null,
    named_by: call.actor.accountId,
    named_at: call.now,
  })
  await call.record(
    contract.linkNamed,
    { unitId, subject: { type: contract.linkSubject, id } },
    { link, accountId, name: written, since, before: current?.name ?? null },
  )
  return { id }
})

export const chainRoutes: readonly Served[] = [read, name]
