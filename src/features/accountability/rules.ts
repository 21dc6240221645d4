/** Whose dossier may be read by whom, and from what rooms, tasks and the journal say to the records of one. Pure. */
import type { Matter, Party, Proof } from '../../domain/accountability/dossier.ts'
import type { FoundMatter } from '../../platform/contract/matter.ts'
import { type Role, roles } from '../../platform/contract/role.ts'
import type { TaskKind } from '../../platform/contract/task.ts'
import { fillBoth, type Text } from '../../platform/contract/text.ts'
import type { leaders } from './contract.ts'

// ── who reads whose ──────────────────────────────────────────────────────────────────────────────────────────────

export interface HeldPost {
  readonly unitId: number
  readonly role: string
}

const rank: Readonly<Record<(typeof leaders)[number], number>> = { director: 1, deputy: 2, guidance: 3, chief: 3 }
const rankOf = (role: string): number => rank[role as keyof typeof rank] ?? 0
export const isLeader = (role: string): role is (typeof leaders)[number] => role in rank

/**
 * Below: held in a unit the reader's posts reach, and in the reader's own unit only where the post stands lower. An auditor
 * reads every leader within reach.
 * @param scope units the reader's posts reach
 */
export function mayRead(reader: readonly HeldPost[], scope: readonly number[], leader: HeldPost): boolean {
  if (!isLeader(leader.role) || !scope.includes(leader.unitId)) return false
  if (reader.some(({ role }) => role === 'auditor')) return true
  return reader
    .filter(({ role }) => isLeader(role))
    .every((post) => post.unitId !== leader.unitId || rankOf(post.role) > rankOf(leader.role))
}

/** A post's side of the boundary. */
export const partyOf = (role: string): Party => roles[role as Role]?.at[0] ?? 'facility'

// ── records ──────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Told extends Matter {
  readonly unitId: number
  readonly words: Text
  readonly path: string
  readonly grave: boolean
}

export interface FoundTask {
  readonly unit_id: number
  readonly role: string
  readonly kind: string
  readonly subject_type: string
  readonly subject_id: string
  readonly details: Readonly<Record<string, unknown>>
  readonly opened_at: Date
  readonly due_at: Date
  readonly open: boolean
  readonly mine: boolean
}

export interface FoundEntry extends Proof {
  readonly type: string
  readonly id: string
}

export const keyOf = (unitId: number, type: string, id: string): string => `${unitId} ${type} ${id}`
export const proofOf = ({ unitId, seq, hash, action, at }: Proof): Proof => ({ unitId, seq, hash, action, at })

const earliest = (dates: readonly Date[]): number | null =>
  dates.length === 0 ? null : Math.min(...dates.map((date) => date.getTime()))

/**
 * Records of rooms with what tasks say of them: whose post each lies with, since when it was put to the leader's own.
 * @param own posts of the leader
 */
export function withTasks(
  found: readonly FoundMatter[],
  tasks: readonly FoundTask[],
  entries: readonly FoundEntry[],
  own: readonly HeldPost[],
): Told[] {
  const tasksOf = Map.groupBy(tasks, (task) => keyOf(task.unit_id, task.subject_type, task.subject_id))
  const entriesOf = Map.groupBy(entries, (entry) => keyOf(entry.unitId, entry.type, entry.id))
  return found.map((one) => {
    const its = tasksOf.get(keyOf(one.unitId, one.subject.type, one.subject.id)) ?? []
    const [open] = its.filter((task) => task.open).toSorted((a, b) => a.due_at.getTime() - b.due_at.getTime())
    const ofUnit = own.some(
      ({ unitId, role }) =>
        unitId === one.unitId && partyOf(role) === one.party && (one.post === null || one.post === role),
    )
    const named = [{ unitId: one.unitId, ...one.subject }, ...one.work]
    return {
      ...{ id: one.path, path: one.path, kind: one.kind, unitId: one.unitId, words: one.words, grave: one.grave },
      // A hazard lies with whoever must take its next step; a duty stays whose it is.
      party: one.kind === 'hazard' && open ? partyOf(open.role) : one.party,
      own: its.some((task) => task.mine && task.open) || (one.kind === 'duty' && ofUnit),
      ...{ began: one.began.getTime(), due: one.due?.getTime() ?? null, settled: one.settled?.getTime() ?? null },
      told: earliest(its.filter((task) => task.mine).map((task) => task.opened_at)),
      proof: named.flatMap(({ unitId, type, id }) => (entriesOf.get(keyOf(unitId, type, id)) ?? []).map(proofOf)),
    }
  })
}

export const pathOf = (kind: TaskKind, unitId: number, subjectId: string, details: object): string => {
  const values: Readonly<Record<string, unknown>> = { ...details, unit: unitId, id: subjectId }
  return kind.path.replace(/\{(\w+)\}/g, (_place, name: string) => encodeURIComponent(String(values[name] ?? '')))
}

export interface OtherTasks {
  readonly tasks: readonly FoundTask[]
  readonly entries: readonly FoundEntry[]
  readonly kinds: ReadonlyMap<string, TaskKind>
  /** Subjects that stand in the dossier already, by `keyOf`. */
  readonly known: ReadonlySet<string>
  /** Whether a task of this subject belongs to another bottom line. */
  readonly foreign: (task: FoundTask) => boolean
}

/** Tasks about records no room told of: one for each subject and kind, however many people it was put to. */
export function otherTasks({ tasks, entries, kinds, known, foreign }: OtherTasks): Told[] {
  const entriesOf = Map.groupBy(entries, (entry) => keyOf(entry.unitId, entry.type, entry.id))
  const open = tasks.filter(
    (task) => task.open && !known.has(keyOf(task.unit_id, task.subject_type, task.subject_id)) && !foreign(task),
  )
  const groups = Map.groupBy(open, (task) => `${keyOf(task.unit_id, task.subject_type, task.subject_id)} ${task.kind}`)
  return [...groups].flatMap(([id, its]) => {
    const [task] = its
    const kind = task && kinds.get(task.kind)
    if (!task || !kind) return []
    const mine = its.filter((one) => one.mine)
    return {
      ...{ id, kind: 'task' as const, unitId: task.unit_id, grave: false, own: mine.length > 0 },
      party: partyOf((mine[0] ?? task).role),
      words: fillBoth(kind.words, task.details),
      path: pathOf(kind, task.unit_id, task.subject_id, task.details),
      began: earliest(its.map((one) => one.opened_at)) ?? 0,
      due: earliest((mine.length > 0 ? mine : its).map((one) => one.due_at)),
      ...{ settled: null, told: earliest(mine.map((one) => one.opened_at)) },
      proof: (entriesOf.get(keyOf(task.unit_id, task.subject_type, task.subject_id)) ?? []).map(proofOf),
    }
  })
}

// ── the digest of a print ────────────────────────────────────────────────────────────────────────────────────────

/** What is hashed: one line for each chain, by unit. */
export const headLines = (
  heads: readonly { readonly unitId: number; readonly seq: number; readonly hash: string }[],
): string => ['wufang-dossier-1', ...heads.map(({ unitId, seq, hash }) => `${unitId} ${seq} ${hash}`)].join('\n')
