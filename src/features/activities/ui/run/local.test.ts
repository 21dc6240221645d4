/** What an officer sees when device and server differ. */
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../contract.ts'
import { type Confirmed, givenOf, heldOf, type Local, nothing, sameAs, shownOf } from './local.ts'

const file = '01930000-0000-7000-8000-000000000001'
const server: Answer = {
  item: 'a',
  verdict: 'pass',
  note: '',
  files: [{ id: file, sha256: 'a'.repeat(64) }],
  at: '2026-11-23T10:00:00Z',
  by: { id: file, name: '王' },
  version: 2,
}
const local: Local = { verdict: 'fail', note: ' 锁死 ', files: [], pending: [], state: 'queued', problem: null }
const confirmed = (version: number): Confirmed => ({ verdict: 'fail', note: '锁死', files: [], version })

describe('what the server holds', () => {
  test.each([
    ['nothing', undefined, undefined, undefined],
    ['only read', server, undefined, 2],
    ['only confirmed', undefined, confirmed(1), 1],
    ['confirmed after reading', server, confirmed(3), 3],
    ['read after confirming', server, confirmed(1), 2],
    ['the same version', server, confirmed(2), 2],
  ] as const)('%s', (_, read, kept, version) => {
    expect(heldOf(read, kept)?.version).toBe(version)
  })
})

test('the device’s answer is shown before the server’s', () => {
  expect(shownOf(heldOf(server, undefined), local)).toBe(local)
  expect(shownOf(heldOf(server, undefined), undefined)).toMatchObject({
    verdict: 'pass',
    files: [file],
    state: 'saved',
  })
  expect(shownOf(undefined, undefined)).toBe(nothing)
})

test('a local answer is done with only when the server says the same', () => {
  expect(sameAs(local, confirmed(1))).toBe(true)
  expect(sameAs({ ...local, note: '别的' }, confirmed(1))).toBe(false)
  expect(sameAs({ ...local, files: [file] }, confirmed(1))).toBe(false)
})

test('a photo still on the device counts as taken', () => {
  const photo = { key: 'photo-1', blob: new Blob(), source: 'camera', takenAt: '2026-11-23T10:00:00Z' } as const
  expect(givenOf('a', { ...local, pending: [photo] })?.files).toHaveLength(1)
  expect(givenOf('a', nothing)).toBeUndefined()
})
