/**
 * What a window of a counted duty is. One function decides for one window; explanations and bulk both call it.
 *
 * Invariants (property-tested): more evidence never lowers a status; the order of evidence is irrelevant; a missed
 * window never turns green, it is `made-up` at best.
 */
export const windowStatuses = ['not-owed', 'excused', 'ahead', 'due', 'done', 'made-up', 'missed'] as const
export type WindowStatus = (typeof windowStatuses)[number]

/** Codes in typed arrays: the index in `windowStatuses`. */
export const code = Object.fromEntries(windowStatuses.map((status, index) => [status, index])) as Readonly<
  Record<WindowStatus, number>
>

/**
 * @param closes first day on which work done in the window can no longer be recorded in time; until then it is `due`
 * @param operated days of it on which the subject operated
 * @param owed days of it on which the subject operated and the duty applied
 * @param inTime pieces of work done in the window and recorded in time
 * @param late pieces done for the window after it, or recorded too late
 * @returns a code of `windowStatuses`
 */
export function judge(
  from: number,
  until: number,
  closes: number,
  atLeast: number,
  now: number,
  operated: number,
  owed: number,
  inTime: number,
  late: number,
): number {
  const length = until - from
  // Half a window is owed whole; less than half is excused (算不足半期免责).
  if (owed * 2 < length) return operated * 2 < length ? code.excused : code['not-owed']
  if (inTime >= atLeast) return code.done
  if (now < from) return code.ahead
  if (now < closes) return code.due
  return inTime + late >= atLeast ? code['made-up'] : code.missed
}
