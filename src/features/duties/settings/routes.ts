/** Changing a default of the catalogue: seen before it is saved, kept with its reason, never in the past. */
import { formatDay, parseDay } from '../../../domain/calendar/day.ts'
import { segments } from '../../../domain/compliance/editions.ts'
import { problems, refuse } from '../../../platform/contract/problem.ts'
import { administrationAudience } from '../../../platform/contract/role.ts'
import { type Served, serve } from '../../../platform/endpoint.ts'
import { policy } from '../../../platform/policy.ts'
import { catalogue } from '../catalogue.ts'
import { showHead } from '../present.ts'
import { factsOf, insertSetting, type SettingRow, settingsOf } from '../queries.ts'
import { owesOn, type RuledDuty, ruled, type Setting, unfit } from '../rules.ts'
import * as contract from './contract.ts'
import { pastYear, windowsAYear, yearDays } from './past-year.ts'

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
  const all = await factsOf(tx, call.scope.units, call.platform.config.timeZone)
  const next = parseDay(body.effective) + yearDays
  // Those that owe it today, and those that would.
  const units = all.filter((unit) => owesOn(unit, before, parseDay(today)) || owesOn(unit, after, next))
  return {
    startsOn: startsOn(before, after),
    units: units.length,
    windowsAYear: { before: windowsAYear(before), after: windowsAYear(after) },
    ...(await pastYear(call, units, before, after)),
  }
})

/** The first boundary from which another rule holds; for what follows an event, the day of the change itself. */
function startsOn(before: RuledDuty, after: RuledDuty): string | null {
  const changed = after.within.find(
    ({ from, hours }) => before.within.findLast((one) => one.from <= from)?.hours !== hours,
  )
  if (changed) return formatDay(changed.from)
  const old = segments(before.editions)
  const next = segments(after.editions).find(
    ({ start, rule }) => JSON.stringify(old.findLast((one) => one.start <= start)?.rule) !== JSON.stringify(rule),
  )
  return next ? formatDay(next.start) : null
}

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
