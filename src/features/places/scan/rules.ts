/** Decisions about what arrives by a code: pure. */

import { refuse } from '../../../platform/contract/problem.ts'
import { type ScanState, scanProblems, seePhoto } from './contract.ts'

/** The least a reviewer can act on: a photo, or words that say something. */
const leastWords = 4

export function mustSayEnough(words: string, photos: number): void {
  if (photos === 0 && words.replaceAll(/\s/g, '').length < leastWords) throw refuse(scanProblems.tooLittle, {})
}

/** No person reads, photographs and sends within two seconds; a form left open overnight is opened again. */
export const quickestSeconds = 2
export const longestHours = 12

/** @param openedAt when the form was opened; null: the ticket is not one of ours for this code */
export function ticketFault(openedAt: Date | null, now: Date): 'spent' | 'too-quick' | null {
  if (openedAt === null) return 'spent'
  const seconds = (now.getTime() - openedAt.getTime()) / 1000
  if (seconds < quickestSeconds) return 'too-quick'
  return seconds > longestHours * 3600 ? 'spent' : null
}

/** A finding is a sentence; where only photos came they are referred to. */
export const findingOf = (words: string): string => words.trim() || seePhoto

/** The label with what it stands in, as the hazard ledger writes a place; the end is what tells places apart. */
export const placeWords = (within: string | null, name: string, most = 100): string => {
  const whole = within ? `${within} ${name}` : name
  return whole.length > most ? `…${whole.slice(1 - most)}` : whole
}

/** One decision for a report. */
export function mustWait(state: ScanState): void {
  if (state !== 'waiting') throw refuse(scanProblems.decided, {})
}

// Without characters that are mistaken for each other on paper or over the phone.
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const receiptLength = 10

/** @param random one byte or more for each of ten letters; taken modulo 31, so their bias is below one per cent */
export const receiptOf = (random: Uint8Array): string =>
  Array.from(random.slice(0, receiptLength), (byte) => letters[byte % letters.length]).join('')

/** As people type it: any case, with blanks or dashes. */
export const receiptTyped = (typed: string): string => typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')

/** IPv6 gives each household 2^64 addresses: the first half names it. */
export function addressGroup(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address.replace('::ffff:', '')
  const [head = '', tail = ''] = address.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === '' ? [] : tail.split(':')
  const whole = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
  return whole.slice(0, 4).join(':')
}
