/** The plan, clause by clause (方案逐条对照): what each asks, what of it can be seen here, what is still to come. */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../platform/contract/endpoint.ts'
import { Nullable } from '../../platform/contract/schema.ts'
import { vocabulary } from '../../platform/contract/vocabulary.ts'

export const planPart = vocabulary('part of the plan', {
  goals: { zh: '主要目标', en: 'Goals' },
  building: { zh: '建筑安全', en: 'Building safety' },
  fire: { zh: '消防安全', en: 'Fire safety' },
  food: { zh: '食品安全', en: 'Food safety' },
  epidemic: { zh: '疫情防控', en: 'Epidemics' },
  attack: { zh: '防袭击', en: 'Attack' },
  guarantees: { zh: '工作保障', en: 'Guarantees' },
})

const Both = Type.Object({ zh: Type.String(), en: Type.String() })

export const PlanClause = Type.Object({
  id: Type.String(),
  part: planPart.schema,
  who: Type.Array(Both),
  asks: Both,
  cadence: Nullable(Both),
  shows: Type.Array(
    Type.Object({
      code: Type.String(),
      words: Both,
      /** Screen where it is seen; null: still to come. */
      path: Nullable(Type.String()),
      /** Operation id of the endpoint behind it; null: still to come. */
      endpoint: Nullable(Type.String()),
    }),
  ),
})
export type PlanClause = Static<typeof PlanClause>

export const readPlan = endpoint({
  name: 'plan.read',
  method: 'GET',
  path: '/api/plan',
  may: 'signed-in',
  title: { zh: '方案逐条对照', en: 'The plan, clause by clause' },
  reply: Type.Object({ clauses: Type.Array(PlanClause) }),
})
