/**
 * The colours of Wufang, once, for both themes. The style sheet's custom properties (`--wf-…`) and the kit's tokens
 * are made from this table, so a colour is changed here and nowhere else.
 *
 * Rules the values keep (held by palette.test.ts): `text`, `text2` and `text3` on `canvas` and `surface` reach 4.5 : 1,
 * and so do accent, risk and family words; control borders (`line3`) reach 3 : 1.
 */
const light = {
  // Surface levels, back to front.
  canvas: '#f4f5f5',
  sunken: '#ebeded',
  surface: '#ffffff',
  raised: '#ffffff',
  overlay: '#ffffff',
  hover: '#f0f2f2',
  selected: '#e3f1ee',
  // Lines: between rows, around cards, around controls.
  line: '#e6e9e9',
  line2: '#d5dada',
  line3: '#858f92',
  // Text levels.
  text: '#151b1d',
  text2: '#414c50',
  text3: '#5d696d',
  onAccent: '#ffffff',
  // The one accent: 青 (a deep teal), kept apart from the four risk colours.
  accent: '#0b6b62',
  accentHover: '#0a7d72',
  accentActive: '#07544d',
  accentSoft: '#e3f1ee',
  focus: '#0b8a7e',
  link: '#0b6b62',
  // Answers of the system.
  good: '#1c7a3f',
  goodSoft: '#e4f3e8',
  warn: '#9a5b00',
  warnSoft: '#fcf0d9',
  bad: '#bf2a2a',
  badSoft: '#fbe7e5',
  info: '#1f62ad',
  infoSoft: '#e5effa',
  // Risk 红橙黄蓝: `…Fill` for shapes, the plain one for words, `…Soft` for grounds.
  red: '#bd1f2d',
  redFill: '#d92d3a',
  redSoft: '#fce6e6',
  orange: '#a84a00',
  orangeFill: '#ec7211',
  orangeSoft: '#fdecdc',
  yellow: '#7d5c00',
  yellowFill: '#e8b10a',
  yellowSoft: '#fbf3d2',
  blue: '#1a5dab',
  blueFill: '#2f7bd6',
  blueSoft: '#e4effb',
  // The five families 五防, muted so that risk stands out.
  building: '#77592f',
  buildingSoft: '#f2ece2',
  fire: '#a53f28',
  fireSoft: '#f8e9e4',
  food: '#4f6b1f',
  foodSoft: '#ecf1e0',
  epidemic: '#6c4a9c',
  epidemicSoft: '#efe9f7',
  attack: '#3a5a7d',
  attackSoft: '#e6edf4',
  shadow: 'rgb(21 27 29 / 12%)',
  scrim: 'rgb(16 22 24 / 45%)',
} as const

export type Palette = { readonly [K in keyof typeof light]: string }

const dark: Palette = {
  canvas: '#0e1213',
  sunken: '#0a0d0e',
  surface: '#151a1c',
  raised: '#1b2124',
  overlay: '#20272a',
  hover: '#1d2427',
  selected: '#15302d',
  line: '#232a2d',
  line2: '#303a3e',
  line3: '#66747a',
  text: '#e6eaea',
  text2: '#b4bec0',
  text3: '#8f9a9d',
  onAccent: '#04211d',
  accent: '#4fc2b2',
  accentHover: '#6bd3c5',
  accentActive: '#3aa899',
  accentSoft: '#15302d',
  focus: '#5fd6c6',
  link: '#63cfc0',
  good: '#62c384',
  goodSoft: '#14291c',
  warn: '#e2a649',
  warnSoft: '#2e2412',
  bad: '#f2837d',
  badSoft: '#351a1b',
  info: '#7fb3ee',
  infoSoft: '#152536',
  red: '#ff8a86',
  redFill: '#e5484d',
  redSoft: '#3a1a1c',
  orange: '#f7a35f',
  orangeFill: '#ee7a1f',
  orangeSoft: '#352111',
  yellow: '#eac54f',
  yellowFill: '#e3b116',
  yellowSoft: '#2e270f',
  blue: '#82b6f2',
  blueFill: '#3f8ae0',
  blueSoft: '#14263b',
  building: '#cfae7f',
  buildingSoft: '#2a2419',
  fire: '#e79a80',
  fireSoft: '#311e18',
  food: '#aec775',
  foodSoft: '#222913',
  epidemic: '#bfa2e8',
  epidemicSoft: '#271f34',
  attack: '#94b6da',
  attackSoft: '#1a2531',
  shadow: 'rgb(0 0 0 / 55%)',
  scrim: 'rgb(4 6 7 / 62%)',
}

export const palettes = { light, dark } as const satisfies Record<string, Palette>
export type ThemeName = keyof typeof palettes

/** `accentSoft` → `--wf-accent-soft`. */
export const cssName = (token: string): string =>
  `--wf-${token.replace(/([A-Z]|\d)/g, (part) => `-${part.toLowerCase()}`)}`
