/** A client that keeps cookies like a browser, for tests of signing in. */
import type { Static, TObject, TSchema } from 'typebox'
import type { EndpointContract } from '../src/platform/contract/endpoint.ts'
import { type Asking, client, type Reply } from './harness.ts'

export interface Browser {
  readonly jar: Map<string, string>
  call<P extends TObject, Q extends TObject, B extends TSchema, R extends TSchema>(
    contract: EndpointContract<P, Q, B, R>,
    asking?: Asking<Static<P>, Static<Q>, Static<B>>,
  ): Promise<Reply<Static<R>>>
}

export function browser(url: string, headers: Readonly<Record<string, string>> = {}): Browser {
  const jar = new Map<string, string>()
  return {
    jar,
    async call(contract, asking = {}) {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const reply = await client(url, cookie).call(contract, { ...asking, headers: { ...headers, ...asking.headers } })
      for (const line of reply.headers.getSetCookie()) keep(jar, line)
      return reply
    },
  }
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(/;\s*/)
  const name = pair.slice(0, pair.indexOf('='))
  const gone = attributes.some((one) => /^max-age=0$/i.test(one) || /^expires=Thu, 01 Jan 1970/i.test(one))
  if (gone) jar.delete(name)
  else jar.set(name, pair.slice(name.length + 1))
}
