/** Moves of an edition: lock, decide by the table, write, record, let register and tasks follow. */
import type { EventContract } from '../../../platform/contract/event.ts'
import { type Problem, problems, type Refusal, refuse } from '../../../platform/contract/problem.ts'
import type { Language } from '../../../platform/contract/text.ts'
import { type About, type Call, type Served, type SignedIn, serve } from '../../../platform/endpoint.ts'
import { changedMeanwhile } from '../../../platform/journal/changed.ts'
import { closeTasks } from '../../../platform/tasks.ts'
import * as contract from '../contract.ts'
import { standingOf } from '../present.ts'
import {
  changeEdition,
  type EditionRecord,
  editionsOf,
  endTasks,
  fileOf,
  insertEdition,
  insertReading,
  insertSystem,
  lockSystem,
  openTasksOf,
  type RegisterRecord,
  readingOf,
} from '../queries.ts'
import { isReadingOf, settleReading } from '../reading.ts'
import { type Acting, type Asked, barred, decide, isRefused, type Refused } from '../rules.ts'
import { type EditionMove, type EditionState, editionMove, editionState, rules } from './contract.ts'
import { actingAt, takeDraft } from './draft.ts'
import { follow, supersede } from './register.ts'

function refusalBy(refused: Refused, language: Language): Refusal {
  const details = Object.fromEntries(Object.entries(refused.details).map(([name, text]) => [name, text[language]]))
  return refuse(rules[refused.rule] as Problem<Record<string, string>>, details)
}

const events: readonly EventContract[] = Object.values(contract.systemEvents)
type Moving = SignedIn<Call<{ unitId: number; id: string }, unknown, { version: number }>>

interface Seen {
  readonly row: RegisterRecord
  readonly editions: readonly EditionRecord[]
  readonly acting: Acting
  readonly about: About
}

/** The system locked, its actor known, and what they saw still true. */
async function open(call: Moving, move: EditionMove): Promise<Seen> {
  const { unitId, id } = call.params
  const row = await lockSystem(call.tx, call.scope, unitId, id)
  if (!row) throw refuse(problems.notFound, {})
  const acting = await actingAt(call, unitId)
  const refused = barred(acting, move)
  if (refused) throw refusalBy(refused, call.language)
  const subject = { type: contract.systemSubject, id }
  if (row.version !== call.body.version) throw await changedMeanwhile(call, unitId, subject, events)
  return { row, editions: await editionsOf(call.tx, unitId, id), acting, about: { unitId, subject } }
}

/** @throws where the edition is not there, or a rule refuses; @returns the edition and the state it comes to */
function decided(
  call: Moving,
  seen: Seen,
  which: (edition: EditionRecord) => boolean,
  asked: Asked,
): { edition: EditionRecord; state: EditionState } {
  const edition = seen.editions.find(which)
  if (!edition)
    throw refuse(rules['not-now'], {
      state: editionState.words[(seen.editions[0]?.state ?? 'draft') as EditionState][call.language],
      move: editionMove.words[asked.move][call.language],
    })
  const state = decide(standingOf(edition), seen.acting, asked)
  if (isRefused(state)) throw refusalBy(state, call.language)
  return { edition, state }
}

const isDraft = (edition: EditionRecord): boolean => edition.state === 'draft'

const create = serve(contract.draftSystem, async (call) => {
  const { unitId, kind, family, ...told } = call.body
  call.mustReach(unitId)
  const acting = await actingAt(call, unitId)
  const refused = barred(acting, 'edit')
  if (refused) throw refusalBy(refused, call.language)
  const id = call.newId()
  const number = 1
  const { columns, files } = await takeDraft(call, acting.at, unitId, id, told)
  await insertSystem(call.tx, {
    unit_id: unitId,
    id,
    kind,
    family,
    title: told.title.trim(),
    state: 'draft',
    number,
    effective_on: told.effectiveOn,
    review_on: told.reviewOn,
    changed_at: call.now,
  })
  await beginDraft(call, unitId, id, number, columns)
  const about = { unitId, subject: { type: contract.systemSubject, id }, files }
  await call.record(contract.systemEvents.drafted, about, recorded(number, kind, family, told))
  return { id }
})

const beginDraft = (
  call: Pick<Moving, 'tx' | 'actor' | 'now'>,
  unitId: number,
  id: string,
  number: number,
  columns: Awaited<ReturnType<typeof takeDraft>>['columns'],
) =>
  insertEdition(call.tx, {
    ...columns,
    unit_id: unitId,
    system_id: id,
    number,
    state: 'draft',
    author_id: call.actor.accountId,
    drafted_at: call.now,
  })

type Told = Omit<Parameters<typeof takeDraft>[4], 'fileId'>
const recorded = (number: number, kind: contract.SystemKind, family: contract.SystemRow['family'], told: Told) => ({
  number,
  kind,
  family,
  title: told.title.trim(),
  summary: told.summary.trim(),
  effectiveOn: told.effectiveOn,
  reviewOn: told.reviewOn,
  readers: [...told.readers],
})

