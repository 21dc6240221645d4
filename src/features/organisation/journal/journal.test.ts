/** The journal reader: who reads what, filters, and pages that neither skip nor repeat. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Reply, startApp, type TestApp } from '../../../../test/harness.ts'
import type { PageOf } from '../../../platform/contract/schema.ts'
import { type JournalRow, readJournal } from './contract.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

describe('journal', () => {
  test('pages by cursor go through every entry of the scope once, newest first', async () => {
    const auditor = await app.as('auditor.region')
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Reply<PageOf<JournalRow>> = await auditor.call(readJournal, {
        query: { limit: 100, ...(cursor ? { cursor } : {}) },
      })
      seen.push(...page.body.items.map((entry) => `${entry.unitId}/${entry.seq}`))
      cursor = page.body.next
    } while (cursor)
    const all = await app.owner.selectFrom('journal').select(['unit_id', 'seq']).execute()
    expect(seen.toSorted()).toEqual(all.map((entry) => `${entry.unit_id}/${entry.seq}`).toSorted())
    expect(new Set(seen).size).toBe(seen.length)
  })

  test('an audit administrator reads the acts of administrators of his territory', async () => {
    const audit = await app.as('audit.cenning')
    const page = await audit.call(readJournal, { query: { action: 'account.opened', limit: 200 } })
    expect(page.body.items.length).toBeGreaterThan(20)
    expect(page.body.items.every((entry) => entry.unitName.includes('澜安') === false)).toBe(true)
    const elsewhere = await app.owner
      .selectFrom('unit')
      .select('id')
      .where('name', '=', '澜安市看守所')
      .executeTakeFirst()
    expect((await audit.call(readJournal, { query: { unitId: elsewhere?.id ?? 0 } })).status).toBe(403)
    const later = await audit.call(readJournal, { query: { from: '2999-01-01T00:00:00Z' } })
    expect(later.body).toEqual({ items: [], next: null })
  })

  test('nobody else reads it', async () => {
    for (const username of ['officer1.xitong', 'chief.xitong', 'system.region', 'security.region', 'fire.xitong'])
      expect((await (await app.as(username)).call(readJournal)).status).toBe(403)
    expect((await app.nobody.call(readJournal)).status).toBe(401)
  })
})
