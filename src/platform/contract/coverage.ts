/**
 * Coverage: a room says which thing the plan asks to be shown it really shows, and by which endpoint. What no room
 * declares is told as still to come, in the app and by `wufang policy`; a declaration that names nothing real is refused
 * at start.
 */
import type { EndpointContract } from './endpoint.ts'

export interface Coverage {
  /** Id of the clause, and the code under `shows` in policy/clauses.yaml. */
  readonly clause: string
  readonly shows: string
  /** Operation id of the endpoint behind it. */
  readonly endpoint: string
  /** Screen where it is seen. */
  readonly path: string
}

/** @param what `F2.duty`: clause and code */
export function covers(what: `${string}.${string}`, by: { name: EndpointContract['name'] }, path: string): Coverage {
  const [clause = '', shows = ''] = what.split('.')
  return { clause, shows, endpoint: by.name, path }
}
