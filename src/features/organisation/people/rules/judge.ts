/** Judges a whole roster: rows by themselves, then against each other, the accounts that are here, and their posts. */
import type { Workbook } from '../../../../domain/sheets/grid.ts'
import { guessHead } from '../../../../domain/sheets/heads.ts'
import { plainName } from '../../../../domain/sheets/nearest.ts'
import { type PeopleField, peopleHeads } from '../../../../domain/sheets/people-heads.ts'
import type { Role } from '../../../../platform/contract/role.ts'
import { accountState } from '../../accounts/contract.ts'
import { Findings, type Found } from '../../import/rules/collect.ts'
import { type Line, linesOf, names, unread } from '../../import/rules/table.ts'
import { fieldWords } from '../contract/fields.ts'
import { type FindingKind, findingWords } from '../contract/findings.ts'
import { type Notes, type ReadPerson, readPerson } from './row.ts'
import { type HereUnit, HereUnits } from './units.ts'
import { lineOfRole, readUsername } from './values.ts'

export interface HereAccount {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly unitId: number
  readonly unitName: string
  readonly state: 'active' | 'suspended' | 'closed'
  /** Its temporary password was never used. */
  readonly unused: boolean
  readonly posts: readonly HerePost[]
}

/** Held or acted for, now or later. */
export interface HerePost {
  readonly unitId: number
  readonly role: Role
  readonly department: string | null
  readonly title: string
  readonly since: string
  /** First day no longer held. */
  readonly until: string | null
  /** Of somebody else, by delegation. */
  readonly acting: boolean
}

export interface Setting {
  readonly step: 'accounts' | 'posts'
  readonly today: string
  readonly actorId: string
  readonly mine: ReadonlySet<number>
  readonly units: readonly HereUnit[]
}

/** What is here of the user names a roster gives. */
export interface Present {
  readonly accounts: readonly HereAccount[]
  /** Taken, here or where the asker may not look. */
  readonly taken: ReadonlySet<string>
}

export interface JudgedPerson {
  readonly sheet: string
  readonly row: number
  readonly name: string
  readonly username: string
  readonly unit: HereUnit
  readonly role: Role
  readonly title: string
  readonly since: string
  /** Null: to be opened. */
  readonly account: HereAccount | null
  /** The account has this post already. */
  readonly held: boolean
}

export interface Judged {
  readonly sheets: readonly { name: string; use: 'people' | 'left'; rows: number; left: readonly string[] }[]
  readonly rows: number
  /** Rows without a fault. */
  readonly people: readonly JudgedPerson[]
  readonly wrong: number
  readonly findings: readonly Found<FindingKind>[]
}

export interface Roster {
  readonly sheets: Judged['sheets']
  readonly lines: readonly Line<PeopleField>[]
  readonly from1904: boolean
}

/** The tables of people in a workbook; other sheets are left. */
export function rosterOf(book: Workbook): Roster {
  const tables = book.sheets.map((sheet) => {
    const head = guessHead(sheet, peopleHeads)
    const fits = names(head, 'name', 'username', 'unit') && (names(head, 'role') || names(head, 'title'))
    if (!head || !fits) return { name: sheet.name, use: 'left' as const, rows: sheet.rows.length, left: [], lines: [] }
    const lines = linesOf(sheet, head)
    return { name: sheet.name, use: 'people' as const, rows: lines.length, left: unread(head), lines }
  })
  return {
    sheets: tables.map(({ lines: _lines, ...sheet }) => sheet),
    lines: tables.flatMap(({ lines }) => lines),
    from1904: book.from1904,
  }
}

/** User names that may be looked up; what is no user name is a fault of its row. */
export const usernamesOf = ({ lines }: Roster): string[] => [
  ...new Set(lines.flatMap((line) => readUsername(line.cell('username')?.text ?? '') ?? [])),
]

export function judge(roster: Roster, present: Present, setting: Setting): Judged {
  const notes: Notes = new Findings(fieldWords, findingWords)
  const units = new HereUnits(setting.units, setting.mine)
  const read = roster.lines.map((line) => readPerson(line, units, { ...setting, from1904: roster.from1904 }, notes))
  const accounts = new Map(present.accounts.map((one) => [one.username, one]))
  const first = new Map<string, ReadPerson>()
  const judged: { read: ReadPerson; person: JudgedPerson }[] = []
  for (const one of read) {
    const { line, username } = one
    if (username === null) continue
    const before = first.get(username)
    if (before) {
      notes.add(line, 'username', 'username-twice', { sheet: before.line.sheet, row: before.line.row })
      continue
    }
    first.set(username, one)
    const account = accounts.get(username) ?? null
    const same = judgeAccount(one, account, present.taken.has(username), setting, notes)
    const held = same !== null && judgePost(one, same, setting, notes)
    const person = personOf(one, account, held)
    if (person) judged.push({ read: one, person })
  }
  return {
    sheets: roster.sheets,
    rows: roster.lines.length,
    people: judged.flatMap((one) => (notes.isWrong(one.read.line) ? [] : [one.person])),
    wrong: notes.wrongRows,
    findings: notes.all,
  }
}

function personOf(one: ReadPerson, account: HereAccount | null, held: boolean): JudgedPerson | null {
  const { line, name, username, unit, role, title, since } = one
  if (username === null || unit === null || role === null) return null
  return { sheet: line.sheet, row: line.row, name, username, unit, role, title, since, account, held }
}

/** @returns the account that is this person's */
function judgeAccount(
  { line, name, unit }: ReadPerson,
  account: HereAccount | null,
  taken: boolean,
  { step }: Setting,
  notes: Notes,
): HereAccount | null {
  if (account === null) {
    if (taken) notes.add(line, 'username', 'username-elsewhere')
    else if (step === 'posts') notes.add(line, 'username', 'account-missing')
  } else if (name !== '' && plainName(account.name) !== plainName(name))
    notes.add(line, 'username', 'username-taken', { other: account.name })
  else if (account.state !== 'active') {
    const { zh, en } = accountState.words[account.state]
    notes.add(line, 'username', 'account-inactive', { other: zh, otherEn: en })
  } else if (unit !== null && unit.id !== account.unitId)
    notes.add(line, 'unit', 'unit-differs', { other: account.unitName })
  return account?.state === 'active' && plainName(account.name) === plainName(name) ? account : null
}

/** @returns whether the account has the post already, now or to come */
function judgePost(
  { line, unit, role, title, since }: ReadPerson,
  account: HereAccount,
  { step, today, actorId }: Setting,
  notes: Notes,
): boolean {
  if (unit === null || role === null) return false
  const field = line.cell('role') ? 'role' : 'title'
  const there = account.posts.find(
    (post) =>
      !post.acting && post.unitId === unit.id && post.role === role && (post.until === null || post.until > today),
  )
  if (there) {
    const fields = (
      [
        line.cell('title') !== undefined && there.title !== title && 'title',
        line.cell('since') !== undefined && there.since !== since && 'since',
      ] as const
    ).filter((field) => field !== false)
    if (fields.length > 0)
      notes.add(line, field, 'post-differs', {
        other: fields.map((field) => fieldWords[field].zh).join('、'),
        otherEn: fields.map((field) => fieldWords[field].en).join(', '),
      })
    return true
  }
  const mine = lineOfRole(role, unit.department)
  const other = account.posts.find(
    (post) => (post.until === null || post.until > since) && lineOfRole(post.role, post.department) !== mine,
  )
  if (other) notes.add(line, field, 'lines-apart', { other: other.title })
  if (step === 'posts' && account.id === actorId) notes.add(line, 'username', 'oneself')
  return false
}
