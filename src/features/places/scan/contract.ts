/**
 * Reporting by a code (扫码上报). Who is signed in and works there opens a hazard at once; anybody else sends a few words
 * and photos that wait to be confirmed (待核实). What a stranger sends is untrusted: it becomes a hazard only by the
 * decision of somebody of the facility, and of the facility they see only what the label itself says.
 */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../../platform/contract/endpoint.ts'
import { event } from '../../../platform/contract/event.ts'
import { fileProblems } from '../../../platform/contract/files.ts'
import { grade } from '../../../platform/contract/grade.ts'
import { problem, problems } from '../../../platform/contract/problem.ts'
import { family, police } from '../../../platform/contract/role.ts'
import { Id, Instant, Nullable, Page, PageQuery, UnitId, Version, Words } from '../../../platform/contract/schema.ts'
import { taskKind } from '../../../platform/contract/task.ts'
import { type TermOf, vocabulary } from '../../../platform/contract/vocabulary.ts'
import { keepers, scanReporters } from '../contract/roles.ts'
import { placeKind } from '../contract.ts'

// ── words and limits ───────────────────────────────────────────────────────────────────────────────────────────────

export const scanState = vocabulary('scan report state', {
  waiting: { zh: '待核实', en: 'To confirm' },
  confirmed: { zh: '已立为隐患', en: 'Taken up' },
  dismissed: { zh: '未采纳', en: 'Not taken up' },
})
export type ScanState = TermOf<typeof scanState>

export const mostWords = 500
export const mostPhotos = 3
/** Characters of base64: a photo of about 1 MB. Phones send them made smaller. */
export const mostPhotoText = 1_400_000
const bodyLimit = 3 * mostPhotoText + 64 * 1024
/** What is written where a photo says it all. */
export const seePhoto = '见现场照片'

// ── schemas ────────────────────────────────────────────────────────────────────────────────────────────────────────

