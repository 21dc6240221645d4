/**
 * Files (附件): sent once as raw bytes, then claimed by the record they belong to. What a file is, is read from its
 * bytes; the type its sender names is ignored. Photos reach people re-encoded and without camera data; the original
 * stays untouched as evidence.
 */
import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { event } from './event.ts'
import { problem } from './problem.ts'
import type { Role } from './role.ts'
import { Id, Instant, Nullable, UnitId } from './schema.ts'
import { type TermOf, vocabulary } from './vocabulary.ts'

export const fileType = vocabulary('file type', {
  'image/jpeg': { zh: 'JPEG 照片', en: 'JPEG photo' },
  'image/png': { zh: 'PNG 图片', en: 'PNG image' },
  'image/webp': { zh: 'WebP 图片', en: 'WebP image' },
  'application/pdf': { zh: 'PDF 文件', en: 'PDF document' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { zh: 'Word 文档', en: 'Word document' },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { zh: 'Excel 表格', en: 'Excel workbook' },
  'text/csv': { zh: 'CSV 文本表格', en: 'CSV text table' },
})
export type FileType = (typeof fileType.terms)[number]

export const isPhoto = (type: string): boolean => type.startsWith('image/')

const megabyte = 1024 * 1024
export const photoLimit = 20 * megabyte
export const documentLimit = 50 * megabyte
/** More pixels than any camera at hand makes; a small file may unfold into far more. */
export const pixelLimit = 64_000_000
/** A file that nobody claims is removed after this many hours. */
export const unclaimedHours = 24

/** Who works with files; auditors only read them. */
export const fileSenders = [
  'officer',
  'doctor',
  'canteen',
  'director',
  'chief',
  'deputy',
  'guidance',
  'department',
  'squadron',
  'government',
] as const satisfies readonly Role[]
export const fileReaders = [...fileSenders, 'auditor'] as const satisfies readonly Role[]

export const fileProblems = {
  unknownType: problem(
    'file-type-refused',
    415,
    { zh: '不接受这种文件', en: 'This kind of file is not accepted' },
    {
      zh: '只接受 JPEG、PNG、WebP 照片和 PDF、Word、Excel 文件。苹果手机的 HEIC 照片请先转为 JPEG。',
      en: 'Only JPEG, PNG and WebP photos and PDF, Word and Excel documents. Turn HEIC photos into JPEG first.',
    },
  ),
  broken: problem(
    'file-broken',
    422,
    { zh: '照片打不开', en: 'The photo cannot be opened' },
    { zh: '照片内容损坏或不是照片，请重新拍摄或选择。', en: 'It is damaged or not a photo. Take or choose it again.' },
  ),
  tooManyPixels: problem<{ limit: string }>(
    'file-too-many-pixels',
    422,
    { zh: '照片尺寸过大', en: 'Too many pixels' },
    {
      zh: '照片超过 {limit} 万像素，请缩小后再传。',
      en: 'The photo has more than {limit}0,000 pixels. Make it smaller.',
    },
  ),
  empty: problem(
    'file-empty',
    422,
    { zh: '文件是空的', en: 'The file is empty' },
    { zh: '没有收到任何内容，请重新选择文件。', en: 'No bytes arrived. Choose the file again.' },
  ),
  cut: problem(
    'file-cut-short',
    400,
    { zh: '上传中断', en: 'The upload was cut short' },
    { zh: '文件没有传完，未保存。请重新上传。', en: 'Not all of the file arrived; nothing was kept. Send it again.' },
  ),
  notClaimable: problem<{ ids: string }>(
    'file-not-claimable',
    422,
    { zh: '附件不可用', en: 'A file cannot be used here' },
    {
      zh: '附件 {ids} 不属于本单位、已用于其他记录，或上传超过 24 小时已清理。请重新上传。',
      en: 'Files {ids} belong to another unit or record, or were cleared 24 hours after upload. Send them again.',
    },
  ),
} as const

/** How a photo came to us. A fact about the photo, never a judgement of its sender. */
export const photoMark = vocabulary('photo mark', {
  captured: { zh: '应用内拍摄', en: 'Taken in the app' },
  chosen: { zh: '相册选取', en: 'Chosen from the device' },
})
export type PhotoMark = TermOf<typeof photoMark>

/** Why a photo that was taken in the app cannot be marked so. It is kept all the same. */
export const markReason = vocabulary('photo mark reason', {
  'no-pass': { zh: '拍摄时没有可用的拍照凭据', en: 'no capture pass was at hand' },
  unknown: { zh: '拍照凭据不是发给本账号的', en: 'its capture pass was not given to this account' },
  used: { zh: '拍照凭据已用于另一张照片', en: 'its capture pass was used for another photo' },
  expired: { zh: '拍照凭据已过期', en: 'its capture pass had expired' },
})

/** How long a capture pass (拍照凭据) holds: a night shift in corridors without a connection, and the way back. */
export const passHours = 24
/** Passes an account may hold at once, on all its devices; asking for more gives up the oldest. */
export const mostPasses = 60
/** Passes one request gives at most, which is what a device keeps ahead. */
export const passesAhead = 20

export const StoredFile = Type.Object({
  id: Id,
  unitId: UnitId,
  sha256: Type.String(),
  type: fileType.schema,
  size: Type.Integer(),
  name: Type.String(),
  capturedAt: Nullable(Instant),
  uploadedAt: Instant,
  width: Nullable(Type.Integer()),
  height: Nullable(Type.Integer()),
  /** Null for what is no photo. */
  mark: Nullable(photoMark.schema),
  /** Of a captured photo: taken after this instant and before `uploadedAt`, both by our clock. */
  takenAfter: Nullable(Instant),
  markReason: Nullable(markReason.schema),
  /** Photos already held by records of the region that this one is a copy of. */
  seenBefore: Type.Integer(),
})
export type StoredFile = Static<typeof StoredFile>

export const sendFile = endpoint({
  name: 'files.send',
  method: 'POST',
  path: '/api/files',
  may: fileSenders,
  title: { zh: '上传附件', en: 'Send a file' },
  query: Type.Object(
    {
      unitId: UnitId,
      name: Type.String({ minLength: 1, maxLength: 200 }),
      /** By the app's camera, or chosen from the device. Only a pass proves the former. */
      source: Type.Optional(Type.Unsafe<'camera' | 'file'>({ type: 'string', enum: ['camera', 'file'] })),
      pass: Type.Optional(Type.String({ maxLength: 200 })),
    },
    { additionalProperties: false },
  ),
  reply: StoredFile,
  status: 201,
  upload: true,
  limit: documentLimit,
  problems: Object.values(fileProblems),
})

export const takePasses = endpoint({
  name: 'files.passes',
  method: 'POST',
  path: '/api/files/passes',
  may: fileSenders,
  title: { zh: '领取拍照凭据', en: 'Take capture passes' },
  body: Type.Object({ count: Type.Integer({ minimum: 1, maximum: passesAhead }) }, { additionalProperties: false }),
  reply: Type.Object({
    items: Type.Array(Type.Object({ nonce: Type.String(), issuedAt: Instant, expiresAt: Instant })),
  }),
  status: 201,
})

/** `full`: the whole photo without camera data; the others fit into 320 and 1280 pixels. Documents have only `full`. */
export const photoSizes = ['small', 'large', 'full'] as const
export type PhotoSize = (typeof photoSizes)[number]

export const getFile = endpoint({
  name: 'files.get',
  method: 'GET',
  path: '/api/files/:id',
  may: fileReaders,
  title: { zh: '查看附件', en: 'Read a file' },
  params: Type.Object({ id: Id }),
  query: Type.Object(
    { size: Type.Optional(Type.Unsafe<PhotoSize>({ type: 'string', enum: photoSizes, default: 'full' })) },
    { additionalProperties: false },
  ),
  reply: Type.Unknown(),
  form: 'bytes',
})

export const fileUploaded = event(
  'file.uploaded',
  { zh: '上传附件', en: 'File sent' },
  Type.Object({
    sha256: Type.String(),
    type: Type.String(),
    size: Type.Integer(),
    capturedAt: Nullable(Instant),
    driftSeconds: Nullable(Type.Integer()),
    mark: Nullable(photoMark.schema),
    takenAfter: Nullable(Instant),
    markReason: Nullable(markReason.schema),
    seenBefore: Type.Integer(),
  }),
)

export const fileExpired = event(
  'file.expired',
  { zh: '清理未使用的附件', en: 'Unused file removed' },
  Type.Object({ sha256: Type.String() }),
)
