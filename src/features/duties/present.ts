/** From catalogue and judgement to what the contract promises. */
import { type Day, formatDay } from '../../domain/calendar/day.ts'
import { intersect, type Span } from '../../domain/calendar/span.ts'
import type { Explained } from '../../domain/compliance/counted.ts'
import type { RuledWindow } from '../../domain/compliance/editions.ts'
import type { Shortfall as Short } from '../../domain/compliance/evidence.ts'
import type { WindowStatus } from '../../domain/compliance/status.ts'
import type { Duty } from '../../domain/policy/duty.ts'
import type { Counts, DutyHead, Evidence, HeldStanding, Shortfall, UnitDuty, Window } from './contract.ts'
import type { Kept } from './queries.ts'
import { registerOf, type Standing } from './registers/rules.ts'
import { appliesTo, lastDay, owesOn, type RuledDuty, type UnitFacts } from './rules.ts'
import { phrase } from './words.ts'

export const showUnit = (unit: UnitFacts) => ({
  id: unit.id,
  kind: unit.kind,
  name: { zh: unit.name, en: unit.nameEn },
})

export function showHead(duty: Duty): DutyHead {
  const { rule, want } = duty
  const counted = rule.kind === 'counted' ? rule : null
  return {
    id: duty.id,
    clause: duty.clause,
    family: duty.family,
    title: duty.title,
    mode: rule.kind,
    ower: duty.of,
    department: duty.department,
    perFacility: duty.per === 'facility',
    every: counted?.every ?? null,
    atLeast: counted?.atLeast ?? null,
    recordWithinDays: counted?.recordWithinDays ?? null,
    withinHours: rule.kind === 'triggered' ? rule.withinHours : null,
    on: rule.kind === 'triggered' ? rule.on : null,
    toCome: rule.kind === 'triggered' ? rule.toCome : null,
    register: rule.kind === 'continuous' ? rule.register : null,
    wants: want && {
      kinds: [...want.kinds],
      // Families and roles come from their vocabularies (src/domain/policy/duties.ts).
      family: (want.family ?? null) as Evidence['family'],
      checklists: [...(want.checklist ?? [])],
      participants: [...(want.participants ?? [])],
      attendance: want.attendance ?? null,
      by: [...(want.by ?? [])] as ('chief' | 'deputy' | 'director')[],
      minutes: want.minutes ?? null,
    },
    lead: [...duty.lead],
    cooperating: [...duty.cooperating],
    remindDays: [...duty.remindDays],
    ladder: duty.ladder.map((step) => ({ ...step })),
    basis: duty.basis,
    reviewed: duty.reviewed,
  }
}

export function showShortfall(short: Short): Shortfall {
  const plain = { lacks: short.lacks, missing: [], wanted: null, had: null }
  if (short.lacks === 'participants') return { ...plain, missing: [...short.missing] }
  if (short.lacks === 'by') return { ...plain, missing: [...short.wanted] }
  if (short.lacks === 'attendance' || short.lacks === 'minutes')
    return { ...plain, wanted: short.wanted, had: short.had }
  return plain
}

export const showWindow = (one: Explained, { rule }: RuledWindow): Window => ({
  from: formatDay(one.from),
  to: lastDay(one),
  status: one.status,
  atLeast: one.atLeast,
  missing: one.missing,
  closesOn: formatDay(one.until + rule.recordWithin),
  counted: [...one.counted],
  late: [...one.late],
  refused: one.refused.map(({ id, why }) => ({ id, why: why.map(showShortfall) })),
})

export const showEvidence = (piece: Kept): Evidence => ({
  id: piece.id,
  unitId: piece.unitId,
  kind: piece.kind,
  family: piece.family as Evidence['family'],
  checklist: piece.checklist,
  participants: [...piece.participants],
  attendance: piece.attendance,
  by: [...piece.by],
  minutes: piece.minutes,
  day: formatDay(piece.day),
  recorded: formatDay(piece.recorded),
  makesUp: piece.makesUp === null ? null : formatDay(piece.makesUp),
})

/** Whether the unit owes it today, and why or why not. */
export function showOwing(unit: UnitFacts, ruled: RuledDuty, today: number): Pick<UnitDuty, 'owing' | 'why'> {
  const { duty } = ruled
  const to = phrase(duty.applies)
  if (!owesOn(unit, ruled, today)) {
    const closed = !unit.operating.some((span) => span.from <= today && today < span.until)
    return {
      owing: 'not-owed',
      why: closed
        ? { zh: '该单位今天不在运行期内', en: 'The unit does not operate today' }
        : appliesTo(ruled, unit).length > 0
          ? { zh: `今天不符合适用条件：${to.zh}`, en: `Today it does not meet the condition: ${to.en}` }
          : { zh: `不符合适用条件：${to.zh}`, en: `It does not meet the condition: ${to.en}` },
    }
  }
  if (ruled.editions.length === 0 && ruled.within.length === 0 && registerOf(duty) === null)
    return { owing: 'not-kept-yet', why: notKept(duty) }
  return { owing: 'owed', why: { zh: `适用于：${to.zh}`, en: `Applies to: ${to.en}` } }
}

/** Said openly: the duty stands, but nothing is kept here yet by which it could be judged. */
function notKept({ rule }: Duty): UnitDuty['why'] {
  if (rule.kind === 'triggered')
    return rule.toCome
      ? { zh: `尚待提供：${rule.toCome.zh}`, en: `Still to come: ${rule.toCome.en}` }
      : { zh: '引起这项职责的事件尚未在系统中登记', en: 'The event that brings it about is not kept here yet' }
  if (rule.kind === 'continuous')
    return { zh: '尚不能由登记册自动评判', en: 'It is not judged from its register here yet' }
  return { zh: '可作凭证的记录尚未在系统中登记', en: 'Nothing that could be its evidence is kept here yet' }
}

const dayOrNull = (day: Day | null): string | null => (day === null ? null : formatDay(day))

export const showStanding = (standing: Standing, asked: Span): HeldStanding => ({
  holds: standing.brokenSince === null,
  brokenSince: dayOrNull(standing.brokenSince),
  emptySince: dayOrNull(standing.emptySince),
  runsOutOn: dayOrNull(standing.runsOutOn),
  breaches: intersect(standing.breaches, [asked]).map((span) => ({
    from: formatDay(span.from),
    to: formatDay(span.until - 1),
  })),
  share: standing.share,
  things: standing.things.map(({ id, title, brokenSince, runsOutOn }) => ({
    id,
    title,
    brokenSince: dayOrNull(brokenSince),
    runsOutOn: dayOrNull(runsOutOn),
  })),
})

export const noCounts = (): Counts => ({ ahead: 0, due: 0, done: 0, 'made-up': 0, missed: 0, excused: 0 })

export function count(counts: Counts, status: WindowStatus): void {
  if (status !== 'not-owed') counts[status] += 1
}
