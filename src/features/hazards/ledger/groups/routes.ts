/** Groups and the board: the list's filter, counted. */
import { family, roles } from '../../../../platform/contract/role.ts'
import { type Served, serve } from '../../../../platform/endpoint.ts'
import { settingValue } from '../../../../platform/settings.ts'
import { type HazardState, hazardState, transitions } from '../../loop/contract.ts'
import { judge } from '../../loop/rules.ts'
import { limitsSetting } from '../../loop/settings.ts'
import { actingOn, standingOf } from '../../loop/standing.ts'
import { leadingMove } from '../contract.ts'
import { rowOf } from '../present.ts'
import { openStates, statesOf } from '../queries.ts'
import { wantedBy } from '../wanted.ts'
import { groupHazards, mostCards, mostGroups, readBoard } from './contract.ts'
import { type CardRow, cardsOf, groupsOf } from './queries.ts'

/** Families and states stand in their own order; others by size. */
const ordered: Readonly<Partial<Record<string, readonly string[]>>> = { family: family.terms, state: hazardState.terms }

const groups = serve(groupHazards, async (call) => {
  const { by, ...filter } = call.query
  const rows = await groupsOf(call.tx, call.scope, wantedBy(call, filter), by, mostGroups + 1)
  const order = ordered[by]
  const shown = rows.slice(0, mostGroups)
  const sorted = order ? shown.toSorted((a, b) => order.indexOf(a.key ?? '') - order.indexOf(b.key ?? '')) : shown
  return {
    items: sorted.map(({ key, unit_id, unit_name, unit_name_en, name, count, major, overdue }) => ({
      key: key ?? 'none',
      unit: unit_id === null ? null : { id: unit_id, name: { zh: unit_name ?? '', en: unit_name_en ?? '' } },
      ...{ name, count, major, overdue },
    })),
    more: rows.length > mostGroups,
  }
})

const whoFor = (row: Pick<CardRow, 'state' | 'grade' | 'listed_unit'>) => {
  const made = transitions.find((one) => one.from === row.state && one.move === leadingMove[row.state as HazardState])
  const graded = made ? (row.grade === 'major' ? made.major : made.roles) : []
  const over = row.listed_unit !== null ? made?.listed : null
  const may = over ? graded.filter((one) => over.includes(one)) : graded
  return {
    zh: may.map((one) => roles[one].zh).join('、'),
    en: may.map((one) => roles[one].en).join(', '),
  }
}

const board = serve(readBoard, async (call) => {
  const wanted = wantedBy(call, call.query)
  const asked = statesOf(wanted.state)
  const states = openStates.filter((one) => asked.length === 0 || asked.includes(one))
  const limits = await settingValue(call.tx, limitsSetting)
  const open = { ...wanted, state: states.join(',') }
  const rows = states.length === 0 ? [] : await cardsOf(call.tx, call.scope, open, mostCards)
  return {
    columns: states.map((state) => {
      const cards = rows.filter((row) => row.state === state)
      return {
        state,
        count: cards[0]?.count ?? 0,
        overdue: cards[0]?.overdue ?? 0,
        cards: cards.map((row) => {
          const move = leadingMove[state] ?? 'grade'
          const mine = judge(standingOf(row, false), actingOn(call, row.unit_id), move, limits) === null
          return { ...rowOf(row, call.now), next: { move, who: whoFor(row), mine } }
        }),
      }
    }),
  }
})

export const groupRoutes: readonly Served[] = [groups, board]
