/** The session as the shell knows it, read from `GET /api/me`. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { ReplyOf } from '../../../platform/contract/endpoint.ts'
import { setAhead } from '../../../web/api/clock.ts'
import { ProblemError } from '../../../web/api/problem-error.ts'
import { call } from '../../../web/api/request.ts'
import type { Person, Session, SessionState } from '../../../web/session/session.ts'
import { me, signOut } from '../contract.ts'

type Me = ReplyOf<typeof me>
const key = ['identity.me', null, null] as const

/** Null: nobody is signed in. */
const readMe = async (signal: AbortSignal): Promise<Me | null> => {
  try {
    const who = await call(me, {}, signal)
    setAhead(who.demoClock ?? 0)
    return who
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) return null
    throw error
  }
}

export const useMe = () => useQuery({ queryKey: key, queryFn: ({ signal }) => readMe(signal), staleTime: 60_000 })

/** Asks again who is signed in; answers with it. */
export function useRefreshMe(): () => Promise<Me | null> {
  const client = useQueryClient()
  return useCallback(
    () => client.fetchQuery({ queryKey: key, queryFn: ({ signal }) => readMe(signal), staleTime: 0 }),
    [client],
  )
}

const personOf = (reply: Me): Person => ({
  account: reply.accountId,
  name: reply.name,
  positions: reply.posts.map((post) => ({
    id: post.id,
    role: post.role,
    unit: post.unitId,
    unitName: { zh: post.unitName, en: post.unitNameEn },
    title: post.title,
    actingFor: post.actingFor,
  })),
})

/**
 * Once somebody is in, they stay in for the screen until they sign out or the page is loaded anew: a session that
 * ended is mended by the dialog over the page, so that nothing typed is lost.
 * @param lost the session of a page in use has ended
 */
export function useIdentitySession(lost: () => void): Session {
  const client = useQueryClient()
  const { data, isError, refetch } = useMe()
  const last = useRef<Person | null>(null)
  const now = useMemo<SessionState>(() => {
    if (data?.stage === 'full') last.current = personOf(data)
    if (last.current) return { state: 'in', person: last.current }
    if (data === undefined)
      return isError ? { state: 'unreachable', retry: () => void refetch() } : { state: 'loading' }
    return { state: 'out' }
  }, [data, isError, refetch])
  useEffect(() => {
    if (data === null && last.current) lost()
  }, [data, lost])
  const leave = useCallback(async () => {
    try {
      await call(signOut, {})
    } catch (error) {
      // A session that is over already is what was wanted.
      if (!(error instanceof ProblemError)) throw error
    }
    last.current = null
    client.clear()
    client.setQueryData(key, null)
  }, [client])
  return useMemo(() => ({ now, signOut: leave }), [now, leave])
}
