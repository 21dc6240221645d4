/** The ledger in groups that fold: counts come from the server, rows of a group are read when it is opened. */
import { useState } from 'react'
import { family } from '../../../../platform/contract/role.ts'
import { useRead, useReadPages } from '../../../../web/api/hooks.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { FamilyMark } from '../../../../web/kit/FamilyMark.tsx'
import type { Column } from '../../../../web/kit/LedgerTable.tsx'
import { ReadFailed } from '../../../../web/kit/Loaded.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { type HazardFilter, type HazardRow, listHazards } from '../../contract.ts'
import { type Group, groupHazards, type grouping, mostGroups } from '../../ledger/groups/contract.ts'
import { hazardState } from '../../loop/contract.ts'
import { HazardStateBadge } from '../marks.tsx'
import { hazardWords } from '../words.ts'
import { unsorted } from './address.ts'
import type { Choosing } from './choosing.ts'
import { Figures, Standing } from './Figures.tsx'
import { Rows } from './Rows.tsx'
import { ledgerWords } from './words.ts'

type Grouping = (typeof grouping.terms)[number]

interface GroupedProps {
  readonly by: Grouping
  readonly filter: HazardFilter
  readonly columns: readonly Column<HazardRow>[]
  readonly choosing: Choosing | null
}

export function Grouped({ by, filter, columns, choosing }: GroupedProps) {
  const t = useWords(hazardWords)
  const l = useWords(ledgerWords)
  const groups = useRead(groupHazards, { query: { ...unsorted(filter), by } })
  const [folded, setFolded] = useState<Readonly<Record<string, boolean>>>({})
  if (groups.error) return <ReadFailed error={groups.error} retry={() => void groups.refetch()} />
  const items = groups.data?.items
  if (!items) return null
  if (items.length === 0) return <EmptyState icon="search" title={t('noneTitle')} hint={t('noneHint')} />
  return (
    <div className="hz-groups">
      {items.map((group, n) => {
        const key = `${group.unit?.id ?? ''} ${group.key}`
        const open = folded[key] ?? n === 0
        return (
          <section key={key} className="hz-group">
            <h2>
              <button
                type="button"
                aria-expanded={open}
                onClick={() => setFolded((before) => ({ ...before, [key]: !open }))}
              >
                <Icon name={open ? 'down' : 'right'} size={14} />
                <span className="hz-group-name">
                  <GroupName by={by} group={group} />
                </span>
                <Figures of={group} />
              </button>
            </h2>
            {open && <GroupRows {...{ columns, choosing }} filter={{ ...filter, ...rowsOf(by, group) }} />}
          </section>
        )
      })}
      <Standing
        words={[
          groups.data?.more ? l('moreGroups', { count: mostGroups }) : null,
          filter.text || filter.place ? l('searchGroups') : null,
        ]}
      />
    </div>
  )
}

/** The filter that shows the group alone. */
export function rowsOf(by: Grouping, group: Group): HazardFilter {
  switch (by) {
    case 'unit':
      return { unit: Number(group.key) }
    case 'place':
      return { placeIs: group.key, ...(group.unit ? { unit: group.unit.id } : {}) }
    default:
      return { [by]: group.key }
  }
}

function GroupName({ by, group }: { readonly by: Grouping; readonly group: Group }) {
  const l = useWords(ledgerWords)
  const text = useText()
  if (by === 'family' && family.has(group.key)) return <FamilyMark value={group.key} />
  if (by === 'state' && hazardState.has(group.key)) return <HazardStateBadge value={group.key} />
  if (by === 'unit') return <>{group.unit ? text(group.unit.name) : group.key}</>
  if (by === 'responsible') return <>{group.name ?? l('nobody')}</>
  return (
    <>
      {group.name} <small>{group.unit && text(group.unit.name)}</small>
    </>
  )
}

function GroupRows({ filter, columns, choosing }: Omit<GroupedProps, 'by'>) {
  const t = useWords(hazardWords)
  const read = useReadPages(listHazards, { query: filter })
  if (read.error) return <ReadFailed error={read.error} retry={() => void read.refetch()} />
  if (read.isPending) return <div className="hz-group-loading" aria-busy="true" />
  return <Rows {...{ read, columns, choosing }} empty={<EmptyState icon="search" title={t('noneTitle')} />} />
}
