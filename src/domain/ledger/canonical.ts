/**
 * Canonical JSON, RFC 8785 (JCS): one text for one value, so that a hash of it means the value.
 *
 * Invariants: no white space; members sorted by the UTF-16 code units of their names (§3.2.3); numbers as ECMAScript
 * prints them (§3.2.2.3), which is what `JSON.stringify` does; strings likewise (§3.2.2.2), but never a lone surrogate.
 * A member whose value is `undefined` is absent, as in `JSON.stringify`. Whatever JSON cannot say is refused, not guessed.
 */
export class NotCanonical extends Error {
  constructor(what: string, path: string) {
    super(`${path || 'value'}: ${what} has no canonical JSON`)
    this.name = 'NotCanonical'
  }
}

const plain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function text(value: string, path: string): string {
  if (!value.isWellFormed()) throw new NotCanonical('a lone surrogate', path)
  return JSON.stringify(value)
}

function write(value: unknown, path: string): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return text(value, path)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new NotCanonical(String(value), path)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value
    return `[${Array.from(items, (item, i) => write(item, `${path}[${i}]`)).join(',')}]`
  }
  if (typeof value === 'object' && plain(value)) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${members.map(([name, member]) => `${text(name, path)}:${write(member, `${path}.${name}`)}`).join(',')}}`
  }
  throw new NotCanonical(`a ${typeof value}`, path)
}

/** The canonical text. Throws `NotCanonical` naming the place of what JSON cannot say. */
export const canonical = (value: unknown): string => write(value, '')
