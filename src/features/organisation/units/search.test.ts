/** What the global search finds of organisation: units for everybody, accounts for administrators of the territory. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../../../test/harness.ts'
import { search } from '../../../platform/contract/platform.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const found = async (username: string, q: string, kind: string): Promise<string[]> => {
  const reply = await (await app.as(username)).call(search, { query: { q } })
  return reply.body.groups.filter((group) => group.kind === kind).flatMap((group) => group.hits.map((hit) => hit.title))
}

test('units by name in either language; a sign of LIKE is only a sign', async () => {
  expect(await found('officer1.xitong', '松陌县拘', 'unit')).toEqual(['松陌县拘留所'])
  expect(await found('fire.xitong', 'songmo county custody', 'unit')).toEqual(['松陌县拘留所'])
  expect(await found('officer1.xitong', '%', 'unit')).toEqual([])
})

test('accounts only for administrators, and only of their territory', async () => {
  expect(await found('security.lanan', 'director.xi', 'account')).toEqual(['裴林溪 director.xitong'])
  expect(await found('security.cenning', 'director.xi', 'account')).toEqual([])
  expect(await found('director.xitong', 'director.xi', 'account')).toEqual([])
})
