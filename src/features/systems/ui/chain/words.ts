/** Words of the food chain's page. */
import { dictionary } from '../../../../web/words/words.ts'

export const chainWords = dictionary({
  title: { zh: '食品安全责任链', en: 'Food responsibility chain' },
  systems: { zh: '制度登记', en: 'Systems' },
  facility: { zh: '监所', en: 'Facility' },
  lead: {
    zh: '每个环节一名责任人。换人时原责任人的任期自动截止，历史保留。',
    en: 'One person answers for each link. A change ends the earlier term; the history stays.',
  },
  named: { zh: '{count} / {all} 个环节已明确责任人', en: '{count} of {all} links have a person' },
  person: { zh: '责任人', en: 'Responsible' },
  since: { zh: '自何时起', en: 'Since' },
  from: { zh: '{day} 起，由 {name} 指定', en: 'since {day}, named by {name}' },
  nobody: { zh: '未明确', en: 'Nobody named' },
  left: { zh: '已不在该监所任职', en: 'No longer at the facility' },
  name: { zh: '指定', en: 'Name' },
  change: { zh: '更换', en: 'Change' },
  nameTitle: { zh: '“{link}”环节责任人', en: 'Responsible for {link}' },
  who: { zh: '责任人来源', en: 'Who' },
  ofHouse: { zh: '本所人员', en: 'Somebody of the facility' },
  other: { zh: '其他人员（无账号）', en: 'Somebody without an account' },
  writeName: { zh: '姓名', en: 'Name' },
  need: { zh: '请填写{field}', en: 'Fill in: {field}' },
  save: { zh: '确定', en: 'Save' },
  cancel: { zh: '取消', en: 'Cancel' },
  history: { zh: '历任（{count}）', en: 'Earlier ({count})' },
  term: { zh: '{since} 至 {until}', en: '{since} to {until}' },
  none: { zh: '没有可查看的监所', en: 'No facility to look at' },
  noneHint: { zh: '您的职务范围内没有监所。', en: 'None of your posts reaches a facility.' },
  print: { zh: '打印', en: 'Print' },
})
