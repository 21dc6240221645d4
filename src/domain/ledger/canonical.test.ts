/** Canonical JSON against the examples of RFC 8785. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utf8 } from './bytes.ts'
import { canonical, NotCanonical } from './canonical.ts'

/** RFC 8785 Appendix B: bits of an IEEE 754 double, and its text. */
const numbers: readonly (readonly [string, string])[] = [
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
]

const double = (bits: string) => Buffer.from(bits, 'hex').readDoubleBE()

describe('RFC 8785', () => {
  it('prints the numbers of Appendix B', () => {
    expect(numbers.map(([bits]) => canonical(double(bits)))).toEqual(numbers.map(([, text]) => text))
  })

  it.each(['7fffffffffffffff', '7ff0000000000000', 'fff0000000000000'])('refuses the double %s', (bits) => {
    expect(() => canonical({ value: double(bits) })).toThrow(NotCanonical)
  })

  it('writes the sample of §3.2.2', () => {
    // JSON as the RFC gives it, its escapes kept for JSON.parse.
    const source = String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`
    expect(canonical(JSON.parse(source))).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    )
  })

  it('sorts the names of §3.2.3 by UTF-16 code units', () => {
    const source = String.raw`{
      "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"
    }`
    // Read from the text: a JavaScript object would list the name "1" first whatever the text says.
    const order = [...canonical(JSON.parse(source)).matchAll(/:"([^"]+)"/g)].map((match) => match[1])
    expect(order).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
  })

  it.each([
    ['a lone surrogate in a text', { text: '\ud800' }],
    ['a lone surrogate in a name', { '\udead': 1 }],
    ['undefined in a list', [undefined]],
    ['a hole in a list', new Array(1)],
    ['undefined itself', undefined],
    ['a bigint', { n: 1n }],
    ['a date', { at: new Date(0) }],
    ['a map', { m: new Map() }],
    ['a function', { f: () => 0 }],
  ])('refuses %s', (_, value) => {
    expect(() => canonical(value)).toThrow(NotCanonical)
  })

  it('names the place of what it refuses', () => {
    expect(() => canonical({ answers: [{ note: Number.NaN }] })).toThrow('.answers[0].note')
  })

  it('leaves out a member that is undefined', () => {
    expect(canonical({ b: undefined, a: 1 })).toBe('{"a":1}')
  })
})

/** The same value, members of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  )
}

describe('laws', () => {
  it('keeps the value, whatever the order of its members, and is its own canonical form', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        const text = canonical(value)
        expect(canonical(reversed(value))).toBe(text)
        expect(canonical(JSON.parse(text))).toBe(text)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('encodes text as the platform does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(40), (text, lead) => {
        expect(Buffer.from(utf8(text, lead).subarray(lead)).equals(Buffer.from(text, 'utf8'))).toBe(true)
      }),
    )
    expect(() => utf8('\udc00')).toThrow(RangeError)
  })
})
