/** The rows of one filter: the whole ledger, or one group of it. */

import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { nowMs } from '../../../../web/api/clock.ts'
import type { useReadPages } from '../../../../web/api/hooks.ts'
import { urgencyOf } from '../../../../web/kit/DueClock.tsx'
import { type Column, LedgerTable } from '../../../../web/kit/LedgerTable.tsx'
import { useWords } from '../../../../web/words/words.ts'
import type { HazardRow, listHazards } from '../../contract.ts'
import { isOpen } from '../../loop/contract.ts'
import { hazardWords } from '../words.ts'
import type { Choosing } from './choosing.ts'

interface RowsProps {
  readonly read: Pick<
    ReturnType<typeof useReadPages<typeof listHazards>>,
    'rows' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'
  >
  readonly columns: readonly Column<HazardRow>[]
  readonly choosing: Choosing | null
  readonly name?: string
  readonly empty: ReactNode
}

export function Rows({ read, columns, choosing, name, empty }: RowsProps) {
  const t = useWords(hazardWords)
  const navigate = useNavigate()
  return (
    <LedgerTable
      name={name ?? t('list')}
      columns={columns}
      rows={read.rows}
      rowKey={(row) => row.id}
      onOpen={(row) => void navigate({ to: `/hazards/${row.unitId}/${row.id}` as never })}
      mark={(row) => {
        if (!isOpen(row.state)) return undefined
        const urgency = urgencyOf(row.dueAt, nowMs())
        return urgency === 'late' || urgency === 'soon' ? urgency : undefined
      }}
      selection={choosing?.among(read.rows)}
      hasMore={read.hasNextPage}
      loadingMore={read.isFetchingNextPage}
      onMore={() => void read.fetchNextPage()}
      empty={empty}
    />
  )
}
