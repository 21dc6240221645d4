/** Changing a default of the catalogue: seen before it is saved, kept with its reason, never in the past. */
import { type Day, formatDay, parseDay } from '../../../domain/calendar/day.ts'
import { monthsOf } from '../../../domain/calendar/window.ts'
import { segments } from '../../../domain/compliance/editions.ts'
import { problems, refuse } from '../../../platform/contract/problem.ts'
import { administrationAudience } from '../../../platform/contract/role.ts'
import { type Served, type SignedIn, serve, type Work } from '../../../platform/endpoint.ts'
import { policy } from '../../../platform/policy.ts'
import { catalogue } from '../catalogue.ts'
import type { Counts } from '../contract.ts'
import { count, noCounts, showHead } from '../present.ts'
import { evidenceInBulk, factsOf, insertSetting, type SettingRow, settingsOf } from '../queries.ts'
import { type RuledDuty, ruled, type Setting, type UnitFacts, unfit, windowsIn } from '../rules.ts'
import { earliest, latest, owesOn, standing } from '../standing.ts'
import * as contract from './contract.ts'

const yearDays = 365
const shownExamples = 10
/** Divisions of the whole region have two digits. */
const regionDigits = 2

const showSettings = (duty: RuledDuty, rows: readonly SettingRow[]): contract.DutySettings => ({
  duty: showHead(duty.duty),
  standard: showHead(duty.standard),
  settings: rows
    .filter((row) => row.duty === duty.duty.id)
    .map((row) => ({
      number: row.number,
      effective: row.effective,
      changes: row.changes as contract.Changes,
      reason: row.reason,
      changedBy: row.changed_by,
      changedAt: new Date(row.changed_at).toISOString(),
    })),
})

const list = serve(contract.listSettings, async ({ tx, today }) => {
  const { duties, settings } = await catalogue(tx, today)
  return { duties: duties.map((duty) => showSettings(duty, settings)) }
})

function check(duty: RuledDuty, change: { effective: string; changes: contract.Changes }, today: string): void {
  if (change.effective < today) throw refuse(contract.settingsProblems.inThePast, { day: change.effective })
  const field = unfit(duty.standard, change.changes)
  if (field !== null) throw refuse(contract.settingsProblems.unfit, { field })
}

const preview = serve(contract.previewSetting, async (call) => {
  const { tx, body, today } = call
  const { duties, settings } = await catalogue(tx, today)
  const before = duties.find(({ duty }) => duty.id === body.duty)
  if (!before) throw refuse(problems.notFound, {})
  check(before, body, today)
  const from = parseDay(policy().dutiesFrom)
  const planned: Setting = {
    duty: body.duty,
    number: settings.length + 1,
    effective: parseDay(body.effective),
    changes: body.changes,
  }
  const after = ruled(before.standard, from, [...settingsOf(settings), planned], parseDay(today))
  const units = (await factsOf(tx, call.scope.units, call.platform.config.timeZone)).filter((unit) =>
    owesOn(unit, before, parseDay(today)),
  )
  return {
    startsOn: startsOn(before, after),
    units: units.length,
    windowsAYear: { before: windowsAYear(before), after: windowsAYear(after) },
    ...(await pastYear(call, units, before, after)),
  }
})

/** The first boundary from which another rule holds. */
function startsOn(before: RuledDuty, after: RuledDuty): string | null {
  const old = segments(before.editions)
  const next = segments(after.editions).find(
    ({ start, rule }) => JSON.stringify(old.findLast((one) => one.start <= start)?.rule) !== JSON.stringify(rule),
  )
  return next ? formatDay(next.start) : null
}

const lastRule = ({ editions }: RuledDuty) => segments(editions).at(-1)?.rule ?? null

const windowsAYear = (duty: RuledDuty): number => {
  const rule = lastRule(duty)
  return rule ? 12 / monthsOf[rule.cadence] : 0
}

