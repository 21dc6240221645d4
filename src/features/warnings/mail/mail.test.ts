/** Letters to a mail server on this machine: to whoever holds the post that has to answer, and every morning to leaders. */
import { type AddressInfo, createServer, type Server } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type HazardRoom, openHazardRoom } from '../../../../test/hazard-room.ts'
import * as moves from '../../hazards/loop/contract/moves.ts'
import { catchUp } from '../../risk/jobs.ts'
import { climbAll } from '../jobs.ts'
import { readMail, setMail } from './contract.ts'
import { isMorning, sendDigests } from './jobs.ts'
import { digestLetter } from './letters.ts'

interface Got {
  readonly to: string
  readonly text: string
}
let got: Got[] = []
let server: Server
let room: HazardRoom

/** As much of SMTP (RFC 5321) as one letter needs. */
function takeMail(): Server {
  return createServer((socket) => {
    let [to, data, reading] = ['', '', false]
    socket.write('220 test\r\n')
    socket.on('data', (bytes) => {
      for (const line of String(bytes).split('\r\n')) {
        if (reading) {
          if (line === '.') {
            const [, coded = ''] = data.split('\n\n')
            const text = /base64/i.test(data) ? Buffer.from(coded, 'base64').toString() : data
            got.push({ to, text })
            reading = false
            socket.write('250 taken\r\n')
          } else data += `${line}\n`
          continue
        }
        const word = line.slice(0, 4).toUpperCase()
        if (word === 'RCPT') to = /<(.*)>/.exec(line)?.[1] ?? ''
        if (word === 'RCPT' && to.startsWith('gone@')) {
          socket.write('550 no such box\r\n')
          continue
        }
        if (word === 'DATA') {
          ;[data, reading] = ['', true]
          socket.write('354 go on\r\n')
        } else if (word === 'QUIT') socket.end('221 bye\r\n')
        else if (word.trim() !== '') socket.write('250 ok\r\n')
      }
    })
    socket.on('error', () => {})
  })
}

beforeAll(async () => {
  server = takeMail()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const environment = { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'wufang@example.gov.cn' }
  room = await openHazardRoom({ environment, work: true })
  await catchUp(room.app.platform)
})
beforeEach(() => {
  got = []
})
afterAll(async () => {
  await room.app.close()
  server.close()
})

const set = async (who: string, address: string | null) => (await room.as(who)).call(setMail, { body: { address } })

test('an address is its owner’s alone, and one that is none is refused', async () => {
  expect((await set('director.xitong', 'suozhang@example.gov.cn')).status).toBe(204)
  expect((await set('director.xitong', 'not an address')).status).toBe(422)
  const own = await (await room.as('director.xitong')).call(readMail, {})
  expect(own.body).toEqual({ address: 'suozhang@example.gov.cn', sends: true })
  expect((await (await room.as('deputy.xitong')).call(readMail, {})).body.address).toBeNull()
  const entry = await room.app.owner
    .selectFrom('journal')
    .select('payload')
    .where('action', '=', 'account.mailChanged')
    .executeTakeFirstOrThrow()
  expect(entry.payload).toBe('{"given":true}')
})

test('a red warning is mailed to the director, then to the leader in charge, and to nobody who gave no address', async () => {
  await set('deputy.xitong', 'fenguan@example.gov.cn')
  await set('deputy.songmo', 'bieren@example.gov.cn')
  const { id } = (await room.report(await room.as('officer2.xitong'), { object: '燃气管道' })).body
  await room.act('director.xitong', id, moves.gradeHazard, { grade: 'major', interim: '停气，专人看守' })
  const { platform } = room.app
  room.app.setNow(new Date(platform.clock.now().getTime() + 10 * 86_400_000))
  await catchUp(platform)
  await expect.poll(() => got.map(({ to }) => to), { timeout: 15_000 }).toEqual(['suozhang@example.gov.cn'])
  expect(got[0]?.text).toContain('溪桐县看守所的“消防安全”发出红色预警')
  expect(got[0]?.text).toContain('重大隐患超期：燃气管道')
  room.app.setNow(new Date(platform.clock.now().getTime() + 2.1 * 3_600_000))
  await climbAll(platform)
  await expect.poll(() => got.map(({ to }) => to), { timeout: 15_000 }).toContain('fenguan@example.gov.cn')
  expect(got.some(({ to }) => to === 'bieren@example.gov.cn')).toBe(false)
})

test('an address that is refused for good keeps nobody else waiting', async () => {
  await set('chief.xitong', 'gone@example.gov.cn')
  await sendDigests(room.app.platform)
  expect(got.map(({ to }) => to)).toEqual(['fenguan@example.gov.cn'])
  await set('chief.xitong', null)
})

test('in the morning leaders get the count of their own, and none where there is nothing', async () => {
  await sendDigests(room.app.platform)
  expect(got.map(({ to }) => to)).toEqual(['fenguan@example.gov.cn'])
  expect(got[0]?.text).toContain('待回应 1 条（逾期 1 条）')
  expect(digestLetter({ opened: 0, closed: 0, open: 0, overdue: 0, answered: 0 }, '', 'zh')).toBeNull()
})

test('the morning begins at half past seven where the region is, once a day', () => {
  const quarters = Array.from({ length: 96 }, (_, n) => new Date(Date.UTC(2026, 10, 25) + n * 15 * 60_000))
  const mornings = (zone: string) =>
    quarters.filter((one) => isMorning(one, zone)).map((one) => one.toISOString().slice(11, 16))
  expect(mornings('Asia/Shanghai')).toEqual(['23:30'])
  expect(mornings('Asia/Kathmandu')).toEqual(['01:45'])
  expect(mornings('America/Los_Angeles')).toEqual(['15:30'])
})
