/** Comparing a report before it is sent, answering, and rates. */
import type { Grade } from '../../../platform/contract/grade.ts'
import { problems, refuse } from '../../../platform/contract/problem.ts'
import type { Family } from '../../../platform/contract/role.ts'
import type { Language } from '../../../platform/contract/text.ts'
import { type Call, type Served, type SignedIn, serve } from '../../../platform/endpoint.ts'
import { settingValue } from '../../../platform/settings.ts'
import { closeTasks } from '../../../platform/tasks.ts'
import { hazardSubject } from '../contract.ts'
import { said } from '../ledger/present.ts'
import { printed } from '../loop/opening.ts'
import { monthsBefore, resembling } from './asking.ts'
import { type Answered, type RepeatAnswer, repeatProblems } from './contract/answered.ts'
import * as contract from './contract.ts'
import {
  findHazard,
  lockQuestion,
  type QuestionRow,
  questionsOf,
  ratesOf,
  setAnswer,
  setDemand,
  shownOf,
  timesOf,
  unanswered,
} from './queries.ts'
import { breaksDemand, demandOf, judgeAnswer } from './rules.ts'
import { repeatSetting } from './settings.ts'

type Answering = SignedIn<Call<unknown, unknown, unknown>>
interface Key {
  readonly unitId: number
  readonly id: string
}

type Shown = Pick<
  QuestionRow,
  'id' | 'year' | 'number' | 'place' | 'object' | 'finding' | 'english' | 'opened_at' | 'verified_at'
>
const shown = (unitId: number, row: Shown, kind: string, reasons: readonly string[]): contract.Resembled => {
  const english = row.english as Parameters<typeof said>[1]
  return {
    unitId,
    id: row.id,
    number: printed(row.year, row.number),
    kind: kind as contract.Resembled['kind'],
    place: said(row.place, english, 'place'),
    object: said(row.object, english, 'object'),
    finding: said(row.finding, english, 'finding'),
    openedAt: row.opened_at.toISOString(),
    closedAt: kind === 'repeat' ? (row.verified_at?.toISOString() ?? null) : null,
    reasons: [...reasons] as contract.Resembled['reasons'],
  }
}

const compare = serve(contract.compareReport, async (call) => {
  const { unit, family, basis = '', entry = null, ...told } = call.query
  call.mustReach(unit)
  const { lookBackMonths } = await settingValue(call.tx, repeatSetting)
  const described = { ...told, item: null, entry, basis: basis.trim() === '' ? [] : [basis] }
  const found = await resembling(call, unit, family, described, lookBackMonths)
  const ids = found.map(({ hazard }) => hazard.id)
  const rows = await shownOf(call.tx, call.scope, unit, ids)
  return {
    items: found.flatMap(({ hazard, kind, reasons }) => {
      const row = rows.get(hazard.id)
      return row ? [shown(unit, row, kind, reasons)] : []
    }),
  }
})

const read = serve(contract.readRepeats, async (call) => {
  const { unitId, id } = call.params
  const hazard = await findHazard(call.tx, call.scope, unitId, id)
  if (!hazard) throw refuse(problems.notFound, {})
  const asked = await questionsOf(call.tx, call.scope, unitId, id, false)
  const later = await questionsOf(call.tx, call.scope, unitId, id, true)
  const setting = await settingValue(call.tx, repeatSetting)
  const times = await timesOf(call.tx, unitId, id, monthsBefore(call.now, setting.lookBackMonths))
  return {
    questions: asked.map((row) => ({
      ...shown(unitId, row, row.kind, row.reasons),
      askedAt: row.asked_at.toISOString(),
      answer: row.answer as contract.Question['answer'],
      reason: row.reason,
      answeredBy: row.by,
      answeredAt: row.answered_at?.toISOString() ?? null,
    })),
    later: later.map((row) => shown(unitId, row, row.kind, row.reasons)),
    times,
    suggestedGrade: demandOf(times, setting).suggested,
    leastGrade: hazard.least_grade as Grade | null,
  }
})

