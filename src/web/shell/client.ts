/** Reads are kept for a short while, tried again only where trying can help, and never after a refusal. */
import { QueryCache, QueryClient } from '@tanstack/react-query'
import { ProblemError } from '../api/problem-error.ts'

/** @param ended a read met 401: the session is over */
export function makeClient(ended: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof ProblemError && error.status === 401) ended()
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 10 * 60_000,
        retry: (failures, error) => !(error instanceof ProblemError) && failures < 2,
        refetchOnWindowFocus: true,
      },
    },
  })
}
