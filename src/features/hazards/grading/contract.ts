/**
 * How a hazard was graded (定级依据), and the rules by which it is: direct-determination facts, L·E·C and the 5×5 matrix
 * as the edition of policy/gradings.yaml in force states them. A grading keeps the words of its day.
 */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../../platform/contract/endpoint.ts'
import { grade } from '../../../platform/contract/grade.ts'
import { problem } from '../../../platform/contract/problem.ts'
import { family } from '../../../platform/contract/role.ts'
import { Day, Nullable } from '../../../platform/contract/schema.ts'
import { vocabulary } from '../../../platform/contract/vocabulary.ts'
import { rolesOf } from '../loop/contract.ts'

export const gradingMethod = vocabulary('grading method', {
  lec: { zh: 'L·E·C 评价法', en: 'L·E·C' },
  matrix: { zh: '5×5 风险矩阵', en: '5×5 matrix' },
})

export const tie = vocabulary('tie of a band', {
  higher: { zh: '恰好等于分界的归上一档', en: 'a product that equals a limit belongs to the band above it' },
  lower: { zh: '恰好等于分界的归下一档', en: 'a product that equals a limit belongs to the band below it' },
})

const Both = Type.Object({ zh: Type.String(), en: Type.String() })
const Fact = Type.Object({ id: Type.String(), says: Both, basis: Type.Array(Both), reviewed: Type.Boolean() })
const Band = Type.Object({ from: Type.Number(), grade: grade.schema, title: Both, says: Both })

/** What stands in the hazard and in the journal. */
export const Grading = Type.Object({
  /** Version of the rules. */
  edition: Type.Integer(),
  facts: Type.Array(Fact),
  scored: Nullable(
    Type.Object({
      method: gradingMethod.schema,
      values: Type.Array(Type.Object({ factor: Type.String(), title: Both, value: Type.Number(), says: Both })),
      product: Type.Number(),
      band: Band,
      ties: tie.schema,
      reviewed: Type.Boolean(),
    }),
  ),
  /** Grade that the failed item of a checklist carried. */
  checklist: Nullable(grade.schema),
  /** What the rule suggested; null: it said nothing. */
  suggested: Nullable(grade.schema),
  /** Why it was graded milder than the rule or an earlier grading says; empty where it was not. */
  reason: Type.String(),
})
export type Grading = Static<typeof Grading>

const Method = Type.Object({
  title: Both,
  basis: Type.Array(Both),
  reviewed: Type.Boolean(),
  ties: tie.schema,
  factors: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Both,
      values: Type.Array(Type.Object({ value: Type.Number(), says: Both })),
    }),
  ),
  bands: Type.Array(Band),
})

export const gradingProblems = {
  unfit: problem<{ what: string }>(
    'hazard-grading-unfit',
    422,
    { zh: '定级内容与现行规则不符', en: 'The grading does not fit the rules in force' },
    {
      zh: '现行定级规则中没有“{what}”，规则可能刚刚更新。请刷新后重新选择。',
      en: 'The rules in force do not have “{what}”; they may have just changed. Reload and choose again.',
    },
  ),
} as const

export const readGradingRules = endpoint({
  name: 'hazards.gradingRules',
  method: 'GET',
  path: '/api/hazards/grading-rules',
  may: rolesOf('grade'),
  title: { zh: '定级规则', en: 'Rules of grading' },
  query: Type.Object({ family: family.schema }, { additionalProperties: false }),
  reply: Type.Object({
    version: Type.Integer(),
    effective: Day,
    facts: Type.Array(Type.Object({ ...Fact.properties, family: family.schema })),
    lec: Method,
    matrix: Method,
  }),
})
export type GradingRulesReply = Static<typeof readGradingRules.reply>

/** What the person who grades chose; all of it may be left out in the usual case. */
export const chosen = {
  /** Ids of the facts that are there. */
  facts: Type.Optional(Type.Array(Type.String({ maxLength: 64 }), { maxItems: 50, uniqueItems: true })),
  scored: Type.Optional(
    Nullable(
      Type.Object(
        {
          method: gradingMethod.schema,
          /** A value for each factor of the method. */
          values: Type.Record(Type.String({ maxLength: 20 }), Type.Number(), { maxProperties: 6 }),
        },
        { additionalProperties: false },
      ),
    ),
  ),
  reason: Type.Optional(Type.String({ maxLength: 1000 })),
}
