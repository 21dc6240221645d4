/**
 * Every number of the simulated year, in one place. FROZEN: no weight or threshold of the risk index was tuned on what they
 * bring about, and whoever tunes the index never touches them. Rates were set once for plausible counts. After a first
 * back-test had been read two were changed for the region's sake, not the index's: who is neglected makes up less of what
 * was missed, and the worst facility's grave hazards stay open. All are inventions of the demo, chosen to look like a
 * region's ordinary year; none is a measurement.
 *
 * Rates are per day unless their name says otherwise, hours and days are means, shares lie in [0, 1].
 */
import type { Family } from '../../../platform/contract/role.ts'

/** How a facility is led. Diligence is 1 at its best; what is done, found and finished in time hangs on it. */
export const facility = {
  /** Beta-like: the share `careless` of facilities has a diligence drawn from the second range. */
  diligence: { usual: [0.86, 0.99], careless: [0.6, 0.82], share: 0.14 },
  /** Deviation of the logarithm of a family's load of defects around 1. */
  loadDeviation: 0.38,
  /** Building defects grow with age: at so many years twice as many. */
  buildingDoublesAfterYears: 24,
  boilerFireLoad: 1.25,
  gasFireLoad: 1.2,
  /** Checks are ticked off without looking, all year (走过场). */
  motions: { share: 0.06, finds: 0.1 },
} as const

/** Stretches in which a facility is neglected (失管): less is done and found, more breaks, all takes longer. */
export const neglect = {
  /** Expected number in a year for each facility. */
  perYear: 0.5,
  days: [35, 130],
  /** How much of the diligence is lost. */
  depth: [0.45, 0.9],
  /** Share of episodes that concern all five families; the others concern one or two. */
  whole: 0.4,
  /** Defects arise so many times as fast at full depth. */
  defects: 2.4,
  /** Defects found by a check, at full depth, of what would be found otherwise. */
  finds: 0.18,
  /** Waiting times stretch by up to so many times at full depth. */
  slowness: 4.5,
} as const

/** Defects that arise in a facility in a year, found or not. */
export const defectsPerYear: Readonly<Record<Family, number>> = {
  ...{ building: 4.3, fire: 7.4, food: 6.4, epidemic: 4.3, attack: 4.6 },
}
/** Month of the year (0 to 11) by family, around 1: rain, heating, heat, influenza, holidays. */
export const seasons: Readonly<Record<Family, readonly number[]>> = {
  building: [0.8, 0.8, 0.9, 1.1, 1.2, 1.4, 1.5, 1.3, 1.0, 0.8, 0.8, 0.8],
  fire: [1.4, 1.3, 1.0, 0.9, 0.8, 0.8, 0.9, 0.9, 0.9, 1.0, 1.2, 1.4],
  food: [0.8, 0.8, 0.9, 1.0, 1.1, 1.3, 1.4, 1.4, 1.1, 0.9, 0.8, 0.8],
  epidemic: [1.4, 1.3, 1.1, 0.9, 0.8, 0.8, 0.8, 0.8, 0.9, 1.0, 1.2, 1.4],
  attack: [1.1, 1.2, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.1, 1.0, 1.0],
}

export const defects = {
  /** Share of defects that begin as one of the library's major entries. */
  major: 0.022,
  /** An unfound general defect of a family becomes major. */
  worsens: 0.0011,
  /** Found by a check of the facility itself that asks for it. */
  selfCheck: 0.62,
  /** Reported by whoever passes by. */
  passing: 0.0062,
  /** Found by an inspection on the spot from outside; by video. */
  outside: 0.72,
  video: 0.1,
  /** Most findings of one check. */
  mostAtOnce: 5,
  /** What nobody found is mended by chance. */
  vanishes: 0.0016,
} as const

/** Near misses and incidents by family: rates for each defect that is there, by whether it is major, found or not. */
export const incidents = {
  major: 0.0055,
  general: 0.00012,
  /** What is being rectified under controls does less. */
  controlled: 0.35,
  /** Share that harmed somebody; the others are near misses. */
  harm: 0.14,
} as const

/** A hazard on its way; hours and days are divided by the diligence of the day. */
export const loop = {
  gradeHours: 7,
  planHours: 34,
  approveHours: 22,
  startHours: 26,
  verifyHours: 40,
  /** Share of the planned days that the work takes: median and deviation of the logarithm. */
  work: { median: 0.82, deviation: 0.5 },
  /** The plan takes the library's days by this factor. */
  planned: [0.8, 1.7],
  rejected: 0.03,
  returned: 0.06,
  refused: { usual: 0.06, motions: 0.22 },
  reopened: 0.012,
  extension: { asked: 0.5, granted: 0.82, days: [5, 25] },
  /** Of major hazards past their deadline. */
  listed: 0.45,
  /** Comes back after it was closed: within so many days. */
  recurs: { usual: 0.05, neglected: 0.22, days: [25, 150] },
  /** The same place and object again and again at some facilities. */
  planted: { share: 0.07, everyDays: [38, 75] },
} as const

/** Duties done in time, made up later, or not at all; for each kind of ower before its own diligence. */
export const duties = {
  /** Chance of a facility at full diligence. */
  facility: 0.985,
  bureau: { diligence: [0.82, 0.99] },
  guidance: { diligence: [0.88, 0.99] },
  department: { diligence: [0.66, 0.97] },
  /** Of what was missed, this share is made up in the weeks after. */
  madeUp: 0.55,
  /** Share of what the ower does although the diligence would not bring it about: reminders work. */
  reminded: 0.35,
} as const

/**
 * Warnings bring no hazard about; they came last, and only one that waits too long adds to an index. Who leads a facility
 * answers as they do the rest; those above, by how reliable they are.
 */
export const warnings = {
  /** Of the diligence of the day. */
  answers: { below: 0.94, above: 0.5 },
  falseAlarm: 0.035,
  closeHours: 22,
  /** Nobody answered, and the colour fell by itself: somebody still says what was done. */
  afterwards: 0.75,
} as const

/** Named situations a visitor finds at once; everybody else is drawn. */
export const planted = {
  /** Old boiler, gas, no generator; neglected for weeks until today. */
  worst: {
    ...{ slug: 'jiyang', sinceDays: 96, depth: 0.88 },
    /** Found by the guidance department so many days after it began; planned for so many days, and not done. */
    ...{
      majors: ['fire', 'fire', 'building', 'attack'] as readonly Family[],
      foundAfterDays: 22,
      plannedDays: 15,
      slower: 4,
    },
  },
  /** Never comes and never answers. */
  silentDepartment: 'market.weichuan',
  /** Ticks its sheets and is found out. */
  motions: 'weichuan',
  /** Led as it should be. */
  best: 'xitong',
} as const
