/** The promises of the palette: what is read can be read, by WCAG 2.2 contrast, in both themes. */
import { describe, expect, test } from 'vitest'
import { type Palette, palettes } from './palette.ts'

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  const [r = 0, g = 0, b = 0] = parts.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: string, b: string): number => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

test('the measure agrees with the standard', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

type Token = keyof Palette
const words: readonly Token[] = ['text', 'text2', 'text3', 'accent', 'link', 'good', 'warn', 'bad', 'info']
const grounds: readonly Token[] = ['canvas', 'surface', 'sunken', 'raised', 'hover']
const onSoft: readonly Token[] = [
  ...(['accent', 'good', 'warn', 'bad', 'info', 'red', 'orange', 'yellow', 'blue'] as const),
  ...(['building', 'fire', 'food', 'epidemic', 'attack'] as const),
]

describe.each(Object.entries(palettes))('%s', (_, palette: Palette) => {
  test.each(words.flatMap((word) => grounds.map((ground) => [word, ground] as const)))('%s on %s', (word, ground) => {
    expect(contrast(palette[word], palette[ground])).toBeGreaterThanOrEqual(4.5)
  })
  test.each(onSoft)('%s on its soft ground', (word) => {
    expect(contrast(palette[word], palette[`${word}Soft` as Token])).toBeGreaterThanOrEqual(4.5)
  })
  test('words on the accent', () => {
    expect(contrast(palette.onAccent, palette.accent)).toBeGreaterThanOrEqual(4.5)
  })
  test.each(['canvas', 'surface'] as const)('control borders and shapes of risk on %s', (ground) => {
    expect(contrast(palette.line3, palette[ground])).toBeGreaterThanOrEqual(3)
    expect(contrast(palette.focus, palette[ground])).toBeGreaterThanOrEqual(3)
  })
})
