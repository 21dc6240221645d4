/** Opening and closing tasks (待办), for every room. A task lies with the unit it is about. */
import { sql } from 'kysely'
import { audience, type Role } from './contract/role.ts'
import type { TaskKind } from './contract/task.ts'
import type { Work } from './endpoint.ts'

export interface Subject {
  readonly type: string
  readonly id: string
}

export interface NewTask {
  /** The unit it is about. */
  readonly unitId: number
  /** The unit whose people act, and by which role. */
  readonly holderId: number
  readonly role: Role
  /** Named: only this person. */
  readonly accountId?: string
  readonly subject: Subject
  /** Fills the words of the kind; plain values. */
  readonly details: Readonly<Record<string, string | number>>
  readonly dueAt: Date
  readonly audience?: number
}

export const openTask = (work: Work, kind: TaskKind, task: NewTask): Promise<void> => openTasks(work, kind, [task])

export async function openTasks(work: Work, kind: TaskKind, tasks: readonly NewTask[]): Promise<void> {
  if (tasks.length === 0) return
  await work.tx
    .insertInto('task')
    .values(
      tasks.map((task) => ({
        unit_id: task.unitId,
        id: work.newId(),
        holder_id: task.holderId,
        role: task.role,
        account_id: task.accountId ?? null,
        kind: kind.name,
        subject_type: task.subject.type,
        subject_id: task.subject.id,
        details: JSON.stringify(task.details),
        opened_at: work.now,
        due_at: task.dueAt,
        audience: task.audience ?? audience.police,
      })),
    )
    .execute()
}

/**
 * Closes what is open on a subject.
 * @param outcome `done` by the actor, or `dropped` because it is no longer owed
 */
export async function closeTasks(
  work: Work,
  which: { readonly unitId: number; readonly subject: Subject; readonly kinds?: readonly TaskKind[] },
  outcome: 'done' | 'dropped',
): Promise<void> {
  let query = work.tx
    .updateTable('task')
    .set({ state: outcome, closed_at: work.now, closed_by: work.actor?.accountId ?? null })
    .where('unit_id', '=', which.unitId)
    .where('subject_type', '=', which.subject.type)
    .where('subject_id', '=', sql<string>`${which.subject.id}::uuid`)
    .where('state', '=', 'open')
  if (which.kinds)
    query = query.where(
      'kind',
      'in',
      which.kinds.map((kind) => kind.name),
    )
  await query.execute()
}
