/** Type, space, radius and motion: the same in both themes. Sizes in CSS pixels at the user's zoom. */

export const fontFamily =
  '"Noto Sans SC Variable", "PingFang SC", "Microsoft YaHei", "Source Han Sans SC", system-ui, sans-serif'
export const monoFamily = 'ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace'

/** Seven steps; `body` is the text of ledgers and forms, nothing smaller than `note` is ever set. */
export const type = {
  note: { size: 12, line: 18 },
  small: { size: 13, line: 20 },
  body: { size: 14, line: 22 },
  lead: { size: 16, line: 24 },
  head: { size: 18, line: 26 },
  title: { size: 22, line: 30 },
  figure: { size: 30, line: 36 },
} as const

export const space = { s1: 2, s2: 4, s3: 8, s4: 12, s5: 16, s6: 24, s7: 32, s8: 48 } as const
export const radius = { small: 4, control: 6, card: 10, sheet: 16 } as const
/** Control heights: dense (ledger tools), normal, and what a thumb needs. */
export const control = { dense: 28, normal: 34, touch: 44 } as const
export const motion = { quick: 120, calm: 200 } as const
/** Below this width the app is a phone's: tab bar, cards for rows, sheets for dialogs. */
export const phoneWidth = 768
