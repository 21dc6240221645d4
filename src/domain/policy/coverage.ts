/**
 * What the plan asks to be shown, held against what rooms declare to show. A declaration that names no clause, nothing
 * asked, or something twice is a fault: nothing claims to work that is not asked for, or that is not there.
 */
import type { Clause } from './clauses.ts'
import type { Words } from './reader.ts'

export interface Declared {
  readonly clause: string
  readonly shows: string
  readonly endpoint: string
  readonly path: string
}

export interface CoveredClause extends Omit<Clause, 'shows'> {
  readonly shows: readonly {
    readonly code: string
    readonly words: Words
    readonly path: string | null
    readonly endpoint: string | null
  }[]
}

/** @param endpoints operation ids that are served */
export function coverageFaults(
  clauses: readonly Clause[],
  declared: readonly Declared[],
  endpoints: ReadonlySet<string>,
): readonly string[] {
  const asked = new Set(clauses.flatMap((clause) => clause.shows.map(({ code }) => `${clause.id}.${code}`)))
  const seen = new Set<string>()
  return declared.flatMap((one) => {
    const what = `${one.clause}.${one.shows}`
    const twice = seen.has(what)
    seen.add(what)
    return [
      ...(asked.has(what) ? [] : [`${what} is not asked for in policy/clauses.yaml`]),
      ...(twice ? [`${what} is declared twice`] : []),
      ...(endpoints.has(one.endpoint) ? [] : [`${what}: no endpoint ${one.endpoint} is served`]),
    ]
  })
}

export function coverClauses(clauses: readonly Clause[], declared: readonly Declared[]): readonly CoveredClause[] {
  const by = new Map(declared.map((one) => [`${one.clause}.${one.shows}`, one]))
  return clauses.map((clause) => ({
    ...clause,
    shows: clause.shows.map(({ code, words }) => {
      const found = by.get(`${clause.id}.${code}`)
      return { code, words, path: found?.path ?? null, endpoint: found?.endpoint ?? null }
    }),
  }))
}
