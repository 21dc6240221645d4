/** What a change of colour brings about: a warning opens, is raised, or is told that its index fell. */
import { parseDay } from '../../domain/calendar/day.ts'
import { answeringIn, ladderOf, type Rung } from '../../domain/responsibility/ladder.ts'
import type { Colour } from '../../domain/signals/signal.ts'
import type { PayloadOf } from '../../platform/contract/event.ts'
import { family as families, type Role } from '../../platform/contract/role.ts'
import type { About, Work } from '../../platform/endpoint.ts'
import { lineOf } from '../../platform/responsible/line.ts'
import { settingValue } from '../../platform/settings.ts'
import { closeTasks, openTask } from '../../platform/tasks.ts'
import { colour as colourWords, type riskChanged } from '../risk/contract.ts'
import { type WarningColour, warningEvents, warningSubject, warningTasks } from './contract.ts'
import * as queries from './queries.ts'
import { dueAt, follow, numberOf, worstOf } from './rules.ts'
import { answerHours, warningFrom } from './settings.ts'

/** A warning closed so lately is named by the next one. */
const lately = 30 * 86_400_000

type Changed = PayloadOf<typeof riskChanged>

export async function followRisk(work: Work, about: About, change: Changed): Promise<void> {
  const { tx, now } = work
  const { unitId } = about
  const live = await queries.liveOf(tx, unitId, change.family)
  const from = await settingValue(tx, warningFrom)
  const what = follow(live ? { present: live.present as Colour } : null, change.to, from)
  if (what === 'note' && live) {
    await queries.changeWarning(tx, unitId, live.id, { present: change.to })
    return
  }
  if (what === 'ease' && live) {
    await queries.changeWarning(tx, unitId, live.id, { present: change.to })
    const told = { family: change.family, colour: change.to, points: change.points }
    await work.record(warningEvents.eased, aboutIt(unitId, live.id, live.audience), told)
    return
  }
  if (what !== 'open' && what !== 'raise') return
  const colour = worstOf(live ? (live.colour as WarningColour) : null, change.to as WarningColour)
  const rung = await answering(work, unitId)
  const hours = (await settingValue(tx, answerHours))[colour]
  const answerDueAt = dueAt(now, hours)
  const asked = {
    ...{ colour, present: change.to, points: change.points, reasons: JSON.stringify(change.reasons), state: 'open' },
    ...{
      holder_id: rung.unitId,
      role: rung.role,
      level: rung.level,
      answer_due_at: answerDueAt,
      climb_at: answerDueAt,
    },
  }
  const audience = about.audience ?? 0
  let number: string
  let id: string
  if (what === 'raise' && live) {
    id = live.id
    number = numberOf(live.year, live.number)
    await queries.changeWarning(tx, unitId, id, asked)
  } else {
    id = work.newId()
    const year = Number(work.today.slice(0, 4))
    const taken = await queries.takeNumber(tx, unitId, year)
    number = numberOf(year, taken)
    const earlier = await queries.closedSince(tx, unitId, change.family, new Date(now.getTime() - lately))
    await queries.insertWarning(tx, {
      ...{ unit_id: unitId, id, audience, year, number: taken, family: change.family, opened_at: now, ...asked },
      earlier_id: earlier?.id ?? null,
    })
  }
  const it = aboutIt(unitId, id, audience)
  await closeTasks(work, { unitId, subject: it.subject }, 'dropped')
  await openTask(work, warningTasks.answer, {
    ...{ unitId, holderId: rung.unitId, role: rung.role, subject: it.subject, dueAt: answerDueAt },
    details: wordsOf(colour, change.family),
  })
  await work.record(what === 'raise' ? warningEvents.raised : warningEvents.opened, it, {
    ...{ family: change.family, colour, points: change.points, number, reasons: change.reasons },
    ...{ holderId: rung.unitId, role: rung.role, answerDueAt: answerDueAt.toISOString() },
  })
}

export const aboutIt = (unitId: number, id: string, audience: number) => ({
  ...{ unitId, subject: { type: warningSubject, id }, audience },
})

export function wordsOf(colour: WarningColour, family: Changed['family']) {
  const [named, of] = [colourWords.words[colour], families.words[family]]
  return { colour: named.zh, colourEn: named.en, family: of.zh, familyEn: of.en }
}

/** The ladder over a facility today, lowest first. */
export async function ladderAt(
  work: Pick<Work, 'tx' | 'today' | 'platform'>,
  unitId: number,
): Promise<readonly Rung[]> {
  const book = await lineOf(work.tx, [unitId], work.today, work.today, work.platform.config.timeZone)
  const standing = book.on(unitId, parseDay(work.today))
  return standing ? ladderOf(standing) : []
}

/** Who has to answer first: the lowest post somebody holds; the director's, vacant as it may be, where nobody holds any. */
async function answering(work: Work, unitId: number): Promise<{ unitId: number; role: Role; level: number }> {
  const ladder = await ladderAt(work, unitId)
  const rung = answeringIn(ladder)
  if (!rung || rung.unitId === null) return { unitId, role: 'director', level: 0 }
  return { unitId: rung.unitId, role: rung.role, level: ladder.indexOf(rung) }
}
