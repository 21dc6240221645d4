/** The one clock. Rules take `now`; tests and the demo region move it here. */
export interface Clock {
  now(): Date
  /** Calendar day in the region's time zone, `YYYY-MM-DD`. */
  day(at: Date): string
  /** Milliseconds by which it stands before the machine's clock; 0 but in a demo that was moved. */
  ahead(): number
}

export function clock(timeZone: string, now: () => Date = () => new Date()): Clock {
  const days = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return { now, day: (at) => days.format(at), ahead: () => 0 }
}

/** A clock that a demo moves: it runs on as the machine's does, so many milliseconds ahead. */
export interface MovableClock extends Clock {
  moveTo(ahead: number): void
  /** The machine's. */
  real(): Date
}

export function movable(base: Clock, from: number): MovableClock {
  let ahead = from
  return {
    now: () => new Date(base.now().getTime() + ahead),
    day: base.day,
    ahead: () => ahead,
    real: () => base.now(),
    moveTo: (next) => {
      ahead = next
    },
  }
}
