/**
 * Wall-clock times of a time zone and instants. A wall-clock time that a change to summer time skips is read with the
 * offset from before the change; one that comes twice means its first coming.
 */
export interface Wall {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
  readonly hour?: number
  readonly minute?: number
  readonly second?: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(timeZone, made)
  return made
}

/** Offset of the zone at an instant, in milliseconds east of UTC. */
export function offsetAt(timeZone: string, at: Date): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of formatOf(timeZone).formatToParts(at)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at.getTime() / 1000) * 1000
}

export function instantOf(timeZone: string, wall: Wall): Date {
  const { year, month, day, hour = 0, minute = 0, second = 0 } = wall
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second)
  const dayMs = 86_400_000
  const before = asUtc - offsetAt(timeZone, new Date(asUtc - dayMs))
  if (offsetAt(timeZone, new Date(before)) === asUtc - before) return new Date(before)
  const after = asUtc - offsetAt(timeZone, new Date(asUtc + dayMs))
  return new Date(offsetAt(timeZone, new Date(after)) === asUtc - after ? after : before)
}

/** The instant at which a calendar day (`YYYY-MM-DD`) begins, moved by whole days. */
export function startOfDay(timeZone: string, day: string, moved = 0): Date {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number)
  return instantOf(timeZone, { year, month, day: date + moved })
}
