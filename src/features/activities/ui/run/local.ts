/**
 * Answers on this device, laid over those the server has. Plain values; use-run.ts moves them.
 *
 * Invariants
 * 1. What the officer did last is what is shown, whatever the server still says.
 * 2. A local answer goes only when the server holds the same and no photo of it waits.
 */
import type { Given } from '../../../../domain/checklist/checklist.ts'
import type { ProblemJson } from '../../../../web/api/problem-error.ts'
import type { TakenPhoto } from '../../../../web/kit/PhotoCapture.tsx'
import type { Answer } from '../../contract.ts'

export interface Local {
  readonly verdict: Answer['verdict'] | null
  readonly note: string
  /** Ids of photos the server holds. */
  readonly files: readonly string[]
  /** Photos still on this device. */
  readonly pending: readonly TakenPhoto[]
  readonly state: 'typed' | 'sending' | 'queued' | 'refused'
  readonly problem: ProblemJson | null
}

export type Locals = Readonly<Record<string, Local>>

/** An answer the server confirmed since the activity was last read. */
export interface Confirmed {
  readonly verdict: Answer['verdict']
  readonly note: string
  readonly files: readonly string[]
  readonly version: number
}

export interface Shown {
  readonly verdict: Answer['verdict'] | null
  readonly note: string
  readonly files: readonly string[]
  readonly pending: readonly TakenPhoto[]
  readonly state: Local['state'] | 'saved' | 'empty'
  readonly problem: ProblemJson | null
}

export const nothing: Shown = { verdict: null, note: '', files: [], pending: [], state: 'empty', problem: null }

/** The newer of what was read and what was confirmed since. */
export function heldOf(server: Answer | undefined, confirmed: Confirmed | undefined): Confirmed | undefined {
  if (server && (!confirmed || server.version > confirmed.version))
    return {
      verdict: server.verdict,
      note: server.note,
      files: server.files.map((file) => file.id),
      version: server.version,
    }
  return confirmed
}

export function shownOf(held: Confirmed | undefined, local: Local | undefined): Shown {
  if (local) return local
  if (held) return { ...held, pending: [], state: 'saved', problem: null }
  return nothing
}

export const sameAs = (local: Local, held: Confirmed): boolean =>
  local.verdict === held.verdict &&
  local.note.trim() === held.note &&
  local.files.length === held.files.length &&
  local.files.every((id, at) => id === held.files[at])

/** For the rules of completeness: a photo on the device counts as taken. */
export const givenOf = (item: string, shown: Shown): Given | undefined =>
  shown.verdict === null
    ? undefined
    : { item, verdict: shown.verdict, note: shown.note, files: [...shown.files, ...shown.pending] }
