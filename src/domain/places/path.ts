/** Where a place stands, in words, as a ledger writes it: `3 号楼 二层 201 监室`. */
import { mostLevels } from './kinds.ts'

export interface Standing {
  readonly id: string
  readonly parentId: string | null
  readonly name: string
}

/** From the top down to the place itself; empty where it is not known. Ends however a ring may have come about. */
export function pathTo<P extends Standing>(byId: ReadonlyMap<string, P>, id: string): P[] {
  const path: P[] = []
  for (let at = byId.get(id); at && path.length < mostLevels; at = at.parentId ? byId.get(at.parentId) : undefined)
    path.unshift(at)
  return path
}

export const pathWords = (path: readonly Standing[]): string => path.map((place) => place.name).join(' ')
