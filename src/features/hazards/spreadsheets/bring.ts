/**
 * Brings rows into the ledger, all in the caller's transaction. Open ones enter the loop at its beginning: `graded` where
 * the paper says general and whoever imports may grade here, else `reported`, since a major one needs its controls and
 * their checks ordered; measure, money, person and deadline are a draft of the plan, which is settled and approved here like any other. Closed
 * ones are history. Each gets its event and, where something is to be done, its task.
 */
import { startOfDay } from '../../../domain/calendar/zone.ts'
import type { SignedIn, Work } from '../../../platform/endpoint.ts'
import { settingValue } from '../../../platform/settings.ts'
import { hazardSubject, hazardTasks } from '../contract.ts'
import { type HazardState, rolesOf } from '../loop/contract.ts'
import { audienceOfFamily, printed } from '../loop/opening.ts'
import { fresh } from '../loop/rules/standing.ts'
import { waitingFor } from '../loop/rules/waiting.ts'
import { stepHoursSetting } from '../loop/settings.ts'
import { hazardImported } from './contract.ts'
import { personsOf } from './persons.ts'
import { keyHash } from './prepare.ts'
import { insertHazards, insertTasks, type NewHazard, type NewTask, takeNumbers, tellPlanner } from './queries/bring.ts'
import type { Paper } from './rules/paper.ts'
import type { Draft } from './rules/whole.ts'

const onlyOne = (ids: readonly string[] | undefined): string | null => (ids?.length === 1 ? (ids[0] ?? null) : null)

const portion = 1_000
const hour = 3_600_000

/** @param tell how many of all are written */
export async function bringIn(
  work: SignedIn<Work>,
  importId: string,
  drafts: readonly Draft[],
  tell: (done: number) => Promise<void>,
): Promise<void> {
  const { tx, now, actor, platform } = work
  const persons = await personsOf(work)
  const hours = await settingValue(tx, stepHoursSetting)
  const mayGrade = gradable(work)
  const starts = new Map<string, Date>()
  const startOf = (day: string, moved = 0): Date => {
    const name = `${day} ${moved}`
    const known = starts.get(name) ?? startOfDay(platform.config.timeZone, day, moved)
    starts.set(name, known)
    return known
  }
  const openedAt = ({ found }: Paper) => (found === null ? now : startOf(found))
  const numberOf = await numbersFor(work, drafts, (paper) => Number(platform.clock.day(openedAt(paper)).slice(0, 4)))

  for (let at = 0; at < drafts.length; at += portion) {
    const hazards: NewHazard[] = []
    const tasks: NewTask[] = []
    for (const draft of drafts.slice(at, at + portion)) {
      const { paper } = draft
      const { unitId, family, object } = paper
      const id = work.newId()
      const audience = audienceOfFamily(family)
      const enters = entering(paper, mayGrade(unitId))
      const waiting = waitingFor({ ...fresh, ...enters, interim: paper.interim }, true, hours)
      const ended = paper.closed === null ? openedAt(paper) : startOf(paper.closed, 1)
      const dueAt = waiting ? new Date(now.getTime() + (waiting.hours ?? 0) * hour) : ended
      const { year, number } = numberOf(paper)
      hazards.push({
        ...columnsOf(paper),
        ...{ unit_id: unitId, id, audience, year, number, state: enters.state, grade: enters.grade },
        suggested_grade: paper.suggestedGrade ?? (enters.grade === null ? paper.grade : null),
        reported_by: actor.accountId,
        opened_at: openedAt(paper).toISOString(),
        due_at: dueAt.toISOString(),
        responsible_id: onlyOne(persons.get(`${unitId} ${paper.responsible}`)),
        import_id: importId,
        import_key: keyHash(draft.key),
        paper,
      })
      if (waiting)
        tasks.push({
          ...{ unitId, id: work.newId(), role: waiting.who, kind: hazardTasks[waiting.task].name },
          ...{ subjectId: id, object, dueAt: dueAt.toISOString(), audience },
        })
      const plain = (zh: string) => ({ zh, en: null })
      await work.record(
        hazardImported,
        { unitId, subject: { type: hazardSubject, id }, audience },
        {
          ...{ number: printed(year, number), family, state: enters.state, grade: enters.grade },
          ...{ place: plain(paper.place), object: plain(object), finding: plain(paper.finding) },
          ...{ paper: { ...paper }, importId, sheet: draft.sheet, row: draft.row },
        },
      )
    }
    await insertHazards(tx, hazards)
    await insertTasks(tx, hazardSubject, tasks, now)
    await tell(Math.min(at + portion, drafts.length))
  }
  if (drafts.length >= portion) await tellPlanner(tx)
}

/** What of the paper stands in columns of the hazard. */
const columnsOf = (paper: Paper): NewHazard => ({
  ...{ family: paper.family, place: paper.place, object: paper.object, finding: paper.finding },
  note: paper.note ?? '',
  basis: paper.basis === null ? [] : [{ zh: paper.basis, en: paper.basis }],
  ...{ interim: paper.interim, measure: paper.measure, money_fen: paper.money, money_source: paper.moneySource },
  ...{
    deadline: paper.deadline,
    planned_deadline: paper.deadline,
    contingency: paper.contingency,
    done: paper.done,
    verified_note: paper.verifiedNote,
  },
  on_paper: paper.state !== 'open',
  paper_closed_on: paper.state === 'open' ? null : paper.closed,
  paper_verifier: paper.state === 'open' ? null : paper.verifier,
})

function entering(paper: Paper, mayGrade: boolean): { state: HazardState; grade: Paper['grade'] } {
  if (paper.state !== 'open') return { state: paper.state, grade: paper.grade }
  return mayGrade && paper.grade === 'general'
    ? { state: 'graded', grade: paper.grade }
    : { state: 'reported', grade: null }
}

/** Whether a post that reaches the unit may grade. */
function gradable({ actor }: SignedIn<Work>): (unitId: number) => boolean {
  const graders = actor.posts.filter((post) => rolesOf('grade').includes(post.role))
  const units = new Set(graders.flatMap((post) => post.units))
  return (unitId) => units.has(unitId)
}

/** A row that brings a number of this system keeps it; the others follow, in the order of the file. */
async function numbersFor(
  { tx }: SignedIn<Work>,
  drafts: readonly Draft[],
  yearOf: (paper: Paper) => number,
): Promise<(paper: Paper) => { year: number; number: number }> {
  const brought = ({ number }: Paper) => {
    const [year = 0, last = 0] = (number ?? '').split('-').map(Number)
    return number === null ? null : { year, number: last }
  }
  const wanted = new Map<string, { unitId: number; year: number; count: number; brought: number }>()
  for (const { paper } of drafts) {
    const own = brought(paper)
    const year = own?.year ?? yearOf(paper)
    const name = `${paper.unitId} ${year}`
    const so = wanted.get(name) ?? { unitId: paper.unitId, year, count: 0, brought: 0 }
    wanted.set(name, {
      ...so,
      count: so.count + (own ? 0 : 1),
      brought: Math.max(so.brought, own?.number ?? 0),
    })
  }
  const next = new Map(await takeNumbers(tx, [...wanted.values()]))
  return (paper) => {
    const own = brought(paper)
    if (own) return own
    const year = yearOf(paper)
    const name = `${paper.unitId} ${year}`
    const number = next.get(name) ?? 1
    next.set(name, number + 1)
    return { year, number }
  }
}
