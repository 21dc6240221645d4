/**
 * The index of a facility on each day of its history, by the functions that keep it in the running system: hazards as they
 * stood at the end of the day, duties as the evidence of that day says, and warnings that wait too long. A row for each day
 * of the last weeks, which overviews draw, as the nightly work writes them; before, for each day on which something changed.
 */
import { type Day, parseDay } from '../../../domain/calendar/day.ts'
import type { Colour, Family } from '../../../domain/signals/signal.ts'
import { datedAttributes, operatingDays, type RuledDuty, type UnitFacts } from '../../../features/duties/rules.ts'
import { countedDays, dutySignals } from '../../../features/duties/signals/facts.ts'
import { judgedWindows, standing } from '../../../features/duties/standing.ts'
import { hazardSignals, type OpenHazard } from '../../../features/hazards/signals/rules.ts'
import { indexRules } from '../../../features/risk/index-rules.ts'
import { audienceOfRisk, type Digest, digest, stand } from '../../../features/risk/rules.ts'
import type { Row } from './book.ts'
import type { Desk } from './desk.ts'
import type { Ledger } from './ledger.ts'
import { registersOn, unreadOn } from './rules-kept.ts'
import type { Warnings } from './warnings.ts'

/** Duties change slowly: they are judged anew every so many days, and on the first of each month. */
const every = 7
/** Days before today of which every one has its row. */
const denseDays = 62

/**
 * @param duties those that are counted
 * @param registers those that must hold at all times, by a register that is kept
 */
export function riskDays(
  desk: Desk,
  duties: readonly RuledDuty[],
  registers: readonly RuledDuty[],
  from: Day,
  warnings: Warnings,
): (day: Day, ledger: Ledger) => void {
  const { days, book, unitId } = desk
  const index = indexRules()
  const unit = factsOf(desk)
  const had: Partial<Record<Family, Colour>> = {}
  const last = new Map<Family, string>()
  let ofDuties: Digest[] = []
  return (day, ledger) => {
    if (day >= days.today) return
    const end = new Date(days.start(day + 1))
    const anew = day % every === 0 || days.text(day).endsWith('-02') || day === days.today - 1
    if (day >= from && (ofDuties.length === 0 || anew)) {
      const evidence = evidenceUntil(book.tables.get('evidence') ?? [])
      const kept = registersOn(book, unit, registers, from, day)
      ofDuties = [
        ...digest(index, dutiesOn(unit, duties, kept, evidence, day, end)),
        ...digest(index, unreadOn(book, unitId, end)),
      ]
    }
    const open = ledger.hazards.filter(({ standing: { state } }) => state !== 'closed' && state !== 'rejected')
    const ofHazards = digest(
      index,
      hazardSignals(
        open.map((one) => openHazard(desk, one)),
        end,
        end,
      ),
    )
    const ofWarnings = digest(index, { facts: warnings.unanswered(end), counts: {} })
    for (const one of stand(index, [...ofHazards, ...ofDuties, ...ofWarnings], had)) {
      const { family, points, colour, decided, signals, counts } = one
      const before = had[family] ?? 'blue'
      if (before !== colour) warnings.follow(day, before, one)
      had[family] = colour
      const said = JSON.stringify([points, colour, counts])
      if (last.get(family) === said && day < days.today - denseDays) continue
      last.set(family, said)
      const row: Row = {
        ...{ unit_id: unitId, family, day: days.text(day), audience: audienceOfRisk(family), points, colour, decided },
        ...{ signals, ...counts },
      }
      book.add('risk_day', row)
    }
  }
}

const openHazard = ({ unitId }: Desk, one: Ledger['hazards'][number]): OpenHazard => {
  const { control, listed, state, grade } = one.standing
  return {
    ...{ unitId, id: one.id, family: one.family, state, grade, object: String(one.row.object) },
    ...{ openedAt: new Date(one.openedAt), dueAt: new Date(one.dueAt), repeat: one.repeat },
    check: control && { dueAt: new Date(control.due), held: control.held },
    listedUntil: listed && new Date((parseDay(listed.until) + 1) * 86_400_000 - 8 * 3_600_000),
    short: one.asked > one.granted,
  }
}

function factsOf({ facility, unitId, bureau, days }: Desk): UnitFacts {
  return {
    ...{
      id: unitId,
      kind: 'facility',
      department: null,
      name: facility.name,
      nameEn: facility.nameEn,
      ownerId: bureau,
    },
    ...{ territory: '', operating: [operatingDays({ openedOn: facility.opened, closedOn: null })], facilities: [] },
    ...{ attributes: datedAttributes(facility.attributes, [], facility.type), keptSince: days.first },
  }
}

type Evidence = ReturnType<typeof evidenceUntil>
const evidenceUntil = (rows: readonly Row[]) =>
  [
    ...Map.groupBy(rows, (row) =>
      JSON.stringify([row.kind, row.family, row.checklist, row.participants, row.by_roles]),
    ),
  ].map(([, list]) => list)

function dutiesOn(
  unit: UnitFacts,
  duties: readonly RuledDuty[],
  kept: ReturnType<typeof registersOn>,
  evidence: Evidence,
  now: Day,
  end: Date,
) {
  const windows = judgedWindows(duties, now - countedDays, now + 1)
  const bunches = evidence.map((list) => {
    const known = list.filter((row) => parseDay(String(row.recorded)) <= now)
    const [first] = list
    const numbers = (name: string) => known.map((row) => parseDay(String(row[name])))
    return {
      alike: {
        ...{ kind: String(first?.kind), family: (first?.family ?? null) as string | null, minutes: null },
        ...{
          checklist: (first?.checklist ?? null) as string | null,
          participants: (first?.participants ?? []) as string[],
        },
        ...{ attendance: (first?.attendance ?? null) as number | null, by: (first?.by_roles ?? []) as string[] },
      },
      units: known.map(() => unit.id),
      ...{ days: numbers('day'), recorded: numbers('recorded') },
      meant: known.map((row) => parseDay(String(row.makes_up ?? row.day))),
    }
  })
  const table = standing([unit], duties, windows, bunches, now)
  const last = Math.max(
    ...evidence
      .flat()
      .map((row) => parseDay(String(row.day)))
      .filter((day) => day <= now),
    0,
  )
  const silence = { last: last === 0 ? null : last, since: unit.keptSince ?? now }
  return dutySignals(table, 0, kept, silence, now, end)
}
