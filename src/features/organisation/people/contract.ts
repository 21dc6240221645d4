/**
 * People from a spreadsheet (人员批量导入): one roster, two hands. The system administrator opens the accounts of it and
 * hands over their temporary passwords; the security administrator sends the same file and grants its posts. Neither does the
 * other's work, as by hand. Each tries the file first; it comes in whole or not at all, and nothing comes in twice.
 */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../../platform/contract/endpoint.ts'
import { event } from '../../../platform/contract/event.ts'
import { fileProblems } from '../../../platform/contract/files.ts'
import { problem } from '../../../platform/contract/problem.ts'
import { role } from '../../../platform/contract/role.ts'
import { Day, Words } from '../../../platform/contract/schema.ts'
import { sheetProblems } from '../../../platform/contract/spreadsheet.ts'
import { vocabulary } from '../../../platform/contract/vocabulary.ts'
import { postsOfOtherLine, usernameTaken } from '../accounts/contract.ts'
import { Finding } from '../import/contract.ts'

/** Each new password is hashed, 30 ms of a core: so many are done in well under a minute. */
export const mostPeople = 1_000
/** Findings that are listed; all are counted. */
export const mostFindings = 500
/** People that are shown before they come in. */
export const mostShown = 100

export const peopleSheetUse = vocabulary('people sheet use', {
  people: { zh: '人员', en: 'People' },
  left: { zh: '未使用', en: 'Not used' },
})

/** Which of the two hands the file is in. */
export const peopleStep = vocabulary('people step', {
  accounts: { zh: '开立账号', en: 'Open accounts' },
  posts: { zh: '授予职务', en: 'Grant posts' },
})

const Person = Type.Object({
  sheet: Type.String(),
  row: Type.Integer(),
  name: Type.String(),
  username: Type.String(),
  unitName: Type.String(),
  unitNameEn: Type.String(),
  role: role.schema,
  title: Type.String(),
  since: Day,
})

export const PeopleImport = Type.Object({
  step: peopleStep.schema,
  sheets: Type.Array(
    Type.Object({
      name: Type.String(),
      use: peopleSheetUse.schema,
      rows: Type.Integer(),
      /** Heads that were not understood. */
      left: Type.Array(Type.String()),
    }),
  ),
  accounts: Type.Object({ fresh: Type.Integer(), known: Type.Integer() }),
  posts: Type.Object({ fresh: Type.Integer(), known: Type.Integer() }),
  /** Known accounts whose temporary password was never used: it may be given out anew. */
  unused: Type.Integer(),
  /** Rows with at least one error. */
  wrong: Type.Integer(),
  /** Errors first; at most 500. */
  findings: Type.Array(Finding),
  findingCount: Type.Integer(),
  /** The first whom the step would do something for, in the order of the file. */
  fresh: Type.Array(Person),
  /** Of all that would come in: sent with the file when it is confirmed. */
  digest: Type.String(),
})
export type PeopleImport = Static<typeof PeopleImport>

const Slip = Type.Object({
  name: Type.String(),
  username: Type.String(),
  unitName: Type.String(),
  unitNameEn: Type.String(),
  title: Type.String(),
  temporaryPassword: Type.String(),
})
export type Slip = Static<typeof Slip>

export const peopleProblems = {
  nothingKnown: problem(
    'people-import-no-columns',
    422,
    { zh: '没有认出人员名册', en: 'No roster of people was recognised' },
    {
      zh: '名册须有“姓名”“用户名”“单位”三列，“角色”或“职务”至少有一列。请对照模板的表头。',
      en: 'A roster needs the columns “姓名”, “用户名” and “单位”, and “角色” or “职务”. Compare the template.',
    },
  ),
  tooMany: problem<{ most: number }>(
    'people-import-too-many',
    422,
    { zh: '人数过多', en: 'Too many people' },
    { zh: '一次最多 {most} 人，请分成几个文件。', en: 'At most {most} people at a time. Split the file.' },
  ),
  wrongRows: problem<{ count: number }>(
    'people-import-wrong-rows',
    409,
    { zh: '还有错误的行', en: 'Some rows are wrong' },
    {
      zh: '有 {count} 行有误，一行也没有导入。请改好后重新试导入。',
      en: '{count} rows are wrong and nothing was imported. Mend them and try the file again.',
    },
  ),
  nothingNew: problem(
    'people-import-nothing-new',
    409,
    { zh: '没有新的内容', en: 'Nothing new' },
    { zh: '名册中的内容系统里都已有。', en: 'All of the roster is here already.' },
  ),
  changed: problem(
    'people-import-changed',
    409,
    { zh: '结果与试导入时不同', en: 'Not what was shown' },
    {
      zh: '文件、单位或账号在试导入之后有变化，没有导入任何内容。请重新试导入，看过再确认。',
      en: 'The file, units or accounts changed since it was tried; nothing was imported. Try it again, look, and confirm.',
    },
  ),
} as const

