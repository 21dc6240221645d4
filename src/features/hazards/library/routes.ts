/** The library over HTTP: all entries for the device to keep, one with its use, and how the region learns new ones. */
import { problems, refuse } from '../../../platform/contract/problem.ts'
import type { Family } from '../../../platform/contract/role.ts'
import type { Tx } from '../../../platform/database/pool.ts'
import { type Call, type Served, type SignedIn, serve } from '../../../platform/endpoint.ts'
import { changedMeanwhile } from '../../../platform/journal/changed.ts'
import { policy } from '../../../platform/policy.ts'
import { hazardSubject } from '../contract.ts'
import { said } from '../ledger/present.ts'
import type { HazardState } from '../loop/contract.ts'
import { printed } from '../loop/opening.ts'
import * as contract from './contract.ts'
import {
  closedByHand,
  decideProposal,
  hazardToPropose,
  insertProposal,
  insertVersion,
  isLearned,
  learnedEntries,
  lockProposal,
  openBy,
  proposalsOf,
  useOf,
  versionsOf,
} from './queries.ts'
import { lacksWhy, ofLearned, ofShipped, recurring, twinOf } from './rules.ts'

type English = Parameters<typeof said>[1]

const year = 365 * 86_400_000
const mostOpen = 20
const mostProposals = 100
/** Closed hazards looked through for what recurs, of one unit and in all; groups shown. */
const [readOfUnit, readInAll, mostGroups] = [200, 1000, 50]

const shipped = (): contract.Entry[] =>
  policy().library.flatMap((file) => file.entries.map((entry) => ofShipped(entry, file.reviewed, file.version)))

async function everyEntry(tx: Tx): Promise<contract.Entry[]> {
  const learned = await learnedEntries(tx)
  return [
    ...learned.map((row) => ofLearned(row.id, row.version, row.retired, row.entry as unknown as contract.EntryDraft)),
    ...shipped(),
  ]
}

const list = serve(contract.listEntries, async (call) => ({ items: await everyEntry(call.tx) }))

const read = serve(contract.readEntry, async (call) => {
  const { entry: id } = call.params
  const versions = isLearned(id) ? await versionsOf(call.tx, id) : []
  const [newest] = versions
  const entry = newest
    ? ofLearned(id, newest.version, newest.retired, newest.entry as unknown as contract.EntryDraft)
    : shipped().find((one) => one.id === id)
  if (!entry) throw refuse(problems.notFound, {})
  const open = await openBy(call.tx, call.scope, id, mostOpen)
  return {
    entry,
    used: await useOf(call.tx, call.scope, id, new Date(call.now.getTime() - year)),
    open: open.map((row) => ({
      unitId: row.unit_id,
      unit: { zh: row.unit_name, en: row.unit_name_en },
      id: row.id,
      number: printed(row.year, row.number),
      state: row.state as HazardState,
      place: said(row.place, row.english as English, 'place'),
      finding: said(row.finding, row.english as English, 'finding'),
      dueAt: row.due_at.toISOString(),
    })),
    versions: versions.map((one) => ({
      version: one.version,
      at: one.at.toISOString(),
      by: { id: one.by_id, name: one.name },
      reason: one.reason,
      retired: one.retired,
    })),
  }
})

const candidates = serve(contract.listCandidates, async (call) => {
  const since = new Date(call.now.getTime() - year)
  const rows = await closedByHand(call.tx, call.scope, since, readOfUnit, readInAll)
  const groups = recurring(rows, await everyEntry(call.tx), mostGroups)
  return {
    read: rows.length,
    since: call.platform.clock.day(since),
    items: groups.map(({ newest, count, facilities, group }) => ({
      count,
      facilities,
      family: newest.family as Family,
      proposed: group.some((one) => one.proposed),
      newest: {
        unitId: newest.unit_id,
        unit: { zh: newest.unit_name, en: newest.unit_name_en },
        id: newest.id,
        number: printed(newest.year, newest.number),
        place: newest.place,
        object: newest.object,
        finding: newest.finding,
        grade: newest.grade === 'major' ? ('major' as const) : ('general' as const),
        basis: newest.basis.map((one) => one.zh).join('；'),
        measure: newest.measure ?? '',
      },
    })),
  }
})

const proposals = serve(contract.listProposals, async (call) => {
  const rows = await proposalsOf(call.tx, call.scope, call.query.state ?? null, mostProposals)
  return {
    items: rows.map((row) => ({
      unitId: row.unit_id,
      unit: { zh: row.unit_name, en: row.unit_name_en },
      id: row.id,
      hazardId: row.hazard_id,
      hazardNumber: printed(row.year, row.number),
      state: row.state as contract.Proposal['state'],
      entry: row.entry as unknown as contract.EntryDraft,
      proposedBy: { id: row.proposed_by, name: row.by },
      proposedAt: row.proposed_at.toISOString(),
      decidedBy: row.decided_by === null ? null : { id: row.decided_by, name: row.decider ?? '' },
      decidedAt: row.decided_at?.toISOString() ?? null,
      reason: row.reason,
      entryId: row.entry_id,
    })),
  }
})