const Both = Type.Object({ zh: Type.String(), en: Type.String() })
const Token = Type.Object({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' }) })
const Photos = Type.Array(Type.String({ maxLength: mostPhotoText, pattern: '^[A-Za-z0-9+/]+={0,2}$' }), {
  maxItems: mostPhotos,
})
const One = Type.Object({ unitId: UnitId, id: Id })

export const ScanRow = Type.Object({
  unitId: UnitId,
  unit: Both,
  id: Id,
  placeId: Id,
  /** As the label read when it was scanned. */
  place: Type.String(),
  words: Type.String(),
  photos: Type.Integer(),
  state: scanState.schema,
  receivedAt: Instant,
  decidedAt: Nullable(Instant),
  version: Version,
})
export type ScanRow = Static<typeof ScanRow>

export const ScanDetail = Type.Object({
  ...ScanRow.properties,
  kind: placeKind.schema,
  families: Type.Array(family.schema),
  files: Type.Array(Id),
  decidedBy: Nullable(Type.String()),
  reason: Nullable(Type.String()),
  hazardId: Nullable(Id),
})

// ── problems, events, tasks ────────────────────────────────────────────────────────────────────────────────────────

export const scanProblems = {
  unknown: problem(
    'scan-code-unknown',
    404,
    { zh: '这个二维码无法识别', en: 'This code is not known' },
    {
      zh: '请确认扫的是完整、清楚的二维码；也可以直接告诉身边的民警或工作人员。',
      en: 'Check that the whole code was scanned, or simply tell an officer or a member of staff.',
    },
  ),
  revoked: problem(
    'scan-code-revoked',
    410,
    { zh: '这个二维码已停用', en: 'This code is no longer in use' },
    {
      zh: '标签已更换或该部位已停用。请扫新标签，或直接告诉身边的民警或工作人员。',
      en: 'The label was replaced or the place is out of use. Scan the new label, or tell a member of staff.',
    },
  ),
  tooLittle: problem(
    'scan-too-little',
    422,
    { zh: '还缺内容', en: 'Something is missing' },
    { zh: '请拍一张照片，或用几个字说明发现了什么。', en: 'Take a photo, or say in a few words what you saw.' },
  ),
  spent: problem(
    'scan-form-too-old',
    409,
    { zh: '页面放置过久', en: 'The page was open too long' },
    {
      zh: '请重新扫码后再发送。已填写的内容会保留在本机。',
      en: 'Scan again, then send. What you wrote is kept on this phone.',
    },
  ),
  trap: problem(
    'scan-not-taken',
    422,
    { zh: '没有发送', en: 'Not sent' },
    {
      zh: '一个应当留空的栏目被填写了，可能是自动填表工具所为。请关闭该工具后重试。',
      en: 'A field that must stay empty was filled, perhaps by a form-filling tool. Turn it off and try again.',
    },
  ),
  noReceipt: problem(
    'scan-receipt-unknown',
    404,
    { zh: '没有这个回执号', en: 'No such receipt' },
    { zh: '请核对十位回执号，字母和数字都不要漏。', en: 'Check the ten characters of the receipt.' },
  ),
  decided: problem(
    'scan-report-decided',
    409,
    { zh: '这条上报已经处理', en: 'It was decided already' },
    { zh: '已有同志核实处理，请查看结果。', en: 'Somebody decided it before you. Look at the outcome.' },
  ),
  elsewhere: problem(
    'scan-not-your-unit',
    403,
    { zh: '您不在该监所的职责范围内', en: 'Not one of your units' },
    {
      zh: '您的职务不含该监所。可退出登录后按外来人员上报。',
      en: 'None of your posts reaches this facility. Sign out to report as a visitor.',
    },
  ),
} as const

export const scanSubject = 'scan-report'

/** All that a hazard needs, so that nothing is typed again. */
const TakenUp = Type.Object({
  hazardId: Id,
  placeId: Id,
  place: Type.String(),
  family: family.schema,
  object: Type.String(),
  finding: Type.String(),
  note: Type.String(),
  suggestedGrade: Nullable(grade.schema),
  photos: Type.Array(Type.Object({ id: Id, sha256: Type.String() })),
})
export const scanEvents = {
  received: event(
    'scan.received',
    { zh: '收到扫码上报', en: 'Report by code received' },
    Type.Object({ placeId: Id, place: Type.String(), words: Type.String(), photos: Type.Integer() }),
  ),
  confirmed: event('scan.confirmed', { zh: '核实扫码上报', en: 'Report by code confirmed' }, TakenUp),
  dismissed: event(
    'scan.dismissed',
    { zh: '不采纳扫码上报', en: 'Report by code dismissed' },
    Type.Object({ reason: Type.String() }),
  ),
  /** Somebody who works there scanned and reported: the hazard opens at once. */
  reported: event('scan.reported', { zh: '扫码登记隐患', en: 'Hazard reported by code' }, TakenUp),
} as const

export const scanTasks = {
  confirm: taskKind(
    'scan.confirm',
    { zh: '扫码上报待核实：{place}', en: 'Report to confirm: {place}' },
    '/scan-reports/{unit}/{id}',
  ),
} as const
export const tasks = Object.values(scanTasks)

// ── without an account ─────────────────────────────────────────────────────────────────────────────────────────────

export const readLabel = endpoint({
  name: 'scan.label',
  method: 'GET',
  path: '/api/scan/:token',
  may: 'anyone',
  title: { zh: '二维码标签的内容', en: 'What a label says' },
  params: Token,
  reply: Type.Object({
    unit: Both,
    place: Both,
    code: Type.String(),
    /** Goes back with the report: says when the form was opened, and makes sending it twice one report. */
    ticket: Type.String(),
    /** Only for who is signed in and works there: the page for them does the rest. */
    staff: Nullable(
      Type.Object({
        unitId: UnitId,
        placeId: Id,
        kind: placeKind.schema,
        name: Type.String(),
        families: Type.Array(family.schema),
      }),
    ),
  }),
  problems: [scanProblems.unknown, scanProblems.revoked],
})

export const sendScan = endpoint({
  name: 'scan.send',
  method: 'POST',
  path: '/api/scan/:token',
  may: 'anyone',
  title: { zh: '扫码上报（不登录）', en: 'Report by code without an account' },
  params: Token,
  body: Type.Object(
    {
      ticket: Type.String({ maxLength: 200 }),
      words: Type.String({ maxLength: mostWords }),
      photos: Photos,
      /** Hidden on the page; only a machine fills it. */
      website: Type.String({ maxLength: 200 }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ receipt: Type.String() }),
  status: 201,
  limit: bodyLimit,
  problems: [
    scanProblems.unknown,
    scanProblems.revoked,
    scanProblems.tooLittle,
    scanProblems.spent,
    scanProblems.trap,
    problems.tooMany,
    problems.tooLarge,
    fileProblems.broken,
    fileProblems.unknownType,
    fileProblems.tooManyPixels,
  ],
})

export const readReceipt = endpoint({
  name: 'scan.receipt',
  method: 'GET',
  path: '/api/scan/receipts/:receipt',
  may: 'anyone',
  title: { zh: '查询上报回执', en: 'Look up a receipt' },
  params: Type.Object({ receipt: Type.String({ minLength: 8, maxLength: 20 }) }),
  reply: Type.Object({ state: scanState.schema, receivedAt: Instant, decidedAt: Nullable(Instant) }),
  problems: [scanProblems.noReceipt],
})

// ── signed in ──────────────────────────────────────────────────────────────────────────────────────────────────────

export const reportByCode = endpoint({
  name: 'scan.report',
  method: 'POST',
  path: '/api/scan/:token/hazard',
  may: scanReporters,
  title: { zh: '扫码登记隐患', en: 'Report a hazard by code' },
  params: Token,
  body: Type.Object(
    { family: family.schema, words: Type.String({ maxLength: mostWords }), photos: Photos },
    { additionalProperties: false },
  ),
  reply: Type.Object({ unitId: UnitId, hazardId: Id }),
  status: 201,
  limit: bodyLimit,
  problems: [
    scanProblems.unknown,
    scanProblems.revoked,
    scanProblems.tooLittle,
    scanProblems.elsewhere,
    problems.tooLarge,
    fileProblems.broken,
    fileProblems.unknownType,
    fileProblems.tooManyPixels,
  ],
})

export const listScans = endpoint({
  name: 'scan.list',
  method: 'GET',
  path: '/api/scan-reports',
  may: police,
  title: { zh: '扫码上报', en: 'Reports by code' },
  query: Type.Object(
    {
      ...PageQuery,
      unit: Type.Optional(UnitId),
      state: Type.Optional(scanState.schema),
      placeId: Type.Optional(Id),
    },
    { additionalProperties: false },
  ),
  reply: Page(ScanRow),
  problems: [problems.badRequest],
})

export const readScan = endpoint({
  name: 'scan.read',
  method: 'GET',
  path: '/api/scan-reports/:unitId/:id',
  may: police,
  title: { zh: '一条扫码上报', en: 'A report by code' },
  params: One,
  reply: ScanDetail,
  problems: [problems.notFound],
})

export const confirmScan = endpoint({
  name: 'scan.confirm',
  method: 'POST',
  path: '/api/scan-reports/:unitId/:id/confirm',
  may: keepers,
  title: { zh: '核实并立为隐患', en: 'Confirm and open a hazard' },
  params: One,
  body: Type.Object(
    {
      version: Version,
      family: family.schema,
      object: Words(100),
      finding: Words(mostWords),
      note: Type.String({ maxLength: 1000 }),
      suggestedGrade: Nullable(grade.schema),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ hazardId: Id }),
  problems: [problems.notFound, problems.changedMeanwhile, scanProblems.decided],
})

export const dismissScan = endpoint({
  name: 'scan.dismiss',
  method: 'POST',
  path: '/api/scan-reports/:unitId/:id/dismiss',
  may: keepers,
  title: { zh: '不采纳', en: 'Dismiss' },
  params: One,
  body: Type.Object({ version: Version, reason: Words(500) }, { additionalProperties: false }),
  reply: Type.Object({ version: Version }),
  problems: [problems.notFound, problems.changedMeanwhile, scanProblems.decided],
})
