/** What lines would become beside what is there, for the preview; the server decides by the same reading. */
import type { PlaceKind } from '../../../domain/places/kinds.ts'
import type { Line } from '../../../domain/places/lines.ts'
import type { PlaceRow } from '../contract.ts'
import type { Tree } from './tree.ts'

export interface Node {
  readonly name: string
  readonly kind: PlaceKind
  readonly known: boolean
  readonly children: Map<string, Node>
}

export interface Planned {
  readonly top: ReadonlyMap<string, Node>
  readonly added: number
}

export function plannedOf(tree: Tree, lines: readonly Line[]): Planned {
  const top = new Map<string, Node>()
  let added = 0
  for (const line of lines) {
    let level = top
    let above: string | null | undefined = null
    for (const step of line.steps) {
      const there: PlaceRow | undefined =
        above === undefined ? undefined : tree.under(above).find((one) => one.name === step.name && !one.retiredAt)
      let node = level.get(step.name)
      if (!node) {
        node = { name: step.name, kind: there?.kind ?? step.kind, known: there !== undefined, children: new Map() }
        level.set(step.name, node)
        if (!there) added += 1
      }
      above = there?.id
      level = node.children
    }
  }
  return { top, added }
}
