/**
 * What the worker does: jobs that a transaction asked for, and schedules. A job that serves a unit works through the
 * same door as an endpoint: one transaction with the unit's scope, events recorded, reactions run.
 *
 * A job may run twice (a worker killed after its commit), so it must come to the same end when it does.
 */
import type { Static, TSchema } from 'typebox'
import type { Platform, Work } from '../endpoint.ts'

export interface UnitJob {
  readonly kind: 'job'
  readonly name: string
  readonly payload: TSchema
  readonly run: (work: Work, unitId: number, payload: never) => Promise<void>
}

/** Long work for a unit; opens its own transactions, so that others see how far it is. */
export interface LongJob {
  readonly kind: 'long-job'
  readonly name: string
  readonly payload: TSchema
  readonly run: (platform: Platform, unitId: number, payload: never) => Promise<void>
}

/** Once for the whole instance; opens its own transactions. */
export interface Schedule {
  readonly kind: 'schedule'
  readonly name: string
  readonly at: string
  readonly run: (platform: Platform) => Promise<void>
}

/** Once for every open unit, each in its own transaction and scope. */
export interface UnitSchedule {
  readonly kind: 'unit-schedule'
  readonly name: string
  readonly at: string
  readonly run: (work: Work, unitId: number) => Promise<void>
}

export type WorkerJob = UnitJob | LongJob | Schedule | UnitSchedule

/** @param name as in `enqueue({ task: name, … })`: `room.verb` */
export function job<S extends TSchema>(
  name: string,
  payload: S,
  run: (work: Work, unitId: number, payload: Static<S>) => Promise<void>,
): UnitJob {
  return { kind: 'job', name, payload, run: run as UnitJob['run'] }
}

export function longJob<S extends TSchema>(
  name: string,
  payload: S,
  run: (platform: Platform, unitId: number, payload: Static<S>) => Promise<void>,
): LongJob {
  return { kind: 'long-job', name, payload, run: run as LongJob['run'] }
}

/** @param at five fields of cron, in UTC */
export const schedule = (name: string, at: string, run: Schedule['run']): Schedule => ({
  kind: 'schedule',
  name,
  at,
  run,
})

/** @param at five fields of cron, in UTC; for what happens at a time of the region's day, look at `work.today` */
export const unitSchedule = (name: string, at: string, run: UnitSchedule['run']): UnitSchedule => ({
  kind: 'unit-schedule',
  name,
  at,
  run,
})
