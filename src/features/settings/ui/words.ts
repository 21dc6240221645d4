/** Words of the settings page. */
import { dictionary } from '../../../web/words/words.ts'

export const settingsWords = dictionary({
  title: { zh: '系统设置', en: 'Settings' },
  note: {
    zh: '在全区统一生效，每次修改都要写明理由并记入工作日志。',
    en: 'They hold for the whole region; each change gives its reason and enters the journal.',
  },
  none: { zh: '目前没有可改的设置', en: 'Nothing to set at present' },
  noneHint: {
    zh: '启动所需的设置写在环境变量或 .env 中。',
    en: 'What a start needs stands in the environment or .env.',
  },
  change: { zh: '修改', en: 'Change' },
  cancel: { zh: '取消', en: 'Cancel' },
  save: { zh: '保存并生效', en: 'Save; holds at once' },
  saved: { zh: '已生效', en: 'It holds now' },
  reason: { zh: '修改理由', en: 'Reason' },
  reasonHint: { zh: '如：按支队 2026 年第 3 号通知执行', en: 'Such as: by notice 3/2026 of the guidance department' },
  consequence: {
    zh: '从下一个环节起按新值计算，已经开始计时的不变。',
    en: 'It counts from the next step on; clocks that run already stay as they are.',
  },
  standardIs: { zh: '（标准值 {value}）', en: '(standard {value})' },
  standard: { zh: '标准值 {value}，可填 {min} 至 {max}', en: 'Standard {value}; {min} to {max}' },
  neverChanged: { zh: '使用标准值，未修改过。', en: 'The standard; never changed.' },
  changed: { zh: '{by} 于 {when} 修改：{reason}', en: 'Changed by {by} at {when}: {reason}' },
})
