/** Reads and writes for pages. */
import {
  type InfiniteData,
  keepPreviousData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ReplyOf } from '../../platform/contract/endpoint.ts'
import type { Text } from '../../platform/contract/text.ts'
import { letGo, type Outcome, submit } from './outbox.ts'
import { type AnyContract, call, type InputOf, type Loose } from './request.ts'

/** The live topic of a contract is its room: `hazards.list` → `hazards`. */
const roomOf = (contract: AnyContract): string => contract.name.split('.')[0] ?? contract.name

interface ReadOptions {
  readonly enabled?: boolean
  /** Other rooms whose changes this reads too: `['tasks']`. */
  readonly topics?: readonly string[]
  /** Ask again after so many milliseconds. */
  readonly every?: number
  /** What was on screen stays until the answer to the next question is there. */
  readonly keep?: boolean
}

const keyOf = (contract: AnyContract, input: Loose) =>
  [contract.name, input.params ?? null, input.query ?? null] as const

/** One answer, kept fresh by live messages of its room. */
export function useRead<E extends AnyContract>(
  contract: E,
  input: InputOf<E>,
  options: ReadOptions = {},
): UseQueryResult<ReplyOf<E>> {
  return useQuery({
    queryKey: keyOf(contract, input as Loose),
    queryFn: ({ signal }) => call(contract, input, signal),
    enabled: options.enabled ?? true,
    meta: { topics: [roomOf(contract), ...(options.topics ?? [])] },
    ...(options.every ? { refetchInterval: options.every } : {}),
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
  })
}

interface PageReply {
  readonly items: readonly unknown[]
  readonly next: string | null
}

/** Item of a paged contract. */
export type ItemOf<E> = ReplyOf<E> extends { items: (infer Item)[] } ? Item : never

/** A list that pages by cursor: all pages so far, and how to get the next. */
export function useReadPages<E extends AnyContract>(
  contract: E,
  input: InputOf<E>,
  options: ReadOptions = {},
): UseInfiniteQueryResult<InfiniteData<ReplyOf<E>>> & { readonly rows: ItemOf<E>[] } {
  const loose = input as Loose
  const result = useInfiniteQuery({
    queryKey: [...keyOf(contract, loose), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(
        contract,
        { ...input, query: { ...loose.query, ...(pageParam === null ? {} : { cursor: pageParam }) } } as InputOf<E>,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => (last as unknown as PageReply).next,
    enabled: options.enabled ?? true,
    meta: { topics: [roomOf(contract), ...(options.topics ?? [])] },
  })
  const rows = (result.data?.pages ?? []).flatMap((page) => (page as unknown as PageReply).items as ItemOf<E>[])
  return { ...result, rows }
}

interface WriteOptions {
  /** Writes of one subject keep their order; the default is the request's address. */
  readonly subject?: string
  /** What the queue calls it; the default is the contract's title. */
  readonly label?: Text
  /** Rooms to read again after it is done, besides its own. */
  readonly topics?: readonly string[]
}

/**
 * A write through the outbox. `run` resolves to `done` with the reply, or to `queued` when the device has no
 * connection (kept, sent later by itself); it rejects with ProblemError when the server refuses.
 */
export function useWrite<E extends AnyContract>(
  contract: E,
  options: WriteOptions = {},
): { run(input: InputOf<E>, over?: WriteOptions): Promise<Outcome<ReplyOf<E>>>; readonly busy: boolean } {
  const client = useQueryClient()
  const [pending, setPending] = useState(0)
  const mine = useRef(new Set<string>())
  useEffect(() => {
    const keys = mine.current
    return () => letGo(keys)
  }, [])
  const given = useRef(options)
  given.current = options
  const run = useCallback(
    async (input: InputOf<E>, over: WriteOptions = {}) => {
      const { subject, label, topics } = { ...given.current, ...over }
      setPending((n) => n + 1)
      const { key, outcome } = await submit(contract, input as Loose, { subject, label })
      mine.current.add(key)
      try {
        const result = await outcome
        if (result.state === 'done') await refresh(client, [roomOf(contract), 'tasks', ...(topics ?? [])])
        return result as Outcome<ReplyOf<E>>
      } finally {
        mine.current.delete(key)
        setPending((n) => n - 1)
      }
    },
    [client, contract],
  )
  return { run, busy: pending > 0 }
}

/** Reads again everything that shows one of these topics. */
export async function refresh(client: ReturnType<typeof useQueryClient>, topics: readonly string[]): Promise<void> {
  await client.invalidateQueries({
    predicate: ({ meta }) => {
      const shown = meta?.topics
      return Array.isArray(shown) && shown.some((topic) => topics.includes(topic))
    },
  })
}

export const useRefresh = () => {
  const client = useQueryClient()
  return useCallback((...topics: string[]) => refresh(client, topics), [client])
}
