/** Navigation follows the person's roles. */
import { expect, test } from 'vitest'
import type { Role } from '../../platform/contract/role.ts'
import type { Person } from '../session/session.ts'
import { barOf, currentOf, groupsOf, navigationOf } from './navigation.ts'
import type { Room, RoomPage } from './room.ts'

const page = (path: string, order: number, more: Partial<RoomPage> = {}, phone = false): RoomPage => ({
  path,
  words: { zh: path, en: path },
  nav: { icon: 'ledger', group: 'work', order, phone },
  load: () => Promise.reject(new Error('not opened here')),
  ...more,
})
const rooms: readonly Room[] = [
  { name: 'a', pages: [page('/late', 9, {}, true), page('/early', 1), page('/manage', 5, { roles: ['system'] })] },
  { name: 'b', pages: [page('/two', 2), page('/three', 3), page('/four', 4)] },
]
const person = (...roles: Role[]): Person => ({
  account: 'a',
  name: '李明',
  positions: roles.map((role) => ({
    id: role,
    role,
    unit: 1,
    unitName: { zh: '所', en: 'house' },
    title: '',
    actingFor: null,
  })),
})
const paths = (pages: readonly RoomPage[]) => pages.map((one) => one.path)

test('pages stand in order and only for those who may open them', () => {
  expect(paths(navigationOf(rooms, person('officer')))).toEqual(['/early', '/two', '/three', '/four', '/late'])
  expect(paths(navigationOf(rooms, person('system')))).toContain('/manage')
  expect(paths(navigationOf(rooms, person()))).not.toContain('/manage')
})

test('the bottom bar has four, those that ask for it first', () => {
  expect(paths(barOf(navigationOf(rooms, person('officer'))))).toEqual(['/late', '/early', '/two', '/three'])
})

test('groups without pages are not shown', () => {
  expect(groupsOf(navigationOf(rooms, person())).map(({ group }) => group)).toEqual(['work'])
})

test('of two pages that the address lies under, the nearer one is where we are', () => {
  const [ledger, archive, today] = [page('/hazards', 1), page('/hazards/archive', 2), page('/', 3)]
  const pages = navigationOf([{ name: 'x', pages: [ledger, archive, today] }], person('officer'))
  const at = (pathname: string) => currentOf(pages, pathname)?.path
  expect(at('/hazards')).toBe('/hazards')
  expect(at('/hazards/3/0199')).toBe('/hazards')
  expect(at('/hazards/archive')).toBe('/hazards/archive')
  expect(at('/hazardous')).toBeUndefined()
  expect(at('/')).toBe('/')
})
