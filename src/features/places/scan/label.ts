/** What a token opens, and the ticket that a form carries: sealed for this code, so that nobody makes one themselves. */
import { createHash, randomBytes } from 'node:crypto'
import { refuse } from '../../../platform/contract/problem.ts'
import type { Tx } from '../../../platform/database/pool.ts'
import type { Platform } from '../../../platform/endpoint.ts'
import { keyFor, seal, unseal } from '../../../platform/seal.ts'
import { scanProblems } from './contract.ts'
import { type Labelled, labelOf } from './queries.ts'

export async function openLabel(tx: Tx, token: string): Promise<Labelled> {
  const label = await labelOf(tx, token)
  if (!label) throw refuse(scanProblems.unknown, {})
  if (!label.valid) throw refuse(scanProblems.revoked, {})
  return label
}

const key = (platform: Platform): Buffer => keyFor(platform.secret, 'scan ticket')

/** Milliseconds of the moment and some chance, so that two forms opened at once are two. */
export function newTicket(platform: Platform, token: string, now: Date): string {
  const plain = Buffer.concat([Buffer.from(`${now.getTime()} `), randomBytes(6)])
  return seal(key(platform), plain, token).toString('base64url')
}

/** @returns null where it was not made here for this code */
export function openedAt(platform: Platform, token: string, ticket: string): Date | null {
  const plain = unseal(key(platform), Buffer.from(ticket, 'base64url'), token)
  const moment = Number(plain?.toString('latin1').split(' ')[0])
  return plain && Number.isFinite(moment) ? new Date(moment) : null
}

export const ticketDigest = (ticket: string): Buffer => createHash('sha256').update(ticket).digest()