const edit = serve(contract.editDraft, async (call) => {
  const { unitId, id } = call.params
  const { version, kind, family, ...told } = call.body
  const seen = await open(call, 'edit')
  const { columns, files } = await takeDraft(call, seen.acting.at, unitId, id, told)
  const draft = seen.editions.find(isDraft)
  const number = draft?.number ?? (seen.editions[0]?.number ?? 0) + 1
  if (draft) await changeEdition(call.tx, unitId, id, [number], columns)
  else await beginDraft(call, unitId, id, number, columns)
  await follow(call, unitId, id, { kind, family })
  await call.record(contract.systemEvents.drafted, { ...seen.about, files }, recorded(number, kind, family, told))
  return { number, version: version + 1 }
})

const issue = serve(contract.issueDraft, async (call) => {
  const { unitId, id } = call.params
  const seen = await open(call, 'issue')
  const { edition, state } = decided(call, seen, isDraft, { move: 'issue' })
  const { number } = edition
  await changeEdition(call.tx, unitId, id, [number], { state, issued_by: call.actor.accountId, issued_at: call.now })
  const file = edition.file_id === null ? undefined : await fileOf(call.tx, unitId, edition.file_id)
  await call.record(
    contract.systemEvents.issued,
    { ...seen.about, files: file ? [file.sha256] : [] },
    {
      number,
      kind: seen.row.kind as contract.SystemKind,
      family: seen.row.family as contract.SystemRow['family'],
      title: edition.title,
      summary: edition.summary,
      effectiveOn: edition.effective_on,
      reviewOn: edition.review_on,
      readers: edition.readers as contract.Edition['readers'],
    },
  )
  await supersede(call, unitId, id)
  return led(call, seen, number)
})

/** Register and tasks follow what was just decided. A review that was waited for is done by a newer edition too. */
async function led(call: Moving, seen: Seen, number: number) {
  const { unitId, id } = call.params
  await follow(call, unitId, id)
  const subject = { type: contract.systemSubject, id }
  await closeTasks(call, { unitId, subject, kinds: [contract.systemTasks.review] }, 'done')
  await settleReading(call, unitId, id)
  return { number, version: seen.row.version + 1 }
}

const review = serve(contract.reviewSystem, async (call) => {
  const { unitId, id } = call.params
  const { reviewOn, note } = call.body
  const seen = await open(call, 'review')
  const { edition } = decided(call, seen, (one) => one.number === seen.row.number, { move: 'review', reviewOn })
  const { number } = edition
  await changeEdition(call.tx, unitId, id, [number], { review_on: reviewOn })
  const before = edition.review_on ?? reviewOn
  await call.record(contract.systemEvents.reviewed, seen.about, { number, before, reviewOn, note: note.trim() })
  return led(call, seen, number)
})

const withdraw = serve(contract.withdrawEdition, async (call) => {
  const { unitId, id } = call.params
  const { number, reason } = call.body
  const seen = await open(call, 'withdraw')
  const { state } = decided(call, seen, (one) => one.number === number, { move: 'withdraw', reason })
  await changeEdition(call.tx, unitId, id, [number], { state, ended_at: call.now })
  await call.record(contract.systemEvents.withdrawn, seen.about, { number, reason: reason.trim() })
  // What was to be read or reviewed is gone; where an earlier edition leads again, it is owed anew.
  if (number === seen.row.number) {
    const subject = { type: contract.systemSubject, id }
    await closeTasks(call, { unitId, subject, kinds: contract.tasks }, 'dropped')
  }
  await follow(call, unitId, id)
  await settleReading(call, unitId, id)
  return { number, version: seen.row.version + 1 }
})

const confirm = serve(contract.confirmReading, async (call) => {
  const { unitId, id, number } = call.params
  const { accountId } = call.actor
  call.mustReach(unitId)
  const edition = (await editionsOf(call.tx, unitId, id)).find((one) => one.number === number)
  if (!edition) throw refuse(problems.notFound, {})
  const asked = call.actor.posts.some((post) => post.unitId === unitId && edition.readers.includes(post.role))
  if (!asked) throw refuse(contract.systemProblems.notAsked, {})
  if (edition.state !== 'issued')
    throw refuse(rules['not-now'], {
      state: editionState.words[edition.state as EditionState][call.language],
      move: contract.systemEvents.read.words[call.language],
    })
  if (await insertReading(call.tx, { unitId, id, number, accountId, at: call.now })) {
    const about = { unitId, subject: { type: contract.systemSubject, id } }
    await call.record(contract.systemEvents.read, about, { number })
    const open = await openTasksOf(call.tx, unitId, contract.systemTasks.read.name, id)
    const mine = open.filter((task) => isReadingOf(task, { id, number, account_id: accountId })).map((task) => task.id)
    await endTasks(call.tx, unitId, mine, 'done', { at: call.now, accountId })
  }
  const readAt = await readingOf(call.tx, unitId, id, number, accountId)
  return { readAt: (readAt ?? call.now).toISOString() }
})

export const editionRoutes: readonly Served[] = [create, edit, issue, review, withdraw, confirm]
