/**
 * How a message travels. Robots: JSON text messages with the signatures their makers document (钉钉自定义机器人加签, 飞书自定义机器人
 * 签名校验; 企业微信 has the key in its address). Our own: JSON, signed by HMAC-SHA-256 over `timestamp.body`.
 */
import { createHmac } from 'node:crypto'
import { type Family, family as families } from '../../../platform/contract/role.ts'
import { colour as colourWords } from '../../risk/contract.ts'
import { deliveryEvent, type Message, type Webhook } from './contract.ts'
import { formatInstant } from './instant.ts'

export interface Hook {
  readonly format: Webhook['format']
  readonly url: URL
  /** Ours, or the robot's; null: the robot does not sign. */
  readonly secret: string | null
}

export interface Sent {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export const sign = (secret: string, timestamp: string, body: string): string =>
  createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')

/** @param at by the machine's clock: robots refuse a timestamp an hour off */
export function write(hook: Hook, message: Message, id: string, at: Date, timeZone: string): Sent {
  const { url, secret } = hook
  const headers = { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'wufang' }
  const seconds = String(Math.floor(at.getTime() / 1000))
  const text = textOf(message, timeZone)
  switch (hook.format) {
    case 'wecom':
      return { url, headers, body: JSON.stringify({ msgtype: 'text', text: { content: text } }) }
    case 'dingtalk': {
      const signed = new URL(url)
      if (secret !== null) {
        const milliseconds = String(at.getTime())
        signed.searchParams.set('timestamp', milliseconds)
        const digest = createHmac('sha256', secret).update(`${milliseconds}\n${secret}`).digest('base64')
        signed.searchParams.set('sign', digest)
      }
      return { url: signed, headers, body: JSON.stringify({ msgtype: 'text', text: { content: text } }) }
    }
    case 'feishu': {
      // The text to sign is the key there, and the message is empty.
      const digest = secret === null ? null : createHmac('sha256', `${seconds}\n${secret}`).update('').digest('base64')
      const signature = digest === null ? {} : { timestamp: seconds, sign: digest }
      return { url, headers, body: JSON.stringify({ ...signature, msg_type: 'text', content: { text } }) }
    }
    case 'wufang': {
      const body = JSON.stringify({ id, ...message })
      return {
        url,
        headers: {
          ...headers,
          'x-wufang-delivery': id,
          'x-wufang-timestamp': seconds,
          'x-wufang-signature': sign(secret ?? '', seconds, body),
        },
        body,
      }
    }
  }
}

/** Robots answer 200 to what they refuse; the code in the body says it. */
export function robotTook(format: Webhook['format'], answer: string): boolean {
  if (format === 'wufang') return true
  try {
    const said = JSON.parse(answer) as { errcode?: unknown; code?: unknown; StatusCode?: unknown }
    return format === 'feishu' ? (said.code ?? said.StatusCode) === 0 : said.errcode === 0
  } catch {
    return false
  }
}

/** Chinese, as the groups of a bureau read it. Well under the 2,048 bytes that 企业微信 takes. */
function textOf({ event, at, warning }: Message, timeZone: string): string {
  if (!warning) return `【五防预警】试发：收到这条消息，说明推送已经接通。（${formatInstant(at, timeZone)}）`
  const { colour, family, unit, number, points, answerDueAt, link } = warning
  const due = ['opened', 'raised', 'escalated'].includes(event)
  return [
    `【五防预警】${colourWords.words[colour].zh}色 ${families.words[family as Family].zh} ${unit.zh.slice(0, 100)}`,
    `${deliveryEvent.words[event].zh}（${number}，指数 ${points}）`,
    ...(due ? [`回应时限：${formatInstant(answerDueAt, timeZone)}`] : []),
    link,
  ].join('\n')
}
