/**
 * The responsibility chain of food (食品安全责任链, clause D1): for each link the one person who answers for it, from
 * when until when. A change of person ends the earlier entry; nothing is overwritten.
 */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../../platform/contract/endpoint.ts'
import { event } from '../../../platform/contract/event.ts'
import { problem, problems } from '../../../platform/contract/problem.ts'
import { Day, Id, Instant, Nullable, UnitId, Words } from '../../../platform/contract/schema.ts'
import { vocabulary } from '../../../platform/contract/vocabulary.ts'
import { readers } from '../contract.ts'

export const foodLink = vocabulary('food link', {
  purchase: { zh: '采购', en: 'Purchase' },
  storage: { zh: '贮存', en: 'Storage' },
  display: { zh: '陈列', en: 'Display' },
  processing: { zh: '加工制作', en: 'Processing' },
  samples: { zh: '食品留样', en: 'Retained samples' },
  hygiene: { zh: '环境与餐具卫生', en: 'Hygiene' },
  workers: { zh: '从业人员管理', en: 'Workers' },
})

export const Holder = Type.Object({
  id: Id,
  /** Null: somebody without an account. */
  accountId: Nullable(Id),
  name: Type.String(),
  since: Day,
  /** First day no longer. */
  until: Nullable(Day),
  namedBy: Type.String(),
  namedAt: Instant,
  /** Has an account and no post at the facility any more. */
  left: Type.Boolean(),
})
export type Holder = Static<typeof Holder>

export const Link = Type.Object({
  link: foodLink.schema,
  holder: Nullable(Holder),
  /** Earlier ones, newest first. */
  earlier: Type.Array(Holder),
})
export type Link = Static<typeof Link>

export const chainProblems = {
  notFacility: problem<{ unit: string }>(
    'food-chain-not-a-facility',
    422,
    { zh: '只有监所登记食品责任链', en: 'Only a facility has a food chain here' },
    { zh: '“{unit}”不是监所。', en: '“{unit}” is not a facility.' },
  ),
  elsewhere: problem(
    'food-chain-person-elsewhere',
    422,
    { zh: '责任人不在该监所任职', en: 'The person holds no post there' },
    {
      zh: '请从本监所人员中选择；没有账号的人员请直接填写姓名。',
      en: 'Choose somebody of the facility; for a person without an account write the name.',
    },
  ),
  since: problem<{ from: string; today: string }>(
    'food-chain-since',
    422,
    { zh: '起始日期不对', en: 'The first day does not fit' },
    {
      zh: '起始日期不能早于前任的起始日期（{from}），也不能晚于今天（{today}）。',
      en: 'The first day cannot be before the predecessor’s ({from}) nor after today ({today}).',
    },
  ),
} as const

export const linkSubject = 'food-link'

export const linkNamed = event(
  'food-link.named',
  { zh: '指定食品环节责任人', en: 'Person named for a food link' },
  Type.Object({
    link: foodLink.schema,
    accountId: Nullable(Id),
    name: Type.String(),
    since: Day,
    before: Nullable(Type.String()),
  }),
)

export const readChain = endpoint({
  name: 'systems.chain',
  method: 'GET',
  path: '/api/food-chain/:unitId',
  may: readers,
  title: { zh: '食品安全责任链', en: 'Food responsibility chain' },
  params: Type.Object({ unitId: UnitId }),
  reply: Type.Object({
    links: Type.Array(Link),
    /** Whether the reader names persons here, and who can be chosen. */
    mayName: Type.Boolean(),
    people: Type.Array(Type.Object({ id: Id, name: Type.String(), title: Type.String() })),
  }),
  problems: [chainProblems.notFacility, problems.notFound],
})
export type Chain = Static<typeof readChain.reply>

export const nameHolder = endpoint({
  name: 'systems.nameHolder',
  method: 'POST',
  path: '/api/food-chain/:unitId',
  may: ['director'],
  title: { zh: '指定环节责任人', en: 'Name a responsible person' },
  params: Type.Object({ unitId: UnitId }),
  body: Type.Object(
    {
      link: foodLink.schema,
      /** Either an account of the facility, or null and the name. */
      accountId: Nullable(Id),
      name: Nullable(Words(50)),
      since: Day,
      /** The entry that the writer saw as current; null where there was none. */
      replaces: Nullable(Id),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ id: Id }),
  status: 201,
  problems: [
    chainProblems.notFacility,
    chainProblems.elsewhere,
    chainProblems.since,
    problems.changedMeanwhile,
    problems.invalid,
  ],
})
