/** What a trial answers, and the digest by which the confirmation is held to it. */
import { createHash } from 'node:crypto'
import { shownFindings } from '../import/shown.ts'
import { findingWords } from './contract/findings.ts'
import { mostFindings, mostShown, type PeopleImport } from './contract.ts'
import type { Judged, JudgedPerson } from './rules/judge.ts'

export const accountsToOpen = ({ people }: Judged): JudgedPerson[] => people.filter(({ account }) => account === null)
export const postsToGrant = ({ people }: Judged): JudgedPerson[] => people.filter(({ held }) => !held)
/** Nobody gives himself a new password. */
export const passwordsToRenew = ({ people }: Judged, actorId: string): JudgedPerson[] =>
  people.filter(({ account }) => account?.unused === true && account.id !== actorId)

const digestOf = ({ people, wrong }: Judged): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        people.map(({ name, username, unit, role, title, since, account, held }) => [
          ...[name, username, unit.id, role, title, since, held],
          ...[account?.id, account?.unused],
        ]),
        wrong,
      ]),
    )
    .digest('hex')

export function present(judged: Judged, step: PeopleImport['step'], actorId: string): PeopleImport {
  const { sheets, people, wrong, findings } = judged
  const [accounts, posts] = [accountsToOpen(judged), postsToGrant(judged)]
  return {
    step,
    sheets: sheets.map((one) => ({ ...one, left: [...one.left] })),
    accounts: { fresh: accounts.length, known: people.length - accounts.length },
    posts: { fresh: posts.length, known: people.length - posts.length },
    unused: passwordsToRenew(judged, actorId).length,
    wrong,
    findings: shownFindings(findings, findingWords, sheets, mostFindings),
    findingCount: findings.length,
    fresh: (step === 'accounts' ? accounts : posts).slice(0, mostShown).map(({ unit, ...one }) => ({
      ...{ sheet: one.sheet, row: one.row, name: one.name, username: one.username, role: one.role },
      ...{ unitName: unit.name, unitNameEn: unit.nameEn, title: one.title, since: one.since },
    })),
    digest: digestOf(judged),
  }
}
