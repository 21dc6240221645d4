/** State that belongs in the address: filters, sorting, the open tab. Reload, back and a sent link keep it. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

type Search = Readonly<Record<string, unknown>>

/** Everything in the address as text. */
export function useUrlValues(): Readonly<Record<string, string>> {
  const search: Search = useSearch({ strict: false })
  return Object.fromEntries(
    Object.entries(search)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => [name, String(value)]),
  )
}

export function useSetUrlValues(): (changes: Readonly<Record<string, string | undefined>>) => void {
  const navigate = useNavigate()
  return useCallback(
    (changes) => {
      void navigate({
        to: '.',
        replace: true,
        resetScroll: false,
        search: ((before: Search) => {
          const next = { ...before, ...changes }
          return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined && value !== ''))
        }) as never,
      })
    },
    [navigate],
  )
}

export function useUrlState(name: string): [string | undefined, (value: string | undefined) => void] {
  const values = useUrlValues()
  const set = useSetUrlValues()
  return [values[name], useCallback((value) => set({ [name]: value }), [set, name])]
}
