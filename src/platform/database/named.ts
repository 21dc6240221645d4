/**
 * A client that keeps the plans of writes. Each write of a request is the same statement as that of the request before;
 * by name the server parses and plans it once a connection, which is half of what a short transaction costs it.
 * Reads stay unnamed: their best plan hangs on their parameters.
 */
import pg from 'pg'

/** Inserts and updates, and the functions every request calls. */
const kept = /^\s*(insert into|update|select set_config|select \* from app\.authenticate|select app\.)/i
/** Longer ones are made up anew each time, one part a row. */
const longest = 4_000
/** A server holds the plans for each connection. */
const most = 300
const names = new Map<string, string>()

function nameOf(text: string): string | undefined {
  if (text.length > longest || !kept.test(text)) return undefined
  const known = names.get(text)
  if (known !== undefined || names.size >= most) return known
  const name = `w${names.size}`
  names.set(text, name)
  return name
}

type Query = (this: pg.Client, ...given: unknown[]) => unknown
const plain = pg.Client.prototype.query as unknown as Query

export class NamingClient extends pg.Client {}
const query: Query = function (text, values, ...rest) {
  const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : undefined
  return name === undefined
    ? plain.call(this, text, values, ...rest)
    : plain.call(this, { name, text, values }, ...rest)
}
Object.assign(NamingClient.prototype, { query })
