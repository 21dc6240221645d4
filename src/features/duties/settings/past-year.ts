/** What a change of a setting would have made of the year past, as if it had always been in force. */
import { type Day, formatDay, parseDay } from '../../../domain/calendar/day.ts'
import { monthsOf } from '../../../domain/calendar/window.ts'
import { startOfDay } from '../../../domain/calendar/zone.ts'
import { segments } from '../../../domain/compliance/editions.ts'
import type { WindowStatus } from '../../../domain/compliance/status.ts'
import type { SignedIn, Work } from '../../../platform/endpoint.ts'
import type { Counts } from '../contract.ts'
import { count, noCounts } from '../present.ts'
import { evidenceInBulk } from '../queries.ts'
import { owedDays, type RuledDuty, subjectsOf, type UnitFacts, windowsIn } from '../rules.ts'
import { earliest, latest, standing } from '../standing.ts'
import { triggersSince } from '../triggers/queries.ts'
import { asWindow, judged, owedTrigger } from '../triggers/rules.ts'

export const yearDays = 365
const shownExamples = 10

const lastRule = ({ editions }: RuledDuty) => segments(editions).at(-1)?.rule ?? null

export const windowsAYear = (duty: RuledDuty): number => {
  const rule = lastRule(duty)
  return rule ? 12 / monthsOf[rule.cadence] : 0
}

type Statuses = ReadonlyMap<string, keyof Counts>
/** Of one unit: by what is judged, how it stands before and after. */
type Pair = readonly [before: Statuses, after: Statuses]

/** The year under the rule of before and the rule of after. */
export async function pastYear(work: SignedIn<Work>, units: readonly UnitFacts[], before: RuledDuty, after: RuledDuty) {
  const pairs =
    before.within.length > 0 ? await triggered(work, units, before, after) : await counted(work, units, before, after)
  const total = { before: noCounts(), after: noCounts() }
  const changed = { windows: 0, units: 0 }
  const examples: { unitId: number; unit: { zh: string; en: string }; before: Counts; after: Counts }[] = []
  units.forEach((unit, index) => {
    const own = { before: noCounts(), after: noCounts() }
    const [old, next] = pairs[index] ?? [new Map(), new Map()]
    for (const status of old.values()) for (const to of [own.before, total.before]) count(to, status)
    for (const status of next.values()) for (const to of [own.after, total.after]) count(to, status)
    const named = new Set([...old.keys(), ...next.keys()])
    const otherwise = [...named].filter((one) => old.get(one) !== next.get(one)).length
    if (otherwise === 0) return
    changed.windows += otherwise
    changed.units += 1
    if (examples.length < shownExamples)
      examples.push({ unitId: unit.id, unit: { zh: unit.name, en: unit.nameEn }, ...own })
  })
  return { pastYear: total, changed, examples }
}

async function counted(
  work: SignedIn<Work>,
  units: readonly UnitFacts[],
  before: RuledDuty,
  after: RuledDuty,
): Promise<readonly Pair[]> {
  const now = parseDay(work.today)
  const always = (duty: RuledDuty): RuledDuty => {
    const first = duty.editions[0]
    if (!first) return duty
    const editions = [{ from: first.from, rule: lastRule(duty) }]
    return { ...duty, editions, subjects: subjectsOf(duty.standard, editions) }
  }
  const rules = [always(before), always(after)]
  const windows = rules.map((duty) => windowsIn(duty, now - yearDays + 1, now + 1))
  const works = await evidenceInBulk(work.tx, work.scope, earliest(windows, now), latest(windows, now + 1))
  const table = standing(units, rules, windows, works, now)
  const statuses = (index: number, duty: number) => statusOf(table.statuses(index, duty) ?? [], windows[duty] ?? [])
  return units.map((_unit, index) => [statuses(index, 0), statuses(index, 1)])
}

async function triggered(
  work: SignedIn<Work>,
  units: readonly UnitFacts[],
  before: RuledDuty,
  after: RuledDuty,
): Promise<readonly Pair[]> {
  const { timeZone } = work.platform.config
  const from = startOfDay(timeZone, formatDay(parseDay(work.today) - yearDays + 1))
  const all = Map.groupBy(await triggersSince(work.tx, work.scope, before.duty.id, from, timeZone), (one) => one.unitId)
  const always = (duty: RuledDuty): RuledDuty => {
    const [first] = duty.within
    return first ? { ...duty, within: [{ from: first.from, hours: duty.within.at(-1)?.hours ?? first.hours }] } : duty
  }
  const rules = [always(before), always(after)]
  return units.map((unit): Pair => {
    const own = all.get(unit.id) ?? []
    const owed = owedDays(unit, before)
    const [old, next] = rules.map(
      (duty) =>
        new Map(
          own
            .filter((one) => owedTrigger(owed, duty, one.day))
            .map((one) => {
              const { status } = judged(unit, duty, one, work.now.getTime(), timeZone)
              return [`${one.subjectId} ${one.part}`, asWindow[status] as keyof Counts] as const
            }),
        ),
    )
    return [old ?? new Map(), next ?? new Map()]
  })
}

/** Statuses by the days of their window, without those not owed. */
const statusOf = (statuses: readonly WindowStatus[], windows: readonly { from: Day; until: Day }[]): Statuses =>
  new Map(
    statuses.flatMap((status, at): [string, keyof Counts][] => {
      const window = windows[at]
      return window && status !== 'not-owed' ? [[`${window.from} ${window.until}`, status]] : []
    }),
  )
