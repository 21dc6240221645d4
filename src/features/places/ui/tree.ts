/** A facility's places as a tree, for screens: who stands in whom, paths in words, what a search leaves. */
import { pathTo, pathWords } from '../../../domain/places/path.ts'
import type { PlaceRow } from '../contract.ts'

export interface Tree {
  readonly all: readonly PlaceRow[]
  readonly byId: ReadonlyMap<string, PlaceRow>
  /** Children in order; of null: the top. */
  readonly under: (id: string | null) => readonly PlaceRow[]
}

export function treeOf(rows: readonly PlaceRow[]): Tree {
  const children = new Map<string | null, PlaceRow[]>()
  for (const row of rows) children.set(row.parentId, [...(children.get(row.parentId) ?? []), row])
  return { all: rows, byId: new Map(rows.map((row) => [row.id, row])), under: (id) => children.get(id) ?? [] }
}

/** From the top down to the place itself. */
export const pathOf = (tree: Tree, id: string): PlaceRow[] => pathTo(tree.byId, id)

export const nameIn = (place: PlaceRow, language: 'zh' | 'en'): string =>
  language === 'en' && place.nameEn ? place.nameEn : place.name

/** As hazards write it: `3 号楼 二层 201 监室`. */
export const wordsTo = (tree: Tree, id: string): string => pathWords(pathOf(tree, id))

export const insideOf = (tree: Tree, id: string): PlaceRow[] =>
  tree.under(id).flatMap((child) => [child, ...insideOf(tree, child.id)])

/** The tree in the order it is read. */
export const inOrder = (tree: Tree, id: string | null = null): PlaceRow[] =>
  tree.under(id).flatMap((child) => [child, ...inOrder(tree, child.id)])

/** Places that match, and all they stand in, so that a hit is seen where it is. */
export function matching(tree: Tree, phrase: string): { shown: ReadonlySet<string>; hits: ReadonlySet<string> } {
  const parts = phrase.toLowerCase().split(/\s+/).filter(Boolean)
  const hits = new Set<string>()
  const shown = new Set<string>()
  for (const place of tree.all) {
    const text = `${place.name} ${place.nameEn ?? ''} ${place.code}`.toLowerCase()
    if (!parts.every((part) => text.includes(part))) continue
    hits.add(place.id)
    for (const above of pathOf(tree, place.id)) shown.add(above.id)
  }
  return { shown, hits }
}
