/**
 * Photos for tests of the comparison, drawn and lit by seed: rooms and corridors with what stands in them at different
 * depths, so that another standpoint shifts near against far; sensor noise, uneven light, another exposure. The same
 * seed gives the same pixels.
 */
import sharp, { type Sharp } from 'sharp'

export type Draw = () => number

/** Mulberry32: small, and the same everywhere. */
export function drawing(seed: number): Draw {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Where the camera stands and how the room is lit. */
export interface Shot {
  /** Shift of what is nearest, in thousandths of the picture's width. */
  readonly x: number
  readonly y: number
  /** Degrees; and factor. */
  readonly turn: number
  readonly zoom: number
  /** Seed of light, exposure and noise. */
  readonly light: number
  /** The object of the finding was mended: it looks different. */
  readonly mended: boolean
}

export const straight: Shot = { x: 0, y: 0, turn: 0, zoom: 1, light: 0, mended: false }

/** Another day, by hand, from about the same place. `reach` 1: as one who tries to take the same view. */
export function again(seed: number, reach: number, mended: boolean): Shot {
  const draw = drawing(seed * 7919 + 13)
  const signed = (least: number, most: number) => (draw() < 0.5 ? -1 : 1) * (least + draw() * (most - least))
  return {
    x: signed(25, 80) * reach,
    y: signed(10, 45) * reach,
    turn: signed(0.5, 3) * reach,
    zoom: 1 + signed(0.02, 0.07) * reach,
    light: 1 + Math.floor(draw() * 1e6),
    mended,
  }
}

const [width, height] = [960, 720]
const grey = (value: number, warm = 0): string => {
  const clamp = (part: number) => Math.max(0, Math.min(255, Math.round(part)))
  return `rgb(${clamp(value + warm)},${clamp(value)},${clamp(value - warm)})`
}

interface Layer {
  /** 1 is near; what is far shifts less. */
  readonly depth: number
  readonly shapes: string
}

/** Nothing hangs quite straight. */
const furniture = (draw: Draw, depth: number): string =>
  `<g transform="rotate(${(draw() - 0.5) * 16} ${width / 2} ${height / 2})">${thing(draw, depth)}${shadow(draw)}</g>`

const shadow = (draw: Draw): string => {
  const [x, y] = [draw() * width, draw() * height]
  return `<path d="M${x} ${y}l${draw() * 200 - 100} ${draw() * 160}l${draw() * 160} ${draw() * 90 - 45}Z" fill="#000" opacity="${draw() * 0.25}"/>`
}

function thing(draw: Draw, depth: number): string {
  const size = (50 + draw() * 190) / Math.sqrt(depth)
  const [x, y] = [60 + draw() * (width - 120), 90 + draw() * (height - 200)]
  const tone = 40 + draw() * 170
  const line = grey(tone * 0.45, 4)
  const shade = grey(tone, -12 + draw() * 30)
  const inner = grey(tone * (0.6 + draw() * 0.7), -10 + draw() * 20)
  const w = size * (0.6 + draw())
  const h = size * (0.6 + draw() * 1.4)
  const box = `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${shade}" stroke="${line}" stroke-width="3"/>`
  switch (Math.floor(draw() * 6)) {
    case 0: // cupboard
      return `${box}${[0.25, 0.5, 0.75].map((part) => `<path d="M${x} ${y + h * part}h${w}" stroke="${line}" stroke-width="${1 + draw() * 4}"/><circle cx="${x + w * (0.2 + draw() * 0.6)}" cy="${y + h * part - 9}" r="4" fill="${line}"/>`).join('')}`
    case 1: // extinguisher
      return `<rect x="${x}" y="${y}" width="${w * 0.4}" height="${h}" rx="${w * 0.18}" fill="${grey(90 + draw() * 60, 60)}"/><rect x="${x + w * 0.12}" y="${y - 16}" width="${w * 0.16}" height="18" fill="${line}"/><rect x="${x + 4}" y="${y + h * 0.35}" width="${w * 0.4 - 8}" height="${h * 0.3}" fill="${inner}"/><path d="M${x + w * 0.3} ${y} q${w * 0.4} 20 ${w * 0.1} ${h * 0.6}" fill="none" stroke="${line}" stroke-width="5"/>`
    case 2: // sign with lines of text
      return `${box}${Array.from({ length: 5 }, (_, n) => `<path d="M${x + 8} ${y + 10 + (n * (h - 16)) / 5}h${(w - 16) * (0.3 + draw() * 0.7)}" stroke="${inner}" stroke-width="${3 + draw() * 5}"/>`).join('')}`
    case 3: // cables
      return Array.from(
        { length: 3 },
        () =>
          `<path d="M${x} ${y + draw() * h} C ${x + w * draw()} ${y + draw() * 200}, ${x + w} ${y - draw() * 120}, ${x + w * 1.6} ${y + draw() * h}" fill="none" stroke="${line}" stroke-width="${2 + draw() * 5}"/>`,
      ).join('')
    case 4: // a pile of boxes
      return Array.from(
        { length: 4 },
        (_, n) =>
          `<rect x="${x + draw() * w * 0.4}" y="${y + (n * h) / 4}" width="${w * (0.5 + draw() * 0.5)}" height="${h / 4}" fill="${grey(70 + draw() * 140, 18)}" stroke="${line}" stroke-width="2"/>`,
      ).join('')
    default: // fan, lamp, clock
      return `<circle cx="${x}" cy="${y}" r="${size * 0.45}" fill="${shade}" stroke="${line}" stroke-width="5"/><circle cx="${x}" cy="${y}" r="${size * 0.12}" fill="${line}"/><path d="M${x} ${y}l${(draw() - 0.5) * size} ${(draw() - 0.5) * size}" stroke="${line}" stroke-width="6"/>`
  }
}

/** Plaster, stains, scratches: a wall is never one colour. */
const worn = (draw: Draw, count: number, light: number): string =>
  Array.from({ length: count }, () => {
    const [x, y, r] = [draw() * width * 1.3 - 140, draw() * height * 1.3 - 100, 3 + draw() ** 3 * 70]
    const fill = grey(light + (draw() - 0.5) * 110, (draw() - 0.5) * 20)
    return `<ellipse cx="${x}" cy="${y}" rx="${r}" ry="${r * (0.2 + draw())}" fill="${fill}" opacity="${0.1 + draw() * 0.3}" transform="rotate(${draw() * 180} ${x} ${y})"/>`
  }).join('')

function room(seed: number, mended: boolean): Layer[] {
  const draw = drawing(seed)
  const light = 110 + draw() * 90
  const [vx, vy] = [width * (0.3 + draw() * 0.4), height * (0.3 + draw() * 0.25)]
  const [ew, eh] = [90 + draw() * 160, 80 + draw() * 130]
  const corners = [
    [vx - ew, vy - eh, -200, -200],
    [vx + ew, vy - eh, width + 200, -200],
    [vx + ew, vy + eh, width + 200, height + 200],
    [vx - ew, vy + eh, -200, height + 200],
  ] as const
  const [a, b, c, d] = corners
  const line = grey(light * 0.5)
  const tiles = Array.from({ length: 12 }, (_, n) => {
    const part = n / 11
    const x1 = d[0] + (c[0] - d[0]) * part
    const x2 = d[2] + (c[2] - d[2]) * part
    return `<path d="M${x1} ${d[1]}L${x2} ${d[3]}" stroke="${line}" stroke-width="1.5" opacity="0.6"/>`
  }).join('')
  const doors = Array.from({ length: 2 + Math.floor(draw() * 4) }, () => {
    const left = draw() < 0.5
    const [near, far] = [0.25 + draw() * 0.6, 0]
    const from = left ? a[0] : b[0]
    const to = left ? a[2] : b[2]
    const x1 = from + (to - from) * near
    const x2 = from + (to - from) * Math.max(far, near - 0.14)
    const top = (part: number) => vy - eh * 0.7 - (vy + 60) * part * 0.7
    const low = (part: number) => vy + eh + (height - vy) * part
    return `<path d="M${x1} ${top(near)}L${x2} ${top(near - 0.14)}L${x2} ${low(near - 0.14)}L${x1} ${low(near)}Z" fill="${grey(60 + draw() * 130, draw() * 20)}" stroke="${line}" stroke-width="4"/>`
  }).join('')
  const plane = (one: readonly number[], two: readonly number[], tone: number) =>
    `<path d="M${one[0]} ${one[1]}L${one[2]} ${one[3]}L${two[2]} ${two[3]}L${two[0]} ${two[1]}Z" fill="${grey(light * tone, 5)}"/>`
  const far = `<rect x="-300" y="-300" width="${width + 600}" height="${height + 600}" fill="${grey(light * 0.9)}"/>${plane(a, b, 1.15)}${plane(b, c, 0.85 + draw() * 0.2)}${plane(c, d, 0.6 + draw() * 0.2)}${plane(d, a, 0.95)}${tiles}${doors}${worn(draw, 170, light)}`
  const things = (depth: number, count: number) => Array.from({ length: count }, () => furniture(draw, depth)).join('')
  const layers: Layer[] = [
    { depth: 3.2, shapes: far + things(3.2, 7) },
    { depth: 2, shapes: things(2, 6 + Math.floor(draw() * 5)) },
    { depth: 1.3, shapes: things(1.3, 2 + Math.floor(draw() * 3)) },
  ]
  // What the finding is about stands in the middle, and is another thing once it is mended.
  const object = drawing(seed * 31 + (mended ? 7 : 3))
  const [x, y] = [width * 0.3, height * 0.28]
  const part = Array.from({ length: 7 }, () => furniture(object, 0.7)).join('')
  layers.push({
    depth: 1.6,
    shapes: `<svg x="${x}" y="${y}" width="400" height="330" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" rx="30" fill="${grey(60 + object() * 150, 10)}"/>${part}${worn(object, 25, light)}</svg>`,
  })
  return layers
}

/** @returns a JPEG as a phone would make it */
export async function photograph(seed: number, shot: Shot = straight): Promise<Buffer> {
  const layers = room(seed, shot.mended).map(
    ({ depth, shapes }) =>
      `<g transform="translate(${(shot.x * width) / 1000 / depth} ${(shot.y * width) / 1000 / depth})">${shapes}</g>`,
  )
  const draw = drawing(seed * 101 + shot.light)
  const [gx, gy] = [draw(), draw()]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><radialGradient id="l" cx="${gx}" cy="${gy}" r="1"><stop offset="0" stop-color="#fff" stop-opacity="${draw() * 0.35}"/><stop offset="1" stop-color="#000" stop-opacity="${0.1 + draw() * 0.4}"/></radialGradient></defs>
    <g transform="translate(${width / 2} ${height / 2}) rotate(${shot.turn}) scale(${shot.zoom}) translate(${-width / 2} ${-height / 2})">${layers.join('')}</g>
    <rect width="100%" height="100%" fill="url(#l)"/></svg>`
  const { data, info } = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const gain = 0.85 + draw() * 0.3
  for (let i = 0; i < data.length; i++) {
    const noise = (draw() + draw() + draw() - 1.5) * 9
    data[i] = Math.max(0, Math.min(255, (data[i] as number) * gain + noise))
  }
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer()
}

type Change = (photo: Sharp, draw: Draw) => Sharp

/** Leaves out up to `most` of each side's length, more on one edge than on the other. */
const crop =
  (least: number, most: number): Change =>
  (photo, draw) => {
    const [w, h] = [1 - least - draw() * (most - least), 1 - least - draw() * (most - least)].map((part, n) =>
      Math.round(part * (n === 0 ? width : height)),
    ) as [number, number]
    return photo.extract({
      left: Math.floor(draw() * (width - w)),
      top: Math.floor(draw() * (height - h)),
      width: w,
      height: h,
    })
  }

/** What people do to a photo to use it twice. */
export const changes = {
  're-encoded, quality 60': (photo) => photo.jpeg({ quality: 60 }),
  're-encoded, quality 30': (photo) => photo.jpeg({ quality: 30 }),
  'half size': (photo) => photo.resize(480).jpeg({ quality: 80 }),
  'a third, quality 50': (photo) => photo.resize(320).jpeg({ quality: 50 }),
  'as WebP': (photo) => photo.webp({ quality: 70 }),
  'lighter and with more contrast': (photo) => photo.linear(1.25, 10).jpeg({ quality: 80 }),
  'cropped by 5 %': (photo, draw) => crop(0.05, 0.05)(photo, draw).jpeg({ quality: 80 }),
  'cropped by 10 %': (photo, draw) => crop(0.1, 0.1)(photo, draw).jpeg({ quality: 80 }),
  'cropped by 15 %': (photo, draw) => crop(0.15, 0.15)(photo, draw).jpeg({ quality: 80 }),
  'turned by 90°': (photo) => photo.rotate(90).jpeg({ quality: 80 }),
  'turned by 180°': (photo) => photo.rotate(180).jpeg({ quality: 80 }),
  'turned by 270°': (photo) => photo.rotate(270).jpeg({ quality: 80 }),
  mirrored: (photo) => photo.flop().jpeg({ quality: 80 }),
  'cropped by up to 10 %, half size, quality 50': (photo, draw) =>
    crop(0.03, 0.1)(photo, draw).resize(480).jpeg({ quality: 50 }),
  'mirrored and cropped by up to 10 %': (photo, draw) => crop(0.03, 0.1)(photo, draw).flop().jpeg({ quality: 70 }),
} as const satisfies Record<string, Change>

export const changed = (photo: Buffer, how: keyof typeof changes, seed: number): Promise<Buffer> =>
  (changes[how] as Change)(sharp(photo), drawing(seed * 17 + 5)).toBuffer()
