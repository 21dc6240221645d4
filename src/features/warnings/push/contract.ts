/**
 * Webhooks (推送): what happens to warnings in the territory of a bureau is sent on to a chat robot or another system, as a job
 * that is tried again until it arrives. The system administrator keeps the addresses; nobody reads them back.
 */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../../platform/contract/endpoint.ts'
import { event } from '../../../platform/contract/event.ts'
import { problem, problems } from '../../../platform/contract/problem.ts'
import { Created, Id, Instant, Nullable, UnitId, Version, Words } from '../../../platform/contract/schema.ts'
import { vocabulary } from '../../../platform/contract/vocabulary.ts'
import { warningColour } from '../contract.ts'

export const webhookFormat = vocabulary('webhook format', {
  wecom: { zh: '企业微信群机器人', en: 'WeCom robot' },
  dingtalk: { zh: '钉钉群机器人', en: 'DingTalk robot' },
  feishu: { zh: '飞书群机器人', en: 'Feishu robot' },
  wufang: { zh: '其他系统（签名 JSON）', en: 'Another system (signed JSON)' },
})
/** Formats whose robot gives a secret of its own to sign with. */
export const robotSigns: readonly string[] = ['dingtalk', 'feishu']

export const deliveryFault = vocabulary('delivery fault', {
  unresolved: { zh: '找不到这个主机', en: 'No such host' },
  forbidden: { zh: '地址在内网，未被允许', en: 'The address is private, which is not allowed' },
  unreachable: { zh: '连接不上', en: 'Could not connect' },
  timeout: { zh: '十秒内没有答复', en: 'No answer within ten seconds' },
  status: { zh: '对方答复不是成功', en: 'The answer was not success' },
  robot: { zh: '机器人拒收，请核对密钥或关键词', en: 'The robot refused it: check its secret or keyword' },
  sealed: { zh: '系统密钥已更换，请重新添加', en: 'The instance’s secret was changed: add it again' },
})

/** Besides what happens to warnings: `test`. */
export const deliveryEvent = vocabulary('delivery event', {
  opened: { zh: '发出预警', en: 'Warning opened' },
  raised: { zh: '预警升级', en: 'Warning raised' },
  escalated: { zh: '逾期未回应，报上一级', en: 'Not answered in time' },
  answered: { zh: '回应预警', en: 'Warning answered' },
  closed: { zh: '解除预警', en: 'Warning closed' },
  test: { zh: '试发', en: 'Test' },
})

export const webhookMost = 10

export const webhookProblems = {
  address: problem(
    'webhook-address',
    422,
    { zh: '这个地址不能用', en: 'This address cannot be used' },
    {
      zh: '请填 https 地址，不带用户名和密码；内网地址须由运维设置 WEBHOOK_PRIVATE=allow 后才可使用。',
      en: 'Give an https address without user name and password; a private one needs the setting WEBHOOK_PRIVATE=allow.',
    },
  ),
  unit: problem(
    'webhook-unit',
    422,
    { zh: '请选择公安机关或监管业务指导部门', en: 'Choose a bureau or a guidance department' },
    { zh: '推送按其辖区计算。', en: 'What is sent goes by its territory.' },
  ),
  secret: problem(
    'webhook-secret',
    422,
    { zh: '这种格式不用填密钥', en: 'This format takes no secret' },
    { zh: '只有钉钉和飞书机器人要填加签密钥。', en: 'Only DingTalk and Feishu robots have one to give.' },
  ),
  many: problem<{ most: number }>(
    'webhook-many',
    409,
    { zh: '推送地址已满', en: 'No more webhooks here' },
    { zh: '每个单位最多 {most} 个，请先删除不用的。', en: 'A unit has at most {most}: remove one first.' },
  ),
} as const

export const webhookSubject = 'webhook'
export const webhookEvents = {
  added: event(
    'webhook.added',
    { zh: '添加预警推送', en: 'Webhook added' },
    Type.Object({
      name: Type.String(),
      host: Type.String(),
      format: webhookFormat.schema,
      fromColour: warningColour.schema,
    }),
  ),
  switched: event(
    'webhook.switched',
    { zh: '停用或启用预警推送', en: 'Webhook paused or resumed' },
    Type.Object({ active: Type.Boolean() }),
  ),
  removed: event(
    'webhook.removed',
    { zh: '删除预警推送', en: 'Webhook removed' },
    Type.Object({ name: Type.String() }),
  ),
  tested: event('webhook.tested', { zh: '试发预警推送', en: 'Webhook tested' }, Type.Object({})),
} as const

