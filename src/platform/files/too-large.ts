/** The refusal of too many bytes, with the limit in words. */
import { problems, type Refusal, refuse } from '../contract/problem.ts'

export const tooLarge = (limit: number): Refusal =>
  refuse(problems.tooLarge, { limit: `${Math.round(limit / 1024 / 1024)} MB` })
