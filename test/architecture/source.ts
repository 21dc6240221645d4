/** One source file as the walls see it: what it imports, what it calls, what it says. Parsed, not guessed at. */
import { parseSync } from 'vite'

export interface Import {
  /** A path from the project's root (`src/domain/…`), or the name of a package. */
  readonly to: string
  readonly line: number
  /** Only types cross: nothing of it is left when the program runs. */
  readonly typeOnly: boolean
}

/** Something in the code a rule may ask about, such as `new Date()` or `sql` before a template. */
export interface Use {
  readonly what: string
  readonly line: number
}

export interface Source {
  readonly path: string
  readonly code: string
  readonly lines: number
  readonly imports: readonly Import[]
  readonly uses: readonly Use[]
}

interface Node {
  readonly type: string
  readonly start: number
  readonly [key: string]: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'

export function parse(path: string, code: string): Source {
  const parsed = parseSync(path, code)
  const [error] = parsed.errors
  if (error) throw new Error(`${path} cannot be parsed: ${error.message}`)
  const starts = [0, ...[...code.matchAll(/\n/g)].map((found) => found.index + 1)]
  const lineOf = (offset: number): number => starts.findLastIndex((start) => start <= offset) + 1
  const imports: Import[] = []
  const uses: Use[] = []
  const importFrom = (node: Node, source: unknown, typeOnly: boolean) => {
    if (isNode(source) && typeof source.value === 'string')
      imports.push({ to: resolve(path, source.value), line: lineOf(node.start), typeOnly })
    else uses.push({ what: 'computed import', line: lineOf(node.start) })
  }
  const use = (node: Node, what: string | null) => {
    if (what !== null) uses.push({ what, line: lineOf(node.start) })
  }
  visit(parsed.program as unknown as Node, (node) => {
    switch (node.type) {
      case 'ImportDeclaration':
        return importFrom(node, node.source, node.importKind === 'type')
      case 'ExportAllDeclaration':
        use(node, 'export *')
        return importFrom(node, node.source, node.exportKind === 'type')
      case 'ExportNamedDeclaration':
        if (isNode(node.source)) importFrom(node, node.source, node.exportKind === 'type')
        return
      case 'ImportExpression':
        return importFrom(node, node.source, false)
      case 'TSImportType':
        return importFrom(node, node.source, true)
      case 'TSAnyKeyword':
        return use(node, 'any')
      case 'TSNonNullExpression':
        return use(node, 'non-null assertion')
      case 'TaggedTemplateExpression':
        return use(node, `tag ${nameOf(node.tag)}`)
      case 'NewExpression':
        return use(node, `new ${nameOf(node.callee)}/${(node.arguments as unknown[]).length}`)
      case 'CallExpression':
        return use(node, callOf(node))
      case 'MemberExpression':
        return use(node, nameOf(node))
      case 'Identifier':
        return use(node, `name ${String(node.name)}`)
    }
  })
  return { path, code, lines: starts.length - (code.endsWith('\n') ? 1 : 0), imports, uses }
}

/** `call .selectFrom`, and `call .query SELECT` where the first argument is text. */
function callOf(node: Node): string | null {
  const callee = node.callee
  if (!isNode(callee)) return null
  const name = callee.type === 'MemberExpression' ? `.${nameOf(callee.property)}` : nameOf(callee)
  const [first] = node.arguments as unknown[]
  const text = isNode(first) ? textOf(first) : null
  const word = text === null ? null : /^\s*([a-z]+)/i.exec(text)?.[1]?.toUpperCase()
  return word === null || word === undefined ? `call ${name}` : `call ${name} ${word}`
}

function textOf(node: Node): string | null {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node.type !== 'TemplateLiteral') return null
  const [head] = node.quasis as { value: { raw: string } }[]
  return head?.value.raw ?? null
}

function nameOf(node: unknown): string {
  if (!isNode(node)) return ''
  if (node.type === 'Identifier') return String(node.name)
  if (node.type === 'MemberExpression') return `${nameOf(node.object)}.${nameOf(node.property)}`
  return ''
}

function visit(node: Node, see: (node: Node) => void): void {
  see(node)
  for (const value of Object.values(node)) {
    if (isNode(value)) visit(value, see)
    else if (Array.isArray(value)) for (const one of value) if (isNode(one)) visit(one, see)
  }
}

/** A relative import as a path from the project's root. */
function resolve(from: string, to: string): string {
  if (!to.startsWith('.')) return to
  const parts = from.split('/').slice(0, -1)
  for (const part of to.split('?')[0]?.split('/') ?? []) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}
