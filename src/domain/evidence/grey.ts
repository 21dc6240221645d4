/**
 * Small greyscale pictures (灰度图) as plain numbers, and what the comparison of photos needs of them.
 *
 * Units: pixels; brightness 0–255; pixel (0, 0) is the upper left, its centre lies at (0, 0).
 * Pure: no clock, no random, no IO. Nothing here changes its input.
 */

export interface Grey {
  readonly width: number
  readonly height: number
  /** Row by row, `width * height` values. */
  readonly data: Float32Array
}

export function greyOf(width: number, height: number, bytes: ArrayLike<number>): Grey {
  if (bytes.length !== width * height)
    throw new RangeError(`${bytes.length} values are no ${width} × ${height} picture`)
  return { width, height, data: Float32Array.from(bytes) }
}

/** Gaussian blur, separable, edges repeated. @param sigma in pixels */
export function blurred({ width, height, data }: Grey, sigma: number): Grey {
  const radius = Math.ceil(sigma * 3)
  const kernel = new Float32Array(2 * radius + 1)
  let sum = 0
  for (let k = -radius; k <= radius; k++) {
    const weight = Math.exp(-(k * k) / (2 * sigma * sigma))
    kernel[k + radius] = weight
    sum += weight
  }
  for (let k = 0; k < kernel.length; k++) kernel[k] = (kernel[k] ?? 0) / sum
  const half = new Float32Array(data.length)
  convolve(data, half, kernel, { lines: height, line: width, length: width, step: 1 })
  const whole = new Float32Array(data.length)
  convolve(half, whole, kernel, { lines: width, line: 1, length: height, step: width })
  return { width, height, data: whole }
}

interface Run {
  /** How many lines there are, and how far apart they begin. */
  readonly lines: number
  readonly line: number
  /** How many pixels a line has, and how far apart they lie. */
  readonly length: number
  readonly step: number
}

function convolve(from: Float32Array, to: Float32Array, kernel: Float32Array, run: Run): void {
  const radius = (kernel.length - 1) / 2
  const padded = new Float32Array(run.length + 2 * radius)
  for (let n = 0; n < run.lines; n++) {
    const start = n * run.line
    for (let i = 0; i < padded.length; i++) {
      const at = Math.min(run.length - 1, Math.max(0, i - radius))
      padded[i] = from[start + at * run.step] as number
    }
    for (let i = 0; i < run.length; i++) {
      let sum = 0
      for (let k = 0; k < kernel.length; k++) sum += (kernel[k] as number) * (padded[i + k] as number)
      to[start + i * run.step] = sum
    }
  }
}

/** Every second pixel of every second row; blur first. */
export function halved({ width, height, data }: Grey): Grey {
  const [w, h] = [Math.floor(width / 2), Math.floor(height / 2)]
  const small = new Float32Array(w * h)
  for (let y = 0; y < h; y++) for (let x = 0; x < w; x++) small[y * w + x] = data[2 * y * width + 2 * x] as number
  return { width: w, height: h, data: small }
}

/** Averages over areas, so that the longer side has `edge` pixels; a smaller picture stays as it is. */
export function shrunk(image: Grey, edge: number): Grey {
  const scale = edge / Math.max(image.width, image.height)
  if (scale >= 1) return image
  const width = Math.max(1, Math.round(image.width * scale))
  const height = Math.max(1, Math.round(image.height * scale))
  const rows = new Float32Array(width * image.height)
  average(image.data, rows, image.width, width, { lines: image.height, from: image.width, to: width, step: 1 })
  const data = new Float32Array(width * height)
  average(rows, data, image.height, height, { lines: width, from: 1, to: 1, step: width })
  return { width, height, data }
}

function average(
  from: Float32Array,
  to: Float32Array,
  length: number,
  wanted: number,
  run: { readonly lines: number; readonly from: number; readonly to: number; readonly step: number },
): void {
  const ratio = length / wanted
  for (let i = 0; i < wanted; i++) {
    const [begin, end] = [i * ratio, (i + 1) * ratio]
    for (let n = 0; n < run.lines; n++) {
      let sum = 0
      for (let k = Math.floor(begin); k < Math.min(length, Math.ceil(end)); k++) {
        const share = Math.min(end, k + 1) - Math.max(begin, k)
        sum += share * (from[n * run.from + k * run.step] as number)
      }
      to[n * run.to + i * run.step] = sum / ratio
    }
  }
}

/** The eight ways a picture lies on a table: turned by quarters, and the same from behind (mirrored). */
export const poses = [0, 1, 2, 3, 4, 5, 6, 7] as const
/** Bit 1: left and right exchanged; bit 2: top and bottom; bit 4: then rows and columns exchanged. */
export type Pose = (typeof poses)[number]

export function posed({ width, height, data }: Grey, pose: Pose): Grey {
  const swap = (pose & 4) !== 0
  const [w, h] = swap ? [height, width] : [width, height]
  const turned = new Float32Array(data.length)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const fx = (pose & 1) !== 0 ? width - 1 - x : x
      const fy = (pose & 2) !== 0 ? height - 1 - y : y
      turned[swap ? fx * w + fy : fy * w + fx] = data[y * width + x] as number
    }
  return { width: w, height: h, data: turned }
}

/** Brightness between pixels, bilinear; the point must lie inside. */
export function at({ width, height, data }: Grey, x: number, y: number): number {
  const x0 = Math.min(width - 2, Math.max(0, Math.floor(x)))
  const y0 = Math.min(height - 2, Math.max(0, Math.floor(y)))
  const [fx, fy] = [x - x0, y - y0]
  const i = y0 * width + x0
  const top = (data[i] as number) * (1 - fx) + (data[i + 1] as number) * fx
  const below = (data[i + width] as number) * (1 - fx) + (data[i + width + 1] as number) * fx
  return top * (1 - fy) + below * fy
}