/** The same year under the rule of before and the rule of after, as if each had always been in force. */
async function pastYear(work: SignedIn<Work>, units: readonly UnitFacts[], before: RuledDuty, after: RuledDuty) {
  const now = parseDay(work.today)
  const always = (duty: RuledDuty): RuledDuty => {
    const first = duty.editions[0]
    return first ? { ...duty, editions: [{ from: first.from, rule: lastRule(duty) }] } : duty
  }
  const rules = [always(before), always(after)]
  const windows = rules.map((duty) => windowsIn(duty, now - yearDays + 1, now + 1))
  const works = await evidenceInBulk(work.tx, work.scope, earliest(windows, now), latest(windows, now + 1))
  const table = standing(units, rules, windows, works, now)
  const total = { before: noCounts(), after: noCounts() }
  const changed = { windows: 0, units: 0 }
  const examples: { unitId: number; unit: { zh: string; en: string }; before: Counts; after: Counts }[] = []
  units.forEach((unit, index) => {
    const own = { before: noCounts(), after: noCounts() }
    const [old, next] = [0, 1].map((duty) => statusOf(table.statuses(index, duty) ?? [], windows[duty] ?? []))
    for (const status of old?.values() ?? []) for (const to of [own.before, total.before]) count(to, status)
    for (const status of next?.values() ?? []) for (const to of [own.after, total.after]) count(to, status)
    const otherwise = [...(next ?? [])].filter(([window, status]) => old?.get(window) !== status).length
    if (otherwise === 0) return
    changed.windows += otherwise
    changed.units += 1
    if (examples.length < shownExamples)
      examples.push({ unitId: unit.id, unit: { zh: unit.name, en: unit.nameEn }, ...own })
  })
  return { pastYear: total, changed, examples }
}

/** Statuses by the days of their window, without those not owed. */
const statusOf = <T extends string>(statuses: readonly T[], windows: readonly { from: Day; until: Day }[]) =>
  new Map(
    statuses.flatMap((status, at): [string, T][] => {
      const window = windows[at]
      return window && status !== 'not-owed' ? [[`${window.from} ${window.until}`, status]] : []
    }),
  )

const put = serve(contract.putSetting, async (call) => {
  const { tx, params, body, actor, now, today } = call
  const { duties, settings } = await catalogue(tx, today)
  const duty = duties.find((one) => one.duty.id === params.duty)
  if (!duty) throw refuse(problems.notFound, {})
  // The catalogue is one for the region: only its own administrator changes it.
  const posts = actor.posts.filter(({ role }) => role === 'system')
  const places = await factsOf(
    tx,
    posts.map(({ unitId }) => unitId),
    call.platform.config.timeZone,
  )
  const region = places.find(({ territory }) => territory.length === regionDigits)
  if (!region) throw refuse(problems.forbidden, {})
  check(duty, body, today)
  const own = settings.filter((row) => row.duty === params.duty)
  const last = own.at(-1)
  const number = (last?.number ?? 0) + 1
  const { effective, changes, reason } = body
  const written =
    body.seen === number - 1 &&
    (await insertSetting(tx, { duty: params.duty, number, effective, changes, reason }, actor.accountId, now))
  if (!written)
    throw refuse(problems.changedMeanwhile, {
      by: last?.changed_by ?? '',
      at: last ? new Date(last.changed_at).toISOString() : '',
      what: contract.dutySettingChanged.words[call.language],
    })
  await call.record(
    contract.dutySettingChanged,
    { unitId: region.id, subject: { type: 'duty', id: params.duty }, audience: administrationAudience },
    { duty: params.duty, number, effective, changes, reason },
  )
  const after = await catalogue(tx, today)
  const changed = after.duties.find((one) => one.duty.id === params.duty)
  if (!changed) throw new Error('a duty is gone while its setting was written')
  return showSettings(changed, after.settings)
})

export const settingRoutes: readonly Served[] = [list, preview, put]
