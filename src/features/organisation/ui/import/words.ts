/** Words of importing units. */
import { dictionary } from '../../../../web/words/words.ts'

export const importWords = dictionary({
  title: { zh: '批量导入单位', en: 'Import units' },
  import: { zh: '批量导入', en: 'Import' },
  note: {
    zh: '行政区划和单位可以放在同一个文件里。先试导入，看过再确认；有一处错误，就一行也不写入。',
    en: 'Divisions and units may come in one file. It is tried first and confirmed after; one error keeps everything out.',
  },
  template: { zh: '下载模板', en: 'Template' },
  drop: { zh: '把文件拖到这里，或点击选择', en: 'Drop a file here, or choose one' },
  dropHint: {
    zh: '.xlsx 或 .csv，不超过 10000 行。已有的单位不会重复建立。',
    en: '.xlsx or .csv, up to 10,000 rows. Units that are here are not made again.',
  },
  stepFill: {
    zh: '下载模板，在“行政区划”和“单位”两张表里填写；模板里有每一栏的填写说明。自己的名册表头相近的，也能认出。',
    en: 'Take the template and fill in its sheets of divisions and units; it says how. A register of your own with similar heads is recognised too.',
  },
  stepTry: {
    zh: '选择文件即开始试导入：不写入任何内容，列出每一处错误的工作表、行、列、内容和改法。',
    en: 'Choosing a file tries it: nothing is written, and each error is told by sheet, row, column, value and how to mend it.',
  },
  stepConfirm: {
    zh: '没有错误后确认导入。上级单位不论排在前面还是后面，系统自会排好顺序。',
    en: 'Confirm once there are no errors. Owners may stand before or after what they own.',
  },
  another: { zh: '换一个文件', en: 'Another file' },
  freshUnits: { zh: '新设单位', en: 'New units' },
  freshDivisions: { zh: '新增行政区划', en: 'New divisions' },
  known: { zh: '已有', en: 'Here already' },
  knownNote: { zh: '不改动', en: 'Left alone' },
  differing: {
    zh: '其中 {count} 个有出入，不改动',
    en: { one: '{count} differs, left alone', other: '{count} differ, left alone' },
  },
  wrong: { zh: '有误的行', en: 'Wrong rows' },
  wrongNote: { zh: '改好文件再试一次', en: 'Mend the file and try again' },
  allRight: { zh: '没有错误', en: 'No errors' },
  withoutEnglish: {
    zh: '{count} 个没有英文名称，英文界面将显示中文名称。',
    en: {
      one: '{count} has no English name; the Chinese one stands in.',
      other: '{count} have no English name; the Chinese one stands in.',
    },
  },
  sheets: { zh: '工作表', en: 'Sheets' },
  sheet: {
    zh: '“{name}”：{use}，{count} 行',
    en: { one: '“{name}”: {use}, {count} row', other: '“{name}”: {use}, {count} rows' },
  },
  left: { zh: '未识别的列：{heads}', en: 'Columns not understood: {heads}' },
  findings: { zh: '需要更正的地方', en: 'What needs mending' },
  findingsFirst: { zh: '共 {count} 处，列出前 {shown} 处。', en: '{count} in all; the first {shown} are listed.' },
  level: { zh: '级别', en: 'Level' },
  place: { zh: '位置', en: 'Place' },
  row: { zh: '第 {row} 行', en: 'Row {row}' },
  value: { zh: '内容', en: 'Value' },
  reason: { zh: '原因', en: 'Reason' },
  advice: { zh: '怎么改', en: 'How to mend' },
  none: { zh: '没有需要更正的地方', en: 'Nothing to mend' },
  noneHint: { zh: '看过下面的新单位，就可以确认导入。', en: 'Look at the new units below, then confirm.' },
  preview: { zh: '将要新设的单位', en: 'Units that will be opened' },
  previewFirst: { zh: '共 {count} 个，列出前 {shown} 个。', en: '{count} in all; the first {shown} are listed.' },
  nothing: {
    zh: '文件里没有新的单位或行政区划，不用导入。',
    en: 'Nothing in the file is new; there is nothing to import.',
  },
  confirm: { zh: '确认导入', en: 'Import' },
  confirmTitle: {
    zh: '导入 {units} 个单位、{divisions} 个行政区划？',
    en: 'Import {units} units and {divisions} divisions?',
  },
  confirmHint: {
    zh: '全部写入，每个单位各记一条日志。导入后不能整批撤回，只能逐个撤销。',
    en: 'All are written, each with its entry in the journal. There is no taking back at once; units are closed one by one.',
  },
  done: {
    zh: '已导入 {units} 个单位、{divisions} 个行政区划',
    en: '{units} units and {divisions} divisions were imported',
  },
  doneHint: {
    zh: '接下来导入人员名册，为各单位开立账号；安全管理员再导入同一份，授予职务。',
    en: 'Next, import a roster of people, which opens their accounts; the security administrator imports it again and grants posts.',
  },
  toUnits: { zh: '查看单位', en: 'See the units' },
  toAccounts: { zh: '导入人员', en: 'Import people' },
})
