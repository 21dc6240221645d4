/**
 * What a file is, from its bytes: its type, and for a photo its size and what the camera wrote (EXIF). A photo is
 * decoded once whole, so that one which nobody could open, or which unfolds into a bomb of pixels, is refused here.
 */
import exifr from 'exifr'
import { fileTypeFromFile } from 'file-type'
import sharp from 'sharp'
import { instantOf } from '../../domain/calendar/zone.ts'
import type { Grey } from '../../domain/evidence/grey.ts'
import { type FileType, fileProblems, fileType, isPhoto, photoLimit, pixelLimit } from '../contract/files.ts'
import { refuse } from '../contract/problem.ts'
import { greyFrom } from './grey.ts'
import { tooLarge } from './too-large.ts'

export interface Inspected {
  readonly type: FileType
  readonly photo: Photo | null
}

export interface Photo {
  /** As it is looked at, after turning. */
  readonly width: number
  readonly height: number
  /** By the camera's clock. */
  readonly capturedAt: Date | null
  readonly camera: Camera
  /** As the comparison with earlier photos sees it. */
  readonly grey: Grey
}

/** What the camera says of itself. Kept as evidence, never delivered with the photo. */
export interface Camera {
  readonly make?: string
  readonly model?: string
  readonly software?: string
  readonly latitude?: number
  readonly longitude?: number
  /** Whether the camera named its offset from UTC; otherwise the region's time zone is assumed. */
  readonly offsetKnown?: boolean
}

sharp.cache(false)

export async function inspect(path: string, size: number, timeZone: string): Promise<Inspected> {
  const sniffed = await fileTypeFromFile(path)
  const type = sniffed?.mime
  if (!fileType.has(type)) throw refuse(fileProblems.unknownType, {})
  if (!isPhoto(type)) return { type, photo: null }
  if (size > photoLimit) throw tooLarge(photoLimit)
  const shown = await decode(path)
  return { type, photo: { ...shown, ...(await readCamera(path, timeZone)) } }
}

async function decode(path: string): Promise<Pick<Photo, 'width' | 'height' | 'grey'>> {
  const open = () => sharp(path, { limitInputPixels: pixelLimit, failOn: 'error' })
  const header = await open()
    .metadata()
    .catch((error: unknown) => {
      throw refusalOf(error)
    })
  if (header.width * header.height * (header.pages ?? 1) > pixelLimit) throw tooManyPixels()
  try {
    // Every line of the picture is read.
    return { ...header.autoOrient, grey: await greyFrom(open()) }
  } catch (error) {
    throw refusalOf(error)
  }
}

const tooManyPixels = () => refuse(fileProblems.tooManyPixels, { limit: String(pixelLimit / 10_000) })

function refusalOf(error: unknown): Error {
  return error instanceof Error && /pixel limit/.test(error.message) ? tooManyPixels() : refuse(fileProblems.broken, {})
}

async function readCamera(path: string, timeZone: string): Promise<Pick<Photo, 'capturedAt' | 'camera'>> {
  const found: Record<string, unknown> | undefined = await exifr
    .parse(path, { tiff: true, ifd0: {}, exif: true, gps: true, reviveValues: false })
    // Camera data that cannot be read is no reason to refuse a photo that can.
    .catch(() => undefined)
  if (!found) return { capturedAt: null, camera: {} }
  const offset = text(found.OffsetTimeOriginal) ?? text(found.OffsetTime)
  const capturedAt = instant(text(found.DateTimeOriginal) ?? text(found.CreateDate), offset, timeZone)
  const [make, model, software] = [text(found.Make), text(found.Model), text(found.Software)]
  const { latitude, longitude } = found
  return {
    capturedAt,
    camera: {
      ...(make ? { make } : {}),
      ...(model ? { model } : {}),
      ...(software ? { software } : {}),
      ...(isNumber(latitude) && isNumber(longitude) ? { latitude, longitude } : {}),
      ...(capturedAt ? { offsetKnown: offset !== undefined } : {}),
    },
  }
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/** Cameras pad with NUL and blanks; the database keeps no NUL. */
function text(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const clean = value
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, 120)
  return clean === '' ? undefined : clean
}

/** EXIF writes `YYYY:MM:DD HH:MM:SS` and, apart from it, an offset such as `+08:00`. */
function instant(time: string | undefined, offset: string | undefined, timeZone: string): Date | null {
  const parts = time?.match(/^(\d{4})[:-](\d{2})[:-](\d{2})[ T](\d{2}):(\d{2}):(\d{2})/)
  if (!parts) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number)
  if (year < 1990 || month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60)
    return null
  const east = offset?.match(/^([+-])(\d{2}):(\d{2})$/)
  if (!east) return instantOf(timeZone, { year, month, day, hour, minute, second })
  const minutes = (east[1] === '-' ? -1 : 1) * (Number(east[2]) * 60 + Number(east[3]))
  return new Date(Date.UTC(year, month - 1, day, hour, minute - minutes, second))
}
