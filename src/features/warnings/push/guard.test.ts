/** Where a webhook may lead, by the registries of special addresses. */
import { expect, test } from 'vitest'
import { isPrivate, readAddress } from './guard.ts'

test.each([
  ...[
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
  ],
  ...[
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::7f00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
  ],
])('%s is private', (address) => expect(isPrivate(address)).toBe(true))

test.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2400:3200::1', '::ffff:8.8.8.8'])('%s is not', (address) =>
  expect(isPrivate(address)).toBe(false),
)

test.each([
  ...['http://example.com/', 'https://127.0.0.1/', 'https://2130706433/', 'https://0x7f.1/', 'https://[::1]/'],
  ...[
    'https://[::ffff:127.0.0.1]/',
    'https://user:word@example.com/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'https://',
  ],
  ...['https://169.254.169.254/latest', 'javascript:alert(1)'],
])('%s is refused', (text) => expect(readAddress(text, false)).toBeNull())

test('https names are taken; http and private addresses only where that is allowed, and http never to the outside', () => {
  expect(readAddress('https://oapi.dingtalk.com/robot/send?access_token=1', false)?.host).toBe('oapi.dingtalk.com')
  expect(readAddress('http://127.0.0.1:8181/x', true)?.port).toBe('8181')
  expect(readAddress('https://192.168.1.5/', true)).not.toBeNull()
  expect(readAddress('http://8.8.8.8/', true)).toBeNull()
})
