import fc from 'fast-check'
import { expect, test } from 'vitest'
import { divisionCode } from './division-code.ts'

test.each([
  ['45', '45'],
  ['4501', '4501'],
  ['450123', '450123'],
  ['450000', '45'],
  ['450100', '4501'],
  ['4500', '45'],
  ['450123000000', '450123'],
  ['450100000000', '4501'],
  [' ４５０１２３ ', '450123'],
  ['450123001', null],
  ['450123001000', null],
  ['4', null],
  ['45a', null],
  ['000000', null],
  ['', null],
])('%s is %s', (written, code) => {
  expect(divisionCode(written)).toBe(code)
})

test('a code with zeros behind is the code', () => {
  const pair = fc.integer({ min: 1, max: 99 }).map((n) => String(n).padStart(2, '0'))
  fc.assert(
    fc.property(fc.array(pair, { minLength: 1, maxLength: 3 }), (pairs) => {
      const code = pairs.join('')
      expect(divisionCode(code)).toBe(code)
      expect(divisionCode(code.padEnd(6, '0'))).toBe(code)
      expect(divisionCode(code.padEnd(12, '0'))).toBe(code)
    }),
  )
})
