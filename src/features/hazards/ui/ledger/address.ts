/** What the address of the ledger's page says: a filter, a way to look at it, and the views that are always there. */

import { grade } from '../../../../platform/contract/grade.ts'
import { family, type Role } from '../../../../platform/contract/role.ts'
import type { Text } from '../../../../platform/contract/text.ts'
import { type Vocabulary, vocabulary } from '../../../../platform/contract/vocabulary.ts'
import { nowDate } from '../../../../web/api/clock.ts'
import { zone } from '../../../../web/words/format.ts'
import { type HazardFilter, hazardSort, hazardSource, stateFilter } from '../../contract.ts'
import { move, rolesOf } from '../../loop/contract.ts'

export type Address = Readonly<Record<string, string>>

/** In the place of states: each of them. */
export const everyState = 'all'

export const layout = vocabulary('ledger layout', {
  list: { zh: '列表', en: 'List' },
  board: { zh: '看板', en: 'Board' },
  places: { zh: '部位', en: 'Places' },
})

const several = (of: Vocabulary<string>, value: string | undefined): string | undefined =>
  value
    ?.split(',')
    .filter((one) => of.has(one))
    .join(',') || undefined

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const day = /^\d{4}-\d{2}-\d{2}$/
const days = ['openedFrom', 'openedTo', 'dueFrom', 'dueTo', 'closedFrom', 'closedTo'] as const

/** Open hazards, where the address says nothing of states. What it says wrongly is passed over. */
export function filterOf(url: Address): HazardFilter {
  const unit = Number(url.unit)
  const states = url.state?.split(',').includes(everyState) ? undefined : (several(stateFilter, url.state) ?? 'open')
  const words = (name: 'text' | 'place' | 'placeIs', most: number) => url[name]?.trim().slice(0, most) || undefined
  const asked = {
    unit: Number.isInteger(unit) && unit > 0 ? unit : undefined,
    family: several(family, url.family),
    grade: several(grade, url.grade),
    source: several(hazardSource, url.source),
    state: states,
    awaits: several(move, url.awaits),
    overdue: url.which === 'overdue' || undefined,
    listed: url.which === 'listed' || undefined,
    repeat: url.which === 'repeat' || undefined,
    lapsed: url.which === 'lapsed' || undefined,
    mine: url.which === 'mine' || undefined,
    responsible: url.responsible === 'none' || uuid.test(url.responsible ?? '') ? url.responsible : undefined,
    activity: uuid.test(url.activity ?? '') ? url.activity : undefined,
    placeId: uuid.test(url.placeId ?? '') ? url.placeId : undefined,
    text: words('text', 60),
    place: words('place', 60),
    placeIs: words('placeIs', 100),
    sort: hazardSort.has(url.sort) ? url.sort : undefined,
    ...Object.fromEntries(days.map((name) => [name, day.test(url[name] ?? '') ? url[name] : undefined])),
  }
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as HazardFilter
}

/** The filter without its order, as groups and the board take it. */
export function unsorted({ sort: _, ...filter }: HazardFilter): HazardFilter {
  return filter
}

export interface BuiltIn {
  readonly name: string
  readonly words: Text
  readonly roles?: readonly Role[]
  readonly asked: () => Address
}

const firstOfMonth = (): string =>
  `${new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(nowDate()).slice(0, 8)}01`

export const builtIns: readonly BuiltIn[] = [
  { name: 'open', words: { zh: '未销号', en: 'Open' }, asked: () => ({}) },
  { name: 'overdue', words: { zh: '已超期', en: 'Overdue' }, asked: () => ({ which: 'overdue' }) },
  { name: 'major', words: { zh: '重大隐患', en: 'Major' }, asked: () => ({ grade: 'major' }) },
  {
    name: 'to-verify',
    words: { zh: '待我验收', en: 'For me to verify' },
    roles: rolesOf('close'),
    asked: () => ({ awaits: 'close' }),
  },
  {
    name: 'closed-this-month',
    words: { zh: '本月销号', en: 'Closed this month' },
    asked: () => ({ state: 'closed', closedFrom: firstOfMonth(), sort: '-opened' }),
  },
]

/** What of the address a view keeps: all but the view's own name. */
export const keptOf = ({ view: _, ...rest }: Address): Address => rest

export const sameAddress = (a: Address, b: Address): boolean => {
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...names].every((name) => a[name] === b[name])
}