const Imported = Type.Object({
  name: Type.String(),
  sha256: Type.String(),
  count: Type.Integer(),
  known: Type.Integer(),
})
export const accountsImported = event(
  'accounts.imported',
  { zh: '按名册开立账号', en: 'Accounts opened from a roster' },
  Imported,
)
export const postsImported = event(
  'posts.imported',
  { zh: '按名册授予职务', en: 'Posts granted from a roster' },
  Imported,
)
export const events = [accountsImported, postsImported] as const

const strict = { additionalProperties: false } as const
const sheet = { upload: 'sheet', limit: 20 * 1024 * 1024 } as const
const unreadable = [
  ...Object.values(sheetProblems),
  fileProblems.empty,
  fileProblems.cut,
  peopleProblems.nothingKnown,
  peopleProblems.tooMany,
]
const refusals = [...unreadable, peopleProblems.wrongRows, peopleProblems.nothingNew, peopleProblems.changed]
/** `digest`: what the trial answered. */
const Confirmed = Type.Object({ name: Words(200), digest: Type.String({ minLength: 1, maxLength: 64 }) }, strict)

export const checkPeople = endpoint({
  name: 'organisation.checkPeople',
  method: 'POST',
  path: '/api/accounts/import/check',
  may: ['system', 'security'],
  ...sheet,
  title: { zh: '试导入人员', en: 'Try a roster of people' },
  query: Type.Object({ name: Words(200) }, strict),
  reply: PeopleImport,
  problems: unreadable,
})

export const importAccounts = endpoint({
  name: 'organisation.importAccounts',
  method: 'POST',
  path: '/api/accounts/import',
  may: ['system'],
  ...sheet,
  title: { zh: '按名册开立账号', en: 'Open the accounts of a roster' },
  form: 'secret',
  query: Confirmed,
  /** In the order of the file. The passwords are shown once, and must be changed at the first sign-in. */
  reply: Type.Object({ slips: Type.Array(Slip) }),
  problems: [...refusals, usernameTaken],
})

export const renewFirstPasswords = endpoint({
  name: 'organisation.renewFirstPasswords',
  method: 'POST',
  path: '/api/accounts/import/passwords',
  may: ['system'],
  ...sheet,
  title: {
    zh: '为名册中尚未登录的人重发临时密码',
    en: 'New temporary passwords for those of a roster who never used theirs',
  },
  form: 'secret',
  query: Confirmed,
  reply: Type.Object({ slips: Type.Array(Slip) }),
  problems: refusals,
})

export const importPosts = endpoint({
  name: 'organisation.importPosts',
  method: 'POST',
  path: '/api/positions/import',
  may: ['security'],
  ...sheet,
  title: { zh: '按名册授予职务', en: 'Grant the posts of a roster' },
  query: Confirmed,
  reply: Type.Object({ posts: Type.Integer() }),
  problems: [...refusals, postsOfOtherLine],
})

export const peopleTemplate = endpoint({
  name: 'organisation.peopleTemplate',
  method: 'GET',
  path: '/api/accounts/import/template',
  may: ['system', 'security'],
  title: { zh: '下载人员导入模板', en: 'Template for importing people' },
  query: Type.Object(
    { language: Type.Optional(Type.Unsafe<'zh' | 'en'>({ type: 'string', enum: ['zh', 'en'] })) },
    strict,
  ),
  reply: Type.Unknown(),
  form: 'bytes',
})
