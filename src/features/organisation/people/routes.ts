/** Trying a roster and bringing it in: judged the same way both times, written whole or not at all. */
import { refuse } from '../../../platform/contract/problem.ts'
import { administrationAudience } from '../../../platform/contract/role.ts'
import { hashPasswords, newTemporaryPassword, setFirstPasswords } from '../../../platform/credentials.ts'
import { type Call, type Served, type SignedIn, serve } from '../../../platform/endpoint.ts'
import type { Received } from '../../../platform/files/receive.ts'
import type { SheetType } from '../../../platform/spreadsheet/look.ts'
import { readSpreadsheet } from '../../../platform/spreadsheet/read.ts'
import { tableType, writeTables } from '../../../platform/spreadsheet/write.ts'
import { accountOpened, passwordIssued, postGranted, postsOfOtherLine, usernameTaken } from '../accounts/contract.ts'
import { insertAccounts, insertPosts } from '../accounts/queries.ts'
import { audienceOfUnit } from '../accounts/rules.ts'
import * as contract from './contract.ts'
import { accountsToOpen, passwordsToRenew, postsToGrant, present } from './present.ts'
import { accountsHere, lockRosters, unitsHere } from './queries.ts'
import { type Judged, type JudgedPerson, judge, rosterOf, usernamesOf } from './rules/judge.ts'
import { template } from './template.ts'

type Any = SignedIn<Call<unknown, { name: string }, unknown>>
type Step = contract.PeopleImport['step']
type Confirmed = SignedIn<Call<unknown, { name: string; digest: string }, unknown>>

/** The administrations are apart: nobody is of both. */
const stepOf = ({ actor }: Any): Step => (actor.posts.some(({ role }) => role === 'system') ? 'accounts' : 'posts')

async function judged(call: Any, step: Step): Promise<Judged> {
  const { tx, now, today, query, actor, scope } = call
  const { path, type } = call.body as unknown as Received
  const roster = rosterOf(await readSpreadsheet(path, type as SheetType, query.name))
  if (roster.sheets.every((one) => one.use === 'left')) throw refuse(contract.peopleProblems.nothingKnown, {})
  if (roster.lines.length > contract.mostPeople)
    throw refuse(contract.peopleProblems.tooMany, { most: contract.mostPeople })
  const units = await unitsHere(tx, today)
  const here = await accountsHere(tx, usernamesOf(roster), now)
  return judge(roster, here, { step, today, units, actorId: actor.accountId, mine: new Set(scope.units) })
}

const check = serve(contract.checkPeople, async (call) => {
  const step = stepOf(call)
  return present(await judged(call, step), step, call.actor.accountId)
})

/** What the trial showed, and nothing else. @returns the whole, and whom it concerns */
async function confirmed(call: Confirmed, step: Step, whom: (judged: Judged) => JudgedPerson[]) {
  const problems = contract.peopleProblems
  await lockRosters(call.tx)
  const result = await judged(call, step)
  if (result.wrong > 0) throw refuse(problems.wrongRows, { count: result.wrong })
  if (present(result, step, call.actor.accountId).digest !== call.query.digest) throw refuse(problems.changed, {})
  const people = whom(result)
  if (people.length === 0) throw refuse(problems.nothingNew, {})
  return { people, known: result.people.length - people.length }
}

/** Of the roster as a whole: stands with the unit of the administrator's post. */
const aboutRoster = ({ actor }: Confirmed, role: 'system' | 'security') => {
  const post = actor.posts.find((one) => one.role === role)
  if (!post) throw new Error('an administrator has a post')
  const subject = { type: 'unit', id: String(post.unitId) }
  return { unitId: post.unitId, subject, audience: administrationAudience }
}

const rosterOfCall = (call: Confirmed, count: number, known: number) => ({
  ...{ name: call.query.name.slice(-200), sha256: (call.body as unknown as Received).sha256, count, known },
})

