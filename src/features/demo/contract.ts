/**
 * The demo's clock (演示时钟): moved ahead so that deadlines fall due before a visitor's eyes, and back as far as no record
 * would come to stand in the future. Served in demo mode only; in production neither endpoint exists and the stored value
 * is not read.
 */
import { Type } from 'typebox'
import { endpoint } from '../../platform/contract/endpoint.ts'
import { event } from '../../platform/contract/event.ts'
import { problem } from '../../platform/contract/problem.ts'
import { Instant, Nullable } from '../../platform/contract/schema.ts'

/** The clock goes no further ahead than this, in days. */
export const mostDaysAhead = 366

const DemoClock = Type.Object({
  now: Instant,
  /** The machine's clock. */
  real: Instant,
  /** Milliseconds between the two; never negative. */
  ahead: Type.Integer({ minimum: 0 }),
  /** The newest entry of all journals: the clock goes back no further. Null: nothing is recorded. */
  newest: Nullable(Instant),
})

export const beforeRecords = problem<{ newest: string }>(
  'demo-clock-before-records',
  409,
  { zh: '时钟不能早于已有记录', en: 'The clock cannot go before what is recorded' },
  {
    zh: '最近一条记录写于 {newest}。日志只增不改，记录的时间不能倒退；要回到现在，请等真实时间走过它，或用新的数据目录重新开始演示。',
    en: 'The newest record was made at {newest}. The journal only grows, and its time cannot run backwards: wait until the real time has passed it, or begin the demo anew in another data folder.',
  },
)
export const tooFarAhead = problem<{ days: number }>(
  'demo-clock-too-far',
  422,
  { zh: '时钟拨得太远', en: 'Too far ahead' },
  { zh: '演示时钟最多比真实时间快 {days} 天。', en: 'The demo’s clock goes at most {days} days ahead.' },
)
export const behindReal = problem(
  'demo-clock-behind',
  422,
  { zh: '时钟不能早于现在', en: 'The clock cannot stand behind the present' },
  { zh: '演示时钟只能拨到现在以后，或回到现在。', en: 'It goes ahead of the present, or back to it.' },
)

export const clockMoved = event(
  'demo.clock-moved',
  { zh: '拨动演示时钟', en: 'Demo clock moved' },
  Type.Object({ from: Instant, to: Instant }),
)
export const events = [clockMoved] as const

export const readDemoClock = endpoint({
  name: 'demo.readClock',
  method: 'GET',
  path: '/api/demo/clock',
  may: 'signed-in',
  demo: true,
  title: { zh: '演示时钟', en: 'Clock of the demo' },
  reply: DemoClock,
})

/**
 * Records made meanwhile keep the time they were made at. Everything that is done by the clock, such as the nightly jobs,
 * is done once after a move ahead.
 */
export const moveDemoClock = endpoint({
  name: 'demo.moveClock',
  method: 'PUT',
  path: '/api/demo/clock',
  may: 'signed-in',
  demo: true,
  title: { zh: '拨动演示时钟', en: 'Move the clock of the demo' },
  /** Null: back to the machine's clock. */
  body: Type.Object({ to: Nullable(Instant) }, { additionalProperties: false }),
  reply: DemoClock,
  problems: [beforeRecords, tooFarAhead, behindReal],
})
