/** Two people at the same record: the second is told who did what, and when, from the journal's last entry about it. */
import type { EventContract } from '../contract/event.ts'
import { problems, type Refusal, refuse } from '../contract/problem.ts'
import type { Language } from '../contract/text.ts'
import type { Work } from '../endpoint.ts'

/**
 * @param events the room's, for the words of the entry's action
 * @returns the refusal to throw
 */
export async function changedMeanwhile(
  work: Work & { readonly language: Language },
  unitId: number,
  subject: { readonly type: string; readonly id: string },
  events: readonly EventContract[],
): Promise<Refusal> {
  const last = await work.tx
    .selectFrom('journal')
    .leftJoin('person', 'person.id', 'journal.account_id')
    .select(['journal.action', 'journal.at', 'person.name'])
    .where('journal.unit_id', '=', unitId)
    .where('journal.subject_type', '=', subject.type)
    .where('journal.subject_id', '=', subject.id)
    .orderBy('journal.seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const words = events.find((event) => event.name === last?.action)?.words
  const moment = new Intl.DateTimeFormat('sv-SE', {
    timeZone: work.platform.config.timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
  return refuse(problems.changedMeanwhile, {
    by: last?.name ?? (work.language === 'zh' ? '系统' : 'the system'),
    at: moment.format(last?.at ?? work.now),
    what: words?.[work.language] ?? last?.action ?? (work.language === 'zh' ? '修改' : 'a change'),
  })
}
