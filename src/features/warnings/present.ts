/** Warnings as lists and their page show them. */
import { startOfDay } from '../../domain/calendar/zone.ts'
import type { PayloadOf } from '../../platform/contract/event.ts'
import { type Role, roles } from '../../platform/contract/role.ts'
import { fill, fillBoth, type Text } from '../../platform/contract/text.ts'
import { policy } from '../../platform/policy.ts'
import { colour } from '../risk/contract.ts'
import {
  type DoneRecord,
  type Warning,
  type WarningColour,
  type WarningMove,
  type WarningRow,
  type WarningRule,
  warningEvents,
  warningMove,
  warningRules,
  warningState,
} from './contract.ts'
import type { Shown, timelineOf } from './queries.ts'
import { type By, judge, numberOf, type Passing, rolesFor, type Stretch } from './rules.ts'

type Reasons = PayloadOf<typeof warningEvents.opened>['reasons']

/** Signals in words; one the catalogue no longer has keeps its name. */
function showReasons(reasons: Reasons): Warning['reasons'] {
  const signals = new Map(policy().signals.signals.map((one) => [one.id, one]))
  return reasons.map(({ signal, points, path, details }) => ({
    ...{ points, path },
    words: fillBoth(signals.get(signal)?.words ?? { zh: signal, en: signal }, details),
  }))
}

const iso = (at: Date | string | null): string | null => (at === null ? null : new Date(at).toISOString())

/** End of what it waits for: the answer; the day promised in it. */
export const waitsUntil = (
  { state, answer_due_at, done_by }: Pick<Shown, 'state' | 'answer_due_at' | 'done_by'>,
  timeZone: string,
): Date => (state === 'open' || done_by === null ? new Date(answer_due_at) : startOfDay(timeZone, done_by, 1))

export function showRow(row: Shown, now: Date, timeZone: string): WarningRow {
  const dueAt = waitsUntil(row, timeZone)
  // Written by `followRisk` alone.
  const [reason] = showReasons((row.reasons as unknown as Reasons).slice(0, 1))
  return {
    ...{ unitId: row.unit_id, id: row.id, unit: { zh: row.unit_name, en: row.unit_name_en } },
    number: numberOf(row.year, row.number),
    // Held to their vocabularies by CHECK constraints.
    ...{ family: row.family as WarningRow['family'], state: row.state as WarningRow['state'] },
    ...{ colour: row.colour as WarningColour, present: row.present as WarningRow['present'], points: row.points },
    ...{ reason: reason ?? null, openedAt: new Date(row.opened_at).toISOString() },
    answerDueAt: new Date(row.answer_due_at).toISOString(),
    dueAt: dueAt.toISOString(),
    ...{ overdue: row.state === 'open' && dueAt < now, broken: row.state === 'answered' && dueAt <= now },
    holder: {
      unit: { zh: row.holder_name, en: row.holder_name_en },
      role: row.role as WarningRow['holder']['role'],
    },
    ...{ level: row.level, answeredAt: iso(row.answered_at), doneBy: row.done_by },
    ...{ outcome: row.outcome as WarningRow['outcome'], closedAt: iso(row.closed_at), version: row.version },
  }
}

export const showAllReasons = (row: Shown): Warning['reasons'] => showReasons(row.reasons as unknown as Reasons)

const events = new Map(Object.values(warningEvents).map((event) => [event.name, event.words]))

/** @param record that shows what was done, where the reader may see it */
export const showTimeline = (
  entries: Awaited<ReturnType<typeof timelineOf>>,
  record: DoneRecord | null,
): Warning['timeline'] =>
  entries.map(({ seq, at, action, payload, name, title }) => {
    const told = JSON.parse(payload) as { text?: unknown; record?: { id?: unknown } }
    return {
      ...{ seq: Number(seq), at: new Date(at).toISOString(), by: name, title },
      words: { ...(events.get(action) ?? { zh: action, en: action }) },
      text: typeof told.text === 'string' ? told.text : null,
      record: told.record !== undefined && told.record.id === record?.id ? record : null,
    }
  })

const passing = new Map<string, Passing['what']>(
  (['opened', 'raised', 'escalated', 'answered', 'closed'] as const).map((what) => [warningEvents[what].name, what]),
)

/** Entries of one warning's journal as far as they change who holds it. */
export const passingsIn = (
  entries: readonly { readonly at: Date | string; readonly action: string; readonly payload: string }[],
): Passing[] =>
  entries.flatMap(({ at, action, payload }) => {
    const what = passing.get(action)
    if (what === undefined) return []
    const { holderId, role } = JSON.parse(payload) as { holderId?: number; role?: Role }
    return [{ what, at: new Date(at), to: holderId && role ? { unitId: holderId, role } : null }]
  })

export const showStretch = (
  { unitId, role, waiting, from, until, milliseconds, left }: Stretch,
  names: ReadonlyMap<number, Text>,
): Warning['held'][number] => ({
  ...{ unit: { ...(names.get(unitId) ?? { zh: '', en: '' }) }, role, waiting, left },
  ...{ from: from.toISOString(), until: iso(until), minutes: Math.floor(milliseconds / 60_000) },
})

/** Why not, in words; null: it may be done. */
export function offersOf(row: Shown, by: By, from: WarningColour): Warning['offers'] {
  const standing = {
    ...{ state: row.state as WarningRow['state'], colour: row.colour as WarningColour },
    ...{ present: row.present as WarningRow['present'], answeredBy: row.answered_by },
  }
  if (standing.state === 'closed') return []
  return warningMove.terms.flatMap((move) => {
    const rule = judge(standing, by, move, from)
    // What is for others altogether is not offered.
    if (rule === 'wrong-role' && !by.roles.some((held) => rolesFor(move, 'yellow').includes(held))) return []
    return [{ move, refusal: rule && { ...why(rule, move, standing) } }]
  })
}

function why(rule: WarningRule, move: WarningMove, standing: Pick<WarningRow, 'state' | 'colour' | 'present'>): Text {
  const { detail } = warningRules[rule]
  return {
    zh: fill(detail, 'zh', detailsOf(rule, move, standing, 'zh')),
    en: fill(detail, 'en', detailsOf(rule, move, standing, 'en')),
  }
}

/** What a rule's words are filled with. */
export function detailsOf(
  rule: WarningRule,
  move: WarningMove,
  { state, colour: worst, present }: Pick<WarningRow, 'state' | 'colour' | 'present'>,
  language: 'zh' | 'en',
): Record<string, string> {
  if (rule === 'not-now') return { state: warningState.words[state][language] }
  if (rule === 'still-raised') return { colour: colour.words[present][language] }
  if (rule !== 'wrong-role') return {}
  const who = rolesFor(move, worst).map((one) => roles[one][language])
  return { who: who.join(language === 'zh' ? '、' : ', ') }
}
