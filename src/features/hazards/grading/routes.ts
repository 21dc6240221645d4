/** The rules of grading in force, for whoever grades. */
import { type Served, serve } from '../../../platform/endpoint.ts'
import { gradingOn, policy } from '../../../platform/policy.ts'
import { type GradingRulesReply, readGradingRules } from './contract.ts'

export const gradingRoutes: readonly Served[] = [
  serve(readGradingRules, async ({ query, today }) => {
    const { version, effective, facts, lec, matrix } = gradingOn(policy(), today)
    const own = facts.filter((fact) => fact.family === query.family)
    return { version, effective, facts: own, lec, matrix } as unknown as GradingRulesReply
  }),
]
