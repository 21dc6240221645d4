/** Sends a move with the version its person saw; after a refusal because somebody was faster, with the one shown now. */
import { useCallback, useRef } from 'react'
import { useRefresh, useWrite } from '../../../web/api/hooks.ts'
import type { Outcome } from '../../../web/api/outbox.ts'
import { ProblemError } from '../../../web/api/problem-error.ts'
import type * as moves from '../loop/contract/moves.ts'

/** Every endpoint that moves a hazard. */
export type MoveContract = (typeof moves)[keyof typeof moves & `${string}Hazard`]

interface Seen {
  readonly unitId: number
  readonly id: string
  readonly version: number
}

export function useMove(made: MoveContract, hazard: Seen) {
  // All moves are one shape with different fields; the server checks them.
  const write = useWrite(made as typeof moves.startHazard, { subject: `hazard ${hazard.id}`, topics: ['hazards'] })
  const refresh = useRefresh()
  const seen = useRef(hazard.version)
  const latest = useRef(hazard.version)
  latest.current = hazard.version
  const look = useCallback(() => {
    seen.current = latest.current
  }, [])
  return {
    busy: write.busy,
    /** The person looks at the record as it stands now. */
    look,
    run: async (body: Readonly<Record<string, unknown>>): Promise<Outcome<unknown>> => {
      try {
        return await write.run({
          params: { unitId: hazard.unitId, id: hazard.id },
          body: { ...body, version: seen.current },
        })
      } catch (error) {
        if (error instanceof ProblemError && error.status === 409) {
          await refresh('hazards', 'tasks')
          seen.current = latest.current
        }
        throw error
      }
    },
  }
}
