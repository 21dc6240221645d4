/** Reads to whom a duty applies: `has: kitchen`, `type: [detention]`, and all / any / not of these. */
import type { Predicate } from '../compliance/predicate.ts'
import { isPlain, type Path, type Reader } from './reader.ts'

export const always: Predicate = { all: [] }

interface KnownNames {
  readonly attributes: readonly string[]
  readonly types: readonly string[]
}

export function readPredicate(read: Reader, value: unknown, path: Path, known: KnownNames): Predicate {
  const [name, ...more] = isPlain(value) ? Object.keys(value) : []
  if (!isPlain(value) || name === undefined || more.length > 0) {
    read.fault(path, '写 has、type、all、any、not 中的一个', 'write one of has, type, all, any, not')
    return always
  }
  const inner = value[name]
  const at: Path = [...path, name]
  if (name === 'has') return { has: read.one(inner, known.attributes, at) }
  if (name === 'not') return { not: readPredicate(read, inner, at, known) }
  if (!Array.isArray(inner) || inner.length === 0) {
    read.fault(at, '要写成列表', 'must be a list')
    return always
  }
  const list: readonly unknown[] = inner
  if (name === 'type') return { is: 'type', in: list.map((one, index) => read.one(one, known.types, [...at, index])) }
  const each = list.map((one, index) => readPredicate(read, one, [...at, index], known))
  if (name === 'all') return { all: each }
  if (name === 'any') return { any: each }
  read.fault(
    path,
    `不认识“${name}”，可用的有 has、type、all、any、not`,
    `“${name}” is not known; use has, type, all, any, not`,
  )
  return always
}