const slipOf = ({ name, username, unit, title }: JudgedPerson, temporaryPassword: string): contract.Slip => ({
  ...{ name, username, unitName: unit.name, unitNameEn: unit.nameEn, title, temporaryPassword },
})

/** Shown to whoever asked and hashed: kept nowhere else. */
async function newPasswords(count: number): Promise<{ passwords: string[]; hashed: string[] }> {
  const passwords = Array.from({ length: count }, newTemporaryPassword)
  return { passwords, hashed: await hashPasswords(passwords) }
}

const importAccounts = serve(
  contract.importAccounts,
  async (call) => {
    const { tx, now, newId, record } = call
    const { people, known } = await confirmed(call, 'accounts', accountsToOpen)
    const { passwords, hashed } = await newPasswords(people.length)
    const accounts = people.map(({ name, username, unit }) => ({
      ...{ id: newId(), name, username, unitId: unit.id, audience: audienceOfUnit(unit), createdAt: now },
    }))
    await insertAccounts(tx, accounts)
    await record(contract.accountsImported, aboutRoster(call, 'system'), rosterOfCall(call, accounts.length, known))
    for (const { id, unitId, audience, username, name } of accounts)
      await record(accountOpened, { unitId, subject: { type: 'account', id }, audience }, { username, name })
    await setFirstPasswords(
      tx,
      accounts.map(({ id }) => id),
      hashed,
      now,
    )
    return { slips: people.map((person, at) => slipOf(person, passwords[at] ?? '')) }
  },
  { account_username_unique: usernameTaken },
)

const renewPasswords = serve(contract.renewFirstPasswords, async (call) => {
  const { tx, now, record } = call
  const { people } = await confirmed(call, 'accounts', (result) => passwordsToRenew(result, call.actor.accountId))
  const { passwords, hashed } = await newPasswords(people.length)
  const accounts = people.flatMap(({ account, unit }) =>
    account ? [{ ...account, audience: audienceOfUnit(unit) }] : [],
  )
  await setFirstPasswords(
    tx,
    accounts.map(({ id }) => id),
    hashed,
    now,
  )
  const reason = { zh: '按名册重发临时密码', en: 'Temporary passwords given out anew from a roster' }[call.language]
  for (const { id, unitId, audience } of accounts)
    await record(passwordIssued, { unitId, subject: { type: 'account', id }, audience }, { reason })
  return { slips: people.map((person, at) => slipOf(person, passwords[at] ?? '')) }
})

const importPosts = serve(
  contract.importPosts,
  async (call) => {
    const { tx, newId, record } = call
    const { people, known } = await confirmed(call, 'posts', postsToGrant)
    const posts = people.flatMap(({ account, unit, role, title, since }) =>
      account === null
        ? []
        : [
            {
              ...{ id: newId(), accountId: account.id, unitId: unit.id, role, title, since, until: null },
              audience: audienceOfUnit(unit),
            },
          ],
    )
    await insertPosts(tx, posts)
    await record(contract.postsImported, aboutRoster(call, 'security'), rosterOfCall(call, posts.length, known))
    for (const { id, unitId, audience, ...post } of posts) {
      const { accountId, role, title, since, until } = post
      const about = { unitId, subject: { type: 'position', id }, audience }
      await record(postGranted, about, { accountId, role, title, since, until })
    }
    return { posts: posts.length }
  },
  { position_separation: postsOfOtherLine },
)

const blank = serve(contract.peopleTemplate, async (call) => {
  const { language = call.language } = call.query
  const name = { zh: '人员导入模板', en: 'People to import' }[language]
  call.reply.headers({
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}.xlsx`,
    'cache-control': 'no-store',
  })
  call.reply.type(tableType.xlsx)
  return writeTables(template(language), 'xlsx')
})

export const routes: readonly Served[] = [blank, check, importAccounts, renewPasswords, importPosts]