const Both = Type.Object({ zh: Type.String(), en: Type.String() })
export const Webhook = Type.Object({
  unitId: UnitId,
  id: Id,
  unit: Both,
  name: Type.String(),
  host: Type.String(),
  format: webhookFormat.schema,
  signed: Type.Boolean(),
  fromColour: warningColour.schema,
  active: Type.Boolean(),
  madeAt: Instant,
  version: Version,
  /** The last five, newest first. */
  deliveries: Type.Array(
    Type.Object({
      id: Id,
      event: deliveryEvent.schema,
      at: Instant,
      status: Nullable(Type.Integer()),
      fault: Nullable(deliveryFault.schema),
      tookMs: Type.Integer(),
    }),
  ),
})
export type Webhook = Static<typeof Webhook>

const may = ['system'] as const
const One = Type.Object({ unitId: UnitId, id: Id }, { additionalProperties: false })

export const listWebhooks = endpoint({
  name: 'webhooks.list',
  method: 'GET',
  path: '/api/webhooks',
  may,
  title: { zh: '预警推送', en: 'Webhooks' },
  /** The oldest 200 of the administrator's reach. */
  reply: Type.Object({ items: Type.Array(Webhook), privateAllowed: Type.Boolean() }),
})

export const addWebhook = endpoint({
  name: 'webhooks.add',
  method: 'POST',
  path: '/api/webhooks',
  may,
  title: { zh: '添加推送', en: 'Add a webhook' },
  status: 201,
  form: 'secret',
  body: Type.Object(
    {
      unitId: UnitId,
      name: Words(60),
      url: Type.String({ minLength: 8, maxLength: 1000 }),
      format: webhookFormat.schema,
      fromColour: warningColour.schema,
      /** What the robot's own settings call its signing secret (加签密钥、签名校验). */
      robotSecret: Nullable(Words(200)),
    },
    { additionalProperties: false },
  ),
  /** `secret`: of the format `wufang`, told only here. */
  reply: Type.Object({ ...Created.properties, secret: Nullable(Type.String()) }),
  problems: [...Object.values(webhookProblems)],
})

export const switchWebhook = endpoint({
  name: 'webhooks.switch',
  method: 'POST',
  path: '/api/webhooks/:unitId/:id/active',
  may,
  title: { zh: '停用或启用推送', en: 'Pause or resume a webhook' },
  params: One,
  body: Type.Object({ version: Version, active: Type.Boolean() }, { additionalProperties: false }),
  reply: Type.Object({ version: Version }),
  problems: [problems.notFound, problems.changedMeanwhile],
})

export const testWebhook = endpoint({
  name: 'webhooks.test',
  method: 'POST',
  path: '/api/webhooks/:unitId/:id/test',
  may,
  title: { zh: '试发', en: 'Send a test' },
  params: One,
  status: 202,
  reply: Type.Object({ at: Instant }),
  problems: [problems.notFound],
})

export const removeWebhook = endpoint({
  name: 'webhooks.remove',
  method: 'POST',
  path: '/api/webhooks/:unitId/:id/remove',
  may,
  title: { zh: '删除推送', en: 'Remove a webhook' },
  params: One,
  body: Type.Object({ version: Version }, { additionalProperties: false }),
  problems: [problems.notFound, problems.changedMeanwhile],
})

/** What is said of a warning: no names of people and no free text. */
export const Message = Type.Object({
  event: deliveryEvent.schema,
  at: Instant,
  warning: Nullable(
    Type.Object({
      id: Id,
      number: Type.String(),
      unitId: UnitId,
      unit: Both,
      family: Type.String(),
      colour: warningColour.schema,
      state: Type.String(),
      points: Type.Integer(),
      answerDueAt: Instant,
      link: Type.String(),
    }),
  ),
})
export type Message = Static<typeof Message>
