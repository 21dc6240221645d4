/** The code opens once, not for guesses, and not after the next one was made. */
import { expect, test } from 'vitest'
import { setUpCode } from './setup-code.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 2) + seconds * 1000)

test('none fits before one is issued; case, width and blanks are no difference', () => {
  const code = setUpCode()
  expect(code.fits('', 'here', at(0))).toBe(false)
  const issued = code.issue()
  expect(issued).toMatch(/^(\w{4}-){3}\w{4}$/)
  expect(code.fits(` ${issued.toUpperCase()} `, 'here', at(0))).toBe(true)
  expect(code.fits(issued.replaceAll('-', ''), 'here', at(0))).toBe(false)
})

test('the next one makes it void, and so does its use', () => {
  const code = setUpCode()
  const first = code.issue()
  const second = code.issue()
  expect(code.fits(first, 'here', at(0))).toBe(false)
  expect(code.fits(second, 'here', at(0))).toBe(true)
  code.spend()
  expect(code.fits(second, 'here', at(0))).toBe(false)
})

test('after ten wrong ones an address waits for ten minutes, others do not', () => {
  const code = setUpCode()
  const right = code.issue()
  for (let n = 0; n < 10; n++) expect(code.fits('guess', 'there', at(n))).toBe(false)
  expect(() => code.fits(right, 'there', at(10))).toThrow('too-many-requests')
  expect(code.fits(right, 'here', at(10))).toBe(true)
  expect(code.fits(right, 'there', at(601))).toBe(true)
})

test('a crowd of addresses is not remembered without end', () => {
  const code = setUpCode()
  code.issue()
  for (let n = 0; n < 10; n++) code.fits('guess', 'first', at(0))
  for (let n = 0; n < 1_000; n++) code.fits('guess', `address ${n}`, at(1))
  expect(code.fits('guess', 'first', at(2))).toBe(false)
})
