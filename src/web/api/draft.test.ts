/** Drafts belong to an account and a form. */
import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { dropDraft, keepDraft, readDraft } from './draft.ts'

test('a draft is found again by its account and form only', async () => {
  await keepDraft('li', 'hazard', { note: '三监区' })
  expect(await readDraft('li', 'hazard')).toMatchObject({ values: { note: '三监区' } })
  expect(await readDraft('zhou', 'hazard')).toBeNull()
  expect(await readDraft('li', 'plan')).toBeNull()
})

test('the last words count, and a sent form leaves nothing', async () => {
  await keepDraft('li', 'hazard', { note: 'a' })
  await keepDraft('li', 'hazard', { note: 'b', photo: new Blob(['x']) })
  expect(await readDraft('li', 'hazard')).toMatchObject({ values: { note: 'b' } })
  await dropDraft('li', 'hazard')
  expect(await readDraft('li', 'hazard')).toBeNull()
})
