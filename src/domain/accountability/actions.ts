/**
 * The five actions that change a dossier most (最能改变局面的五件事): records whose settling lowers the index most, and what
 * lies with the leader past its time. Pure.
 *
 * Invariants: at most five; no record twice; every one comes from a gain or an unanswered item; the three best gains leave
 * room for the oldest two that lie with the leader.
 */

export interface Gained {
  readonly id: string
  /** By how many points the index falls. */
  readonly points: number
}

export interface Waiting {
  readonly id: string
  readonly own: boolean
  readonly due: number
}

export interface Chosen {
  readonly id: string
  readonly points: number
  readonly own: boolean
}

const most = 5
const byGain = 3

/**
 * @param gained most first
 * @param waiting unanswered items
 */
export function fiveActions(gained: readonly Gained[], waiting: readonly Waiting[]): readonly Chosen[] {
  const points = new Map(gained.map((one) => [one.id, one.points]))
  const own = new Set(waiting.filter((one) => one.own).map(({ id }) => id))
  const oldest = waiting.toSorted((a, b) => a.due - b.due || (a.id < b.id ? -1 : 1))
  const mine = oldest.filter((one) => one.own).map(({ id }) => id)
  const ids = [
    ...gained.slice(0, byGain).map(({ id }) => id),
    ...mine,
    ...gained.slice(byGain).map(({ id }) => id),
    ...oldest.map(({ id }) => id),
  ]
  return [...new Set(ids)].slice(0, most).map((id) => ({ id, points: points.get(id) ?? 0, own: own.has(id) }))
}
