/** Reads the plan against what the rooms declare to show. */
import { coverClauses } from '../../domain/policy/coverage.ts'
import { serve } from '../../platform/endpoint.ts'
import { policy } from '../../platform/policy.ts'
import { type PlanClause, readPlan } from './contract.ts'

export const routes = [
  serve(readPlan, async ({ platform }) => ({
    clauses: coverClauses(policy().clauses, platform.coverage) as PlanClause[],
  })),
]
