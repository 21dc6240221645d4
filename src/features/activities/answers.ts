/** Answers: each a write of its own, kept as the officer goes. */
import type { PayloadOf } from '../../platform/contract/event.ts'
import { problems, refuse } from '../../platform/contract/problem.ts'
import { type Call, type Served, type SignedIn, serve } from '../../platform/endpoint.ts'
import { claimFiles } from '../../platform/files/claim.ts'
import { brief } from './brief.ts'
import { verdict } from './checklists/contract.ts'
import { activityProblems } from './contract/problems.ts'
import * as contract from './contract.ts'
import * as queries from './queries.ts'
import { mustRecord } from './records/complete.ts'
import * as rules from './rules.ts'

type AnswerCall = SignedIn<Call<{ unitId: number; id: string }, unknown, unknown>>
type Kept = ReadonlyMap<string, queries.KeptAnswer>

/** The activity, held against finishing until this transaction ends, and the answers so far. */
async function underWay(call: AnswerCall): Promise<{ row: queries.ActivityRecord; kept: Kept }> {
  const { unitId, id } = call.params
  const row = await queries.lockActivity(call.tx, call.scope, unitId, id, 'share')
  if (!row) throw refuse(problems.notFound, {})
  await mustRecord(call, queries.kindOf(row), queries.familyOf(row), unitId)
  const refused = rules.refusalOf('answer', row.state as rules.State, call.language)
  if (refused) throw refused
  const answers = await queries.answersOf(call.tx, unitId, id)
  return { row, kept: new Map(answers.map((answer) => [answer.item, answer])) }
}

async function overtaken(call: AnswerCall, item: string): Promise<Error> {
  const answers = await queries.answersOf(call.tx, call.params.unitId, call.params.id)
  const theirs = answers.find((answer) => answer.item === item)
  const judged = theirs ? verdict.words[theirs.verdict][call.language] : item
  const what = `${contract.activityAnswered.words[call.language]}${call.language === 'zh' ? '：' : ': '}${judged}`
  const moment = new Intl.DateTimeFormat('sv-SE', {
    timeZone: call.platform.config.timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
  return refuse(problems.changedMeanwhile, {
    by: theirs?.byName ?? '',
    at: moment.format(theirs?.at ?? call.now),
    what,
  })
}

/** @property written null: it was there already, in the same words */
interface Put {
  readonly kept: { readonly item: string; readonly version: number; readonly at: string }
  readonly written: PayloadOf<typeof contract.activityAnswered> | null
}

async function put(
  call: AnswerCall,
  { row, kept }: { row: queries.ActivityRecord; kept: Kept },
  item: string,
  offered: rules.Offered,
): Promise<Put> {
  const { unitId, id } = call.params
  if (!row.items.includes(item)) throw refuse(activityProblems.unknownItem, { item })
  const before = kept.get(item)
  const what = rules.replacement(before, offered, call.actor.accountId)
  if (what === 'same' && before)
    return { kept: { item, version: before.version, at: before.at.toISOString() }, written: null }
  if (what === 'conflict') throw await overtaken(call, item)
  const subject = { type: contract.activitySubject, id }
  const { audience } = row
  const files = await claimFiles(call, { unitId, ids: offered.files, subject, audience })
  const { verdict: given, note } = offered
  const version = await queries.putAnswer(
    call.tx,
    { unitId, activityId: id, item, verdict: given, note, files, at: call.now, byId: call.actor.accountId, audience },
    before?.version ?? 0,
  )
  if (version === null) throw await overtaken(call, item)
  return {
    kept: { item, version, at: call.now.toISOString() },
    written: { item, verdict: given, note, files, version },
  }
}

const answer = serve(contract.answerItem, async (call) => {
  const state = await underWay(call)
  const { kept, written } = await put(call, state, call.params.item, call.body)
  if (written) await call.record(contract.activityAnswered, aboutAnswers(call, state.row, [written]), written)
  return kept
})

const answers = serve(contract.answerItems, async (call) => {
  const state = await underWay(call)
  const items: Put[] = []
  for (const { item, ...offered } of call.body.answers) items.push(await put(call, state, item, offered))
  const all = items.flatMap(({ written }) => written ?? [])
  if (all.length > 0)
    await call.record(contract.activityAnsweredSeveral, aboutAnswers(call, state.row, all), { answers: all.map(brief) })
  return { items: items.map(({ kept }) => kept) }
})

const aboutAnswers = (
  call: AnswerCall,
  { audience }: queries.ActivityRecord,
  written: readonly { readonly files: readonly { readonly sha256: string }[] }[],
) => ({
  unitId: call.params.unitId,
  subject: { type: contract.activitySubject, id: call.params.id },
  files: [...new Set(written.flatMap(({ files }) => files.map(({ sha256 }) => sha256)))],
  audience,
})

export const answerRoutes: readonly Served[] = [answer, answers]
