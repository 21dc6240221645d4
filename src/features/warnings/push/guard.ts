/**
 * Where a webhook may lead. The name is resolved once, what it resolves to is judged, and the connection goes to just that
 * address: a name that changes its mind in between reaches nothing. Ranges: IANA special-purpose address registries.
 */
import { type LookupAddress, lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

const inside = new BlockList()
for (const [net, bits] of [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
  ] as const),
  ...([
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
  ] as const),
  ...([
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const),
] as const)
  inside.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ...([
    ['::', 96],
    ['64:ff9b::', 96],
    ['64:ff9b:1::', 48],
    ['100::', 64],
    ['2001::', 23],
    ['2001:db8::', 32],
  ] as const),
  ...([
    ['2002::', 16],
    ['fc00::', 7],
    ['fe80::', 10],
    ['fec0::', 10],
    ['ff00::', 8],
  ] as const),
] as const)
  inside.addSubnet(net, bits, 'ipv6')

/** Loopback, private, link-local, shared, documentation, multicast, and IPv6 that carries an IPv4 address inside. */
export const isPrivate = (address: string): boolean =>
  isIP(address) === 0 || inside.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6')

export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '')

/** Null where the address cannot be right whatever its name resolves to. */
export function readAddress(text: string, privateAllowed: boolean): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url?.username !== '' || url.password !== '' || url.hostname === '') return null
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && privateAllowed)) return null
  return isIP(hostOf(url)) === 0 || allowed(url, [hostOf(url)], privateAllowed) ? url : null
}

/** Plain http stays inside; the rest goes out, or anywhere where private addresses are allowed. */
const allowed = (url: Pick<URL, 'protocol'>, addresses: readonly string[], privateAllowed: boolean): boolean =>
  url.protocol === 'https:'
    ? privateAllowed || !addresses.some(isPrivate)
    : privateAllowed && addresses.every(isPrivate)

export class ForbiddenAddress extends Error {}

/** For `http.request`: resolves and judges in one. */
export const guarded =
  (url: URL, privateAllowed: boolean): LookupFunction =>
  (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      const first = found?.[0]
      if (error || !first) return done(error ?? new Error('no address'), '', 0)
      const addresses = found.map(({ address }) => address)
      if (!allowed(url, addresses, privateAllowed)) return done(new ForbiddenAddress(hostname), '', 0)
      if (options.all) done(null, found)
      else done(null, first.address, first.family)
    })
  }