const propose = serve(
  contract.proposeEntry,
  async (call) => {
    const { unitId, id: hazardId } = call.params
    const hazard = await hazardToPropose(call.tx, call.scope, unitId, hazardId)
    if (!hazard) throw refuse(problems.notFound, {})
    if (hazard.state !== 'closed') throw refuse(contract.libraryProblems.notClosed, {})
    if (lacksWhy(call.body)) throw refuse(contract.libraryProblems.whyMissing, {})
    const id = call.newId()
    await insertProposal(call.tx, {
      unit_id: unitId,
      id,
      hazard_id: hazardId,
      entry: JSON.stringify(call.body),
      proposed_by: call.actor.accountId,
      proposed_at: call.now,
    })
    await call.record(contract.entryProposed, { unitId, subject: { type: hazardSubject, id: hazardId } }, call.body)
    return { id }
  },
  { hazard_proposal_waiting_unique: contract.libraryProblems.waiting },
)

type Deciding = SignedIn<Call<{ unitId: number; id: string }, unknown, unknown>>

async function waiting(call: Deciding) {
  const { unitId, id } = call.params
  call.mustReach(unitId)
  const row = await lockProposal(call.tx, call.scope, unitId, id)
  if (!row) throw refuse(problems.notFound, {})
  if (row.state !== 'waiting')
    throw refuse(contract.libraryProblems.decided, {
      state: contract.proposalState.words[row.state as contract.Proposal['state']][call.language],
    })
  return row
}

const accept = serve(contract.acceptProposal, async (call) => {
  const row = await waiting(call)
  const { entry } = call.body
  if (lacksWhy(entry)) throw refuse(contract.libraryProblems.whyMissing, {})
  const twin = twinOf(entry, await everyEntry(call.tx))
  if (twin) throw refuse(contract.libraryProblems.known, { object: twin.object.zh })
  const entryId = call.newId()
  const reason = call.body.reason.trim()
  await insertVersion(call.tx, {
    id: entryId,
    version: 1,
    family: entry.family,
    entry: JSON.stringify(entry),
    reason,
    by_id: call.actor.accountId,
    at: call.now,
  })
  await decideProposal(call.tx, call.params, {
    state: 'accepted',
    by: call.actor.accountId,
    at: call.now,
    reason,
    entryId,
  })
  const about = { unitId: row.unit_id, subject: { type: hazardSubject, id: row.hazard_id } }
  await call.record(contract.entryAccepted, about, { ...entry, reason, entryId, version: 1 })
  return { entryId }
})

const decline = serve(contract.declineProposal, async (call) => {
  const row = await waiting(call)
  const reason = call.body.reason.trim()
  await decideProposal(call.tx, call.params, {
    state: 'declined',
    by: call.actor.accountId,
    at: call.now,
    reason,
    entryId: null,
  })
  await call.record(
    contract.entryDeclined,
    { unitId: row.unit_id, subject: { type: hazardSubject, id: row.hazard_id } },
    { reason },
  )
  return { id: row.id }
})

const events = [contract.entryAmended, contract.entryRetired]

/** The entry as it stands, for a change by somebody who saw this version; and the unit in whose journal it stands. */
async function current(call: SignedIn<Call<{ entry: string }, unknown, { version: number }>>) {
  const [newest] = await versionsOf(call.tx, call.params.entry)
  if (!newest || newest.retired) throw refuse(problems.notFound, {})
  const unitId = call.actor.posts.find((post) => post.role === 'guidance')?.unitId
  if (unitId === undefined) throw refuse(problems.forbidden, {})
  const subject = { type: contract.entrySubject, id: call.params.entry }
  if (newest.version !== call.body.version) throw await changedMeanwhile(call, unitId, subject, events)
  return { newest, about: { unitId, subject }, version: newest.version + 1 }
}

/** Two at once: the second finds the version taken. */
const taken = { library_entry_pkey: contract.libraryProblems.overtaken }

const amend = serve(
  contract.amendEntry,
  async (call) => {
    const { about, version } = await current(call)
    const { entry } = call.body
    if (lacksWhy(entry)) throw refuse(contract.libraryProblems.whyMissing, {})
    const reason = call.body.reason.trim()
    await insertVersion(call.tx, {
      id: call.params.entry,
      version,
      family: entry.family,
      entry: JSON.stringify(entry),
      reason,
      by_id: call.actor.accountId,
      at: call.now,
    })
    await call.record(contract.entryAmended, about, { ...entry, reason, entryId: call.params.entry, version })
    return { version }
  },
  taken,
)

const retire = serve(
  contract.retireEntry,
  async (call) => {
    const { newest, about, version } = await current(call)
    const entry = newest.entry as unknown as contract.EntryDraft
    const reason = call.body.reason.trim()
    await insertVersion(call.tx, {
      id: call.params.entry,
      version,
      family: entry.family,
      entry: JSON.stringify(entry),
      retired: true,
      reason,
      by_id: call.actor.accountId,
      at: call.now,
    })
    await call.record(contract.entryRetired, about, { entryId: call.params.entry, version, reason })
    return { version }
  },
  taken,
)

export const libraryRoutes: readonly Served[] = [
  list,
  candidates,
  proposals,
  read,
  propose,
  accept,
  decline,
  amend,
  retire,
]
