/** The filters of the ledger, as its bar shows and names them. */
import { grade } from '../../../../platform/contract/grade.ts'
import { family } from '../../../../platform/contract/role.ts'
import { useRead } from '../../../../web/api/hooks.ts'
import type { Filter, Option } from '../../../../web/kit/FilterBar.tsx'
import { useChoices } from '../../../../web/words/Term.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { hazardSource, listFacilities, stateFilter } from '../../contract.ts'
import { leadingMove } from '../../ledger/contract.ts'
import { groupHazards } from '../../ledger/groups/contract.ts'
import { move } from '../../loop/contract.ts'
import { hazardWords } from '../words.ts'
import { type Address, everyState, filterOf } from './address.ts'
import { ledgerWords } from './words.ts'

/** Facilities whose hazards the reader sees. */
export function useFacilities(): readonly Option[] {
  const text = useText()
  const facilities = useRead(listFacilities, {})
  return (facilities.data?.items ?? []).map((unit) => ({ value: String(unit.id), label: text(unit.name) }))
}

/** Who is responsible for hazards of the present facility and states. */
function useResponsible(url: Address): readonly Option[] {
  const t = useWords(ledgerWords)
  const { unit, state } = filterOf(url)
  const query = { by: 'responsible' as const, ...(unit ? { unit } : {}), ...(state ? { state } : {}) }
  const people = useRead(groupHazards, { query })
  return (people.data?.items ?? []).map((one) => ({ value: one.key, label: one.name ?? t('nobody') }))
}

export function useFilters(url: Address, units: readonly Option[]): readonly Filter[] {
  const t = useWords(hazardWords)
  const l = useWords(ledgerWords)
  const text = useText()
  const states = [...useChoices(stateFilter), { value: everyState, label: t('allStates') }]
  const families = useChoices(family)
  const grades = useChoices(grade)
  const sources = useChoices(hazardSource)
  const responsible = useResponsible(url)
  const moves = useChoices(move, Object.values(leadingMove))
  return [
    { kind: 'text', name: 'text', label: t('search') },
    { kind: 'choices', name: 'state', label: t('state'), unset: text(stateFilter.words.open), options: states },
    { kind: 'choices', name: 'family', label: t('family'), options: families },
    { kind: 'choices', name: 'grade', label: t('grade'), options: grades },
    ...(units.length > 1 ? [{ kind: 'choice' as const, name: 'unit', label: t('unit'), options: units }] : []),
    {
      kind: 'choice',
      name: 'which',
      label: t('which'),
      options: [
        { value: 'overdue', label: t('overdue') },
        { value: 'listed', label: l('listed') },
        { value: 'lapsed', label: l('lapsed') },
        { value: 'repeat', label: l('repeat') },
        { value: 'mine', label: t('mine') },
      ],
    },
    { kind: 'choices', name: 'awaits', label: l('awaits'), options: moves, more: true },
    { kind: 'choice', name: 'responsible', label: t('responsible'), options: responsible, more: true },
    { kind: 'text', name: 'place', label: l('place'), more: true },
    { kind: 'choices', name: 'source', label: l('source'), options: sources, more: true },
    { kind: 'days', name: 'openedFrom', to: 'openedTo', label: l('openedSpan'), more: true },
    { kind: 'days', name: 'dueFrom', to: 'dueTo', label: l('dueSpan'), more: true },
    { kind: 'days', name: 'closedFrom', to: 'closedTo', label: l('closedSpan'), more: true },
    { kind: 'given', name: 'placeIs', label: l('placeIs'), say: (value) => value },
    { kind: 'given', name: 'placeId', label: l('atPlace'), say: () => l('thisPlace') },
    { kind: 'given', name: 'activity', label: l('activity'), say: () => l('thisCheck') },
  ]
}
