/**
 * Setting up an empty system in the browser (初始化): the division it serves, the bureau at the top, and its system, security
 * and audit administrators (三员). Whoever started the server has the one-time code; once a unit exists the door is shut.
 */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../../platform/contract/endpoint.ts'
import { event } from '../../../platform/contract/event.ts'
import { problem, problems } from '../../../platform/contract/problem.ts'
import { administrators } from '../../../platform/contract/role.ts'
import { Words } from '../../../platform/contract/schema.ts'
import { vocabulary } from '../../../platform/contract/vocabulary.ts'

export const begunBy = vocabulary('begun by', {
  browser: { zh: '网页初始化', en: 'Set-up page' },
  command: { zh: '命令行', en: 'Command line' },
})

const strict = { additionalProperties: false } as const
const Code = Type.String({ minLength: 1, maxLength: 100 })
const Person = Type.Object(
  {
    username: Type.String({ pattern: '^[a-z0-9][a-z0-9._-]{1,63}$', minLength: 2, maxLength: 64 }),
    name: Words(60),
  },
  strict,
)

const fields = {
  division: Type.Object(
    {
      code: Type.String({ pattern: '^[0-9]{2}([0-9]{2}([0-9]{2})?)?$', maxLength: 6 }),
      name: Words(60),
      nameEn: Words(120),
    },
    strict,
  ),
  bureau: Type.Object({ name: Words(100), nameEn: Words(200) }, strict),
  people: Type.Object({ system: Person, security: Person, audit: Person }, strict),
}
const Beginning = Type.Object(fields, strict)
export type Beginning = Static<typeof Beginning>

const FirstAccount = Type.Object({
  role: Type.Unsafe<(typeof administrators)[number]>({ type: 'string', enum: [...administrators] }),
  username: Type.String(),
  name: Type.String(),
  /** Said once, here; must be changed at the first sign-in. */
  temporaryPassword: Type.String(),
})
export type FirstAccount = Static<typeof FirstAccount>

export const setUpCodeWrong = problem(
  'set-up-code-wrong',
  422,
  { zh: '初始化码不正确', en: 'The set-up code is wrong' },
  {
    zh: '请核对服务器启动时终端显示的初始化码。服务器重启后会换新码，旧码作废。',
    en: 'Check it against the terminal in which the server was started. A restart prints a new one; the old one is void.',
  },
)
export const alreadyBegun = problem(
  'already-begun',
  409,
  { zh: '系统已初始化', en: 'The system is set up already' },
  {
    zh: '已有单位和管理员，请直接登录。忘记管理员密码的，由服务器管理人员运行 wufang rescue 处理。',
    en: 'It has units and administrators: sign in. For a lost password, whoever runs the machine uses “wufang rescue”.',
  },
)
export const samePerson = problem(
  'same-person',
  422,
  { zh: '三名管理员须为不同的人', en: 'The three administrators must be three people' },
  {
    zh: '系统、安全、审计管理员的用户名和姓名不得重复；确有同名的，请在姓名后加注区分。',
    en: 'User names and names must differ. Where two people share a name, add something that tells them apart.',
  },
)

export const systemBegun = event(
  'system.begun',
  { zh: '初始化系统', en: 'System set up' },
  Type.Object({ by: begunBy.schema, address: Type.Union([Type.String(), Type.Null()]) }),
)
export const events = [systemBegun] as const

export const checkSetUpCode = endpoint({
  name: 'organisation.checkSetUpCode',
  method: 'POST',
  path: '/api/set-up/code',
  may: 'anyone',
  title: { zh: '核对初始化码', en: 'Check the set-up code' },
  body: Type.Object({ code: Code }, strict),
  problems: [setUpCodeWrong, alreadyBegun, problems.tooMany],
})

export const setUp = endpoint({
  name: 'organisation.setUp',
  method: 'POST',
  path: '/api/set-up',
  may: 'anyone',
  title: { zh: '初始化系统', en: 'Set up an empty system' },
  status: 201,
  body: Type.Object({ code: Code, ...fields }, strict),
  reply: Type.Object({ accounts: Type.Array(FirstAccount) }),
  form: 'secret',
  problems: [setUpCodeWrong, alreadyBegun, samePerson, problems.tooMany],
})
