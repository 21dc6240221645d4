/** Decisions over a facility's places, all of them loaded at once: pure, so that a tree of thousands is judged in memory. */
import { mayStandIn, mostLevels, mostPlaces, type PlaceKind } from '../../domain/places/kinds.ts'
import type { Line, Step } from '../../domain/places/lines.ts'
import { pathTo } from '../../domain/places/path.ts'
import { refuse } from '../../platform/contract/problem.ts'
import type { Language } from '../../platform/contract/text.ts'
import { placeKind, placeProblems } from './contract.ts'

export interface Standing {
  readonly id: string
  readonly parentId: string | null
  readonly kind: PlaceKind
  readonly name: string
  readonly code: string
  readonly retired: boolean
  readonly ordinal: number
}

export type Places = ReadonlyMap<string, Standing>

export const placesOf = (rows: readonly Standing[]): Places => new Map(rows.map((row) => [row.id, row]))

/** The place itself and everything inside it that is in use. */
export function insideOf(places: Places, id: string): Standing[] {
  const inside: Standing[] = []
  const waiting = [id]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const place = places.get(next)
    if (place && !place.retired) inside.push(place)
    for (const one of places.values()) if (one.parentId === next) waiting.push(one.id)
  }
  return inside
}

/** How many levels what stands inside the place reaches down, itself counted. */
function depthBelow(places: Places, id: string): number {
  const below = [...places.values()].filter((one) => one.parentId === id && !one.retired)
  return 1 + Math.max(0, ...below.map((one) => depthBelow(places, one.id)))
}

const wordsOf = (kind: PlaceKind | null, language: Language): string =>
  kind === null ? (language === 'zh' ? '监所顶层' : 'the top of the facility') : placeKind.words[kind][language]

/** Refuses a place of the kind inside `parentId`. @param levels how deep what comes with it reaches, itself counted */
export function mustFit(
  places: Places,
  kind: PlaceKind,
  parentId: string | null,
  language: Language,
  levels = 1,
): void {
  const above = parentId === null ? null : places.get(parentId)
  if (above === undefined || above?.retired) throw refuse(placeProblems.retired, {})
  const aboveKind = above?.kind ?? null
  if (!mayStandIn(kind, aboveKind))
    throw refuse(placeProblems.misplaced, { kind: wordsOf(kind, language), above: wordsOf(aboveKind, language) })
  if ((parentId === null ? 0 : pathTo(places, parentId).length) + levels > mostLevels)
    throw refuse(placeProblems.tooDeep, {})
}

export function mustMove(places: Places, id: string, parentId: string | null, language: Language): void {
  const place = places.get(id)
  if (!place) throw new Error(`no place ${id}`)
  if (parentId !== null && pathTo(places, parentId).some((above) => above.id === id))
    throw refuse(placeProblems.insideItself, {})
  mustFit(places, place.kind, parentId, language, depthBelow(places, id))
}

/** Kinds may change only so that the place still fits where it stands and may hold what stands in it. */
export function mustBecome(places: Places, id: string, kind: PlaceKind, language: Language): void {
  const place = places.get(id)
  if (!place) throw new Error(`no place ${id}`)
  if (kind === place.kind) return
  mustFit(places, kind, place.parentId, language)
  const child = [...places.values()].find((one) => one.parentId === id && !one.retired && !mayStandIn(one.kind, kind))
  if (child)
    throw refuse(placeProblems.misplaced, { kind: wordsOf(child.kind, language), above: wordsOf(kind, language) })
}

/** The children of a place in order, with one put before another (null: last). */
export function ordered(places: Places, parentId: string | null, id: string, before: string | null): string[] {
  const others = [...places.values()]
    .filter((one) => one.parentId === parentId && one.id !== id && !one.retired)
    .sort((a, b) => a.ordinal - b.ordinal)
    .map((one) => one.id)
  const at = before === null ? -1 : others.indexOf(before)
  return at === -1 ? [...others, id] : [...others.slice(0, at), id, ...others.slice(at)]
}

/** Numbers of four digits, one above the highest there ever was, so that a label never names another place. */
export function codes(places: Places): () => string {
  let last = Math.max(0, ...[...places.values()].map((one) => (/^\d{1,9}$/.test(one.code) ? Number(one.code) : 0)))
  return () => String(++last).padStart(4, '0')
}

export interface Planned extends Step {
  readonly id: string
  readonly parentId: string | null
  readonly ordinal: number
}

/**
 * What lines add to what is there: each step is looked for under the one before it and only what is missing is planned,
 * so that the same lines twice add nothing.
 * @throws Refusal where a line could not be read, or leads through what may not hold it
 */
export function planned(
  places: Places,
  parentId: string | null,
  lines: readonly Line[],
  newId: () => string,
): { added: Planned[]; known: number } {
  const at = (above: string | null, name: string) => `${above ?? ''}\n${name}`
  const there = new Map<string, { id: string; kind: PlaceKind }>()
  const next = new Map<string | null, number>()
  for (const one of places.values()) {
    if (one.retired) continue
    there.set(at(one.parentId, one.name), one)
    next.set(one.parentId, Math.max(next.get(one.parentId) ?? 0, one.ordinal + 1))
  }
  const start = parentId === null ? 0 : pathTo(places, parentId).length
  const added: Planned[] = []
  const met = new Set<string>()
  for (const line of lines) {
    if (line.fault) throw refuse(placeProblems.wrongLine, { line: line.number })
    if (start + line.steps.length > mostLevels) throw refuse(placeProblems.tooDeep, {})
    let above = parentId
    let inside = parentId === null ? null : (places.get(parentId)?.kind ?? null)
    for (const step of line.steps) {
      const known = there.get(at(above, step.name))
      const kind = known?.kind ?? step.kind
      if (!mayStandIn(kind, inside)) throw refuse(placeProblems.wrongLine, { line: line.number })
      if (known) met.add(known.id)
      const ordinal = next.get(above) ?? 0
      const one = known ?? { id: newId(), kind, name: step.name, parentId: above, ordinal }
      if (!known) {
        added.push({ id: one.id, kind, name: step.name, parentId: above, ordinal })
        there.set(at(above, step.name), one)
        next.set(above, ordinal + 1)
      }
      above = one.id
      inside = kind
    }
  }
  if (places.size + added.length > mostPlaces) throw refuse(placeProblems.tooMany, {})
  return { added, known: [...met].filter((id) => places.has(id)).length }
}
