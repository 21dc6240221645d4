/** Three administrations, three people (三员分立). */
import { refuse } from '../../../platform/contract/problem.ts'
import { administrators } from '../../../platform/contract/role.ts'
import { type Beginning, samePerson } from './contract.ts'

export function threePeople(people: Beginning['people']): boolean {
  const named = administrators.map((one) => people[one])
  const distinct = (texts: readonly string[]) => new Set(texts).size === texts.length
  return distinct(named.map(({ username }) => username)) && distinct(named.map(({ name }) => name.replace(/\s/g, '')))
}

export function checkPeople(people: Beginning['people']): void {
  if (!threePeople(people)) throw refuse(samePerson, {})
}
