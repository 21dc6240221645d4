/** The ledger counted in groups, and as a board (看板) whose columns are the open states. */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../../../platform/contract/endpoint.ts'
import { problems } from '../../../../platform/contract/problem.ts'
import { Nullable, UnitId } from '../../../../platform/contract/schema.ts'
import { vocabulary } from '../../../../platform/contract/vocabulary.ts'
import { Both, filterFields, HazardRow, readers } from '../../contract.ts'
import { hazardState, move } from '../../loop/contract.ts'

export const grouping = vocabulary('hazard grouping', {
  unit: { zh: '按监所', en: 'By facility' },
  family: { zh: '按类别', en: 'By family' },
  state: { zh: '按状态', en: 'By state' },
  responsible: { zh: '按整改责任人', en: 'By responsible person' },
  place: { zh: '按部位', en: 'By place' },
})

/** The largest groups, this many at most. */
export const mostGroups = 300
/** Cards of one column of the board. */
export const mostCards = 20

export const Group = Type.Object({
  /** What the filter of the group's rows is given: a unit, a term, an account or `none`, the words of a place. */
  key: Type.String(),
  /** Of a facility, or of the facility in which the place is. */
  unit: Nullable(Type.Object({ id: UnitId, name: Both })),
  /** Of a person or a place. */
  name: Nullable(Type.String()),
  count: Type.Integer(),
  /** Of these: major, open and past their time. */
  major: Type.Integer(),
  overdue: Type.Integer(),
})
export type Group = Static<typeof Group>

export const groupHazards = endpoint({
  name: 'hazards.groups',
  method: 'GET',
  path: '/api/hazards/groups',
  may: readers,
  title: { zh: '隐患分组统计', en: 'Hazards counted in groups' },
  query: Type.Object({ ...filterFields, by: grouping.schema }, { additionalProperties: false }),
  /** Largest first; of terms, in their own order. `more`: there are further, smaller groups. */
  reply: Type.Object({ items: Type.Array(Group), more: Type.Boolean() }),
  problems: [problems.badRequest],
})

export const Card = Type.Object({
  ...HazardRow.properties,
  /** The move that leads on, whose it is, and whether the reader may make it now. */
  next: Type.Object({ move: move.schema, who: Both, mine: Type.Boolean() }),
})
export type Card = Static<typeof Card>

export const readBoard = endpoint({
  name: 'hazards.board',
  method: 'GET',
  path: '/api/hazards/board',
  may: readers,
  title: { zh: '隐患看板', en: 'Board of open hazards' },
  query: Type.Object(filterFields, { additionalProperties: false }),
  /** Each open state that the filter allows, with its oldest hazards first. */
  reply: Type.Object({
    columns: Type.Array(
      Type.Object({
        state: hazardState.schema,
        count: Type.Integer(),
        overdue: Type.Integer(),
        cards: Type.Array(Card),
      }),
    ),
  }),
  problems: [problems.badRequest],
})
