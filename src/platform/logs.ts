/**
 * Logs are lines of JSON for machines: request id, route, status, duration. Nothing a person typed or is called comes
 * in: no query strings, bodies, cookies or addresses, and of an error only what kind it is and where it arose.
 */
import { type DestinationStream, type Logger, pino } from 'pino'
import type { Config } from './config.ts'

export type Log = Logger

export function openLog(config: Pick<Config, 'logLevel'>, destination?: DestinationStream): Log {
  const options = {
    level: config.logLevel,
    base: null,
    messageKey: 'message',
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
  }
  return destination ? pino(options, destination) : pino(options)
}

export interface Fault {
  readonly type: string
  readonly code?: string
  readonly constraint?: string
  /** Only where the operating system speaks; others may quote what somebody typed. */
  readonly message?: string
  readonly at: readonly string[]
  readonly cause?: Fault
}

const frames = 8

export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { type: typeof error, at: [] }
  const { code, constraint, syscall } = error as { code?: unknown; constraint?: unknown; syscall?: unknown }
  const stack = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(typeof syscall === 'string' ? { message: error.message } : {}),
    at: stack.slice(0, frames).map((line) => line.trim().slice('at '.length)),
    ...(error.cause === undefined ? {} : { cause: faultOf(error.cause) }),
  }
}
