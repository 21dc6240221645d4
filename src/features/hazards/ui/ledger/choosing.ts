/** Which hazards are chosen, over all pages and groups that are shown. */
import { useMemo, useState } from 'react'
import type { Selection } from '../../../../web/kit/LedgerTable.tsx'
import type { HazardRow } from '../../contract.ts'
import type { Chosen } from '../../ledger/bulk/contract.ts'

export interface Choosing {
  readonly chosen: readonly Chosen[]
  readonly among: (rows: readonly HazardRow[]) => Selection
  readonly none: () => void
}

export function useChoosing(): Choosing {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Chosen>>(new Map())
  return useMemo(
    () => ({
      chosen: [...chosen.values()],
      none: () => setChosen(new Map()),
      among: (rows) => ({
        has: (key) => chosen.has(key),
        set: (keys, on) => {
          const next = new Map(chosen)
          const wanted = new Set(keys)
          for (const { unitId, id, version } of rows.filter((row) => wanted.has(row.id)))
            if (on) next.set(id, { unitId, id, version })
            else next.delete(id)
          setChosen(next)
        },
      }),
    }),
    [chosen],
  )
}
