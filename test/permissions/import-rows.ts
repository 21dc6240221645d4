/** Rows of the permission table about bringing in units and people: accounts by one administrator, posts by another. */
import { nothing, type Row } from './row.ts'

const tried = (name: string) => () => ({ query: { name } })
const confirmed = (name: string) => () => ({ query: { name, digest: 'x' } })

export const importRows: Readonly<Record<string, Row>> = {
  'organisation.unitTemplate': { may: 'system:*', ask: nothing },
  'organisation.checkUnitImport': { may: 'system:*', ask: tried('单位.csv') },
  'organisation.importUnits': { may: 'system:*', ask: confirmed('单位.csv') },
  'organisation.peopleTemplate': { may: 'system:* security:*', ask: nothing },
  'organisation.checkPeople': { may: 'system:* security:*', ask: tried('名册.csv') },
  'organisation.importAccounts': { may: 'system:*', ask: confirmed('名册.csv') },
  'organisation.renewFirstPasswords': { may: 'system:*', ask: confirmed('名册.csv') },
  'organisation.importPosts': { may: 'security:*', ask: confirmed('名册.csv') },
}
