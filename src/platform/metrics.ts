/** Figures about ourselves, for Prometheus. Names of routes and jobs only; no unit, no person. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Pool } from './database/pool.ts'
import type { Depth } from './jobs/queue.ts'

export interface Metrics {
  readonly registry: Registry
  request(route: string, method: string, status: number, seconds: number): void
  job(task: string, outcome: 'done' | 'failed', seconds: number): void
  queue(depth: Depth): void
  /** Entries in all journals together. */
  journal(entries: number): void
  live(delta: 1 | -1): void
}

const seconds = [0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

export function openMetrics(pool: Pool): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'wufang_http_request_seconds',
    help: 'Time to answer, by route',
    labelNames: ['route', 'method', 'status'],
    buckets: seconds,
    registers,
  })
  const jobs = new Histogram({
    name: 'wufang_job_seconds',
    help: 'Time of jobs, by task and outcome',
    labelNames: ['task', 'outcome'],
    buckets: seconds,
    registers,
  })
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers })
  const waiting = gauge('wufang_jobs_waiting', 'Jobs not yet tried')
  const failing = gauge('wufang_jobs_failing', 'Jobs that failed and will be tried again')
  const dead = gauge('wufang_jobs_dead', 'Jobs given up')
  const oldest = gauge('wufang_jobs_oldest_seconds', 'How long the most overdue job has waited')
  const entries = gauge('wufang_journal_entries', 'Entries in all journals, as the worker last saw them')
  const live = gauge('wufang_live_connections', 'Open streams of live updates')
  new Gauge({
    name: 'wufang_pool_connections',
    help: 'Database connections of the app, by what they do',
    labelNames: ['state'],
    registers,
    collect() {
      this.set({ state: 'idle' }, pool.pg.idleCount)
      this.set({ state: 'busy' }, pool.pg.totalCount - pool.pg.idleCount)
      this.set({ state: 'wanted' }, pool.pg.waitingCount)
    },
  })
  new Counter({
    name: 'wufang_info',
    help: 'Always 1; the version is its label',
    labelNames: ['node'],
    registers,
  }).inc({ node: process.version })
  return {
    registry,
    request: (route, method, status, time) => requests.observe({ route, method, status }, time),
    job: (task, outcome, time) => jobs.observe({ task, outcome }, time),
    queue: (depth) => {
      waiting.set(depth.waiting)
      failing.set(depth.failing)
      dead.set(depth.dead)
      oldest.set(depth.oldestSeconds)
    },
    journal: (count) => entries.set(count),
    live: (delta) => live.inc(delta),
  }
}
