/** The one clock. Rules take `now`; tests and the demo region move it here. */
export interface Clock {
  now(): Date
  /** Calendar day in the region's time zone, `YYYY-MM-DD`. */
  day(at: Date): string
}

export function clock(timeZone: string, now: () => Date = () => new Date()): Clock {
  const days = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return { now, day: (at) => days.format(at) }
}
