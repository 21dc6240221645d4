/** The library on this device: read when a page asks for it, kept for when there is no connection. */
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { indexOf, type LibraryIndex, search } from '../../../../domain/library/match.ts'
import type { Family } from '../../../../platform/contract/role.ts'
import { NoAnswer } from '../../../../web/api/problem-error.ts'
import { call } from '../../../../web/api/request.ts'
import { openStore } from '../../../../web/api/store.ts'
import { type Entry, listEntries } from '../../library/contract.ts'

const kept = 'hazard-library'
/** Suggestions that fit beside a keyboard. */
const most = 6

const keep = async (items: Entry[]) => (await openStore()).kept.put({ key: kept, value: items, at: Date.now() })
const copyHere = async () => (await openStore()).kept.get(kept)

async function readEntries(signal: AbortSignal): Promise<Entry[]> {
  try {
    const { items } = await call(listEntries, {}, signal)
    await keep(items).catch(() => {
      // A device that keeps nothing still has them until the page is closed.
    })
    return items
  } catch (error) {
    const copy = error instanceof NoAnswer ? await copyHere().catch(() => undefined) : undefined
    if (copy) return copy.value as Entry[]
    throw error
  }
}

export function useEntries() {
  return useQuery({
    queryKey: [listEntries.name],
    queryFn: ({ signal }) => readEntries(signal),
    // Asked again without a connection too: then the copy answers.
    networkMode: 'always',
    staleTime: 10 * 60_000,
    retry: false,
    meta: { topics: ['library'] },
  })
}

/** Entries for what is typed, of any language; those of the family first. */
export function useEntrySearch(family: Family | null | undefined) {
  const { data } = useEntries()
  const index: LibraryIndex<Entry> = useMemo(() => indexOf((data ?? []).filter((entry) => !entry.retired)), [data])
  return useCallback(
    (typed: string): readonly Entry[] => search(index, typed, family ?? null, most).map((hit) => hit.entry),
    [index, family],
  )
}
