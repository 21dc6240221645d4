/** What offices write, as it is understood: a word that several roles share goes by the kind of unit. */
import { expect, test } from 'vitest'
import { allRoles, roles } from '../../../../platform/contract/role.ts'
import { lineOfRole, readName, readRole, readUsername, rolesAt } from './values.ts'

test.each([
  ['民警', 'facility', 'officer'],
  ['民警', 'guidance', 'guidance'],
  ['所 长', 'facility', 'director'],
  ['副局长', 'bureau', 'deputy'],
  ['工作人员', 'department', 'department'],
  ['工作人员', 'government', 'government'],
  ['Facility doctor', 'facility', 'doctor'],
  // Of another kind of unit: told as such.
  ['局长', 'facility', 'chief'],
  ['厨师长', 'facility', null],
  // A deputy of a facility is no role of its own: whoever fills in the roster decides.
  ['副所长', 'facility', null],
  ['', 'facility', null],
] as const)('%s at a unit of kind %s is %s', (written, kind, role) => {
  expect(readRole(written, kind)).toBe(role)
})

test('each role is read by its own words, at each kind of unit that has it', () => {
  for (const role of allRoles)
    for (const kind of roles[role].at) {
      expect(rolesAt(kind)).toContain(role)
      for (const word of [roles[role].zh, roles[role].en, role]) expect(readRole(word, kind)).toBe(role)
    }
})

test('names and user names as they come out of a spreadsheet', () => {
  expect(readName(' 张　三 ')).toBe('张三')
  expect(readName('阿卜杜拉 Ali')).toBe('阿卜杜拉 Ali')
  expect(readUsername('ＷＡＮＧ.Lei ')).toBe('wang.lei')
  expect(readUsername('990101007')).toBe('990101007')
  for (const wrong of ['王磊', 'a', '.a', 'a b', `a${'b'.repeat(64)}`]) expect(readUsername(wrong)).toBeNull()
})

test('departments are apart from each other, the police are one line', () => {
  expect(new Set((['officer', 'doctor', 'chief', 'auditor'] as const).map((role) => lineOfRole(role, null))).size).toBe(
    1,
  )
  expect(lineOfRole('department', 'fire')).not.toBe(lineOfRole('department', 'health'))
  expect(
    new Set((['system', 'security', 'audit', 'squadron', 'government'] as const).map((role) => lineOfRole(role, null)))
      .size,
  ).toBe(5)
})
