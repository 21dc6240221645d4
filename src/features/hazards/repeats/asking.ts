/** What is asked of a new hazard, however it was opened: whether it is an earlier one come back. */
import { resembled } from '../../../domain/repeats/alike.ts'
import { reaction, type Work } from '../../../platform/endpoint.ts'
import { settingValue } from '../../../platform/settings.ts'
import { openTask } from '../../../platform/tasks.ts'
import { hazardReported } from '../contract.ts'
import { printed } from '../loop/opening.ts'
import { mostAsked } from './contract/answered.ts'
import { hazardResembles, repeatSubject, repeatTask } from './contract.ts'
import { comparable, insertQuestions } from './queries.ts'
import { describedBy } from './rules.ts'
import { repeatSetting } from './settings.ts'

const hour = 3_600_000

/** The moment so many months before. */
export function monthsBefore(now: Date, months: number): Date {
  const then = new Date(now)
  then.setUTCMonth(then.getUTCMonth() - months)
  return then
}

/** Earlier hazards of the unit that the described one strongly resembles. */
export async function resembling(
  work: Pick<Work, 'tx' | 'scope' | 'now'>,
  unitId: number,
  family: string,
  about: Parameters<typeof resembled>[0] & { readonly id?: string },
  lookBackMonths: number,
) {
  const rows = await comparable(work.tx, work.scope, unitId, family, monthsBefore(work.now, lookBackMonths))
  const others = rows.filter((row) => row.id !== about.id).map((row) => ({ ...row, ...describedBy(row), id: row.id }))
  return resembled(about, others, mostAsked).map(({ hazard, likeness }) => ({
    hazard,
    kind: hazard.state === 'closed' ? ('repeat' as const) : ('duplicate' as const),
    reasons: [...likeness.reasons],
  }))
}

/** A ledger that an office brings in is history, in which the same trouble stands many times: it is not asked about. */
export const askAboutRepeat = reaction(hazardReported, async (work, about, payload) => {
  if (payload.source.kind === 'import') return
  const { unitId, subject, audience = 0 } = about
  const { lookBackMonths, answerHours } = await settingValue(work.tx, repeatSetting)
  const told = {
    id: subject.id,
    item: payload.source.item,
    entry: payload.entry ?? null,
    place: payload.place.zh,
    object: payload.object.zh,
    finding: payload.finding.zh,
    basis: payload.basis.map((one) => one.zh),
  }
  const found = await resembling(work, unitId, payload.family, told, lookBackMonths)
  if (found.length === 0) return
  await insertQuestions(
    work.tx,
    { unitId, hazardId: subject.id, audience, at: work.now },
    found.map(({ hazard, kind, reasons }) => ({ earlierId: hazard.id, kind, reasons })),
  )
  await work.record(
    hazardResembles,
    { unitId, subject, audience },
    {
      earlier: found.map(({ hazard, kind, reasons }) => ({
        id: hazard.id,
        number: printed(hazard.year, hazard.number),
        kind,
        reasons,
      })),
    },
  )
  await openTask(work, repeatTask, {
    unitId,
    holderId: unitId,
    role: 'director',
    subject: { type: repeatSubject, id: subject.id },
    details: { object: payload.object.zh },
    dueAt: new Date(work.now.getTime() + answerHours * hour),
    audience,
  })
})
