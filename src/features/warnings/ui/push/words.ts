/** Words of the page about webhooks. */
import { dictionary } from '../../../../web/words/words.ts'

export const pushWords = dictionary({
  title: { zh: '预警推送', en: 'Push' },
  lead: {
    zh: '辖区内的预警发出、升级、逾期、回应和解除时，自动发到工作群或其他系统。只发单位、领域和等级，不发人名和文字内容。',
    en: 'Warnings of a territory go to a work group or another system as they open, rise, run late, are answered and close. No names and no free text are sent.',
  },
  add: { zh: '添加推送', en: 'Add a webhook' },
  none: { zh: '还没有推送', en: 'Nothing is sent yet' },
  noneHint: {
    zh: '在企业微信、钉钉或飞书群里添加自定义机器人，把它的地址填到这里。',
    en: 'Add a custom robot to a WeCom, DingTalk or Feishu group and enter its address here.',
  },
  unit: { zh: '按哪个单位的辖区', en: 'Territory of' },
  unitHelp: {
    zh: '这个公安机关或业务指导部门辖区内的全部监所。',
    en: 'All facilities in the territory of this bureau or guidance department.',
  },
  name: { zh: '名称', en: 'Name' },
  nameHelp: { zh: '如：市局监管支队值班群', en: 'Such as: duty group of the city' },
  format: { zh: '发给', en: 'Sent to' },
  url: { zh: '推送地址', en: 'Address' },
  urlHelp: {
    zh: '机器人设置里的 Webhook 地址，保存后不再显示。',
    en: 'The webhook address in the robot’s settings. It is not shown again.',
  },
  urlPrivate: { zh: '本机已允许内网地址。', en: 'Private addresses are allowed here.' },
  robotSecret: { zh: '机器人的加签密钥', en: 'The robot’s signing secret' },
  robotSecretHelp: {
    zh: '机器人安全设置里选了“加签”或“签名校验”时填写；没有选就留空。',
    en: 'Where the robot’s security settings ask for signatures; leave it empty otherwise.',
  },
  from: { zh: '从哪个等级起', en: 'From which colour' },
  fromColour: { zh: '{colour}色及以上', en: '{colour} and above' },
  save: { zh: '添加', en: 'Add' },
  cancel: { zh: '取消', en: 'Cancel' },
  secretTitle: { zh: '签名密钥，只显示这一次', en: 'Signing secret, shown only now' },
  secretWhat: {
    zh: '请交给接收系统的负责人，用来核对消息确由本系统发出。遗失后请删除这条推送，重新添加。',
    en: 'Give it to whoever keeps the receiving system; it proves that messages come from here. If it is lost, remove this webhook and add it again.',
  },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  kept: { zh: '已保存好', en: 'I have kept it' },
  signed: { zh: '已签名', en: 'Signed' },
  unsigned: { zh: '不签名', en: 'Not signed' },
  paused: { zh: '已停用', en: 'Paused' },
  active: { zh: '使用中', en: 'Active' },
  test: { zh: '试发', en: 'Send a test' },
  testSent: {
    zh: '已交给发送队列，结果几秒后显示在下面。',
    en: 'Handed to the queue; what came of it shows below in seconds.',
  },
  pause: { zh: '停用', en: 'Pause' },
  resume: { zh: '启用', en: 'Resume' },
  remove: { zh: '删除', en: 'Remove' },
  removeTitle: { zh: '删除“{name}”？', en: 'Remove “{name}”?' },
  removeWhat: {
    zh: '以后的预警不再发到这里，地址和密钥一并清除。',
    en: 'Warnings no longer go there; its address and secret are forgotten.',
  },
  last: { zh: '最近发送', en: 'Last deliveries' },
  noDelivery: { zh: '还没有发送过，可以先试发一条。', en: 'Nothing was sent yet: try a test.' },
  arrived: { zh: '已送达', en: 'Arrived' },
  took: { zh: '{ms} 毫秒', en: '{ms} ms' },
  answered: { zh: '答复 {status}', en: 'answered {status}' },
})
