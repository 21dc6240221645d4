/** Costly work that a crowd could ask for: a few at once, some wait, the rest are sent away for a moment. */
import { problems, refuse } from './contract/problem.ts'

/** @throws Refusal `too-many-requests` where as many wait as may */
export function turns(atOnce: number, mostWaiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  let working = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (working >= atOnce) {
      if (waiting.length >= mostWaiting) throw refuse(problems.tooMany, { seconds: 2 })
      // Whoever ends hands the place over, so that nobody overtakes.
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else working++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else working--
    }
  }
}