async function give(call: Answering, { unitId, id }: Key, given: Answered) {
  const question = await lockQuestion(call.tx, call.scope, unitId, id, given.earlierId)
  const hazard = await findHazard(call.tx, call.scope, unitId, id)
  if (!question || !hazard) throw refuse(problems.notFound, {})
  const roles = call.actor.posts.filter((post) => post.units.includes(unitId)).map((post) => post.role)
  const no = judgeAnswer(question.answer as RepeatAnswer | null, given, roles)
  if (no === 'answered') throw refuse(repeatProblems.answered, { who: question.by ?? '' })
  if (no) throw refuse(repeatProblems.reason, {})

  const reason = given.reason.trim()
  const by = { answer: given.answer, reason, by: call.actor.accountId, at: call.now }
  await setAnswer(call.tx, { unitId, hazardId: id, earlierId: given.earlierId }, by)
  const setting = await settingValue(call.tx, repeatSetting)
  const times = await timesOf(call.tx, unitId, id, monthsBefore(call.now, setting.lookBackMonths))
  const demand = demandOf(times, setting)
  if (question.kind === 'repeat') await setDemand(call.tx, unitId, id, demand)
  const about = { unitId, audience: question.audience }
  await call.record(
    contract.repeatAnswered,
    { ...about, subject: { type: hazardSubject, id } },
    {
      earlierId: given.earlierId,
      earlierNumber: printed(question.year, question.number),
      kind: question.kind as contract.Resembled['kind'],
      answer: given.answer,
      reason,
      times,
      leastGrade: demand.least,
    },
  )
  if (given.answer === 'same' && question.kind === 'repeat')
    await call.record(
      contract.hazardRecurred,
      { ...about, subject: { type: hazardSubject, id: given.earlierId } },
      { laterId: id, laterNumber: printed(hazard.year, hazard.number) },
    )
  if ((await unanswered(call.tx, unitId, id)) === 0)
    await closeTasks(call, { unitId, subject: { type: contract.repeatSubject, id } }, 'done')
  return { times, leastGrade: demand.least }
}

/**
 * Answers given with the report. What the form was shown may have changed until it arrived: an answer about a hazard that
 * is no longer asked about is no answer to anything.
 */
export async function answerAtOnce(call: Answering, key: Key, answers: readonly Answered[]): Promise<void> {
  if (answers.length === 0) return
  const asked = new Set((await questionsOf(call.tx, call.scope, key.unitId, key.id, false)).map((row) => row.id))
  for (const answer of answers) if (asked.delete(answer.earlierId)) await give(call, key, answer)
}

/** For the loop's steps: refuses a grade, or with null the one that stands, below what a confirmed repeat demands. */
export async function mustMeetDemand(
  call: Answering & { readonly language: Language },
  { unitId, id }: Key,
  asked: { readonly grade: Grade | null; readonly reason: string },
): Promise<void> {
  const hazard = await findHazard(call.tx, call.scope, unitId, id)
  if (!hazard?.least_grade) return
  const roles = call.actor.posts.filter((post) => post.units.includes(unitId)).map((post) => post.role)
  const grade = asked.grade ?? (hazard.grade as Grade | null)
  if (!breaksDemand(grade, hazard.least_grade as Grade, { roles, reason: asked.reason })) return
  const { lookBackMonths } = await settingValue(call.tx, repeatSetting)
  const times = await timesOf(call.tx, unitId, id, monthsBefore(call.now, lookBackMonths))
  throw refuse(contract.repeatNeedsMajor, { times: String(times) })
}

const answer = serve(contract.answerRepeat, (call) => {
  call.mustReach(call.params.unitId)
  return give(call, call.params, { ...call.params, ...call.body })
})

/** Facilities shown at once. */
const mostUnits = 300
const longestPeriod = 366
const dayBefore = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)

const rates = serve(contract.readRates, async (call) => {
  const to = call.query.to ?? call.today
  const from = call.query.from ?? dayBefore(to, 364)
  if (from > to || dayBefore(to, longestPeriod) > from) throw refuse(problems.badRequest, {})
  const { timeZone } = call.platform.config
  const rows = await ratesOf(call.tx, call.scope, { from, to, timeZone, family: call.query.family ?? null })
  const sum = (some: typeof rows) => ({
    opened: some.reduce((n, row) => n + row.opened, 0),
    repeats: some.reduce((n, row) => n + row.repeats, 0),
    unanswered: some.reduce((n, row) => n + row.unanswered, 0),
  })
  const units = [...Map.groupBy(rows, (row) => row.unit_id)].map(([unitId, some]) => ({
    unitId,
    unit: { zh: some[0]?.name ?? '', en: some[0]?.name_en ?? '' },
    ...sum(some),
    families: some.map((row) => ({ family: row.family as Family, ...sum([row]) })),
  }))
  const sorted = units.toSorted((a, b) => b.repeats - a.repeats || b.opened - a.opened || a.unitId - b.unitId)
  return { from, to, total: sum(rows), items: sorted.slice(0, mostUnits), more: sorted.length > mostUnits }
})

export const repeatRoutes: readonly Served[] = [compare, read, answer, rates]
